// Text to terms, as src/language/analysis.cc does it when indexing; tests/vectors/analysis.json holds the two together.

import { foldCharacters } from './fold.js';
import { stem } from './stemmer.js';

export { fold, foldTable } from './fold.js';

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

/** @typedef {import('./fold.js').FoldedCharacter} FoldedCharacter */

/** Terms have at most so many bytes in UTF-8. */
const MAX_TERM_BYTES = 64;

/**
 * Never throws, whatever the text.
 * @param {string} text
 * @param {Map<string, string>} table  From `foldTable`.
 * @returns {Token[]}
 */
export function analyze(text, table) {
  return new Cutter(foldCharacters(text, table)).cut();
}

/** Cuts a folded text from left to right. */
class Cutter {
  /** @param {FoldedCharacter[]} text */
  constructor(text) {
    this.text = text;
    this.at = 0;
    this.position = 0;
    this.run = 0;
    /** @type {Token[]} */
    this.tokens = [];
  }

  cut() {
    while (this.at < this.text.length) {
      if (this.is(this.at, 'cjk')) this.takeRun();
      else if (this.beginsWord(this.at)) this.takeWord();
      else this.at += 1;
    }
    return this.tokens;
  }

  /**
   * @param {number} i
   * @param {import('./fold.js').CharacterClass} type
   */
  is(i, type) {
    return this.text[i]?.type === type;
  }

  /** @param {number} i */
  isDigit(i) {
    return this.is(i, 'digit');
  }

  /** @param {number} i */
  character(i) {
    return this.text[i]?.character;
  }

  /** @param {number} i */
  beginsWord(i) {
    return this.is(i, 'letter') || this.isDigit(i) || this.is(i, 'number');
  }

  /** Pairs of neighbours, or the one character. */
  takeRun() {
    let previous = this.at;
    let length = 1;
    for (this.skipCjk(); this.is(this.at, 'cjk'); this.skipCjk(), length += 1) {
      const pair = this.text[previous].character + this.text[this.at].character;
      this.add('ngram', pair, pair, previous, this.at, length - 1);
      previous = this.at;
    }
    const single = this.text[previous].character;
    if (length === 1) this.add('ngram', single, single, previous, previous, 0);
    this.position += length;
    this.run += 1;
  }

  skipCjk() {
    do this.at += 1;
    while (this.is(this.at, 'mark'));
  }

  takeWord() {
    const first = this.at;
    while (this.beginsWord(this.at) || this.is(this.at, 'mark') || this.joins(this.at)) this.at += 1;
    if (this.at === first + 1 && this.is(first, 'letter')) this.takeSign(first);
    const word = this.text.slice(first, this.at).map((folded) => folded.character);
    const surface = fittingPrefix(word);
    this.add('word', stem(surface), surface, first, this.at - 1, 0);
    this.position += 1;
    this.run += 1;
  }

  /**
   * `c++`, `c#`: a single letter keeps its sign.
   * @param {number} first
   */
  takeSign(first) {
    if (this.text[first].character > 'z') return;
    if (this.character(this.at) === '#') this.at += 1;
    else if (this.character(this.at) === '+' && this.character(this.at + 1) === '+') this.at += 2;
  }

  /**
   * Whether the character at `i`, with part of a word before it, belongs to that word together with what follows.
   * @param {number} i
   */
  joins(i) {
    switch (this.character(i)) {
      case "'":
        return (this.is(i - 1, 'letter') || this.is(i - 1, 'mark')) && this.is(i + 1, 'letter');
      case ',': // only between thousands: lists of numbers have commas too
        return this.isDigit(i - 1) && [1, 2, 3].every((k) => this.isDigit(i + k)) && !this.isDigit(i + 4);
      case '.':
      case ':':
      case '/':
      case '-':
        return this.isDigit(i - 1) && this.isDigit(i + 1);
      default:
        return false;
    }
  }

  /**
   * @param {Token['kind']} kind
   * @param {string} term
   * @param {string} surface
   * @param {number} first
   * @param {number} last
   * @param {number} offset  Of its position from the one reached.
   */
  add(kind, term, surface, first, last, offset) {
    const { begin } = this.text[first];
    const { end } = this.text[last];
    this.tokens.push({ term, surface, begin, end, position: this.position + offset, run: this.run, kind });
  }
}

/**
 * As many code points as MAX_TERM_BYTES hold.
 * @param {string[]} codePoints
 */
function fittingPrefix(codePoints) {
  let bytes = 0;
  let prefix = '';
  for (const c of codePoints) {
    bytes += c < '\x80' ? 1 : c < '\u0800' ? 2 : c.length === 1 ? 3 : 4;
    if (bytes > MAX_TERM_BYTES) break;
    prefix += c;
  }
  return prefix;
}

/**
 * The folded Han, kana and hangul characters of a text, in order.
 * @param {string} text
 * @param {Map<string, string>} table
 */
export function characters(text, table) {
  return foldCharacters(text, table)
    .filter((folded) => folded.type === 'cjk')
    .map((folded) => folded.character);
}
