// The passages of the document that is shown: what the text, the panel and the card say of each.

import { capital, say } from "./words.js";

/**
 * @typedef {import("./segments.js").Passage} Passage
 * @typedef {import("./state.js").State} State
 */

/** Before the names of a review's passages: what they say of the person, in a sign. */
const SIGNS = { positive: "+ ", negative: "− ", neutral: "○ " };

/** All passages, in the order of the text. @param {State} state @returns {Passage[]} */
export function passagesOf(state) {
  const { record, positions } = state.doc;
  if (!record) return [];
  const review = record.document.kind === "review";
  // A competency has the attention when it has something to see.
  const seen = positions.some((position) => position.competency === state.competency && (state.near || state.evidence(position).counts));
  return positions.map((position) => {
    const { counts, polarity } = state.evidence(position);
    const name = capital(record.competencies[position.competency].name);
    const judged = review ? SIGNS[polarity] + name : name;
    return {
      start: position.start, end: position.end, competency: position.competency, evidence: position.evidence, counts,
      label: counts ? judged : `${name} – ${say().countsNot.toLowerCase()}`,
      faint: seen && state.competency !== position.competency,
    };
  });
}

/** For the panel and the sides of a review. @param {State} state @param {Passage[]} passages */
export function foundOf(state, passages) {
  return passages.map((position, passage) => {
    const { sentence, quote } = state.doc.positions[passage];
    return { competency: position.competency, passage, evidence: state.evidence(position), sentence, quote };
  });
}

/** For the card. @param {State} state @param {Passage[]} passages @returns {import("./card.js").Entry[]} */
export function entriesOf(state, passages) {
  const { record } = state.doc;
  if (!record) return [];
  return passages.map((passage) => {
    const evidence = state.evidence(passage);
    return {
      competency: passage.competency,
      name: record.competencies[passage.competency].name,
      review: record.document.kind === "review",
      indicator: evidence.indicator ? state.indicator(evidence.indicator) : "",
      evidence,
    };
  });
}
