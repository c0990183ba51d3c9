// Looks at a text again while it is being typed.

import { analyzeText } from "./api.js";
import { learn } from "./state.js";

/** Milliseconds without a key after which a text is looked at. */
const REST = 90;

export class Live {
  #running = new AbortController();
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #waiting;

  /** @param {(doc: import("./state.js").Doc) => void} onLearned @param {(error: unknown) => void} onProblem */
  constructor(onLearned, onProblem) {
    this.onLearned = onLearned;
    this.onProblem = onProblem;
  }

  /** Looks at a document when nobody has typed for a moment. @param {import("./state.js").Doc} doc */
  soon(doc) {
    this.stop();
    this.#waiting = setTimeout(() => this.now(doc), REST);
  }

  /** Looks at it at once. Only the last answer is drawn. @param {import("./state.js").Doc} doc */
  async now(doc) {
    this.stop();
    const running = new AbortController();
    this.#running = running;
    const { text, kind } = doc;
    if (!text.trim()) return this.onLearned(doc);
    try {
      const answer = await analyzeText({ name: doc.name || "tekst", text, kind }, running.signal);
      if (running.signal.aborted || doc.text !== text) return;
      if ("record" in answer) learn(doc, answer);
      else Object.assign(doc, { record: null, positions: [] });
      this.onLearned(doc);
    } catch (error) {
      if (!running.signal.aborted) this.onProblem(error);
    }
  }

  /** Forgets what was asked. */
  stop() {
    clearTimeout(this.#waiting);
    this.#running.abort();
  }
}
