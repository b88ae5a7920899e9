// Filters, counts and orders against what a loop over all cards finds, on random archives.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { dateKeys } from '../../src/client/date_keys.js';
import { dayNumber } from '../../src/client/dates.js';
import { openSearch } from '../../src/client/search.js';
import { BASE, buildIndex, folderFetch, skipWithoutTool } from './support/index_tool.js';
import { temporaryFolder } from './support/lectern.js';
import { randomNumbers } from './support/random.js';
import { randomCards, randomQuery, withImplied } from './support/random_archive.js';

/** @typedef {import('../../src/client/filters.js').Filters} Filters */
/** @typedef {import('../../src/client/filters.js').Kind} Kind */
/** @typedef {import('./support/index_tool.js').CardInput} CardInput */

const folder = temporaryFolder('narrowing');
const options = { skip: skipWithoutTool };
const random = randomNumbers(77);
const cards = randomCards(random, 60);
const everything = 1000;
/** @type {readonly Kind[]} */
const kinds = ['course', 'year', 'guest', 'tag'];
/** @type {Filters} */
const none = { course: [], year: [], guest: [], tag: [] };

/** @type {import('../../src/client/search.js').Searcher} */
let searcher;
before(async () => {
  if (skipWithoutTool) return;
  buildIndex(folder, withImplied(random, cards));
  searcher = await openSearch(BASE, { fetch: folderFetch(folder) });
});

/** @param {CardInput} card @param {Kind} kind @returns {string[]} */
function valuesOf(card, kind) {
  if (kind === 'course') return [card.course];
  if (kind === 'year') return card.date ? [card.date.slice(0, 4)] : [];
  return [...new Set(kind === 'guest' ? card.guests : card.tags)].filter(Boolean);
}

/** The values of a lesson, in any of its write-ups. @param {string} lesson @param {Kind} kind */
const valuesIn = (lesson, kind) => new Set(cards.filter((card) => card.lesson === lesson).flatMap((card) => valuesOf(card, kind)));

/** @param {string} lesson @param {Filters} filters @param {Kind} [besides] */
const passes = (lesson, filters, besides) =>
  kinds.every((kind) => kind === besides || filters[kind].length === 0 || filters[kind].some((value) => valuesIn(lesson, kind).has(value)));

/** @returns {Filters} */
function randomFilters() {
  const value = (/** @type {Kind} */ kind) => {
    const all = valuesOf(cards[random(cards.length)], kind);
    return random(3) === 0 && all.length > 0 ? [all[0]] : [];
  };
  return { course: value('course'), year: [...new Set([...value('year'), ...value('year')])], guest: random(3) ? [] : value('guest'), tag: random(3) ? [] : value('tag') };
}

/** @param {string} text @param {import('../../src/client/search.js').SearchOptions} [more] */
const search = (text, more = {}) => searcher.search(text, { limit: everything, ...more });

const queries = Array.from({ length: 150 }, () => randomQuery(random));

test('filters leave the lessons that have what was chosen, in the order that they had', options, async () => {
  let narrowed = 0;
  for (const text of queries) {
    const filters = randomFilters();
    const all = await search(text);
    const found = await search(text, { filters });
    if (all.counts === null) continue; // without filters nothing was asked for
    const lessons = (/** @type {typeof all} */ result) => result.hits.filter(({ complete, through }) => complete || through).map(({ lesson }) => lesson);
    assert.deepEqual(lessons(found), lessons(all).filter((lesson) => passes(lesson, filters)), `${text} ${JSON.stringify(filters)}`);
    for (const { lesson } of found.hits) assert.ok(passes(lesson, filters));
    narrowed += Number(lessons(found).length < lessons(all).length);
  }
  assert.ok(narrowed > 20);
});

test('counts are those of a loop over all lessons of the whole result', options, async () => {
  let counted = 0;
  for (const text of queries) {
    const filters = random(2) ? none : randomFilters();
    const language = random(4) ? '' : 'en';
    const exact = random(4) === 0;
    const result = await search(text, { filters, language, exact });
    if (!result.counts || !(await search(text)).counts) continue;
    const { kinds: counts, inLanguage, all } = await result.counts(() => true);
    assert.ok(all, 'there are few enough to count');
    const matching = await lessonsMatching(text, language, exact);
    for (const kind of kinds) {
      for (const { value, count, chosen } of counts[kind]) {
        const expected = matching.filter((lesson) => passes(lesson, filters, kind) && valuesIn(lesson, kind).has(value));
        assert.equal(count, expected.length, `${kind} ${value} of ${text} ${JSON.stringify(filters)}`);
        assert.equal(chosen, filters[kind].includes(value));
        counted += count;
      }
    }
    for (const tag of ['', 'en', 'zh', 'zh-Hant']) {
      const expected = (await lessonsMatching(text, tag, exact)).filter((lesson) => passes(lesson, filters));
      assert.equal(inLanguage(tag), expected.length, `in ${tag}: ${text}`);
    }
  }
  assert.ok(counted > 500);
});

