/**
 * The part of a text that answers a query, with its matches marked: the browser's side of `src/index/snippet.cc`, held
 * to `tests/vectors/snippet.json`.
 *
 * A snippet is a window on a line of glyphs. Its core is the stretch, from the beginning of one match to the end of
 * another, that has the most different terms; what room is left shows what stands around it.
 */

import { analyze } from './analysis.js';
import { cellWidth } from './cells.js';

/** @typedef {import('./analysis.js').Token} Token */
/** @typedef {import('./query.js').Query} Query */
/** @typedef {{text: string, marked: boolean}} SnippetPart  Text, never HTML. */
/** @typedef {{begin: number, end: number}} Span */
/** @typedef {{begin: number, end: number, term: string}} Match */

const ELLIPSIS = '…';

/**
 * @param {string} text
 * @param {Query} query
 * @param {number} maxCells  About as wide as it may become; a Han character is two cells wide.
 * @param {Map<string, string>} table  Of the analysis.
 * @returns {SnippetPart[]}
 */
export function makeSnippet(text, query, maxCells, table) {
  const line = new Line(text, query, table);
  return line.parts(line.window(maxCells));
}

/**
 * The text whole, for titles and headings.
 *
 * @param {string} text
 * @param {Query} query
 * @param {Map<string, string>} table
 * @returns {SnippetPart[]}
 */
export function markMatches(text, query, table) {
  const line = new Line(text, query, table);
  return line.parts({ begin: 0, end: line.size });
}

/** @param {string} text */
function oneLine(text) {
  return text
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .split(/[\0- \x7F-\xA0\u2028\u2029]+/)
    .filter((word) => word !== '')
    .join(' ');
}

/**
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
 * Where the terms of a query stand in a text, by begin, then by end.
 *
 * @param {string} text
 * @param {Token[]} tokens  Of the text.
 * @param {Query} query
 * @returns {Match[]}
 */
function findMatches(text, tokens, query) {
  const items = query.groups.flatMap((group) => group.alternatives);
  const terms = new Set(items.flatMap((item) => item.terms));
  const growing = items.find((item) => item.prefix !== '');
  /** @type {Match[]} */
  const matches = [];
  const add = (/** @type {number} */ begin, /** @type {number} */ end, /** @type {string} */ term) => {
    if (terms.has(term)) matches.push({ begin, end, term });
  };
  for (const { term, surface, begin, end, kind } of tokens) {
    if (kind === 'word') {
      const grows = growing !== undefined && !terms.has(term) && surface.startsWith(growing.prefix);
      add(begin, end, grows ? growing.terms[0] : term);
      continue;
    }
    add(begin, end, term);
    const [first, second] = term;
    if (second === undefined) continue;
    // Both come from one written character where that stands for a word, as ㍻ does for 平成.
    const middle = endOfCharacter(text, begin);
    add(begin, middle >= end ? end : middle, first);
    add(middle >= end ? begin : middle, end, second);
  }
  matches.sort((a, b) => a.begin - b.begin || a.end - b.end);
  return matches.filter((match, i) => i === 0 || JSON.stringify(match) !== JSON.stringify(matches[i - 1]));
}

/**
 * Past the code point at `begin` and what combines with it.
 *
 * @param {string} text
 * @param {number} begin
 */
function endOfCharacter(text, begin) {
  let end = begin;
  do end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
  while (end < text.length && cellWidth(text.codePointAt(end) ?? 0) === 0);
  return end;
}

/** Spans and matches count glyphs: the code points of the line. */
class Line {
  /**
   * @param {string} text
   * @param {Query} query
   * @param {Map<string, string>} table
   */
  constructor(text, query, table) {
    this.text = oneLine(text);
    /** UTF-16 offsets of the glyphs, and the text's length. */
    this.offsets = [0];
    /** Cells of all glyphs before each, and of all. */
    this.cellsBefore = [0];
    /** @type {boolean[]} */
    this.joined = [];
    this.glyphAt = new Int32Array(this.text.length + 1);
    let before = 0x20;
    for (const character of this.text) {
      const codePoint = character.codePointAt(0) ?? 0;
      const glyph = this.joined.length;
      this.joined.push(glyph > 0 && joins(codePoint, before));
      this.glyphAt.fill(glyph, this.offsets[glyph], this.offsets[glyph] + character.length);
      this.offsets.push(this.offsets[glyph] + character.length);
      this.cellsBefore.push(this.cellsBefore[glyph] + cellWidth(codePoint));
      before = codePoint;
    }
    this.size = this.joined.length;
    this.joined.push(false);
    this.glyphAt[this.text.length] = this.size;
    this.tokens = analyze(this.text, table);
    this.matches = findMatches(this.text, this.tokens, query).map(({ begin, end, term }) => ({
      begin: this.glyphAt[begin],
      end: this.endWithMarks(this.glyphAt[end]),
      term,
    }));
  }

  /** @param {number} end */
  endWithMarks(end) {
    while (this.joined[end]) ++end;
    return end;
  }

  /** @param {Span} span */
  cells({ begin, end }) {
    return this.cellsBefore[end] - this.cellsBefore[begin];
  }

