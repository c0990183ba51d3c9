// axe finds nothing on any state of the page.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";

import { browser, drop, paste, skip, text } from "./start.js";

const { open } = browser();
const AXE = skip ? "" : readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const vacancy = (page) => paste(page, text("corpus/vacatures/gemeente-projectleider-openbare-ruimte.txt"));
const review = (page) => paste(page, text("corpus/verslagen/bouw-uitvoerder.txt"));
const phone = { viewport: { width: 390, height: 844 } };
const several = async (page) => {
  await drop(page, ["corpus/vacatures/bouw-werkvoorbereider.txt", "corpus/formats/kapot/half.docx", "corpus/verslagen/bouw-uitvoerder.txt"]);
  await page.waitForSelector(".matrix");
};

/** @type {Record<string, {options?: object, reach: (page: any) => Promise<void>}>} */
const STATES = {
  empty: { reach: async () => {} },
  vacancy: { reach: vacancy },
  "near misses and an open competency": {
    reach: async (page) => {
      await vacancy(page);
      await page.check("#near");
      await page.click(".competency:has-text('Samenwerken')");
    },
  },
  "a card at a label": {
    reach: async (page) => {
      await vacancy(page);
      await page.focus(".label >> nth=0");
    },
  },
  review: { reach: review },
  several: { reach: several },
  "one of several": {
    reach: async (page) => {
      await several(page);
      await page.click(".cell >> nth=0");
    },
  },
  failure: {
    reach: async (page) => {
      await drop(page, ["corpus/formats/kapot/half.docx"]);
      await page.waitForSelector(".notice");
    },
  },
  English: {
    reach: async (page) => {
      await page.click("#language");
      await vacancy(page);
    },
  },
  "phone width": { options: phone, reach: review },
  "several at phone width": { options: phone, reach: several },
};

for (const theme of ["light", "dark"]) {
  for (const [name, { options, reach }] of Object.entries(STATES)) {
    test(`axe finds nothing: ${name}, ${theme}`, { skip }, async () => {
      const page = await open({ ...options, colorScheme: theme, reducedMotion: "reduce" });
      await reach(page);
      // As a script of the browser's tools, which the policy of the page doesn't hold for.
      await page.evaluate(AXE);
      const { violations } = await page.evaluate(() => window.axe.run(document, { rules: { "target-size": { enabled: true } } }));
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html}\n${failureSummary}`).join("\n")}`);
      assert.deepEqual(found, []);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(wide <= 0, `the page is ${wide} pixels wider than the window`);
      await page.context().close();
    });
  }
}