/**
 * The lessons of a language that match everything, or what implies it; if no lesson of any language does, some of it.
 * @param {string} text
 * @param {string} language
 * @param {boolean} exact
 */
async function lessonsMatching(text, language, exact) {
  const { hits } = await search(text, { exact });
  const isWhole = (/** @type {typeof hits[0]} */ hit) => hit.complete || hit.through;
  const found = language ? (await search(text, { language, exact })).hits : hits;
  return found.filter((hit) => isWhole(hit) === hits.some(isWhole)).map(({ lesson }) => lesson);
}

test('every value that a lesson of the result has is counted, of names those in the language of the reader', options, async () => {
  const result = await search('lang:en lang:zh', { readerLanguage: 'en' });
  const { kinds: counts } = /** @type {any} */ (await result.counts?.(() => true));
  const lessons = [...new Set(cards.map(({ lesson }) => lesson))];
  const shown = (/** @type {string} */ lesson) => {
    const own = cards.filter((card) => card.lesson === lesson);
    return own.some(({ language }) => language === 'en') ? own.filter(({ language }) => language === 'en') : own;
  };
  for (const kind of /** @type {const} */ (['guest', 'tag'])) {
    const expected = new Set(lessons.flatMap((lesson) => shown(lesson).flatMap((card) => valuesOf(card, kind))));
    assert.deepEqual(new Set(counts[kind].map((/** @type {{value: string}} */ { value }) => value)), expected, kind);
  }
});

test('filters alone, without words, find what has them', options, async () => {
  const { hits, completeCount } = await search('', { filters: { ...none, course: ['course-1'] } });
  const expected = [...new Set(cards.filter(({ course }) => course === 'course-1').map(({ lesson }) => lesson))].sort();
  assert.deepEqual(hits.map(({ lesson }) => lesson), expected);
  assert.equal(completeCount, expected.length);
  assert.deepEqual((await search('')).hits, []);
  assert.deepEqual((await search('', { filters: { ...none, guest: ['nobody'] } })).hits, []);
});

test('by date means by the last date of a lesson, complete before partial, and changes nothing else', options, async () => {
  const dayOf = (/** @type {string} */ lesson) => cards.filter((card) => card.lesson === lesson).map(({ date }) => date).sort().at(-1) || '';
  let sorted = 0;
  for (const text of queries) {
    const best = await search(text);
    for (const sort of /** @type {const} */ (['newest', 'oldest'])) {
      const found = await search(text, { sort });
      const rank = new Map(best.hits.map(({ lesson, score }) => [lesson, score]));
      const expected = best.hits.map(({ lesson, complete, score }) => ({ lesson, complete, score, day: dayOf(lesson) }));
      const sign = sort === 'newest' ? -1 : 1;
      const compareDays = (/** @type {string} */ a, /** @type {string} */ b) =>
        a === b ? 0 : a === '' ? 1 : b === '' ? -1 : a < b ? -sign : sign;
      expected.sort((a, b) => Number(b.complete) - Number(a.complete) || compareDays(a.day, b.day) || b.score - a.score || (a.lesson < b.lesson ? -1 : 1));
      assert.deepEqual(found.hits.map(({ lesson }) => lesson), expected.map(({ lesson }) => lesson), `${text} ${sort}`);
      for (const { lesson, score } of found.hits) assert.equal(score, rank.get(lesson));
      sorted += found.hits.length;
    }
  }
  assert.ok(sorted > 500);
});

test('lessons without a date come last, whatever the order', () => {
  const days = Uint32Array.from([0, dayNumber('2021-01-01'), 0, dayNumber('2022-01-01'), dayNumber('2020-01-01')]);
  const lessons = Uint32Array.from([0, 0, 1, 0, 2]);
  const order = (/** @type {boolean} */ oldest) => [1, 2, 3, 4].sort((a, b) => keys(oldest)[b] - keys(oldest)[a] || a - b);
  const keys = (/** @type {boolean} */ oldest) => dateKeys(days, lessons, oldest);
  assert.deepEqual(order(false), [1, 3, 4, 2]);
  assert.deepEqual(order(true), [4, 1, 3, 2]);
});

test('nothing that narrows is fetched by who only searches', options, async () => {
  /** @type {{path: string, bytes: number}[]} */
  const requests = [];
  const own = await openSearch(BASE, { fetch: folderFetch(folder, { requests }) });
  const { counts } = await own.search('network');
  const before = requests.length;
  await counts?.(() => true);
  const more = requests.slice(before).filter(({ path }) => !path.includes('/'));
  assert.equal(more.length, 2, 'dates and facets');
});
