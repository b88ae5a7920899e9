// Words of an archive, each with one typing error: the same for everybody who asks.

import { analyze } from '../../../src/client/analysis.js';
import { isSpelling } from '../../../src/client/spelling.js';
import { randomNumbers } from './random.js';

/** @typedef {import('./index_tool.js').CardInput} CardInput */
/** @typedef {(limit: number) => number} Random  below the limit */

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** One letter too much, missing or wrong, or two swapped. @param {string} word @param {Random} random */
function misspelt(word, random) {
  const letter = LETTERS[random(LETTERS.length)];
  const kind = random(4);
  const at = random(kind === 0 ? word.length + 1 : kind === 3 ? word.length - 1 : word.length);
  const [before, after] = [word.slice(0, at), word.slice(at)];
  if (kind === 0) return before + letter + after;
  if (kind === 1) return before + after.slice(1);
  if (kind === 2) return before + letter + after.slice(1);
  return before + after[1] + after[0] + after.slice(2);
}

/**
 * So many different words in Latin letters, picked among all that may be offered, and what was typed for them: nothing
 * that the archive has as well.
 * @param {CardInput[]} cards
 * @param {number} count
 * @param {number} seed
 */
export function typingErrors(cards, count, seed) {
  /** @type {Set<string>} */
  const words = new Set();
  /** @type {Set<string>} */
  const terms = new Set();
  for (const { title, sections } of cards) {
    for (const text of [title, ...sections.flatMap((section) => [section.title, section.text])]) {
      for (const { kind, surface, term } of analyze(text, new Map())) {
        terms.add(term);
        if (kind === 'word' && isSpelling(surface) && /^[a-z]+$/.test(surface)) words.add(surface);
      }
    }
  }
  const random = randomNumbers(seed);
  const left = [...words].sort();
  return Array.from({ length: Math.min(count, left.length) }, () => {
    const [word] = left.splice(random(left.length), 1);
    for (;;) {
      const typed = misspelt(word, random);
      if (!analyze(typed, new Map()).every(({ term }) => terms.has(term))) return { word, typed };
    }
  });
}

/**
 * So many stretches of three to six characters of titles, and what was typed for them: with one character replaced by
 * another: nothing that the texts have as well.
 * @param {CardInput[]} cards
 * @param {number} count
 * @param {number} seed
 * @param {(character: string) => string[]} others  what may be typed for a character
 */
export function wrongCharacters(cards, count, seed, others) {
  const texts = cards.flatMap(({ title, sections }) => [title, ...sections.flatMap((section) => [section.title, section.text])]);
  const all = texts.join('\n');
  const runs = [...new Set(cards.flatMap(({ title }) => title.match(/\p{Script=Han}{3,}/gu) ?? []))].sort();
  const random = randomNumbers(seed);
  /** @type {{word: string, typed: string}[]} */
  const found = [];
  while (found.length < count) {
    const run = [...runs[random(runs.length)]];
    const length = 3 + random(Math.min(4, run.length - 2));
    const word = run.slice(random(run.length - length + 1)).slice(0, length);
    const at = random(length);
    const choice = others(word[at]);
    if (choice.length === 0) continue;
    const typed = [...word.slice(0, at), choice[random(choice.length)], ...word.slice(at + 1)].join('');
    if (!all.includes(typed)) found.push({ word: word.join(''), typed });
  }
  return found;
}

/**
 * @param {Map<string, number>} readings  the syllable of each character
 * @returns {(character: string) => string[]}  others that sound like it
 */
export function soundingLike(readings) {
  const syllable = (/** @type {string} */ character) => readings.get(character);
  const all = [...readings.keys()];
  return (character) => (readings.has(character) ? all.filter((other) => other !== character && syllable(other) === syllable(character)) : []);
}

/**
 * @param {Map<string, number>} readings
 * @returns {(character: string) => string[]}  all common characters but this
 */
export function anyBut(readings) {
  return (character) => [...readings.keys()].filter((other) => other !== character);
}
