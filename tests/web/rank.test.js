// The pure parts of ranking: conditions that postings can only half decide, words that grow, scores, sections.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { CardText } from '../../src/client/card_text.js';
import { Chunk } from '../../src/client/chunks.js';
import { all, any, holds, marked, not, sideBySide } from '../../src/client/conditions.js';
import { matchOf, termsOf } from '../../src/client/matching.js';
import { parseQuery } from '../../src/client/query.js';
import { expandPrefix, grainsOf, vocabularyOf, weightsOf } from '../../src/client/scoring.js';
import { bestSections } from '../../src/client/sections.js';

/** @typedef {import('../../src/client/chunks.js').Postings} Postings */
/** @typedef {import('../../src/client/conditions.js').Condition} Condition */
/** @typedef {import('../../src/client/query.js').Item} Item */

const table = new Map([['區', '区']]);

/** @param {string} bits  of documents 1, 2 … */
const mask = (bits) => Uint8Array.from([0, ...[...bits].map(Number)]);

/** @type {Item} */
const phrase = { field: 'any', terms: ['a', 'b'], offsets: [0, 1], prefix: '', quoted: true };

/** @param {Condition} condition @param {(document: number) => boolean} hasPhrase */
const documentsOf = (condition, hasPhrase) =>
  [1, 2, 3, 4].filter((document) => holds(condition, document, () => hasPhrase(document)));

test('where postings cannot tell, the card does', () => {
  const has = (/** @type {number} */ document) => document === 3;
  const marks = marked(mask('1100'));
  const side = sideBySide(mask('0110'), phrase);
  assert.deepEqual(documentsOf(marks, has), [1, 2]);
  assert.deepEqual(documentsOf(side, has), [3]);
  assert.deepEqual(documentsOf(any([marks, side], 5), has), [1, 2, 3]);
  assert.deepEqual(documentsOf(all([marks, side], 5), has), []);
  assert.deepEqual(documentsOf(not(side), has), [1, 2, 4]);
  assert.deepEqual(documentsOf(not(all([marks, not(side)], 5)), has), [3, 4]);
  assert.deepEqual(documentsOf(all([], 5), has), [1, 2, 3, 4]);
  assert.deepEqual(documentsOf(any([], 5), has), []);
});

test('a condition knows what is certain, so that no card is asked for it', () => {
  const condition = any([marked(mask('1100')), sideBySide(mask('0110'), phrase)], 5);
  assert.deepEqual(condition.possible, mask('1110'));
  assert.deepEqual(condition.certain, mask('1100'));
  assert.deepEqual(not(condition).possible, mask('0011'));
  assert.deepEqual(not(condition).certain, mask('0001'));
  const unasked = () => assert.fail('asked for a card');
  assert.equal(holds(condition, 1, unasked), true);
  assert.equal(holds(condition, 4, unasked), false);
});

/** @param {number[]} documents @param {number[]} [frequencies] @returns {Postings} */
const postings = (documents, frequencies = documents.map(() => 1)) => ({
  documents: Uint32Array.from(documents),
  frequencies: Uint32Array.from(frequencies),
});

test('a beginning stands for terms and for the stems of words, the most frequent ones', () => {
  const entry = (/** @type {string} */ key, /** @type {number} */ frequency, stem = '', stemFrequency = 0) => ({
    key,
    postings: frequency === 0 ? null : postings(Array.from({ length: frequency }, (_, i) => i + 1)),
    stem,
    stemFrequency,
  });
  const chunks = [
    new Chunk([entry('unit', 9), entry('univers', 4), entry('universal', 0, 'univers', 4), entry('universe', 2, 'univers', 4)]),
    new Chunk([entry('university', 0, 'univ', 4), entry('universum', 2), entry('unix', 9)]),
  ];
  assert.deepEqual(expandPrefix(chunks, 'univers', 'univers', 8), ['univ', 'universe', 'universum']);
  assert.deepEqual(expandPrefix(chunks, 'univers', 'x', 8), ['univ', 'univers', 'universe', 'universum']);
  assert.deepEqual(expandPrefix(chunks, 'universi', 'universi', 8), ['univ']);
  assert.deepEqual(expandPrefix(chunks, 'uni', 'uni', 2), ['unit', 'unix']);
  assert.deepEqual(expandPrefix([], 'uni', 'uni', 8), []);
});

/** @type {any} */
const manifest = {
  collectionSize: 4,
  averageLength: 10,
  ranking: { k1: 1, b: 0.5, minNormalizedLength: 0.5, idfExponent: 1, scoreGrain: 1e-6, prefixExpansionScale: 0.5 },
};

