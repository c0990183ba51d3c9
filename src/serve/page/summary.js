// The answer, before anything else: how many competencies the text shows and what it lacks; for a review its two sides.

import { el, fill } from "./dom.js";
import { capital, say, together } from "./words.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {import("./panel.js").Found} Found
 */

/** Passages of a side that are shown before more are asked for. */
const FIRST = 5;

/** @param {HTMLElement} element @param {string} text the status is only read out again when it says something else */
function put(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** @param {State} state @param {{answer: HTMLElement, verdict: HTMLElement, title: HTMLElement}} places */
export function drawAnswer(state, { answer, verdict, title }) {
  const words = say();
  const { record, kind, name } = state.doc;
  put(title, record ? titleOf(name, kind, String(record.document.kind)) : words.page.yourText);
  if (state.overview) {
    const read = state.docs.filter((doc) => doc.record);
    const gaps = read.filter((doc) => doc.record?.missing_organisation_wide.length).length;
    put(answer, words.overview(state.docs.length));
    const failures = state.docs.filter((doc) => doc.failure).length;
    put(verdict, words.overviewMore(gaps, failures));
    verdict.className = gaps || failures ? "verdict gaps" : "verdict complete";
    return;
  }
  if (!record) {
    put(answer, words.page.hello);
    put(verdict, words.page.helloMore);
    verdict.className = "verdict";
    return;
  }
  const shown = record.competencies.filter((competency) => competency.verdict !== "missing").length;
  const missing = record.competencies.filter(({ id }) => record.missing_organisation_wide.includes(id));
  put(answer, words.answer(String(record.document.kind), shown, record.competencies.length));
  const names = together(missing.map((competency) => capital(competency.name)));
  put(verdict, missing.length ? words.missing(names, missing.length) : words.complete);
  verdict.className = missing.length ? "verdict gaps" : "verdict complete";
}

/** @param {string} name @param {string|null} chosen @param {string} kind */
function titleOf(name, chosen, kind) {
  const words = say();
  const called = words.kinds[/** @type {keyof typeof words.kinds} */ (kind)] ?? kind;
  return (chosen ? words.chosen : words.recognised)(name || words.pasted, called);
}

/**
 * The strengths, development points and agreements of a review, side by side.
 * @param {HTMLElement} place @param {State} state @param {Found[]} found @param {(passage: number) => void} onPassage
 */
export function drawSides(place, state, found, onPassage) {
  const record = state.doc.record;
  place.hidden = record?.document.kind !== "review" || state.overview;
  const counting = place.hidden ? [] : found.filter(({ evidence }) => evidence.counts);
  const key = JSON.stringify([counting, say().sides]);
  if (place.dataset.shown === key) return;
  place.dataset.shown = key;
  const polarities = /** @type {const} */ (["positive", "negative", "neutral"]);
  fill(place, ...(place.hidden ? [] : polarities.map((polarity) => {
    const own = counting.filter(({ evidence }) => evidence.polarity === polarity);
    return side(polarity, own, record, onPassage);
  })));
}

/**
 * @param {"positive"|"negative"|"neutral"} polarity @param {Found[]} found @param {any} record
 * @param {(passage: number) => void} onPassage
 */
function side(polarity, found, record, onPassage) {
  const words = say();
  const items = bySentence(found).map((same) => {
    const [{ competency, sentence, passage }] = same;
    const name = el("span", { class: "side-name", hue: competency }, capital(record.competencies[competency].name));
    const button = el("button", { type: "button", class: "quote", onclick: () => onPassage(passage) },
      el("q", {}, ...marked(sentence, same.map(({ quote }) => quote))), name);
    return el("li", {}, button);
  });
  const rest = items.splice(FIRST);
  return el("div", { class: `side-column ${polarity}` },
    el("h3", {}, `${words.sides[polarity]} `, el("span", { class: "number" }, String(items.length + rest.length))),
    items.length ? el("ul", {}, ...items) : el("p", { class: "nothing" }, words.noneOfThese),
    rest.length > 0 && el("details", {}, el("summary", {}, `+ ${rest.length}`), el("ul", {}, ...rest)));
}

/** What one sentence says of one competency belongs together. @param {Found[]} found @returns {Found[][]} */
function bySentence(found) {
  const groups = new Map();
  for (const one of found) {
    const key = `${one.competency} ${one.sentence}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

/** A sentence with its quotes in bold. @param {string} sentence @param {[number, number][]} quotes in the order of their starts */
function marked(sentence, quotes) {
  const parts = [];
  let at = 0;
  for (const [start, end] of quotes) {
    const from = Math.max(at, start);
    if (end <= from) continue;
    parts.push(sentence.slice(at, from), el("strong", {}, sentence.slice(from, end)));
    at = end;
  }
  return [...parts, sentence.slice(at)];
}
