// What is asked: the same in every run, of every engine. Short queries come from the archive's own lessons.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { corpusCards } from '../../web/support/corpus.js';
import { shared } from '../../web/support/lectern.js';
import { randomNumbers } from '../../web/support/random.js';

/** @typedef {{text: string, language: 'en' | 'zh'}} Query */
/** @typedef {(limit: number) => number} Random */

const ENOUGH_LESSONS = 10;
const TRIES = 400;
const SEED = 20210330;
/** English words stand near each other when at most so many others are between. */
const NEAR = 3;

const STOP_WORDS = new Set(
  (
    'a about after all also an and any are as at be been before being but by can could did do does each even for from get had ' +
    'has have he her here him his how i if in into is it its just like made make many may more most much must no not now of off ' +
    'on one only or other our out over own same she should so some such than that the their them then there these they this ' +
    'those through to too two up us use used using very was way we well were what when where which while who will with would you your'
  ).split(' '),
);
/** Nobody begins or ends a query with one of these. */
const HAN_PARTICLES = new Set([...'的了是在和与或及有被把将为对从到以于之其这那个也都就而但不并等中上下一']);

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** The texts of an archive, by lesson, as what can be looked for in them. */
export class Texts {
  /** @type {string[][]} */
  words = [];
  /** @type {string[]} */
  han = [];
  /** @type {Map<string, Set<number>>} */
  #lessonsOfWord = new Map();

  /** @param {string} archive */
  constructor(archive) {
    for (const { language, title, sections } of corpusCards(archive)) {
      const text = [title, ...sections.flatMap((section) => [section.title, section.text])].join('\n');
      if (language === 'zh') this.han.push(text);
      else this.#addWords(text.toLowerCase().match(/[a-z][a-z'’-]*[a-z]/g) ?? []);
    }
  }

  /** @param {string[]} words */
  #addWords(words) {
    const lesson = this.words.push(words) - 1;
    for (const word of new Set(words)) {
      const lessons = this.#lessonsOfWord.get(word) ?? new Set();
      this.#lessonsOfWord.set(word, lessons.add(lesson));
    }
  }

  /** How many lessons have all of the words. @param {string[]} words */
  lessonsWithWords(words) {
    const [first, ...others] = words.map((word) => this.#lessonsOfWord.get(word) ?? new Set()).sort((a, b) => a.size - b.size);
    return [...first].filter((lesson) => others.every((lessons) => lessons.has(lesson))).length;
  }

  /** Whether enough lessons have the run. @param {string} run */
  lessonsWithHan(run) {
    let count = 0;
    for (const text of this.han) {
      if (text.includes(run) && ++count >= ENOUGH_LESSONS) break;
    }
    return count;
  }
}

/**
 * The first candidate that enough lessons have, else the one that most have.
 * @param {Set<string>} taken  what has been chosen before; gets the choice
 * @param {() => string[]} candidate  words; none when the dice fell badly
 * @param {(words: string[]) => number} lessons
 */
function choose(taken, candidate, lessons) {
  /** @type {string[]} */
  let best = [];
  let most = -1;
  for (let i = 0; i < TRIES && most < ENOUGH_LESSONS; i++) {
    const parts = candidate();
    const count = parts.length > 0 && !taken.has(parts.join(' ')) ? lessons(parts) : -1;
    if (count > most) [best, most] = [parts, count];
  }
  taken.add(best.join(' '));
  return best.join(' ');
}

/**
 * @param {Texts} texts
 * @param {Random} random
 * @param {number} length
 */
function englishWords(texts, random, length) {
  const all = texts.words[random(texts.words.length)];
  /** @type {string[]} */
  const chosen = [];
  for (let at = random(all.length), skipped = 0; at < all.length && chosen.length < length && skipped <= NEAR; at++) {
    const useful = !STOP_WORDS.has(all[at]) && !chosen.includes(all[at]) && all[at].length > 2;
    if (useful) chosen.push(all[at]);
    skipped = useful ? 0 : skipped + 1;
  }
  return chosen.length === length ? chosen : [];
}

/**
 * @param {Texts} texts
 * @param {Random} random
 * @param {number} length
 */
function hanRun(texts, random, length) {
  const text = texts.han[random(texts.han.length)];
  const at = random(text.length);
  let run = '';
  // The first word may be cut: what counts are the ones after it.
  for (const { segment } of [...words.segment(text.slice(at, at + 4 * length))].slice(1)) {
    if (run.length >= length || !/^\p{Script=Han}+$/u.test(segment)) break;
    if (run !== '' || !HAN_PARTICLES.has(segment)) run += segment;
  }
  return run.length === length && !HAN_PARTICLES.has(run[length - 1]) ? [run] : [];
}

/**
 * `count` in each language: 1 to 3 English words that stand near each other, 2 to 6 Han characters.
 * @param {string} archive
 * @param {number} count
 * @returns {Query[]}
 */
export function shortQueries(archive, count) {
  const texts = new Texts(archive);
  const random = randomNumbers(SEED);
  const taken = new Set();
  const numbers = Array.from({ length: count }, (_, i) => i);
  const english = numbers.map((i) =>
    choose(taken, () => englishWords(texts, random, 1 + (i % 3)), (parts) => texts.lessonsWithWords(parts)),
  );
  const han = numbers.map((i) => choose(taken, () => hanRun(texts, random, 2 + (i % 5)), ([run]) => texts.lessonsWithHan(run)));
  return [
    ...english.map((text) => ({ text, language: /** @type {const} */ ('en') })),
    ...han.map((text) => ({ text, language: /** @type {const} */ ('zh') })),
  ];
}

/**
 * The first `count` of each language: of every length alike.
 * @param {Query[]} queries
 * @param {number} count
 */
export const firstOfEach = (queries, count) =>
  ['en', 'zh'].flatMap((language) => queries.filter((query) => query.language === language).slice(0, count));

/** @returns {{q: string, lang: 'en' | 'zh', lessons: string[]}[]} */
export function questions() {
  return JSON.parse(readFileSync(join(shared, 'corpora/xquad-queries.json'), 'utf8'));
}

/**
 * `count` of them, evenly spread.
 * @template T
 * @param {T[]} all
 * @param {number} count
 * @returns {T[]}
 */
export function spread(all, count) {
  const size = Math.min(count, all.length);
  return Array.from({ length: size }, (_, i) => all[Math.floor((i * all.length) / size)]);
}

/**
 * `count` whole questions in each language, spread over the collection.
 * @param {number} count
 * @returns {Query[]}
 */
export function sampleQuestions(count) {
  return ['en', 'zh'].flatMap((language) => {
    const all = questions().filter(({ lang }) => lang === language);
    return spread(all, count).map(({ q, lang }) => ({ text: q.trim(), language: lang }));
  });
}
