// The requests to the server on this computer. The page talks to nobody else.

import { lang } from "./words.js";

/**
 * @typedef {import("./state.js").Answer} Answer
 * @typedef {{name: string, text: string, kind: string|null}} Sent
 */

/** What the server said was wrong, in the language of the page. */
export class Problem extends Error {
  /** @param {string} title @param {string} detail @param {string} kind */
  constructor(title, detail, kind) {
    super(detail && detail !== title ? `${title}: ${detail}` : title);
    this.kind = kind;
  }
}

/** @param {string} path @param {RequestInit} init @returns {Promise<Response>} */
async function ask(path, init) {
  const joint = path.includes("?") ? "&" : "?";
  let response;
  try {
    response = await fetch(`${path}${joint}lang=${lang()}`, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Problem("", "", "unreachable");
  }
  if (response.ok) return response;
  const problem = await response.json().catch(() => ({}));
  throw new Problem(problem.title ?? String(response.status), problem.detail ?? "", problem.kind ?? "");
}

/** @param {Sent[]} documents @returns {RequestInit} */
const asJson = (documents) => ({
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ documents }),
});

/** @param {File[]} files @param {string|null} kind @returns {RequestInit} */
function asForm(files, kind) {
  const body = new FormData();
  if (kind) body.append("kind", kind);
  for (const file of files) body.append("file", file, file.name);
  return { method: "POST", body };
}

/** @param {Sent} sent @param {AbortSignal} [signal] @returns {Promise<Answer>} */
export async function analyzeText(sent, signal) {
  const response = await ask("/api/v1/analyze", { ...asJson([sent]), signal });
  return (await response.json()).documents[0];
}

/** @param {File} file @param {string|null} kind @returns {Promise<Answer[]>} all documents that are in it */
export async function analyzeFile(file, kind) {
  const response = await ask("/api/v1/analyze", asForm([file], kind));
  return (await response.json()).documents;
}

/**
 * @param {string} format @param {Sent[]|File[]} documents @param {string|null} kind of all, where files are sent
 * @returns {Promise<{blob: Blob, name: string}>}
 */
export async function report(format, documents, kind) {
  const init = documents[0] instanceof File
    ? asForm(/** @type {File[]} */ (documents), kind)
    : asJson(/** @type {Sent[]} */ (documents));
  const response = await ask(`/api/v1/report?format=${format}`, init);
  const named = /filename="([^"]+)"/.exec(response.headers.get("Content-Disposition") ?? "");
  return { blob: await response.blob(), name: named?.[1] ?? `toetssteen.${format}` };
}

/** @returns {Promise<import("./state.js").Lexicon>} */
export async function lexicon() {
  return (await ask("/api/v1/lexicon", {})).json();
}
