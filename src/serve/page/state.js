// What the page knows. Nothing of it is kept when the page is closed.

import { shifted, withoutReturns } from "./segments.js";

/**
 * @typedef {{term: string, indicator: string|null, quote: string|null, section: string, polarity: "positive"|"negative"|"neutral",
 *   counts: boolean, reason: string, cue?: string|null}} Evidence
 * @typedef {{id: string, name: string, group: string, organisation_wide: boolean, verdict: "covered"|"weak"|"missing",
 *   positive: number, negative: number, neutral: number, evidence: Evidence[]}} Competency
 * @typedef {{document: {id: string, kind?: string}, competencies: Competency[], missing_organisation_wide: string[],
 *   suggestions: {competency: string, text: string}[]}} Record_
 * @typedef {{competency: number, evidence: number, start: number, end: number, sentence_start: number, sentence_end: number,
 *   sentence: string, quote: [number, number]}} Position UTF-16 units; `quote` is the place in `sentence`
 * @typedef {{record: Record_, text: string, positions: Position[]}} Read
 * @typedef {{failure: {document: {id: string}}, message: string}} Failed
 * @typedef {Read|Failed} Answer
 * @typedef {{competencies: {id: string, indicators: {id: string, text: string, suggestion: string}[]}[]}} Lexicon
 *
 * @typedef {object} Doc a document on the page
 * @property {string} name
 * @property {string} text as it stands in the text field, so with `\n` only
 * @property {string|null} kind that was chosen; null to recognise it
 * @property {Record_|null} record
 * @property {Position[]} positions in the order of their starts
 * @property {string} failure why it wasn't read, else empty
 * @property {File|null} file that it was read from
 * @property {boolean} edited is its text no longer that of the file?
 */

/** @param {Partial<Doc>} known @returns {Doc} */
export function newDoc(known) {
  return { name: "", text: "", kind: null, record: null, positions: [], failure: "", file: null, edited: false, ...known };
}

/** The positions in the order of the text, each with its sentence. @param {Read} answer @returns {Position[]} */
function positionsOf({ text, positions }) {
  const found = positions.map((position) => {
    const { start, end, sentence_start: from, sentence_end: to } = position;
    return { ...position, sentence: text.slice(from, to), quote: /** @type {[number, number]} */ ([start - from, end - from]) };
  });
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** @param {Answer} answer @param {File} file @param {string|null} kind @returns {Doc} */
export function docOf(answer, file, kind) {
  if ("failure" in answer) return newDoc({ name: answer.failure.document.id, failure: answer.message, file });
  const { text, positions } = withoutReturns(answer.text, positionsOf(answer));
  return newDoc({ name: answer.record.document.id, text, kind, record: answer.record, positions, file });
}

/** Takes what the server found in the text that the document has. @param {Doc} doc @param {Read} answer */
export function learn(doc, answer) {
  doc.record = answer.record;
  doc.positions = positionsOf(answer);
}

/** @param {Doc} doc @param {string} text */
export function edit(doc, text) {
  doc.positions = shifted(doc.positions, doc.text, text);
  doc.text = text;
  doc.edited = true;
  if (!text.trim()) Object.assign(doc, { record: null, positions: [] });
}

/** The documents, and where the attention is. */
export class State {
  /** @type {Doc[]} */
  docs = [newDoc({})];
  /** Index of the document that is shown. */
  at = 0;
  /** Is the table of all documents shown? */
  overview = false;
  /** Index of the competency that has the attention, or -1. */
  competency = -1;
  /** Are near misses shown? */
  near = false;
  /** @type {Lexicon} */
  lexicon = { competencies: [] };

  get doc() {
    return this.docs[this.at];
  }

  /** Only a text that was read has anything to show. */
  get isEmpty() {
    return this.docs.length === 1 && !this.doc.text;
  }

  /**
   * Puts documents in the place of an empty page, or behind those that are there. Nothing is added where none can be read: then the
   * text field stays, and the caller says what went wrong.
   * @param {Doc[]} docs
   */
  add(docs) {
    const before = this.isEmpty ? [] : this.docs;
    const all = [...before, ...docs];
    if (all.every((doc) => doc.failure)) return;
    this.docs = all;
    this.overview = all.length > 1;
    const first = docs.find((doc) => !doc.failure);
    if (first) this.at = all.indexOf(first);
    this.competency = -1;
  }

  /** The evidence of a position. @param {{competency: number, evidence: number}} position */
  evidence({ competency, evidence }) {
    return /** @type {Record_} */ (this.doc.record).competencies[competency].evidence[evidence];
  }

  /** @param {string} id of an indicator @returns {string} what it says, or nothing while the lexicon isn't there */
  indicator(id) {
    for (const competency of this.lexicon.competencies) {
      const found = competency.indicators.find((indicator) => indicator.id === id);
      if (found) return found.text;
    }
    return "";
  }
}
