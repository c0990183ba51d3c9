// The language of the page: what it is, and saying things in it.

import { english } from "./words-en.js";
import { dutch } from "./words-nl.js";

const KEY = "toetssteen-language";

let current = "nl";
try {
  if (localStorage.getItem(KEY) === "en") current = "en";
} catch {
  // A browser that keeps nothing shows Dutch.
}

/** @returns {"nl"|"en"} */
export const lang = () => (current === "en" ? "en" : "nl");

/** All words of the page in its language. */
export const say = () => (current === "en" ? english : dutch);

/** @param {"nl"|"en"} wanted */
export function speak(wanted) {
  current = wanted;
  try {
    localStorage.setItem(KEY, wanted);
  } catch {
    // The choice then holds until the page is closed.
  }
  translate();
}

/** Puts the words into the elements that name them. */
export function translate() {
  document.documentElement.lang = lang();
  const { page } = say();
  const attributes = /** @type {const} */ ([["data-t-label", "aria-label"], ["data-t-placeholder", "placeholder"]]);
  for (const element of document.querySelectorAll("[data-t]")) {
    element.textContent = page[/** @type {keyof typeof page} */ (element.getAttribute("data-t"))];
  }
  for (const [from, to] of attributes) {
    for (const element of document.querySelectorAll(`[${from}]`)) {
      element.setAttribute(to, page[/** @type {keyof typeof page} */ (element.getAttribute(from))]);
    }
  }
}

/**
 * Why evidence counts or doesn't; a reason of a later version of the program stays as it is.
 * @param {import("./state.js").Evidence} evidence
 */
export function reason(evidence) {
  const { reasons } = say();
  const text = reasons[/** @type {keyof typeof reasons} */ (evidence.reason)] ?? evidence.reason;
  return evidence.cue ? `${text}: "${evidence.cue}"` : text;
}

/** @param {string[]} names @returns {string} "a, b en c" */
export function together(names) {
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} ${say().and} ${names[names.length - 1]}`;
}

/** Names of the profile may begin with a small letter; at the head of a line they don't. @param {string} name */
export const capital = (name) => name.charAt(0).toUpperCase() + name.slice(1);
