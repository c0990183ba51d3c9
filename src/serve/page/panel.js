// The fifteen competencies: what the text shows of each, and for the one that is open its passages or what to write.

import { suggestions } from "./advice.js";
import { el, fill } from "./dom.js";
import { capital, reason, say } from "./words.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").Competency} Competency
 * @typedef {{competency: number, evidence: import("./state.js").Evidence, passage: number, sentence: string,
 *   quote: [number, number]}} Found `passage` is its place among all passages of the text
 */

/** The sign of a verdict; it stands beside the words and never alone. @param {Competency} competency */
export function sign({ verdict, organisation_wide }) {
  if (verdict === "covered") return "✓";
  if (verdict === "weak") return "~";
  return organisation_wide ? "✗" : "·";
}

/** How much was found, as the terminal says it. @param {Competency} competency @param {boolean} review */
export function amount({ verdict, positive, negative, neutral }, review) {
  const words = say();
  if (verdict === "missing") return words.verdicts.missing;
  if (!review) return `${words.verdicts[verdict]}, ${positive + negative + neutral}×`;
  const parts = /** @type {const} */ ([[positive, "positive"], [negative, "negative"], [neutral, "neutral"]]);
  const counted = parts.filter(([count]) => count > 0).map(([count, polarity]) => `${count}× ${words.polarities[polarity]}`);
  return [words.verdicts[verdict], ...counted].join(", ");
}

export class Panel {
  /** Rows stay while the text changes, so that focus and scroll do. @type {Map<string, {head: HTMLElement, body: HTMLElement, item: HTMLElement}>} */
  #rows = new Map();
  #profile = "";

  /**
   * @param {HTMLElement} panel
   * @param {{onOpen: (competency: number) => void, onPassage: (passage: number) => void, onCopy: (text: string) => Promise<boolean>}} on
   */
  constructor(panel, on) {
    this.panel = panel;
    this.on = on;
  }

  /** @param {State} state @param {Found[]} found */
  draw(state, found) {
    const { record } = state.doc;
    if (!record) {
      this.#profile = "";
      return fill(this.panel, el("ol", { class: "steps" }, ...say().steps.map((step) => el("li", {}, step))));
    }
    const { competencies } = record;
    const profile = competencies.map(({ id, name }) => `${id} ${name}`).join() + say().wide;
    if (profile !== this.#profile) this.#build(competencies);
    this.#profile = profile;
    competencies.forEach((competency, index) => this.#row(state, competency, index, found));
  }

  /** @param {Competency[]} competencies */
  #build(competencies) {
    this.#rows.clear();
    const wide = competencies.filter((competency) => competency.organisation_wide);
    const groups = new Map(wide.length ? [[`${say().wide} – ${say().wideMore}`, wide]] : []);
    for (const competency of competencies.filter((competency) => !competency.organisation_wide)) {
      groups.set(competency.group, [...(groups.get(competency.group) ?? []), competency]);
    }
    fill(this.panel, ...[...groups].map(([name, members]) => el("section", { class: members === wide ? "group wide" : "group" },
      el("h4", {}, name), el("ul", {}, ...members.map((member) => this.#item(member, competencies.indexOf(member)))))));
  }

  /** @param {Competency} competency @param {number} index */
  #item({ id }, index) {
    const head = el("button", { type: "button", class: "competency", "aria-expanded": "false", onclick: () => this.on.onOpen(index) });
    const body = el("div", { class: "competency-body", hidden: true });
    const item = el("li", { hue: index }, head, body);
    this.#rows.set(id, { head, body, item });
    return item;
  }

  /** @param {State} state @param {Competency} competency @param {number} index @param {Found[]} found */
  #row(state, competency, index, found) {
    const { head, body, item } = /** @type {any} */ (this.#rows.get(competency.id));
    const review = state.doc.record?.document.kind === "review";
    const open = state.competency === index;
    item.className = [competency.verdict, competency.organisation_wide ? "wide" : "", open ? "open" : ""].filter(Boolean).join(" ");
    head.setAttribute("aria-expanded", String(open));
    fill(head, el("span", { class: "sign", "aria-hidden": "true" }, sign(competency)),
      el("span", { class: "competency-name" }, capital(competency.name)),
      el("span", { class: "amount" }, amount(competency, review)));
    const own = open ? found.filter((one) => one.competency === index) : [];
    const shown = open ? JSON.stringify([own, say().nearTitle, state.lexicon.competencies.length, state.doc.record?.suggestions]) : "";
    body.hidden = !open;
    if (body.dataset.shown === shown) return;
    body.dataset.shown = shown;
    fill(body, ...(open ? this.#details(state, competency, own) : []));
  }

  /** @param {State} state @param {Competency} competency @param {Found[]} found */
  #details(state, competency, found) {
    const words = say();
    const counting = found.filter(({ evidence }) => evidence.counts);
    const misses = found.filter(({ evidence }) => !evidence.counts);
    const texts = (state.doc.record?.suggestions ?? []).filter((suggestion) => suggestion.competency === competency.id);
    return [
      counting.length > 0 && el("ul", { class: "quotes" }, ...counting.map((one) => this.#quote(state, one))),
      misses.length > 0 && el("p", { class: "near-title" }, words.nearTitle),
      misses.length > 0 && el("ul", { class: "quotes misses" }, ...misses.map((one) => this.#quote(state, one))),
      texts.length > 0 && el("p", { class: "near-title" }, words.adviceMore),
      texts.length > 0 && suggestions(texts.map(({ text }) => text), this.on.onCopy),
      !found.length && !texts.length && el("p", { class: "nothing" }, words.noneOfThese),
    ];
  }

  /** @param {State} state @param {Found} found */
  #quote(state, { evidence, passage }) {
    const indicator = evidence.indicator ? state.indicator(evidence.indicator) : "";
    const note = evidence.counts ? indicator || reason(evidence) : reason(evidence);
    return el("li", {}, el("button", { type: "button", class: "quote", onclick: () => this.on.onPassage(passage) },
      el("q", {}, evidence.quote ?? ""), el("span", { class: "note" }, note)));
  }
}
