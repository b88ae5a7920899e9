// Text to terms, as src/language/analysis.cc does it when indexing; tests/vectors/analysis.json holds the two together.

import { foldText, memories } from './fold.js';
import { stem } from './stemmer.js';

export { fold, wellFormed } from './fold.js';

/**
 * One term of a text and where it stands; src/language/analysis.h describes it.
 * @typedef {object} Token
 * @property {string} term
 * @property {string} surface  The folded word before stemming.
 * @property {number} begin  UTF-16 units in the text as it was written.
 * @property {number} end
 * @property {number} position
 * @property {number} run
 * @property {'word' | 'ngram'} kind
 */

/** @typedef {import('./fold.js').Table} Table */

/** Terms have at most so many bytes in UTF-8. */
const MAX_TERM_BYTES = 64;

const CJK = '(?=[\\p{L}\\p{Nl}])[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}ー]';
const LETTER = `(?!${CJK})[\\p{L}\\p{Nl}]`;
/**
 * Runs and words. A single letter keeps its sign (`c++`, `c#`); a comma joins digits only between thousands, since lists
 * of numbers have commas too. What most words are comes first, to be quick.
 */
const PIECE = new RegExp(
  `(?=[a-z0-9]|[^\\0-\\x7f])(?:[a-z]+(?![a-z0-9'#+]|[^\\0-\\x7f])|(${CJK}(?:${CJK}|\\p{M})*)|[a-z](?:#|\\+\\+)|` +
    `(?!\\p{M})(?:(?:${LETTER}|\\p{M})'(?=${LETTER})|\\d(?:,(?=\\d{3}(?!\\d))|[.:/-](?=\\d))|${LETTER}|[\\p{Nd}\\p{No}\\p{M}])+)`,
  'gu',
);

const IS_CJK = new RegExp(`^${CJK}`, 'u');

/** @type {(table: Table) => Map<string, readonly Token[]>} */
const analyses = memories();
/** @type {(table: Table) => Map<string, string>} */
const stems = memories();

/**
 * Never throws, whatever the text.
 * @param {string} text
 * @param {Table} table
 * @returns {readonly Token[]}
 */
export function analyze(text, table) {
  const known = analyses(table);
  let tokens = known.get(text);
  if (!tokens) known.set(text, (tokens = cut(text, table)));
  return tokens;
}

/**
 * @param {string} written
 * @param {Table} table
 */
function cut(written, table) {
  const { text, origin } = foldText(written, table);
  const knownStems = stems(table);
  /** @type {Token[]} */
  const tokens = [];
  let position = 0;
  let run = 0;
  const add = (/** @type {Token['kind']} */ kind, /** @type {string} */ term, /** @type {string} */ surface,
    /** @type {number} */ first, /** @type {number} */ last) => {
    tokens.push({ term, surface, begin: origin(first).begin, end: origin(last).end, position: position++, run, kind });
  };
  PIECE.lastIndex = 0;
  for (let match; (match = PIECE.exec(text)); ) {
    const { 0: piece, 1: cjk, index } = match;
    if (cjk) {
      // Pairs of neighbours, or the one character.
      let last = '';
      let lastAt = index;
      let at = index;
      for (const character of piece) {
        if (IS_CJK.test(character)) {
          if (last) add('ngram', last + character, last + character, lastAt, at);
          [last, lastAt] = [character, at];
        }
        at += character.length;
      }
      if (lastAt === index) add('ngram', last, last, index, index);
      else position++;
    } else {
      const surface = fittingPrefix(piece);
      let term = knownStems.get(surface);
      if (term === undefined) knownStems.set(surface, (term = stem(surface)));
      add('word', term, surface, index, index + piece.length - 1);
    }
    run++;
  }
  return tokens;
}

/**
 * @param {string} text
 * @param {Table} table
 */
export function termsIn(text, table) {
  return analyze(text, table).map(({ term }) => term);
}

/**
 * As many code points as MAX_TERM_BYTES hold.
 * @param {string} word
 */
function fittingPrefix(word) {
  if (word.length <= MAX_TERM_BYTES / 4) return word;
  let bytes = 0;
  let prefix = '';
  for (const c of word) {
    bytes += c < '\x80' ? 1 : c < '\u0800' ? 2 : c.length === 1 ? 3 : 4;
    if (bytes > MAX_TERM_BYTES) break;
    prefix += c;
  }
  return prefix;
}
