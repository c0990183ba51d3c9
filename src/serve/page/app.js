// Puts the parts of the page together: what the user does changes the state, and the state is drawn.

import { drawAdvice } from "./advice.js";
import { lexicon } from "./api.js";
import { Card } from "./card.js";
import { byId } from "./dom.js";
import { drawDownload } from "./download.js";
import { acceptDrops, readAgain, readFiles } from "./files.js";
import { Live } from "./live.js";
import { drawMatrix } from "./matrix.js";
import { clearNotices, copy, notice, tell, trouble } from "./notices.js";
import { Panel } from "./panel.js";
import { entriesOf, foundOf, passagesOf } from "./passages.js";
import { shared } from "./segments.js";
import { startSettings } from "./settings.js";
import { State, edit, newDoc } from "./state.js";
import { drawAnswer, drawSides } from "./summary.js";
import { TextView } from "./text.js";
import { Walk } from "./walk.js";
import { say, translate } from "./words.js";

const state = new State();
const field = /** @type {HTMLTextAreaElement} */ (byId("text"));
const card = new Card(byId("card"), byId("editor"));
const text = new TextView(byId("layer"), field, point);
const panel = new Panel(byId("panel"), { onOpen: open, onPassage: go, onCopy: copy });
const live = new Live(learned, trouble);
const walk = new Walk(step, (near) => {
  state.near = near;
  draw();
});

/** All passages of the text, and those that are drawn in it. @type {import("./segments.js").Passage[]} */
let all = [];
let drawn = all;
/** Was the text put here as a whole, and not looked at yet? */
let fresh = false;

function draw() {
  const { doc, docs, overview } = state;
  all = passagesOf(state);
  drawn = all.filter(({ counts }) => counts || state.near);
  if (!overview) text.draw(doc.text, drawn);
  const found = foundOf(state, all);
  drawAnswer(state, { answer: byId("answer"), verdict: byId("verdict"), title: byId("sheet-title") });
  panel.draw(state, found);
  drawSides(byId("sides"), state, found, go);
  drawAdvice(byId("advice"), doc.record, copy);
  drawDownload(byId("download"), docs.some(({ record }) => record), () => state.docs, trouble);
  byId("to-advice").hidden = overview || byId("advice").hidden;
  byId("desk").hidden = overview;
  byId("back").hidden = overview || docs.length < 2;
  byId("back").textContent = `‹ ${say().back} (${docs.length})`;
  byId("clear").hidden = state.isEmpty;
  byId("example").hidden = !state.isEmpty;
  walk.draw(all, drawn, state.near);
}

/** The table of documents, which typing in one of them doesn't change while it isn't seen. */
function drawAll() {
  for (const kind of document.querySelectorAll('[name="kind"]')) {
    const input = /** @type {HTMLInputElement} */ (kind);
    input.checked = input.value === (state.doc.kind ?? "");
  }
  drawMatrix(byId("matrix"), state, enter);
  byId("overview").hidden = !state.overview;
  // What can be done with all documents stands below their table.
  lead(byId("actions"), byId(state.overview ? "overview-foot" : "sheet-foot"));
  lead(byId("download"), byId(state.overview ? "overview-foot" : "side"));
  draw();
}

/** Moves an element, unless it is there: moving takes the focus away. @param {Element} element @param {Element} parent */
function lead(element, parent) {
  if (element.parentElement !== parent) parent.append(element);
}

/** @param {import("./state.js").Doc} doc */
function learned(doc) {
  if (doc !== state.doc) return;
  const top = () => field.getBoundingClientRect().top;
  const before = top();
  clearNotices();
  draw();
  // Who pastes a text wants the answer; who types in one wants it to stay where it is, whatever comes above it.
  if (fresh) scrollTo({ top: 0 });
  else if (document.activeElement === field) scrollBy({ top: top() - before, behavior: "instant" });
  fresh = false;
}

/** Shows what lies at a place. @param {number[]} passages of those that are drawn @param {Element} place */
function point(passages, place) {
  card.show(entriesOf(state, passages.map((passage) => drawn[passage])), place);
}

/** Opens or closes a competency and leads to its first passage. @param {number} competency */
function open(competency) {
  state.competency = state.competency === competency ? -1 : competency;
  card.hide();
  draw();
  const first = drawn.findIndex((passage) => passage.competency === state.competency);
  if (first >= 0) show(first);
}

/** Leads to a passage of all. @param {number} passage */
function go(passage) {
  const wanted = all[passage];
  if (!wanted) return;
  const other = state.competency >= 0 && state.competency !== wanted.competency;
  if (other) state.competency = wanted.competency;
  if (!wanted.counts) state.near = true;
  draw();
  show(drawn.indexOf(all[passage]));
}