  /**
   * The window on the line, `maxCells` wide with the ellipses at its ends.
   *
   * @param {number} maxCells
   * @returns {Span}
   */
  window(maxCells) {
    if (this.cellsBefore[this.size] <= maxCells) return { begin: 0, end: this.size };
    const room = Math.max(maxCells - 2, 0);
    const core = this.core(room);
    if (this.cells(core) >= room) {
      const end = this.cutBefore(this.lastFitting(core.begin, room), core.begin);
      return this.withoutSpaces({ begin: core.begin, end });
    }
    const lead = Math.min(Math.floor((room - this.cells(core)) / 2), Math.floor(maxCells / 4));
    let begin = this.firstFitting(core.begin, lead);
    const end = this.lastFitting(begin, room);
    if (end === this.size) begin = this.firstFitting(end, room);
    return this.withoutSpaces(this.atWords({ begin, end }, core));
  }

  /**
   * @param {Span} window
   * @returns {SnippetPart[]}
   */
  parts(window) {
    /** @type {SnippetPart[]} */
    const parts = [];
    const append = (/** @type {string} */ text, /** @type {boolean} */ marked) => {
      if (text === '') return;
      if (parts.at(-1)?.marked !== marked) parts.push({ text: '', marked });
      parts[parts.length - 1].text += text;
    };
    if (window.begin > 0) append(ELLIPSIS, false);
    let at = window.begin;
    for (const match of this.matches) {
      const begin = Math.min(Math.max(match.begin, at), window.end);
      const end = Math.min(Math.max(match.end, begin), window.end);
      append(this.textOf(at, begin), false);
      append(this.textOf(begin, end), true);
      at = end;
    }
    append(this.textOf(at, window.end), false);
    if (window.end < this.size) append(ELLIPSIS, false);
    return parts;
  }

  /**
   * @param {number} begin
   * @param {number} end
   */
  textOf(begin, end) {
    return this.text.slice(this.offsets[begin], this.offsets[end]);
  }

  /**
   * The earliest stretch between matches with the most different terms that is at most `room` wide; its first match is
   * in it even if it is wider. Empty, and at the beginning, when nothing matches.
   *
   * @param {number} room
   * @returns {Span}
   */
  core(room) {
    let best = { begin: 0, end: 0 };
    let bestTerms = 0;
    /** @type {Map<string, number>} */
    const terms = new Map();
    let next = 0;
    for (const { begin, term } of this.matches) {
      while (
        next < this.matches.length &&
        (terms.size === 0 || this.cells({ begin, end: this.matches[next].end }) <= room)
      ) {
        const added = this.matches[next++].term;
        terms.set(added, (terms.get(added) ?? 0) + 1);
      }
      if (terms.size > bestTerms) {
        bestTerms = terms.size;
        best = { begin, end: this.matches[next - 1].end };
      }
      const left = (terms.get(term) ?? 0) - 1;
      if (left > 0) terms.set(term, left);
      else terms.delete(term);
    }
    return best;
  }

  /**
   * The first glyph from which on to before `end` at most `room` cells are filled.
   *
   * @param {number} end
   * @param {number} room
   */
  firstFitting(end, room) {
    let begin = end;
    while (begin > 0 && this.cells({ begin: begin - 1, end }) <= room) --begin;
    return begin;
  }

  /**
   * @param {number} begin
   * @param {number} room
   */
  lastFitting(begin, room) {
    let end = begin;
    while (end < this.size && this.cells({ begin, end: end + 1 }) <= room) ++end;
    return end;
  }

  /**
   * `end`, or as little before it as keeps characters whole, and not before `begin`.
   *
   * @param {number} end
   * @param {number} begin
   */
  cutBefore(end, begin) {
    while (end > begin && this.joined[end]) --end;
    return end;
  }

  /**
   * Narrows `wide` to whole words, without losing anything of `core`; a word that fills all of the room is cut.
   *
   * @param {Span} wide
   * @param {Span} core
   * @returns {Span}
   */
  atWords(wide, core) {
    const inside = this.insideWords();
    const canCut = (/** @type {number} */ i) => !this.joined[i] && inside[i] === 0;
    let { begin, end } = wide;
    while (begin < core.begin && !canCut(begin)) ++begin;
    while (end > core.end && !canCut(end)) --end;
    return begin < end ? { begin, end } : { begin: core.begin, end: this.cutBefore(wide.end, core.begin) };
  }

  /** For each glyph 1 when the one before it belongs to the same word. */
  insideWords() {
    const inside = new Uint8Array(this.size + 1);
    for (const { kind, begin, end } of this.tokens) {
      const first = this.glyphAt[begin] + 1;
      if (kind === 'word' && first < this.glyphAt[end]) inside.fill(1, first, this.glyphAt[end]);
    }
    return inside;
  }

  /** @param {Span} span */
  withoutSpaces({ begin, end }) {
    while (begin < end && this.text[this.offsets[begin]] === ' ') ++begin;
    while (end > begin && this.text[this.offsets[end - 1]] === ' ') --end;
    return { begin, end };
  }
}
