// Files that are dropped, chosen or pasted.

import { analyzeFile } from "./api.js";
import { docOf, newDoc } from "./state.js";

/** Files that are read at the same time. */
const AT_ONCE = 3;

/** @param {HTMLElement} veil shown while files are over the page @param {(files: File[]) => void} onFiles */
export function acceptDrops(veil, onFiles) {
  const hasFiles = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes("Files");
  // Each element that the pointer enters tells of it before the one that it leaves does.
  let inside = 0;
  const count = (/** @type {number} */ by) => (/** @type {DragEvent} */ event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    inside += by;
    veil.hidden = inside <= 0;
  };
  addEventListener("dragenter", count(1));
  addEventListener("dragleave", count(-1));
  addEventListener("dragover", (event) => hasFiles(event) && event.preventDefault());
  addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    inside = 0;
    veil.hidden = true;
    onFiles([...event.dataTransfer?.files ?? []]);
  });
  addEventListener("paste", (event) => {
    const files = [...event.clipboardData?.files ?? []];
    // A word processor puts a picture of the text beside the text.
    if (!files.length || event.clipboardData?.types.includes("text/plain")) return;
    event.preventDefault();
    onFiles(files);
  });
}

/**
 * Reads files, some at a time. What can't be read is a document with a failure; the order is that of the files.
 * @param {File[]} files @param {string|null} kind @param {(done: number) => void} onProgress
 * @returns {Promise<import("./state.js").Doc[]>}
 */
export async function readFiles(files, kind, onProgress) {
  /** @type {import("./state.js").Doc[][]} */
  const read = [];
  let next = 0;
  let done = 0;
  const work = async () => {
    while (next < files.length) {
      const at = next++;
      const file = files[at];
      try {
        read[at] = (await analyzeFile(file, kind)).map((answer) => docOf(answer, file, kind));
      } catch (error) {
        if (/** @type {{kind?: string}} */ (error).kind === "unreachable") throw error;
        read[at] = [newDoc({ name: file.name, failure: /** @type {Error} */ (error).message, file })];
      }
      onProgress(++done);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, files.length) }, work));
  return read.flat();
}

/**
 * What the file of a document gives now, read as its kind and in the language of the page.
 * @param {import("./state.js").Doc} doc @returns {Promise<import("./state.js").Doc|undefined>}
 */
export async function readAgain({ file, kind, name }) {
  const read = file ? await readFiles([file], kind, () => {}) : [];
  return read.find((doc) => doc.name === name);
}
