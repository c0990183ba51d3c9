// What went wrong or is going on, above the text.

import { byId, el, fill } from "./dom.js";
import { capital, say } from "./words.js";

/** Takes all notices away. */
export const clearNotices = () => fill(byId("notices"));

/** @param {string} text @param {string} [name] what it is about */
export function notice(text, name) {
  const close = el("button", { type: "button", class: "plain", onclick: () => box.remove() }, say().close);
  const box = el("p", { class: "notice" }, el("span", {}, name ? el("strong", {}, `${name}: `) : null, capital(text)), close);
  byId("notices").append(box);
}

/** @param {unknown} error of a request */
export function trouble(error) {
  clearNotices();
  const { kind, message } = /** @type {{kind?: string, message: string}} */ (error);
  notice(kind === "unreachable" ? say().unreachable : message);
}

/** Says something to those who can't see that it happened, and to the rest below the text. @param {string} text */
export function tell(text) {
  byId("said").textContent = text;
}

/** Copies a text. @param {string} text @returns {Promise<boolean>} was it copied? */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    tell(`${say().copied}: ${text}`);
    return true;
  } catch {
    notice(say().notCopied);
    return false;
  }
}
