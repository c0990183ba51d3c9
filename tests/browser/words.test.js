// The words of the page: those of the terminal, and the same ones in both languages.

import assert from "node:assert/strict";
import { test } from "node:test";

import { english } from "../../src/serve/page/words-en.js";
import { dutch } from "../../src/serve/page/words-nl.js";
import { text } from "./start.js";

test("verdicts, polarities, sections and reasons are said as in the terminal", () => {
  const terminal = text("src/report/wording.rs");
  for (const table of ["verdicts", "polarities", "sections", "reasons", "kinds"]) {
    for (const [name, nl] of Object.entries(dutch[table])) {
      const pair = `"${nl}", "${english[table][name]}"`;
      assert.ok(terminal.includes(pair), `${table}.${name}: the terminal doesn't say ${pair}`);
    }
  }
});

test("every reason and section of the record has words", () => {
  const names = (file, from, to) => {
    const source = text(file);
    const part = source.slice(source.indexOf(from), source.indexOf(to, source.indexOf(from)));
    return [...part.matchAll(/=> "([a-z_]+)"/g)].map(([, name]) => name);
  };
  const rules = names("src/evidence/model.rs", "impl Rule", "pub enum Presence");
  const cues = names("src/lexicon/mod.rs", "impl CueClass", "pub enum Direction");
  const sections = names("src/lexicon/mod.rs", "impl SectionRole", "\n}\n");
  assert.ok(rules.length > 10 && cues.length > 15 && sections.length > 10);
  for (const name of [...rules, ...cues]) assert.ok(dutch.reasons[name], name);
  for (const name of sections) assert.ok(dutch.sections[name], name);
});

test("both languages say the same things", () => {
  const shape = (words) => Object.entries(words).map(([name, word]) =>
    typeof word === "object" && !Array.isArray(word) ? `${name}: ${shape(word)}` : `${name} ${typeof word}`).join("; ");
  assert.equal(shape(english), shape(dutch));
});

test("the words that stand in the page are those of the table", () => {
  const page = text("src/serve/page/index.html");
  const used = [...page.matchAll(/data-t="(\w+)"[^>]*>([^<]*)</g)];
  assert.ok(used.length > 10);
  for (const [, name, word] of used) assert.equal(word, dutch.page[name], name);
});
