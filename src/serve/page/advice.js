// What to write: sentences for the organisation-wide competencies that a vacancy lacks.

import { el, fill } from "./dom.js";
import { capital, say } from "./words.js";

/** Shown for a gap before more are asked for, as in the terminal. */
const FIRST = 2;

/** @param {string} text @param {(text: string) => Promise<boolean>} copy */
function suggestion(text, copy) {
  const button = el("button", {
    type: "button", class: "copy", "aria-label": `${say().copy}: ${text}`,
    onclick: async () => {
      if (!(await copy(text))) return;
      button.textContent = say().copied;
      setTimeout(() => { button.textContent = say().copy; }, 2000);
    },
  }, say().copy);
  return el("li", { class: "suggestion" }, el("span", {}, text), button);
}

/** A list of sentences with a button to copy each. @param {string[]} texts @param {(text: string) => Promise<boolean>} copy */
export function suggestions(texts, copy) {
  const list = el("ul", { class: "suggestions" }, ...texts.slice(0, FIRST).map((text) => suggestion(text, copy)));
  const rest = texts.slice(FIRST);
  if (!rest.length) return list;
  return el("div", {}, list, el("details", {},
    el("summary", {}, say().moreExamples(rest.length)),
    el("ul", { class: "suggestions" }, ...rest.map((text) => suggestion(text, copy)))));
}

/**
 * Draws what to write for what is missing. Stays as it is while that is the same, so that focus does.
 * @param {HTMLElement} place @param {import("./state.js").Record_|null} record @param {(text: string) => Promise<boolean>} copy
 */
export function drawAdvice(place, record, copy) {
  const gaps = (record?.missing_organisation_wide ?? []).map((id) => ({
    name: record?.competencies.find((competency) => competency.id === id)?.name ?? id,
    texts: (record?.suggestions ?? []).filter((suggestion) => suggestion.competency === id).map(({ text }) => text),
  })).filter(({ texts }) => texts.length);
  place.hidden = !gaps.length;
  const key = JSON.stringify([gaps, say().adviceMore]);
  if (place.dataset.shown === key) return;
  place.dataset.shown = key;
  if (place.hidden) return fill(place);
  fill(place, el("h3", {}, say().page.toAdvice), ...gaps.flatMap(({ name, texts }) => [
    el("h4", {}, capital(name)), el("p", { class: "hint" }, say().adviceMore), suggestions(texts, copy)]));
}
