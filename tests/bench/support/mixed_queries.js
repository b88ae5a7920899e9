// Everything that the query language has, with the words of an archive: the same queries in every run.

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

import { corpusCards } from '../../web/support/corpus.js';
import { randomNumbers } from '../../web/support/random.js';
import { filesBelow } from './workshop.js';

/** @typedef {(limit: number) => number} Random */
/** @typedef {{title: string, text: string}} Source  a write-up */

const SEED = 20240601;
const PARTS_AT_MOST = 3;
/** One in so many queries has its parts side by side without a space. */
const JOINED = 12;

/** What queries are made of. */
class Words {
  #random;
  /** @type {Record<string, Source[]>} */
  #sources = { en: [], zh: [] };
  /** @type {Record<'guests' | 'tags' | 'date', string[]>} */
  facts = { guests: [], tags: [], date: [] };
  /** @type {string[]} */
  courses = [];

  /**
   * @param {string} archive
   * @param {Random} random
   */
  constructor(archive, random) {
    this.#random = random;
    for (const { language, title, course, sections } of corpusCards(archive)) {
      const text = sections.map((section) => `${section.title}\n${section.text}`).join('\n');
      this.#sources[language].push({ title, text });
      if (this.courses.at(-1) !== course) this.courses.push(course);
    }
    for (const file of filesBelow(archive)) {
      if (basename(file).startsWith('index.')) this.#addFacts(readFileSync(file, 'utf8'));
    }
  }

  /** @param {string} source */
  #addFacts(source) {
    for (const key of /** @type {const} */ (['guests', 'tags', 'date'])) {
      const value = new RegExp(`^${key}: *\\[?(.*?)\\]?$`, 'm').exec(source)?.[1] ?? '';
      this.facts[key].push(...value.split(/, */).filter(Boolean));
    }
  }

  /** @template T @param {readonly T[]} list */
  pick(list) {
    return list[this.#random(list.length)];
  }

  /** @param {number} limit  1 to `limit` */
  some(limit) {
    return 1 + this.#random(limit);
  }

  /** Neighbouring words, as they stand. @param {number} count @param {'text' | 'title'} [from] @returns {string} */
  english(count, from = 'text') {
    const words = this.pick(this.#sources.en)[from].match(/[\p{Script=Latin}\d'’.-]+/gu) ?? ['network'];
    const at = this.#random(words.length);
    return words.slice(at, at + count).join(' ');
  }

  /** Neighbouring characters. @param {number} count @param {'text' | 'title'} [from] @returns {string} */
  han(count, from = 'text') {
    const runs = this.pick(this.#sources.zh)[from].match(/\p{Script=Han}+/gu) ?? ['网络'];
    const run = this.pick(runs);
    return run.slice(this.#random(Math.max(1, run.length - count + 1))).slice(0, count);
  }

  /** Of either language. */
  word() {
    return this.#random(2) === 0 ? this.english(1) : this.han(this.some(4));
  }

  /** @param {string} text */
  cut(text) {
    return text.slice(0, this.some(text.length));
  }
}

/** What somebody may type, one of each kind. @type {((words: Words) => string)[]} */
const KINDS = [
  (words) => words.english(words.some(4)),
  (words) => words.han(words.some(8)),
  (words) => words.english(1) + words.han(words.some(3)),
  (words) => `${words.han(words.some(4))} ${words.english(1)}`,
  (words) => words.cut(words.english(1)),
  (words) => `"${words.english(1 + words.some(3))}"`,
  (words) => `“${words.han(1 + words.some(4))}”`,
  (words) => `${words.word()} -${words.word()}`,
  (words) => `${words.han(2)} -"${words.han(3)}"`,
  (words) => `${words.word()} OR ${words.word()}`,
  (words) => `title:${words.english(1, 'title')}`,
  (words) => `标题:"${words.han(words.some(4), 'title')}"`,
  (words) => `guest:"${words.pick(words.facts.guests) ?? words.word()}"`,
  (words) => `tag:${words.cut(words.pick(words.facts.tags) ?? words.english(1))}`,
  (words) => `course:${words.cut(words.pick(words.courses))} ${words.word()}`,
  (words) => `lang:${words.pick(['en', 'zh'])} ${words.word()}`,
  (words) => `date:${(words.pick(words.facts.date) ?? '2021').slice(0, words.pick([4, 7, 10]))} ${words.word()}`,
  (words) => `date:..${(words.pick(words.facts.date) ?? '2021-01').slice(0, 7)} ${words.english(2)}`,
];

/**
 * @param {string} archive
 * @param {number} count
 * @returns {string[]}  no two are equal
 */
export function mixedQueries(archive, count) {
  const random = randomNumbers(SEED);
  const words = new Words(archive, random);
  /** @type {Set<string>} */
  const queries = new Set();
  while (queries.size < count) {
    const single = KINDS[queries.size % KINDS.length](words);
    const further = Array.from({ length: random(PARTS_AT_MOST) }, () => words.pick(KINDS)(words));
    queries.add([single, ...further].join(random(JOINED) === 0 ? '' : ' ').trim());
  }
  return [...queries];
}

/**
 * Every title and heading of an archive, in every language.
 * @param {string} archive
 * @returns {string[]}  no two are equal
 */
export function titlesAndHeadings(archive) {
  const texts = corpusCards(archive).flatMap(({ title, sections }) => [title, ...sections.map((section) => section.title)]);
  return [...new Set(texts.map((text) => text.replace(/\s+/g, ' ').trim()))].filter(Boolean);
}
