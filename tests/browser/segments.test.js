// Lines and parts of a text, without a browser.

import assert from "node:assert/strict";
import { test } from "node:test";

import { shifted, toLines, toParts, withoutReturns } from "../../src/serve/page/segments.js";

/** A passage of a competency, found by what it says. */
const passage = (text, quote, competency = 0) => {
  const start = text.indexOf(quote);
  return { start, end: start + quote.length, competency, evidence: 0, counts: true, label: `c${competency}`, faint: false };
};

/** The parts of all lines as `text{competencies}`, those that are named with `*`. */
const drawn = (text, passages) => toLines(text, passages).map((line) => toParts(line, passages).map((part) => {
  const of = (refs) => refs.map((ref) => passages[line.refs[ref]].competency).join();
  return part.refs.length ? `[${part.text}]{${of(part.refs)}}${part.labels.length ? `*${of(part.labels)}` : ""}` : part.text;
}).join(""));

test("a passage lies where its positions say", () => {
  const text = "Één naïeve 🙂 zin\nen ’s middags luistert zij goed.";
  assert.deepEqual(drawn(text, [passage(text, "luistert zij goed")]), ["Één naïeve 🙂 zin", "en ’s middags [luistert zij goed]{0}*0."]);
});

test("where passages overlap both are there, and each is named once", () => {
  const text = "a bb cc dd e";
  assert.deepEqual(drawn(text, [passage(text, "bb cc", 1), passage(text, "cc dd", 2)]), ["a [bb ]{1}*1[cc]{1,2}*2[ dd]{2} e"]);
  assert.deepEqual(drawn(text, [passage(text, "bb cc dd", 1), passage(text, "cc", 2)]), ["a [bb ]{1}*1[cc]{1,2}*2[ dd]{1} e"]);
  assert.deepEqual(drawn(text, [passage(text, "bb cc", 1), passage(text, "cc dd", 1)]), ["a [bb ]{1}*1[cc]{1,1}[ dd]{1} e"]);
});

test("a passage over two lines is named on the first", () => {
  const text = "in de bus\nen de trein";
  assert.deepEqual(drawn(text, [passage(text, "bus\nen")]), ["in de [bus]{0}*0", "[en]{0} de trein"]);
});

test("passages move along with an edit", () => {
  const text = "een twee drie";
  const places = (after) => shifted([passage(text, "een"), passage(text, "twee"), passage(text, "drie")], text, after)
    .map(({ start, end }) => after.slice(start, end));
  assert.deepEqual(places("een en twee drie"), ["een", "twee", "drie"]);
  assert.deepEqual(places("een twXee drie"), ["een", "twXee", "drie"]);
  assert.deepEqual(places("een drie"), ["een", "drie"]);
  assert.deepEqual(places("drie"), ["drie"]);
  assert.deepEqual(places(""), []);
});

test("the ends of lines of Windows keep what was found in its place", () => {
  const text = "een\r\ntwee\r\n\r\ndrie\rvier";
  const { text: after, positions } = withoutReturns(text, ["een", "twee", "drie", "vier"].map((quote) => passage(text, quote)));
  assert.equal(after, "een\ntwee\n\ndrie\nvier");
  assert.deepEqual(positions.map(({ start, end }) => after.slice(start, end)), ["een", "twee", "drie", "vier"]);
});

test("lines that look the same have the same key wherever they stand", () => {
  const [one, two] = ["een\ntwee drie", "nul\neen\ntwee drie"].map((text) => toLines(text, [passage(text, "drie")]).at(-1));
  assert.equal(one.key, two.key);
  assert.notEqual(one.key, toLines("twee drie", []).at(-1).key);
});
