// From a text and its passages to lines that can be drawn. Pure functions on UTF-16 positions.

/**
 * @typedef {object} Passage a stretch of the text that speaks to a competency
 * @property {number} start first unit in the text
 * @property {number} end unit after the last
 * @property {number} competency index in the record
 * @property {number} evidence index in the competency's evidence
 * @property {boolean} counts
 * @property {string} label what stands above it
 * @property {boolean} faint something else has the attention
 *
 * @typedef {object} Part
 * @property {string} text
 * @property {number[]} refs indexes into the line's own `refs`
 * @property {number[]} labels those of `refs` that are named above this part
 *
 * @typedef {object} Line
 * @property {number} start of its first unit in the text
 * @property {string} text
 * @property {number[]} refs passages on this line, as indexes into all passages
 * @property {string} key two lines with the same key look the same
 */

/**
 * @param {string} text
 * @param {Passage[]} passages in the order of their starts
 * @returns {Line[]}
 */
export function toLines(text, passages) {
  const lines = [];
  let at = 0;
  let next = 0;
  /** @type {number[]} */
  let open = [];
  for (const line of text.split("\n")) {
    const end = at + line.length;
    open = open.filter((ref) => passages[ref].end > at);
    while (next < passages.length && passages[next].start < end) open.push(next++);
    lines.push({ start: at, text: line, refs: open, key: keyOf(line, at, open, passages) });
    at = end + 1;
  }
  return lines;
}

/** @param {string} line @param {number} at @param {number[]} refs @param {Passage[]} passages */
function keyOf(line, at, refs, passages) {
  let key = line;
  for (const ref of refs) {
    const { start, end, competency, counts, label, faint } = passages[ref];
    key += `\n${start - at},${end - at},${competency},${counts},${faint},${label}`;
  }
  return key;
}

/**
 * Cuts a line where passages begin and end. Where passages overlap, a part belongs to each of them.
 * @param {Line} line @param {Passage[]} passages
 * @returns {Part[]}
 */
export function toParts(line, passages) {
  const own = line.refs.map((ref) => passages[ref]);
  const cuts = new Set([0, line.text.length]);
  const local = own.map(({ start, end }) => ({
    start: Math.max(0, start - line.start),
    end: Math.min(line.text.length, end - line.start),
    begins: start >= line.start,
  }));
  for (const { start, end } of local) cuts.add(start).add(end);
  const places = [...cuts].sort((a, b) => a - b);
  const parts = [];
  /** @type {Set<number>} */
  let before = new Set();
  for (let index = 0; index + 1 < places.length; index++) {
    const [from, to] = [places[index], places[index + 1]];
    const refs = local.flatMap(({ start, end }, ref) => (start <= from && end >= to ? [ref] : []));
    // A competency that goes on from the part before isn't named again.
    const labels = refs.filter((ref) => local[ref].begins && local[ref].start === from && !before.has(own[ref].competency));
    parts.push({ text: line.text.slice(from, to), refs, labels });
    before = new Set(refs.map((ref) => own[ref].competency));
  }
  return parts;
}

/**
 * How many units two texts share at their heads and, of the rest, at their tails.
 * @param {string} before @param {string} after
 */
export function shared(before, after) {
  const shortest = Math.min(before.length, after.length);
  let head = 0;
  while (head < shortest && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  let tail = 0;
  while (tail < shortest - head && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail++;
  return { head, tail };
}

/**
 * Moves passages along with an edit, until the server has looked at the new text. What the edit touches is dropped, unless the
 * edit lies inside it.
 * @template {{start: number, end: number}} P
 * @param {P[]} passages @param {string} before @param {string} after
 * @returns {P[]}
 */
export function shifted(passages, before, after) {
  const { head, tail } = shared(before, after);
  const cut = before.length - tail;
  const by = after.length - before.length;
  return passages.flatMap((passage) => {
    if (passage.end <= head) return [passage];
    if (passage.start >= cut) return [{ ...passage, start: passage.start + by, end: passage.end + by }];
    if (passage.start < head && passage.end > cut) return [{ ...passage, end: passage.end + by }];
    return [];
  });
}

/**
 * A text field knows only `\n`. Takes the `\r` of `\r\n` out of a text and moves positions along.
 * @template {{start: number, end: number}} P
 * @param {string} text @param {P[]} positions
 * @returns {{text: string, positions: P[]}}
 */
export function withoutReturns(text, positions) {
  if (!text.includes("\r")) return { text, positions };
  /** @type {number[]} */
  const gone = [];
  for (let at = text.indexOf("\r\n"); at >= 0; at = text.indexOf("\r\n", at + 2)) gone.push(at);
  const moved = (/** @type {number} */ at) => {
    let [low, high] = [0, gone.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (gone[middle] < at) low = middle + 1;
      else high = middle;
    }
    return at - low;
  };
  return {
    text: text.replaceAll("\r\n", "\n").replaceAll("\r", "\n"),
    positions: positions.map((position) => ({ ...position, start: moved(position.start), end: moved(position.end) })),
  };
}
