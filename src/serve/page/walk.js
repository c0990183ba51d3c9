// The bar below the text that leads from passage to passage.

import { byId } from "./dom.js";
import { say } from "./words.js";

/** @typedef {import("./segments.js").Passage} Passage */

export class Walk {
  /** @type {Passage[]} */
  #passages = [];
  /** @type {Passage|null} */
  #at = null;

  /** @param {(passage: Passage) => void} onStep @param {(near: boolean) => void} onNear */
  constructor(onStep, onNear) {
    byId("previous").addEventListener("click", () => this.#step(-1, onStep));
    byId("next").addEventListener("click", () => this.#step(1, onStep));
    byId("near").addEventListener("change", () => onNear(byId("near").checked));
  }

  /** @param {Passage[]} all passages of the text @param {Passage[]} drawn those that are drawn @param {boolean} near */
  draw(all, drawn, near) {
    // What has no attention isn't led to.
    this.#passages = drawn.filter(({ faint }) => !faint);
    byId("walk").hidden = !all.length;
    byId("previous").disabled = byId("next").disabled = !this.#passages.length;
    byId("near-words").textContent = say().near(all.filter(({ counts }) => !counts).length);
    byId("near").checked = near;
    this.to(this.#at);
  }

  /** Says that a passage is shown. @param {Passage|null} passage */
  to(passage) {
    const at = passage ? this.#passages.indexOf(passage) : -1;
    this.#at = at < 0 ? null : passage;
    byId("walk-count").textContent = say().walk(at + 1, this.#passages.length);
  }

  /** @param {number} by 1 or -1 @param {(passage: Passage) => void} onStep */
  #step(by, onStep) {
    const { length } = this.#passages;
    const at = this.#at ? this.#passages.indexOf(this.#at) : -1;
    onStep(this.#passages[at < 0 && by < 0 ? length - 1 : (at + by + length) % length]);
  }
}
