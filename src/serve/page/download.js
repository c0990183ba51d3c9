// Saving what was found, in files that the server makes.

import { report } from "./api.js";
import { el, fill } from "./dom.js";
import { say } from "./words.js";

/** @typedef {import("./state.js").Doc} Doc */

/**
 * What the server is to read: the files as they are, or the texts as they stand on the page where one was edited or typed, or where
 * not all are to be read as the same kind.
 * @param {Doc[]} docs
 * @returns {{documents: File[]|import("./api.js").Sent[], kind: string|null}}
 */
export function toSend(docs) {
  const kind = docs[0].kind;
  const asFiles = docs.every((doc) => doc.file && !doc.edited && (doc.failure || doc.kind === kind));
  // A file may hold several documents.
  if (asFiles) return { documents: [...new Set(docs.map((doc) => /** @type {File} */ (doc.file)))], kind };
  const read = docs.filter((doc) => doc.record);
  return { documents: read.map(({ name, text, kind }) => ({ name: name || say().pasted, text, kind })), kind: null };
}

/** @param {string} format @param {Doc[]} docs */
async function save(format, docs) {
  const { documents, kind } = toSend(docs);
  const { blob, name } = await report(format, documents, kind);
  const url = URL.createObjectURL(blob);
  el("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/**
 * @param {HTMLElement} place @param {boolean} something is there anything to save?
 * @param {() => Doc[]} docs @param {(error: unknown) => void} onProblem
 */
export function drawDownload(place, something, docs, onProblem) {
  place.hidden = !something;
  const { formats, download, print } = say();
  if (place.dataset.shown === download) return;
  place.dataset.shown = download;
  const buttons = Object.entries(formats).map(([format, name]) =>
    el("button", { type: "button", class: "plain", "data-format": format, onclick: () => save(format, docs()).catch(onProblem) }, name));
  fill(place, el("h3", {}, download), el("div", { class: "row" }, ...buttons,
    el("button", { type: "button", class: "plain", onclick: () => window.print() }, print)));
}
