// Dropping and choosing files, several documents, saving.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { browser, drop, paste, skip } from "./start.js";

const { open } = browser();

for (const format of ["docx", "pdf", "odt", "txt", "eml", "html", "rtf"]) {
  test(`a ${format} file that is dropped is read`, { skip }, async () => {
    const page = await open();
    await drop(page, [`corpus/formats/vacature.${format}`]);
    await page.waitForSelector("#panel .competency, #matrix .cell", { state: "attached" });
    // A mail has its attachment as a second document.
    if (await page.isVisible("#matrix")) await page.click("button.document >> nth=0");
    assert.match(await page.inputValue("#text"), /Bibliotheek De Leeswerf/);
    assert.match(await page.textContent("#answer"), /^Deze vacature toont \d+ van de 15/);
    assert.ok(await page.locator(".mark").count() > 3);
    assert.deepEqual(page.problems, []);
  });
}

test("several files are a table, and a cell leads to its passages", { skip }, async () => {
  const page = await open();
  await drop(page, [
    "corpus/vacatures/bouw-werkvoorbereider.txt", "corpus/formats/kapot/half.docx", "corpus/verslagen/bouw-uitvoerder.txt",
    "corpus/vacatures/gemeente-projectleider-openbare-ruimte.txt",
  ]);
  await page.waitForSelector(".matrix");
  assert.equal(await page.textContent("#answer"), "4 documenten");
  const names = await page.locator(".matrix .document").allTextContents();
  assert.deepEqual(names.map((name) => name.split("/").pop()),
    ["bouw-werkvoorbereider.txt", "half.docx", "bouw-uitvoerder.txt", "gemeente-projectleider-openbare-ruimte.txt"]);
  assert.match(await page.textContent("tr.unread"), /beschadigd/);
  await page.click("tr:has-text('projectleider') td.gap .cell >> nth=0");
  assert.match(await page.textContent("#answer"), /^Deze vacature toont/);
  assert.match(await page.textContent("li.open"), /Klantgericht werken/);
  await page.click("#back");
  await page.waitForSelector(".matrix");
  assert.deepEqual(page.problems, []);
});

test("a file that can't be read is said so, and the page stays as it was", { skip }, async () => {
  const page = await open();
  await drop(page, ["corpus/formats/kapot/half.docx"]);
  await page.waitForSelector(".notice");
  assert.match(await page.textContent(".notice"), /half\.docx: .*beschadigd/i);
  assert.ok(await page.isVisible("#text"));
  await page.click(".notice button");
  assert.equal(await page.locator(".notice").count(), 0);
});

test("another kind is read when it is chosen", { skip }, async () => {
  const page = await open();
  await drop(page, ["corpus/formats/vacature.docx"]);
  await page.waitForSelector(".competency");
  await page.check("[name=kind][value=review]", { force: true });
  await page.waitForFunction(() => document.getElementById("answer")?.textContent?.startsWith("Dit gespreksverslag"));
  assert.match(await page.textContent("#sheet-title"), /gelezen als gespreksverslag/);
});

test("what was found is saved as a report, a workbook and JSON", { skip }, async () => {
  const page = await open();
  await paste(page, "Wat vragen wij?\nJe luistert goed en je bent klantgericht.");
  const heads = { html: "<!doctype html>", xlsx: "PK", jsonl: '{"schema":' };
  for (const [format, head] of Object.entries(heads)) {
    const [download] = await Promise.all([page.waitForEvent("download"), page.click(`[data-format=${format}]`)]);
    assert.match(download.suggestedFilename(), new RegExp(`\\.${format}$`));
    assert.ok(readFileSync(await download.path(), "utf8").toLowerCase().startsWith(head.toLowerCase()), format);
  }
});

test("the text is written nowhere", { skip }, async () => {
  const page = await open();
  await paste(page, "Wat vragen wij?\nJe bent klantgericht.");
  await page.click("#theme");
  await page.click("#language");
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href]));
  assert.doesNotMatch(kept, /klantgericht/);
  assert.match(kept, /toetssteen-theme/);
});
