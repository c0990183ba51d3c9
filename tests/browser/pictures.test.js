// Makes the pictures of the documentation, when it is asked where to.

import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";

import { browser, drop, paste, skip, text } from "./start.js";

const { open } = browser();
const FOLDER = process.env.TOETSSTEEN_PICTURES;
const unasked = skip || (FOLDER ? false : "TOETSSTEEN_PICTURES doesn't say where to");

/** @param {any} page @param {string} name */
async function picture(page, name) {
  const file = join(resolve(String(FOLDER)), name);
  await page.waitForTimeout(300);
  await page.screenshot({ path: file });
  assert.ok(statSync(file).size < 200_000, `${name} has ${statSync(file).size} bytes`);
}

const top = (page) => page.evaluate(() => {
  /** @type {HTMLElement} */ (document.activeElement).blur();
  scrollTo(0, 0);
});

test("a vacancy", { skip: unasked }, async () => {
  const page = await open({ viewport: { width: 1240, height: 840 } });
  await paste(page, text("corpus/vacatures/politie-teamchef-basisteam.txt"));
  await top(page);
  await page.click(".competency:has-text('Klantgericht werken')");
  await top(page);
  await picture(page, "page-vacancy.png");
});

test("a review note", { skip: unasked }, async () => {
  const page = await open({ viewport: { width: 1280, height: 860 } });
  await paste(page, text("corpus/verslagen/gemeente-vergunningverlener.txt"));
  await top(page);
  await picture(page, "page-review.png");
});

test("several documents, in the dark", { skip: unasked }, async () => {
  const page = await open({ viewport: { width: 1280, height: 860 }, colorScheme: "dark" });
  const vacancies = ["bouw-werkvoorbereider", "energie-assetmanager-elektriciteitsnet", "gemeente-projectleider-openbare-ruimte", "museum-educator",
    "restaurant-souschef", "thuiszorg-wijkverpleegkundige", "woningcorporatie-wijkbeheerder"];
  await drop(page, [...vacancies.map((name) => `corpus/vacatures/${name}.txt`), "corpus/formats/vacature.docx", "corpus/formats/kapot/half.docx"]);
  await page.waitForSelector(".matrix");
  await picture(page, "page-several-dark.png");
});
