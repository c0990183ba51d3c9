// The text with its evidence: a text field, and a layer with the same text in the same places behind it that has the marks. So the
// browser's own text field does the editing (undo, input methods, screen readers), and marking never moves the caret. The layer's
// text is transparent and hidden from screen readers; its labels are buttons in front of the field.

import { el, setHue } from "./dom.js";
import { toLines, toParts } from "./segments.js";

/**
 * @typedef {import("./segments.js").Passage} Passage
 * @typedef {import("./segments.js").Line & {element: HTMLElement}} Drawn
 */

export class TextView {
  /** @type {Drawn[]} */
  #lines = [];
  /** @type {Passage[]} */
  #passages = [];
  /** Where the marks lead: their line, and which of its passages. @type {WeakMap<Element, {line: Drawn, refs: number[]}>} */
  #marks = new WeakMap();

  /**
   * @param {HTMLElement} layer @param {HTMLTextAreaElement} field
   * @param {(passages: number[], place: Element) => void} onPoint
   */
  constructor(layer, field, onPoint) {
    this.layer = layer;
    this.field = field;
    this.onPoint = onPoint;
    layer.addEventListener("keydown", (event) => this.#onKey(event));
    new ResizeObserver(() => this.#fit(this.#lines)).observe(field);
  }

  /** Draws the lines that changed. @param {string} text @param {Passage[]} passages in the order of their starts */
  draw(text, passages) {
    this.#passages = passages;
    if (this.field.value !== text) this.field.value = text;
    const lines = /** @type {Drawn[]} */ (toLines(text, passages));
    const old = this.#lines;
    const shortest = Math.min(old.length, lines.length);
    let head = 0;
    while (head < shortest && old[head].key === lines[head].key) head++;
    let tail = 0;
    while (tail < shortest - head && old[old.length - 1 - tail].key === lines[lines.length - 1 - tail].key) tail++;
    const keep = (/** @type {Drawn} */ was, /** @type {Drawn} */ is) => Object.assign(was, { start: is.start, refs: is.refs });
    const fresh = lines.slice(head, lines.length - tail);
    for (const line of fresh) this.#drawLine(line);
    for (const { element } of old.slice(head, old.length - tail)) element.remove();
    const behind = tail ? old[old.length - tail].element : null;
    const added = document.createDocumentFragment();
    added.append(...fresh.map(({ element }) => element));
    this.layer.insertBefore(added, behind);
    this.#lines = lines.map((line, index) => {
      if (index < head) return keep(old[index], line);
      if (index >= lines.length - tail) return keep(old[index - lines.length + old.length], line);
      return line;
    });
    this.#fit(fresh);
  }