/** @type {any} */
const documents = {
  count: 4,
  lengths: Uint32Array.of(0, 10, 20, 1, 10),
  lessons: Uint32Array.of(0, 0, 0, 1, 2),
  languages: ['zh', 'en', 'zh-Hant'],
  languageOf: Uint32Array.of(0, 0, 1, 0, 2),
  days: Uint32Array.of(0, 2021 * 512 + 3 * 32 + 30, 2021 * 512 + 3 * 32 + 30, 0, 2022 * 512 + 32 + 1),
};

test('scores are those of the formula, in whole grains', () => {
  const lists = { rare: postings([1, 2, 3], [2, 2, 2]), field: postings([4], [0]) };
  const postingsOf = (/** @type {string} */ term) => /** @type {Record<string, Postings>} */ (lists)[term] ?? null;
  const vocabulary = { terms: ['rare', 'field', 'none'], stem: null, prefix: '', expansions: [] };
  const odds = (4 - 3 + 0.5) / 3.5 / 2 + 1;
  const score = (/** @type {number} */ length) => Math.round((Math.log(odds) * (2 / (0.5 + 0.5 * length + 2))) / 1e-6);
  assert.deepEqual([...grainsOf(vocabulary, manifest, documents, postingsOf)], [0, score(1), score(2), score(0.5), 0]);
});

test('of what a word may become the best counts, at its share', () => {
  const lists = { uni: postings([1]), unit: postings([1, 2]) };
  const postingsOf = (/** @type {string} */ term) => /** @type {Record<string, Postings>} */ (lists)[term] ?? null;
  const vocabulary = { terms: [], stem: 'uni', prefix: 'uni', expansions: ['unit'] };
  const alone = grainsOf({ ...vocabulary, expansions: [] }, manifest, documents, postingsOf);
  const both = grainsOf(vocabulary, manifest, documents, postingsOf);
  assert.equal(both[1], alone[1]);
  assert.ok(both[2] > 0 && both[2] < both[1]);
  const weights = weightsOf(vocabulary, manifest, postingsOf);
  assert.equal(weights.get('uni'), Math.log(3.5 / 1.5));
  assert.equal(weights.get('unit'), Math.log(2.5 / 2.5 / 2 + 1) / 2);
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

test('filters, fields and exclusions choose documents', () => {
  /** @type {Record<string, Postings>} */
  const lists = { 社区: postings([1, 2, 4]), 区防: postings([1, 4]), S社区: postings([2], [0]), 防: postings([3]) };
  /** @param {string} text @param {string} [language] */
  const chosen = (text, language = '') => {
    const query = parseQuery(text, table);
    const match = matchOf(query, vocabularyOf(query), documents, (term) => lists[term] ?? null, language);
    const certain = (/** @type {Condition | null | undefined} */ condition) =>
      condition && [1, 2, 3, 4].filter((document) => holds(condition, document, () => document === 4));
    return [certain(match?.complete), certain(match?.partial)];
  };
  assert.deepEqual(chosen(''), [undefined, undefined]);
  assert.deepEqual(chosen('', 'zh'), [undefined, undefined]);
  assert.deepEqual(chosen('lang:zh'), [[1, 3, 4], null]);
  assert.deepEqual(chosen('lang:zh-hant lang:en'), [[2, 4], null]);
  assert.deepEqual(chosen('date:2021'), [[1, 2], null]);
  assert.deepEqual(chosen('date:2021-04..'), [[4], null]);
  assert.deepEqual(chosen('社区防'), [[4], [1, 2, 4]]);
  assert.deepEqual(chosen('"社区防"'), [[4], null]);
  assert.deepEqual(chosen('社区 防'), [[], [1, 2, 3, 4]]);
  assert.deepEqual(chosen('社区 防', 'zh'), [[], [1, 3, 4]]);
  assert.deepEqual(chosen('社区 OR 防'), [[1, 2, 3, 4], [1, 2, 3, 4]]);
  assert.deepEqual(chosen('title:社区'), [[2], null]);
  assert.deepEqual(chosen('社区 -title:社区'), [[1, 4], [1, 4]]);
  assert.deepEqual(chosen('社区 -社区防'), [[1, 2], [1, 2]]);
});

/** @type {import('../../src/client/cards.js').Card} */
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
  alternates: [],
};

test('a phrase lies within one part of the field that is asked', () => {
  const text = new CardText(card, table);
  /** @param {string} typed */
  const has = (typed) => parseQuery(typed, table).groups.every(({ alternatives }) => text.has(alternatives[0]));
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
  const text = new CardText(card, table);
  const weights = new Map([['社区', 1], ['防疫', 1.5], ['余祖', 9]]);
  assert.deepEqual(bestSections(text, weights, 1e-6), [1, 0, 2]);
  assert.deepEqual(bestSections(text, new Map([['社区', 1]]), 1e-6), [3, 0, 2]);
  assert.deepEqual(bestSections(text, new Map([['余祖', 1]]), 1e-6), []);
});
