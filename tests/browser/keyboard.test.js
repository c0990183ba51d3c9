// The page without a mouse.

import assert from "node:assert/strict";
import { test } from "node:test";

import { browser, drop, paste, skip, text } from "./start.js";

const { open } = browser();

/** What has the focus. @param {any} page */
const focus = (page) => page.evaluate(() => document.activeElement?.id || document.activeElement?.className || document.activeElement?.tagName);

/** Presses a key until something has the focus. @param {any} page @param {string} key @param {string} wanted */
async function to(page, key, wanted) {
  for (let presses = 0; presses < 60; presses++) {
    if ((await focus(page)) === wanted) return;
    await page.keyboard.press(key);
  }
  assert.fail(`${key} never leads to ${wanted}`);
}

test("tab leads through the page, arrows through the passages", { skip }, async () => {
  const page = await open();
  await page.keyboard.press("Tab");
  assert.equal(await focus(page), "skip");
  await page.keyboard.press("Enter");
  await paste(page, text("corpus/vacatures/gemeente-projectleider-openbare-ruimte.txt"));
  await page.keyboard.press("Shift+Tab");
  assert.equal(await focus(page), "label");
  const first = await page.textContent("#card:visible");
  await page.keyboard.press("End");
  assert.notEqual(await page.textContent("#card:visible"), first);
  await page.keyboard.press("Home");
  assert.equal(await page.textContent("#card:visible"), first);
  await page.keyboard.press("Escape");
  assert.ok(await page.isHidden("#card"));
  await to(page, "Tab", "next");
  await page.keyboard.press("Enter");
  assert.match(await page.textContent("#walk-count"), /^passage 1 van \d+$/);
  assert.equal(await focus(page), "next");
  await to(page, "Tab", "near");
  await page.keyboard.press("Space");
  assert.ok(await page.locator(".mark.miss").count() > 0);
});

test("a competency opens with enter, keeps the focus and leads to its passages", { skip }, async () => {
  const page = await open();
  await paste(page, text("corpus/vacatures/gemeente-projectleider-openbare-ruimte.txt"));
  await to(page, "Tab", "competency");
  await page.keyboard.press("Enter");
  assert.equal(await focus(page), "competency");
  assert.equal(await page.getAttribute(".competency >> nth=0", "aria-expanded"), "true");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  assert.equal(await focus(page), "quote");
  await page.keyboard.press("Enter");
  assert.equal(await focus(page), "quote");
  const quote = await page.evaluate(() => document.activeElement?.querySelector("q")?.textContent);
  const here = await page.evaluate(() => {
    const mark = document.querySelector(".mark.here");
    return mark?.querySelector("span")?.textContent;
  });
  assert.ok(quote?.startsWith(String(here)), `${quote} is not ${here}`);
  assert.ok(await page.locator(".mark.here").isVisible());
});

test("arrows move through the table of documents, and enter opens one", { skip }, async () => {
  const page = await open();
  await drop(page, ["corpus/vacatures/bouw-werkvoorbereider.txt", "corpus/formats/kapot/half.docx", "corpus/verslagen/bouw-uitvoerder.txt"]);
  await page.waitForSelector(".matrix");
  await to(page, "Tab", "cell");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  assert.match(await page.evaluate(() => document.activeElement?.getAttribute("aria-label")), /bouw-uitvoerder\.txt, Klantgericht werken/);
  await page.keyboard.press("Enter");
  assert.match(await page.textContent("#answer"), /^Dit gespreksverslag/);
  assert.equal(await focus(page), "back");
  await page.keyboard.press("Enter");
  assert.equal(await focus(page), "cell");
});