/** @param {import("./segments.js").Passage} passage that the walk leads to */
function step(passage) {
  show(drawn.indexOf(passage));
  tell(`${byId("walk-count").textContent}: ${byId("card").textContent}`);
}

/** @param {number} passage of those that are drawn */
function show(passage) {
  const mark = text.show(passage);
  if (mark) point([passage], mark);
  walk.to(drawn[passage]);
}

/** Shows a document, and of it a competency. @param {number} document @param {number} competency or -1 */
function enter(document, competency) {
  Object.assign(state, { at: document, overview: false, competency: -1 });
  drawAll();
  if (competency >= 0) open(competency);
  else scrollTo({ top: 0 });
  byId("back").focus({ preventScroll: competency >= 0 });
}

/** @param {File[]} files */
async function take(files) {
  if (!files.length) return;
  clearNotices();
  live.stop();
  tell(files.length === 1 ? say().reading(files[0].name) : say().readingMany(0, files.length));
  try {
    const docs = await readFiles(files, chosenKind(), (done) => files.length > 1 && tell(say().readingMany(done, files.length)));
    state.add(docs);
    if (!state.docs.includes(docs[0])) for (const { name, failure } of docs) notice(failure, name);
    card.hide();
    drawAll();
    tell(byId("answer").textContent);
  } catch (error) {
    trouble(error);
  }
}

/** Reads the document as another kind: from its file, which says more than its text, while nobody edited that. @param {string|null} kind */
async function asKind(kind) {
  const { doc, docs } = state;
  doc.kind = kind;
  if (!doc.file || doc.edited) return live.now(doc);
  const own = await readAgain(doc);
  if (own?.record) docs[docs.indexOf(doc)] = own;
  drawAll();
}

/** Says all in another language. What is wrong with a file the server says. */
async function inLanguage() {
  card.hide();
  clearNotices();
  drawAll();
  for (const doc of state.docs.filter(({ failure }) => failure)) doc.failure = (await readAgain(doc))?.failure ?? doc.failure;
  drawAll();
}

const chosenKind = () => /** @type {HTMLInputElement} */ (document.querySelector('[name="kind"]:checked')).value || null;

/** Puts a text in the field, as typing would. @param {string} name @param {string} content */
function put(name, content) {
  Object.assign(state, { docs: [newDoc({ name, text: content, kind: chosenKind() })], at: 0, competency: -1, overview: false });
  drawAll();
  live.now(state.doc);
}

field.addEventListener("input", (event) => {
  const { head, tail } = shared(state.doc.text, field.value);
  fresh = head + tail < field.value.length / 2;
  edit(state.doc, field.value);
  state.doc.kind = chosenKind();
  card.hide();
  draw();
  if (/^insertFrom/.test(/** @type {InputEvent} */ (event).inputType ?? "")) live.now(state.doc);
  else live.soon(state.doc);
});

field.addEventListener("pointermove", (event) => {
  const at = text.point(event.clientX, event.clientY);
  if (at) point(at.passages, at.mark);
  else card.leave();
});
field.addEventListener("pointerleave", () => card.leave());

/** The caret shows what it stands in, when it was moved and not while typing. */
function atCaret() {
  const at = field.selectionStart === field.selectionEnd ? text.around(field.selectionStart) : null;
  if (at) point(at.passages, at.mark);
  else card.hide();
}
field.addEventListener("click", atCaret);
field.addEventListener("keyup", (event) => {
  if (/^(Arrow|Home|End|Page)/.test(event.key)) atCaret();
});
addEventListener("keydown", (event) => {
  if (event.key === "Escape") card.hide();
});

byId("kinds").addEventListener("change", () => asKind(chosenKind()).catch(trouble));
byId("choose").addEventListener("click", () => byId("files").click());
byId("files").addEventListener("change", () => {
  take([...byId("files").files]);
  byId("files").value = "";
});
byId("example").addEventListener("click", () => {
  put(say().exampleName, say().example);
  field.focus();
});
byId("clear").addEventListener("click", () => {
  live.stop();
  card.hide();
  clearNotices();
  put("", "");
  field.focus();
});
byId("back").addEventListener("click", () => {
  card.hide();
  state.overview = true;
  drawAll();
  /** @type {HTMLElement|null} */ (document.querySelector(".cell"))?.focus();
});

acceptDrops(byId("drop"), take);
translate();
startSettings(() => inLanguage().catch(trouble));
drawAll();
lexicon().then((known) => {
  state.lexicon = known;
  draw();
}, trouble);
