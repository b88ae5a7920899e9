// Folding: what two spellings of a word have in common. The same steps as src/language/folding.cc, which says why.

import { lowerBound } from './bytes.js';

/** @typedef {Map<string, string>} Table  Simplified characters by traditional ones, as the web index brings them. */

/**
 * A folded text.
 * @typedef {object} Folded
 * @property {string} text
 * @property {(unit: number) => {begin: number, end: number}} origin  Where a unit of `text` came from, in units of the
 *   text as it was written.
 */

const MAX_SEGMENT = 64;
const MAX_FOLDED_SEGMENT = 32;
/** Texts or segments: what some eighty searches look at. */
const MAX_REMEMBERED = 10_000;

/** Of characters that fold to one, do not continue another, and that none of these continues. */
const PLAIN = '\\0-\\x7f\\u2010-\\u2016\\u2018-\\u2023\\u3000-\\u3029\\u3041-\\u3098\\u3400-\\u9fff\\uff01-\\uff5e';
const PLAIN_RUN = new RegExp(`[${PLAIN}]+(?![^${PLAIN}])`, 'y');
/** A code point and everything behind it that continues it. */
const SEGMENT = /[^][\p{M}\p{DI}\u1160-\u11ff\uff9e-\uffdc]*/uy;

/** Where lower case of upper case is not Unicode's case folding. Cherokee folds to capitals. @type {Record<string, string>} */
const CASE_EXCEPTIONS = { ẞ: 'ss' };
/** What people type for characters that Unicode does not take apart. @type {Record<string, string>} */
const TYPED = {
  ...{ '\u02bc': "'", '\u2018': "'", '\u2019': "'", '\u2010': '-', '\u2044': '/' },
  ...{ æ: 'ae', ð: 'd', ø: 'o', þ: 'th', đ: 'd', ħ: 'h', ł: 'l', œ: 'oe', ŧ: 't' },
};
/** Numbers that stand apart from their neighbours: 2½ is not 21/2. */
const FRACTION = /[\xbc-\xbe\u2150-\u215f\u2189]/;
const ENCLOSED = /[\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u3251-\u325f\u32b1-\u32bf]/;

/**
 * Memories of what was made of texts, one for each table that it was made with. What has grown too much is forgotten.
 * @template T
 * @returns {(table: Table) => Map<string, T>}
 */
export function memories() {
  /** @type {WeakMap<Table, Map<string, T>>} */
  const all = new WeakMap();
  return (table) => {
    let memory = all.get(table);
    if (!memory || memory.size > MAX_REMEMBERED) all.set(table, (memory = new Map()));
    return memory;
  };
}

/** Of segments. @type {(table: Table) => Map<string, string>} */
const foldings = memories();

/**
 * @param {string} text
 * @param {Table} table
 */
export function fold(text, table) {
  return foldText(text, table).text;
}

/** Lone surrogates become U+FFFD. @param {string} text */
export function wellFormed(text) {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

/**
 * @param {string} written  May hold lone surrogates: they are read as U+FFFD.
 * @param {Table} table
 * @returns {Folded}
 */
export function foldText(written, table) {
  const source = wellFormed(written);
  const known = foldings(table);
  const foldSegment = (/** @type {string} */ segment) => {
    let folded = known.get(segment);
    if (folded === undefined) known.set(segment, (folded = computeFolding(segment, table)));
    return folded;
  };
  let text = '';
  let at = 0;
  // Stretches: where each begins in `text`; where it came from; the end of that, or 0 when its units came one by one.
  /** @type {number[]} */
  const starts = [];
  /** @type {number[]} */
  const begins = [];
  /** @type {number[]} */
  const ends = [];
  const add = (/** @type {string} */ stretch, /** @type {string} */ folded, /** @type {boolean} */ oneByOne) => {
    starts.push(text.length);
    begins.push(at);
    at += stretch.length;
    ends.push(oneByOne ? 0 : at);
    text += folded;
  };
  while (at < source.length) {
    PLAIN_RUN.lastIndex = SEGMENT.lastIndex = at;
    const run = PLAIN_RUN.exec(source)?.[0] ?? '';
    const folded = run.toLowerCase().replace(/[^\0-\x7f]/g, foldSegment);
    const segment = run || /** @type {RegExpExecArray} */ (SEGMENT.exec(source))[0];
    if (run === '') add(segment, foldSegment(segment), false);
    else if (folded.length === run.length) add(run, folded, true);
    else for (const character of run) add(character, foldSegment(character), false);
  }
  const origin = (/** @type {number} */ unit) => {
    const i = lowerBound(starts, unit + 1) - 1;
    const offset = unit - starts[i];
    return ends[i] ? { begin: begins[i], end: ends[i] } : { begin: begins[i] + offset, end: begins[i] + offset + 1 };
  };
  return { text, origin };
}

/**
 * @param {string} segment
 * @param {Table} table
 */
function computeFolding(segment, table) {
  const [first, ...rest] = [...segment].slice(0, MAX_SEGMENT);
  const casefolded = [...(replaced(first) + rest.join('')).normalize('NFD')].map(foldCodePoint).join('');
  const folded = [...withoutMarks(casefolded).normalize('NFC')]
    .slice(0, MAX_FOLDED_SEGMENT)
    .map((character) => TYPED[character] ?? table.get(character) ?? character)
    .join('');
  return `${FRACTION.test(first) || ENCLOSED.test(first) ? ' ' : ''}${folded}${ENCLOSED.test(first) ? ' ' : ''}`;
}

/**
 * The numbers of circles that Unicode does not take for any, and a space for the signs of a trade mark, which belong to
 * no word.
 * @param {string} c
 */
function replaced(c) {
  const code = Number(c.codePointAt(0));
  if (/[\u24f5-\u24fe\u2776-\u2793]/.test(c)) return String(((code - (code < 0x2776 ? 0x24f5 : 0x2776)) % 10) + 1);
  if (/[\u24eb-\u24f4]/.test(c)) return String(code - 0x24e0);
  if (/[\u2120\u2122]/.test(c)) return ' ';
  return c === '\u24ff' ? '0' : c;
}

/**
 * Unicode's NFKC_Casefold of one code point, decomposed.
 * @param {string} codePoint
 */
function foldCodePoint(codePoint) {
  const once = [...codePoint.normalize('NFKD')].map(foldCase).join('');
  const twice = [...once.normalize('NFKD')].map(foldCase).join('');
  return twice.replace(/\p{DI}/gu, '');
}

/** @param {string} codePoint */
function foldCase(codePoint) {
  const upper = codePoint.toUpperCase();
  return /\p{Script=Cherokee}/u.test(codePoint) ? upper : (CASE_EXCEPTIONS[codePoint] ?? upper.toLowerCase());
}

/**
 * Latin letters without their marks, anything without the marks that frame symbols.
 * @param {string} text
 */
function withoutMarks(text) {
  let afterLatin = false;
  let kept = '';
  for (const c of text.normalize('NFD')) {
    if (/[\u20d0-\u20ff]/.test(c) || (afterLatin && /[\u0300-\u036f]/.test(c))) continue;
    if (!/\p{M}/u.test(c)) afterLatin = /\p{Script=Latin}/u.test(c);
    kept += c;
  }
  return kept;
}
