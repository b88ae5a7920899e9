/**
 * The part of a text that answers a query, with its matches marked: the browser's side of `src/index/snippet.cc`, held
 * to `tests/vectors/snippet.json`.
 *
 * A snippet is a window on a line. Its core is the stretch, from the beginning of one match to the end of another, that
 * has the most different terms; what room is left shows what stands around it.
 */

import { analyze, termsIn, wellFormed } from './analysis.js';
import { cellWidth } from './cells.js';
import { occurrencesIn } from './occurrences.js';

/** @typedef {import('./analysis.js').Table} Table */
/** @typedef {import('./query.js').Query} Query */
/** @typedef {{text: string, marked: boolean}} SnippetPart  Text, never HTML. */
/** @typedef {{begin: number, end: number}} Span  UTF-16 units. */

const ELLIPSIS = '…';

/**
 * @param {string} text
 * @param {Query} query
 * @param {number} maxCells  About as wide as it may become; a Han character is two cells wide.
 * @param {Table} table  Of the analysis.
 * @param {string[]} [words]  That are looked for beside it.
 */
export function makeSnippet(text, query, maxCells, table, words) {
  const { parts, window } = lineOf(text, query, table, words);
  return parts(window(maxCells));
}

/**
 * The text whole, for titles and headings.
 *
 * @param {string} text
 * @param {Query} query
 * @param {Table} table
 * @param {string[]} [words]  That are looked for beside it.
 */
export function markMatches(text, query, table, words) {
  const { parts, size } = lineOf(text, query, table, words);
  return parts({ begin: 0, end: size });
}

/** @param {string} text */
function oneLine(text) {
  return wellFormed(text).replace(/[\0- \x7F-\xA0\u2028\u2029]+/g, ' ').replace(/^ | $/g, '');
}

/**
 * Whether a code point belongs to the character before it.
 * @param {number} codePoint
 * @param {number} before
 */
function joins(codePoint, before) {
  const isFlagHalf = (/** @type {number} */ c) => c >= 0x1f1e6 && c <= 0x1f1ff;
  return (
    cellWidth(codePoint) === 0 ||
    before === 0x200d ||
    (codePoint >= 0x1f3fb && codePoint <= 0x1f3ff) ||
    (isFlagHalf(before) && isFlagHalf(codePoint))
  );
}

/**
 * Where the terms of a query stand, and those of words beside it, by begin, then by end.
 * @param {string} text
 * @param {Query} query
 * @param {Table} table
 * @param {string[]} [words]
 */
export function matchesIn(text, { groups }, table, words = []) {
  const items = groups.flatMap((group) => group.alternatives);
  const terms = new Set([...items, ...words.map((word) => ({ terms: termsIn(word, table) }))].flatMap((item) => item.terms));
  const growing = items.find((item) => item.prefix);
  return occurrencesIn(text, table, terms, growing).sort((a, b) => a.begin - b.begin || a.end - b.end);
}

/**
 * A text as one line, which knows its width and its matches.
 * @param {string} written
 * @param {Query} query
 * @param {Table} table
 * @param {string[]} [words]
 */