  /** @param {Drawn} line */
  #drawLine(line) {
    line.element = el("div", { class: "line" });
    if (!line.refs.length) {
      line.element.setAttribute("aria-hidden", "true");
      line.element.textContent = line.text;
      return;
    }
    for (const part of toParts(line, this.#passages)) {
      if (part.refs.length) line.element.append(this.#mark(line, part));
      else line.element.append(el("span", { "aria-hidden": "true" }, part.text));
    }
  }

  /** @param {Drawn} line @param {import("./segments.js").Part} part */
  #mark(line, part) {
    const all = part.refs.map((ref) => this.#passages[line.refs[ref]]);
    const clear = all.filter(({ faint }) => !faint);
    const passages = (clear.length ? clear : all).sort((a, b) => Number(b.counts) - Number(a.counts));
    // One colour a competency, however many of its passages lie here; what counts goes first.
    const competencies = [...new Set(passages.map(({ competency }) => competency))];
    const classes = ["mark", competencies.length > 1 ? "several" : "", passages.some(({ counts }) => counts) ? "" : "miss",
      clear.length ? "" : "faint"];
    const mark = el("mark", { class: classes.filter(Boolean).join(" ") });
    setHue(mark, "--h", competencies[0]);
    if (competencies.length > 1) setHue(mark, "--h2", competencies[1]);
    this.#marks.set(mark, { line, refs: part.refs });
    if (part.labels.length) mark.append(this.#label(line, part, mark));
    mark.append(el("span", { "aria-hidden": "true" }, part.text));
    return mark;
  }

  /** @param {Drawn} line @param {import("./segments.js").Part} part @param {Element} mark */
  #label(line, part, mark) {
    const named = part.labels.map((ref) => this.#passages[line.refs[ref]]);
    const text = [...new Set(named.map(({ label }) => label))].join(" · ");
    const { start, end } = named[0];
    const quote = line.text.slice(Math.max(0, start - line.start), end - line.start);
    return el("button", {
      type: "button", class: "label", hue: named[0].competency, tabindex: "-1", "aria-describedby": "card", "aria-label": `${text}: ${quote}`,
      onfocus: (/** @type {Event} */ event) => {
        this.#rove(/** @type {HTMLElement} */ (event.currentTarget));
        this.onPoint(this.#at(mark), mark);
      },
      onclick: () => this.onPoint(this.#at(mark), mark),
    }, text);
  }

  /** @param {Element} mark @returns {number[]} the passages there, as indexes into those that were drawn last */
  #at(mark) {
    const found = this.#marks.get(mark);
    return found ? found.refs.map((ref) => found.line.refs[ref]) : [];
  }

  /** Pulls labels that would stick out on the right back in; all are measured before any is moved. @param {Drawn[]} lines */
  #fit(lines) {
    const labels = lines.flatMap(({ element, refs }) => (refs.length ? [...element.querySelectorAll(".label")] : []));
    const right = this.layer.getBoundingClientRect().right - 4;
    const over = labels.map((label) => {
      const pulled = Number.parseFloat(/** @type {HTMLElement} */ (label).style.left) || 0;
      return label.getBoundingClientRect().right - pulled - right;
    });
    labels.forEach((label, index) => {
      /** @type {HTMLElement} */ (label).style.left = over[index] > 0 ? `${-Math.ceil(over[index])}px` : "";
    });
    // One label is on the way of the tab key; the arrows lead to the others.
    const first = this.layer.querySelector(".label");
    if (first && !this.layer.querySelector('.label[tabindex="0"]')) first.setAttribute("tabindex", "0");
  }

  /** @param {HTMLElement} label */
  #rove(label) {
    for (const other of this.layer.querySelectorAll('.label[tabindex="0"]')) other.setAttribute("tabindex", "-1");
    label.setAttribute("tabindex", "0");
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const labels = /** @type {HTMLElement[]} */ ([...this.layer.querySelectorAll(".label")]);
    const at = labels.indexOf(/** @type {HTMLElement} */ (event.target));
    const steps = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: labels.length - 1 };
    const to = labels[steps[/** @type {keyof typeof steps} */ (event.key)]];
    if (!to) return;
    event.preventDefault();
    to.focus();
  }

  /** What lies under a point of the window. @param {number} x @param {number} y */
  point(x, y) {
    const mark = document.elementsFromPoint(x, y).find((element) => this.#marks.has(element));
    return mark ? { passages: this.#at(mark), mark } : null;
  }

  /** The marks of a passage, more than one where others overlap it or lines end in it. @param {number} passage */
  marksOf(passage) {
    const lines = this.#lines.filter(({ refs }) => refs.includes(passage));
    return lines.flatMap(({ element }) => [...element.querySelectorAll(".mark")]).filter((mark) => this.#at(mark).includes(passage));
  }

  /** The passages around a position in the text. @param {number} position */
  around(position) {
    const refs = this.#passages.flatMap(({ start, end }, ref) => (start <= position && position < end ? [ref] : []));
    const mark = refs.length ? this.marksOf(refs[refs.length - 1])[0] : null;
    return mark ? { passages: this.#at(mark), mark } : null;
  }

  /** Brings a passage into view and lets it be seen. @param {number} passage @returns {Element|undefined} its first mark */
  show(passage) {
    const marks = this.marksOf(passage);
    for (const other of this.layer.querySelectorAll(".here")) other.classList.remove("here");
    for (const mark of marks) mark.classList.add("here");
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    marks[0]?.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    return marks[0];
  }
}
