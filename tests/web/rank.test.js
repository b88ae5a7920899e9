// The pure parts of ranking: conditions that postings can only half decide, words that grow, scores, passages, sections.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { byteString } from '../../src/client/bytes.js';
import { dayNumber } from '../../src/client/dates.js';
import { matchOf, MAYBE, NO, stateOf, termsOf, YES } from '../../src/client/matching.js';
import { bestSections, cardHolds } from '../../src/client/passages.js';
import { parseQuery } from '../../src/client/query.js';
import { bestPassage, expandPrefix, inGrains, isCommon, scoresOf, vocabularyOf, weightsOf } from '../../src/client/scoring.js';

/** @typedef {import('../../src/client/chunks.js').Postings} Postings */
/** @typedef {import('../../src/client/matching.js').Condition} Condition */

const table = new Map([['區', '区']]);

/**
 * @param {number[]} documents
 * @param {number[]} [places]
 * @param {number[]} [frequencies]
 * @returns {Postings}
 */
const postings = (documents, places = documents.map(() => 2), frequencies = documents.map(() => 1)) => ({
  documents: Uint32Array.from(documents),
  places: Uint32Array.from(places),
  frequencies: Uint32Array.from(frequencies),
});

/** @param {Record<string, Postings>} lists */
const postingsIn = (lists) => (/** @type {string} */ term) => (Object.hasOwn(lists, term) ? lists[term] : undefined);

test('a beginning stands for terms and for the stems of words, the most frequent ones', () => {
  const entry = (/** @type {string} */ key, /** @type {number} */ frequency, stem = '', stemFrequency = 0) =>
    ({ key: byteString(key), frequency, weighted: true, stem, stemFrequency, documentsAt: 0, frequenciesAt: 0, placesAt: 0 });
  const universities = [
    ...[entry('univers', 4), entry('universal', 0, 'univers', 4), entry('universe', 2, 'univers', 4)],
    ...[entry('university', 0, 'univ', 4), entry('universum', 2)],
  ];
  assert.deepEqual(expandPrefix(universities, 'univers', 8), ['univ', 'universe', 'universum']);
  assert.deepEqual(expandPrefix(universities, 'x', 8), ['univ', 'univers', 'universe', 'universum']);
  assert.deepEqual(expandPrefix(universities.slice(3, 4), 'universi', 8), ['univ']);
  assert.deepEqual(expandPrefix([entry('unix', 9), ...universities, entry('unit', 9)], 'uni', 2), ['unit', 'unix']);
  assert.deepEqual(expandPrefix([entry('caf\u{e9}', 3)], 'caf', 2), ['café']);
  assert.deepEqual(expandPrefix([], 'uni', 8), []);
});

/** Lessons 0 in Chinese and English, 1 and 2 in Chinese of two kinds. @type {any} */
const manifest = {
  collectionSize: 4,
  idfExponent: 1,
  scoreGrain: 1e-6,
  averageLength: 4,
  k1: 1,
  b: 0.5,
  minNormalizedLength: 0.5,
  prefixExpansionScale: 0.5,
  documentCount: 4,
  lessonCount: 3,
  lessons: Uint32Array.of(0, 0, 0, 1, 2),
  rungs: Uint8Array.of(3, 5, 0, 3), // lengths 4, 6, 1, 4
  languages: [
    { tag: 'en', begin: 1, end: 2 },
    { tag: 'zh', begin: 2, end: 4 },
    { tag: 'zh-Hant', begin: 4, end: 5 },
  ],
};
const days = Uint32Array.of(0, dayNumber('2021-03-30'), dayNumber('2021-03-30'), 0, dayNumber('2022-01-01'));

