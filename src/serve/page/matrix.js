// Several documents: a table of documents and competencies. A cell leads to the document and what it shows of the competency.

import { el, fill } from "./dom.js";
import { amount, sign } from "./panel.js";
import { capital, say } from "./words.js";

/** @typedef {import("./state.js").State} State */

/**
 * @param {HTMLElement} place @param {State} state
 * @param {(document: number, competency: number) => void} onCell
 */
export function drawMatrix(place, state, onCell) {
  const profile = state.docs.find((doc) => doc.record)?.record?.competencies;
  if (!state.overview || !profile) return fill(place);
  const words = say();
  // Organisation-wide ones first, as in the panel.
  const order = profile.map((_, index) => index);
  order.sort((a, b) => Number(profile[b].organisation_wide) - Number(profile[a].organisation_wide) || a - b);
  const heads = order.map((index) => el("th", { scope: "col", class: profile[index].organisation_wide ? "wide" : "" },
    el("span", { class: "upright" }, capital(profile[index].name))));
  const head = el("thead", {}, el("tr", {},
    el("th", { scope: "col", class: "name" }, words.document), el("th", { scope: "col", class: "count" }, words.found), ...heads));
  const body = el("tbody", { onkeydown: (/** @type {KeyboardEvent} */ event) => onKey(event) },
    ...state.docs.map((doc, index) => row(doc, index, order, onCell)));
  fill(place, el("div", { class: "matrix-frame", tabindex: "0", role: "region", "aria-label": words.caption },
    el("table", { class: "matrix" }, el("caption", {}, words.caption), head, body)), legend());
  body.querySelector(".cell")?.setAttribute("tabindex", "0");
}

/**
 * @param {import("./state.js").Doc} doc @param {number} index @param {number[]} order
 * @param {(document: number, competency: number) => void} onCell
 */
function row(doc, index, order, onCell) {
  const words = say();
  const name = doc.name || words.pasted;
  if (!doc.record) {
    return el("tr", { class: "unread" }, el("th", { scope: "row", class: "name" }, el("span", { class: "document" }, name)),
      el("td", { class: "count" }, words.notRead),
      el("td", { colspan: order.length, class: "failure" }, doc.failure ? capital(doc.failure) : words.page.placeholder));
  }
  const { competencies } = doc.record;
  const review = doc.record.document.kind === "review";
  const shown = competencies.filter((competency) => competency.verdict !== "missing").length;
  const open = el("button", { type: "button", class: "document", title: name, onclick: () => onCell(index, -1) }, name);
  const cells = order.map((at) => {
    const competency = competencies[at];
    const what = `${name}, ${competency.name}: ${amount(competency, review)}`;
    const gap = competency.organisation_wide && competency.verdict === "missing" ? " gap" : "";
    return el("td", { class: `${competency.verdict}${gap}` }, el("button", {
      type: "button", class: "cell", tabindex: "-1", title: what, "aria-label": what, onclick: () => onCell(index, at),
    }, sign(competency)));
  });
  return el("tr", {}, el("th", { scope: "row", class: "name" }, open), el("td", { class: "count" }, `${shown}/${competencies.length}`), ...cells);
}

function legend() {
  const words = say();
  const signs = /** @type {const} */ ([["covered", "✓"], ["weak", "~"], ["missing", "·"], ["missing gap", "✗"]]);
  return el("ul", { class: "legend" }, ...signs.map(([verdict, mark]) => {
    const text = words.verdicts[/** @type {"covered"|"weak"|"missing"} */ (verdict.split(" ")[0])];
    const wide = verdict.endsWith("gap") ? ` (${words.wide.toLowerCase()})` : "";
    return el("li", { class: verdict }, el("span", { "aria-hidden": "true" }, mark), ` ${text}${wide}`);
  }));
}

/** The arrows move from cell to cell; one cell is on the way of the tab key. @param {KeyboardEvent} event */
function onKey(event) {
  const cell = /** @type {HTMLElement} */ (event.target);
  const rows = [...cell.closest("tbody")?.querySelectorAll("tr:not(.unread)") ?? []].map((line) => [...line.querySelectorAll(".cell")]);
  const at = rows.findIndex((cells) => cells.includes(cell));
  if (at < 0) return;
  const column = rows[at].indexOf(cell);
  const steps = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] };
  const [down, right] = steps[/** @type {keyof typeof steps} */ (event.key)] ?? [0, 0];
  const to = /** @type {HTMLElement|undefined} */ (rows[at + down]?.[column + right]);
  if (!to || to === cell) return;
  event.preventDefault();
  cell.setAttribute("tabindex", "-1");
  to.setAttribute("tabindex", "0");
  to.focus();
}
