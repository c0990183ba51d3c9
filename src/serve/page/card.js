// The card beside a passage: which competency, which indicator, and why it counts or doesn't.

import { el, fill } from "./dom.js";
import { capital, reason, say } from "./words.js";

/**
 * @typedef {{competency: number, name: string, review: boolean, indicator: string, evidence: import("./state.js").Evidence}} Entry
 */

export class Card {
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #leaving;

  /** @param {HTMLElement} card @param {HTMLElement} around what it is placed in */
  constructor(card, around) {
    this.card = card;
    this.around = around;
    card.addEventListener("pointerenter", () => clearTimeout(this.#leaving));
    card.addEventListener("pointerleave", () => this.leave());
  }

  /** @param {Entry[]} entries @param {Element} place */
  show(entries, place) {
    clearTimeout(this.#leaving);
    if (!entries.length) return this.hide();
    fill(this.card, ...entries.map(draw));
    this.card.hidden = false;
    const boxes = place.getClientRects();
    const [first, last] = [boxes[0], boxes[boxes.length - 1]];
    const around = this.around.getBoundingClientRect();
    const own = this.card.getBoundingClientRect();
    const left = Math.max(8, Math.min(first.left - around.left, around.width - own.width - 8));
    // Below the passage, or above where the window ends.
    const fits = last.bottom + own.height + 12 < window.innerHeight || first.top - own.height < 40;
    const top = fits ? last.bottom - around.top + 8 : first.top - around.top - own.height - 22;
    this.card.style.left = `${Math.round(left)}px`;
    this.card.style.top = `${Math.round(top)}px`;
  }

  hide() {
    clearTimeout(this.#leaving);
    this.card.hidden = true;
  }

  /** Goes away in a moment: the pointer may be on its way to the card. */
  leave() {
    clearTimeout(this.#leaving);
    this.#leaving = setTimeout(() => this.hide(), 200);
  }
}

/** @param {Entry} entry */
function draw({ competency, name, review, indicator, evidence }) {
  const words = say();
  const judged = review && evidence.counts ? ` · ${words.polarities[evidence.polarity]}` : "";
  const sections = /** @type {Record<string, string>} */ (words.sections);
  return el("div", { class: "card-entry", hue: competency },
    el("p", { class: "card-name" }, el("span", { class: "swatch", "aria-hidden": "true" }), `${capital(name)}${judged}`),
    el("p", { class: "card-indicator" }, indicator ? `${capital(indicator)}.` : words.whole),
    el("p", { class: evidence.counts ? "card-why" : "card-why not" },
      el("strong", {}, evidence.counts ? words.counts : words.countsNot), `: ${reason(evidence)}`),
    el("p", { class: "card-part" }, `${words.part}: ${sections[evidence.section] ?? evidence.section}`));
}