test('scores are those of the formula, the same in whole grains whatever the order of adding', () => {
  const lists = { rare: postings([1, 2, 3], [2, 2, 2], [2, 2, 2]), usual: postings([1, 2, 3, 4]), field: postings([4], [1], []) };
  const of = (/** @type {string[]} */ terms, more = {}) =>
    [...scoresOf({ terms, stem: '', prefix: '', expansions: [] }, { ...manifest, ...more }, postingsIn(lists))].map((score) =>
      inGrains(score, manifest));
  const weight = Math.log((4 - 3 + 0.5) / 3.5 / 2 + 1);
  const score = (/** @type {number} */ length) => Math.round((weight * (2 / (0.5 + 0.5 * length + 2))) / 1e-6);
  assert.deepEqual(of(['rare', 'field', 'none']), [0, score(1), score(1.5), score(0.5), 0]);
  assert.deepEqual(of(['usual', 'rare']), of(['rare', 'usual']));
  assert.deepEqual(of(['rare'], { averageLength: 0 }), [0, score(1), score(1), score(1), 0]);
});

test('lengths are rounded to a ladder', () => {
  const lists = { a: postings([1]) };
  const scoreOn = (/** @type {number} */ rung) =>
    scoresOf({ terms: ['a'], stem: '', prefix: '', expansions: [] }, { ...manifest, averageLength: 1, rungs: Uint8Array.of(rung) }, postingsIn(lists))[1];
  const lengthOf = (/** @type {number} */ rung) => Math.round((Math.log(3.5 / 1.5) / scoreOn(rung) - 1.5) / 0.5);
  assert.deepEqual([0, 1, 2, 3, 4, 7, 8, 9, 10].map(lengthOf), [1, 2, 3, 4, 5, 8, 10, 12, 15]);
});

test('of common terms only the first place is told', () => {
  const many = postings(Array.from({ length: 65 }, (_, i) => i + 1));
  assert.ok(isCommon('社', postings([1]), manifest));
  assert.ok(isCommon('𠀀', postings([1]), manifest));
  assert.ok(!isCommon('社区', postings([1]), manifest));
  assert.ok(isCommon('社区', many, manifest));
  assert.ok(!isCommon('社区', many, { ...manifest, collectionSize: 260 }));
  assert.ok(isCommon('社区', many, { ...manifest, collectionSize: 259 }));
});

test('of what a word may become the best counts, at its share', () => {
  const postingsOf = postingsIn({ uni: postings([1]), unit: postings([1, 2]) });
  const vocabulary = { terms: [], stem: 'uni', prefix: 'uni', expansions: ['unit'] };
  const alone = scoresOf({ ...vocabulary, expansions: [] }, manifest, postingsOf);
  const both = scoresOf(vocabulary, manifest, postingsOf);
  assert.equal(both[1], alone[1]);
  assert.ok(both[2] > 0 && both[2] < both[1]);
  const weights = weightsOf(vocabulary, manifest, postingsOf);
  assert.equal(weights.get('uni'), Math.log(3.5 / 1.5));
  assert.equal(weights.get('unit'), Math.log(2.5 / 2.5 / 2 + 1) / 2);
});

test('the best passage has most of the weight, the first of equal ones', () => {
  const postingsOf = postingsIn({ a: postings([1, 2], [0b1101, 1]), b: postings([1], [0b11000]), c: postings([1], [1 << 30]) });
  const best = (/** @type {number} */ document, /** @type {number} */ among, /** @type {[string, number][]} */ ...weights) =>
    bestPassage(document, among, new Map(weights), [], manifest, postingsOf);
  assert.equal(best(1, 0, ['a', 1], ['b', 1]), 3);
  assert.equal(best(1, 0, ['a', 1]), 2);
  assert.equal(best(1, 0, ['b', 1], ['a', 1 + 1e-9]), 3);
  assert.equal(best(1, 0, ['a', 1], ['b', 2], ['c', 4]), 30);
  assert.equal(best(2, 0, ['a', 1]), 1); // the facts alone
  assert.equal(best(3, 0, ['a', 1]), 1);
  assert.equal(best(1, 0b10101, ['a', 1]), 2);
  assert.equal(best(1, 0b10000, ['a', 1]), 4);
  assert.equal(best(1, 1, ['b', 1]), 3); // the facts are in every passage
});