function lineOf(written, query, table, words) {
  const text = oneLine(written);
  const size = text.length;
  // Where it is as long, it has the same tokens, and these are known from the choice of sections.
  const known = size === written.length ? written : text;
  /** Cells of all units before each, and of all. The second half of a character has none. */
  const cellsBefore = new Uint32Array(size + 1);
  /** 1 for units that belong to the character before them. */
  const joined = new Uint8Array(size + 1);
  for (let at = 0, last = 0, cells = 0; at < size; ) {
    const codePoint = /** @type {number} */ (text.codePointAt(at));
    if (at > 0 && joins(codePoint, last)) joined[at] = 1;
    cells += cellWidth(codePoint);
    cellsBefore[++at] = cells;
    if (codePoint > 0xffff) {
      joined[at] = 1;
      cellsBefore[++at] = cells;
    }
    last = codePoint;
  }
  const matches = matchesIn(known, query, table, words);
  for (const match of matches) while (joined[match.end]) match.end++;

  const cells = (/** @type {number} */ begin, /** @type {number} */ end) => cellsBefore[end] - cellsBefore[begin];

  /** The first unit from which on to before `end` at most `room` cells are filled. */
  const firstFitting = (/** @type {number} */ end, /** @type {number} */ room) => {
    let begin = end;
    while (begin > 0 && cells(begin - 1, end) <= room) begin--;
    return begin;
  };

  const lastFitting = (/** @type {number} */ begin, /** @type {number} */ room) => {
    let end = begin;
    while (end < size && cells(begin, end + 1) <= room) end++;
    return end;
  };

  /** `end`, or as little before it as keeps characters whole, and not before `begin`. */
  const cutBefore = (/** @type {number} */ end, /** @type {number} */ begin) => {
    while (end > begin && joined[end]) end--;
    return end;
  };

  /**
   * The earliest stretch between matches with the most different terms that is at most `room` wide; its first match is
   * in it even if it is wider. Empty, and at the beginning, when nothing matches.
   *
   * @param {number} room
   * @returns {Span}
   */
  function coreOf(room) {
    let core = { begin: 0, end: 0 };
    let most = 0;
    /** How often each term is in the stretch. @type {Map<string, number>} */
    const terms = new Map();
    const count = (/** @type {string} */ term, /** @type {number} */ more) => {
      const times = (terms.get(term) ?? 0) + more;
      if (times > 0) terms.set(term, times);
      else terms.delete(term);
    };
    let next = 0;
    for (const { begin, term } of matches) {
      while (next < matches.length && (terms.size === 0 || cells(begin, matches[next].end) <= room)) {
        count(matches[next++].term, 1);
      }
      if (terms.size > most) {
        most = terms.size;
        core = { begin, end: matches[next - 1].end };
      }
      count(term, -1);
    }
    return core;
  }

  /**
   * Narrows `wide` to whole words, without losing anything of `core`; a word that fills all of the room is cut.
   *
   * @param {Span} wide
   * @param {Span} core
   * @returns {Span}
   */
  function atWords(wide, core) {
    const inside = joined.slice();
    for (const { kind, begin, end } of analyze(known, table)) if (kind === 'word') inside.fill(1, begin + 1, end);
    let { begin, end } = wide;
    while (begin < core.begin && inside[begin]) begin++;
    while (end > core.end && inside[end]) end--;
    return begin < end ? { begin, end } : { begin: core.begin, end: cutBefore(wide.end, core.begin) };
  }

  /** @param {Span} span  @returns {Span} */
  function withoutSpaces({ begin, end }) {
    while (begin < end && text[begin] === ' ') begin++;
    while (end > begin && text[end - 1] === ' ') end--;
    return { begin, end };
  }

  /**
   * The window on the line, `maxCells` wide with the ellipses at its ends.
   *
   * @param {number} maxCells
   * @returns {Span}
   */
  function window(maxCells) {
    if (cells(0, size) <= maxCells) return { begin: 0, end: size };
    const room = Math.max(maxCells - 2, 0);
    const core = coreOf(room);
    const free = room - cells(core.begin, core.end);
    if (free <= 0) return withoutSpaces({ begin: core.begin, end: cutBefore(lastFitting(core.begin, room), core.begin) });
    let begin = firstFitting(core.begin, Math.min(free >> 1, maxCells >> 2));
    const end = lastFitting(begin, room);
    if (end === size) begin = firstFitting(end, room);
    return withoutSpaces(atWords({ begin, end }, core));
  }

  /**
   * @param {Span} window
   * @returns {SnippetPart[]}
   */
  function parts(window) {
    /** @type {SnippetPart[]} */
    const list = [];
    const append = (/** @type {string} */ text, marked = false) => {
      if (text === '') return;
      if (list.at(-1)?.marked !== marked) list.push({ text: '', marked });
      list[list.length - 1].text += text;
    };
    if (window.begin > 0) append(ELLIPSIS);
    let at = window.begin;
    for (const match of matches) {
      const begin = Math.min(Math.max(match.begin, at), window.end);
      const end = Math.min(Math.max(match.end, begin), window.end);
      append(text.slice(at, begin));
      append(text.slice(begin, end), true);
      at = end;
    }
    append(text.slice(at, window.end));
    if (window.end < size) append(ELLIPSIS);
    return list;
  }

  return { parts, window, size };
}
