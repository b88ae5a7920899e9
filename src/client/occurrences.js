import { analyze } from './analysis.js';
import { cellWidth } from './cells.js';

/** @typedef {import('./analysis.js').Table} Table */
/** @typedef {import('./query.js').Item} Item */
/** @typedef {ReadonlySet<string> | ReadonlyMap<string, unknown>} Terms */

/**
 * @typedef {object} Occurrence
 * @property {string} term
 * @property {number} begin  UTF-16 units of the text
 * @property {number} end
 * @property {number} position  as in the analysis; each character of a run has its own
 */

/**
 * Where terms stand in a text: as tokens of it, and as single characters of its runs.
 * @param {string} text
 * @param {Table} table
 * @param {Terms} terms
 * @param {Item} [growing]  its term is what a word means that begins with its prefix and is none of `terms`
 */
export function occurrencesIn(text, table, terms, growing) {
  // Looked for only where asked for: cutting a pair in two costs more than all else here.
  const wantsCharacters = [...terms.keys()].some((term) => [...term].length === 1);
  /** @type {Occurrence[]} */
  const found = [];
  for (const token of analyze(text, table)) {
    const { kind } = token;
    const grows = growing && kind === 'word' && !terms.has(token.term) && token.surface.startsWith(growing.prefix);
    const term = grows ? growing.terms[0] : token.term;
    if (terms.has(term)) found.push({ term, begin: token.begin, end: token.end, position: token.position });
    if (wantsCharacters && kind !== 'word') addCharacters(token, text, terms, found);
  }
  return found;
}

/**
 * The single characters of a token of two. Both come from one written character where that stands for a word, as ㍻ does
 * for 平成.
 * @param {import('./analysis.js').Token} token
 * @param {string} text
 * @param {Terms} terms
 * @param {Occurrence[]} found  gets them
 */
function addCharacters({ term: pair, begin, end, position }, text, terms, found) {
  const [first, second] = pair;
  if (!second || !(terms.has(first) || terms.has(second))) return;
  const middle = endOfCharacter(text, begin);
  if (terms.has(first)) found.push({ term: first, begin, end: Math.min(middle, end), position });
  if (terms.has(second)) found.push({ term: second, begin: middle < end ? middle : begin, end, position: position + 1 });
}

/**
 * Past the code point at `begin` and what combines with it.
 * @param {string} text
 * @param {number} begin
 */
function endOfCharacter(text, begin) {
  let end = begin;
  do end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
  while (end < text.length && cellWidth(text.codePointAt(end) ?? 0) === 0);
  return end;
}

/**
 * Whether a line of the text has the item's terms side by side: what the index tells from positions.
 * @param {Item} item
 * @param {string} text
 * @param {Table} table
 */
export function holdsPhrase({ terms, offsets }, text, table) {
  const found = occurrencesIn(text, table, new Set(terms));
  const places = new Map(found.map((occurrence) => [`${occurrence.position} ${occurrence.term}`, occurrence]));
  return found.some(({ term, begin, position }) => {
    if (term !== terms[0]) return false;
    const others = terms.map((other, i) => places.get(`${position + offsets[i]} ${other}`));
    return others.every((other) => other && !text.slice(begin, other.end).includes('\n'));
  });
}