test('a query names all the terms that it needs', () => {
  const terms = (/** @type {string} */ text, /** @type {string[]} */ expansions = []) => {
    const query = parseQuery(text, table);
    return [...termsOf(query, { ...vocabularyOf(query), expansions })].sort();
  };
  assert.deepEqual(terms('社區 防疫'), ['社区', '防疫']);
  assert.deepEqual(terms('title:社区防疫 -guest:yu '), ['Ayu', 'S区防', 'S社区', 'S防疫', '区防', '社区', '防疫'].sort());
  assert.deepEqual(terms('course:uni', ['unit']), ['XCuni', 'XCunit', 'uni', 'unit']);
});

/**
 * The documents for which the complete and the partial condition hold; those where only a phrase is in question have it
 * when they are `readable`.
 * @param {Record<string, Postings>} lists
 * @param {string} text
 * @param {{language?: string, phraseState?: (document: number) => number}} [more]
 */
function chosen(lists, text, { language = '', phraseState = (document) => (document === 4 ? YES : NO) } = {}) {
  const query = parseQuery(text, table);
  const dates = query.dateFrom || query.dateTo ? days : undefined;
  const match = matchOf(query, vocabularyOf(query), manifest, dates, postingsIn(lists), false);
  const conditions = match?.among(language);
  const holds = (/** @type {Condition} */ condition) =>
    [1, 2, 3, 4].filter((document) => stateOf(condition, document, () => phraseState(document)) === YES);
  return match && conditions && [holds(conditions.complete), match.looseGroups > 0 ? holds(conditions.partial()) : null];
}

test('filters, fields and exclusions choose documents', () => {
  const lists = { 社区: postings([1, 2, 4]), 区防: postings([1, 4]), S社区: postings([2], [1], []), 防: postings([3]) };
  const of = (/** @type {string} */ text, language = '') => chosen(lists, text, { language });
  assert.equal(of(''), null);
  assert.equal(of('', 'zh'), null);
  assert.deepEqual(of('lang:zh'), [[2, 3, 4], null]);
  assert.deepEqual(of('lang:zh-hant lang:en'), [[1, 4], null]);
  assert.deepEqual(of('date:2021'), [[1, 2], null]);
  assert.deepEqual(of('date:2021-04..'), [[4], null]);
  assert.deepEqual(of('社区防'), [[4], [1, 2, 4]]);
  assert.deepEqual(of('"社区防"'), [[4], null]);
  assert.deepEqual(of('社区 防'), [[], [1, 2, 3, 4]]);
  assert.deepEqual(of('社区 防', 'zh'), [[], [2, 3, 4]]);
  assert.deepEqual(of('社区 OR 防'), [[1, 2, 3, 4], [1, 2, 3, 4]]);
  assert.deepEqual(of('title:社区'), [[2], null]);
  assert.deepEqual(of('社区 -title:社区'), [[1, 4], [1, 4]]);
  assert.deepEqual(of('社区 -社区防'), [[1, 2], [1, 2]]);
});

test('a phrase is possible only where all of it stands in one passage or among the facts', () => {
  const lists = {
    社区: postings([1, 2, 3, 4], [0b010, 0b110, 0b001, 0b111]),
    区防: postings([1, 2, 3], [0b100, 0b100, 0b011]),
    防疫: postings([2, 3, 4], [0b110, 0b101, 0b111]),
  };
  const query = parseQuery('社区防疫', table);
  const match = matchOf(query, vocabularyOf(query), manifest, undefined, postingsIn(lists), false);
  assert.deepEqual([...(match?.among('').complete.states ?? [])], [NO, NO, MAYBE, MAYBE, NO]);
  assert.deepEqual([...(match?.phrases[0].postings.documents ?? [])], [2, 3]);
  assert.deepEqual([...(match?.phrases[0].postings.places ?? [])], [0b100, 0b001]);
});

