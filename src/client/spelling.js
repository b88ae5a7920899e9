/**
 * What may be meant by a word that the archive does not have: the browser's side of `src/index/spelling.h`.
 *
 * @typedef {{text: string, commonness: number}} Spelling  a word, or a pair of characters of a run
 * @typedef {{edits: number, weight: number}} Likelihood
 */

const MIN_SPELLING = 3;
const MAX_SPELLING = 32;
const SLIP_WEIGHT = 4;
const BOTH_NEIGHBOURS_WEIGHT = 4;
const SOUND_WEIGHT = 6;
/** Not Han, kana or hangul: those are no words. */
const LETTERS = /^(?:[\p{L}\p{Nl}\p{M}']){3,}$/u;

/** Whether a folded word may be offered in place of another. @param {string} word */
export function isSpelling(word) {
  const length = [...word].length;
  return length >= MIN_SPELLING && length <= MAX_SPELLING && LETTERS.test(word);
}

/** How many edits are forgiven. @param {number} length  in characters */
export function forgivenEdits(length) {
  if (length < MIN_SPELLING) return 0;
  return length < 7 ? 1 : 2;
}

/**
 * Optimal string alignment.
 * @param {string[]} a  characters
 * @param {string[]} b
 * @param {number} most
 * @returns {number}  at most `most` + 1: more is not told apart
 */
export function editsBetween(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  /** @type {number[]} */
  let before = [];
  let last = [...Array(b.length + 1).keys()];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + Number(a[i - 1] !== b[j - 1]));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return Math.min(last[b.length], most + 1);
}

/**
 * How likely a word is meant.
 * @param {string[]} typed  characters
 * @param {string[]} word
 * @param {number} edits
 * @param {number} commonness
 * @returns {Likelihood}
 */
export function likelihood(typed, word, edits, commonness) {
  const isPermuted = () => word.length === typed.length && [...word].sort().join('') === [...typed].sort().join('');
  const slip = word.length > typed.length || isPermuted();
  return { edits, weight: commonness + (slip ? SLIP_WEIGHT : 0) };
}

/** @param {Likelihood} a @param {Likelihood} b */
export function isLikelier(a, b) {
  return a.edits < b.edits || (a.edits === b.edits && a.weight > b.weight);
}

/** Whether two words begin or end alike. @param {string[]} a @param {string[]} b */
export function shareAnEnd(a, b) {
  const same = (/** @type {number} */ i, /** @type {number} */ j) => a.at(i) === b.at(i) && a.at(j) === b.at(j);
  return same(0, 1) || same(-1, -2);
}

/**
 * How likely a character is meant in a run.
 * @param {number} rarer  the commonness of the rarer of the pairs with its neighbours
 * @param {number} neighbours
 * @param {boolean} soundsAlike
 */
export function runWeight(rarer, neighbours, soundsAlike) {
  return rarer + (neighbours > 1 ? BOTH_NEIGHBOURS_WEIGHT : 0) + (soundsAlike ? SOUND_WEIGHT : 0);
}
