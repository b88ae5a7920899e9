import { analyze } from './analysis.js';
import { cellWidth } from './cells.js';

/** @typedef {import('./analysis.js').Table} Table */
/** @typedef {import('./query.js').Item} Item */
/** @typedef {{has: (term: string) => boolean}} Terms */

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
  /** @type {Occurrence[]} */
  const found = [];
  const add = (/** @type {string} */ term, /** @type {number} */ begin, /** @type {number} */ end, /** @type {number} */ position) => {
    if (terms.has(term)) found.push({ term, begin, end, position });
  };
  for (const { term, surface, begin, end, position, kind } of analyze(text, table)) {
    const grows = growing && kind === 'word' && !terms.has(term) && surface.startsWith(growing.prefix);
    add(grows ? growing.terms[0] : term, begin, end, position);
    if (kind === 'word') continue;
    const middleOfTerm = (term.codePointAt(0) ?? 0) > 0xffff ? 2 : 1;
    const first = term.slice(0, middleOfTerm);
    const second = term.slice(middleOfTerm);
    if (!second || !(terms.has(first) || terms.has(second))) continue;
    // Both come from one written character where that stands for a word, as ㍻ does for 平成.
    const middle = endOfCharacter(text, begin);
    add(first, begin, Math.min(middle, end), position);
    add(second, middle < end ? middle : begin, end, position + 1);
  }
  return found;
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