test('a common term of a phrase may stand anywhere behind its first place', () => {
  const lists = { 社: postings([1, 2, 3], [0b100, 0b1000, 0b001]), 区防: postings([1, 2, 3], [0b1010, 0b010, 0b011]) };
  const item = { ...parseQuery('"社区防"', table).groups[0].alternatives[0], terms: ['社', '区防'] };
  const query = { groups: [{ alternatives: [item] }], exclusions: [], languages: [], dateFrom: '', dateTo: '' };
  const match = matchOf(query, vocabularyOf(query), manifest, undefined, postingsIn(lists), false);
  assert.deepEqual([...(match?.phrases[0].postings.documents ?? [])], [1, 3]);
  assert.deepEqual([...(match?.phrases[0].postings.places ?? [])], [0b1000, 0b001]);
});

test('what is known of phrases decides, and what is not leaves it open', () => {
  const lists = { a: postings([1, 2]), b: postings([2, 3]), c: postings([1, 2, 3, 4]) };
  const open = () => MAYBE;
  const query = (/** @type {string} */ text) => {
    const parsed = parseQuery(text, table);
    const match = matchOf(parsed, vocabularyOf(parsed), manifest, undefined, postingsIn(lists), false);
    return (/** @type {() => number} */ phraseState) =>
      match && [1, 2, 3, 4].map((document) => stateOf(match.among('').complete, document, phraseState));
  };
  const phrase = query('"a b" c ');
  assert.deepEqual([phrase(open), phrase(() => YES), phrase(() => NO)], [[0, 1, 0, 0], [0, 2, 0, 0], [0, 0, 0, 0]]);
  const either = query('"a b" OR a ');
  assert.deepEqual([either(open), either(() => NO)], [[2, 2, 0, 0], [2, 2, 0, 0]]);
  const not = query('c -"a b"');
  assert.deepEqual([not(open), not(() => YES), not(() => NO)], [[2, 1, 2, 2], [2, 0, 2, 2], [2, 2, 2, 2]]);
});

/** @type {import('../../src/client/passages.js').Card} */
const card = {
  lesson: 'c/a',
  language: 'zh',
  url: '',
  title: '社区',
  course: 'c-1',
  courseTitle: '课程',
  date: '',
  guests: ['余祖成', 'Yu Zucheng'],
  tags: ['防疫'],
  sections: [
    { title: '', anchor: '', text: '防疫靠社區。\n网络' },
    { title: '安全防疫', anchor: 'x', text: '' },
    { title: '防', anchor: 'y', text: '防疫社区' },
    { title: '社区', anchor: 'z', text: '社区社区' },
  ],
  passageCount: 1,
  headingCount: 3,
  headingsBefore: 0,
};

test('a phrase lies within one line of one part of the field that is asked', () => {
  /** @param {string} typed */
  const has = (typed) => parseQuery(typed, table).groups.every(({ alternatives }) => cardHolds(card, alternatives[0], table));
  assert.ok(has('"防疫靠社区"'));
  assert.ok(has('"安全防疫"'));
  assert.ok(has('guest:"yu zucheng"'));
  assert.ok(has('course:"c 1"'));
  assert.ok(!has('"社区网络"')); // lines
  assert.ok(!has('"社区社区防"')); // sections
  assert.ok(!has('"成 yu"')); // guests
  assert.ok(!has('title:"安全防疫"'));
  assert.ok(!has('"课程 c"')); // a field, but no text
});

test('sections are chosen by the weight of what they have, headings twice', () => {
  const best = (/** @type {[string, number][]} */ ...weights) => bestSections(card, new Map(weights), 1e-6, table);
  assert.deepEqual(best(['社区', 1], ['防疫', 1.5], ['余祖', 9]), [1, 0, 2]);
  assert.deepEqual(best(['社区', 1]), [3, 0, 2]);
  assert.deepEqual(best(['余祖', 1]), []);
});
