// What leads to write-ups that do not have the words themselves: their scores, which of them match, and what is said of it.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { termsIn } from '../../src/client/analysis.js';
import { beside } from '../../src/client/beside.js';
import { renderedWeights, viaOf } from '../../src/client/implied.js';
import { matchOf, MAYBE, NO, stateOf, YES } from '../../src/client/matching.js';
import { sectionsHave } from '../../src/client/passages.js';
import { parseQuery } from '../../src/client/query.js';
import { bestPassage, impliedBy, scoresOf, vocabularyOf } from '../../src/client/scoring.js';
import { makeSnippet, markMatches } from '../../src/client/snippet.js';

/** @typedef {import('../../src/client/chunks.js').Postings} Postings */
/** @typedef {import('../../src/client/matching.js').Condition} Condition */

const table = new Map();

/**
 * @param {number[]} documents  once each, in passage 1
 * @param {{documents: number[], frequency?: number, places?: number[], strong?: boolean, renderings?: string[]}} [implied]
 * @returns {Postings}
 */
const postings = (documents, implied) => ({
  documents: Uint32Array.from(documents),
  frequencies: Uint32Array.from(documents, () => 1),
  places: Uint32Array.from(documents, () => 2),
  implied: implied && {
    documents: Uint32Array.from(implied.documents),
    frequencies: Float64Array.from(implied.documents, () => implied.frequency ?? 1),
    places: Uint32Array.from(implied.places ?? implied.documents.map(() => 2)),
    strong: implied.documents.map(() => implied.strong ?? true),
    confidence: 0.8,
    renderings: implied.renderings ?? [],
  },
});

/** @param {Record<string, Postings>} lists */
const postingsIn = (lists) => (/** @type {string} */ term) => (Object.hasOwn(lists, term) ? lists[term] : undefined);

/** Lessons 0 in English and Chinese, 1 and 2 in Chinese, 3 in English. @type {any} */
const manifest = {
  ...{ collectionSize: 4, idfExponent: 1, scoreGrain: 1e-6, averageLength: 1, k1: 1, b: 0, minNormalizedLength: 0.5 },
  prefixExpansionScale: 0.5,
  documentCount: 5,
  lessonCount: 4,
  lessons: Uint32Array.of(0, 0, 3, 0, 1, 2),
  rungs: new Uint8Array(5),
  languages: [{ tag: 'en', begin: 1, end: 3 }, { tag: 'zh', begin: 3, end: 6 }],
};

const weight = (/** @type {number} */ n) => {
  const odds = (4 - n + 0.5) / (n + 0.5);
  return Math.log(odds < 2 ? odds / 2 + 1 : odds);
};
const near = (/** @type {ArrayLike<number>} */ actual, /** @type {number[]} */ expected) =>
  assert.deepEqual([...Array.from(actual)].map((score) => score.toFixed(9)), expected.map((score) => score.toFixed(9)));

test('an implied term scores as if it stood there, by the share of its weight that it keeps', () => {
  const scores = (/** @type {string} */ text, /** @type {Record<string, Postings>} */ lists) =>
    scoresOf(vocabularyOf(parseQuery(text, table)), manifest, postingsIn(lists));
  near(scores('soil ', { soil: postings([1], { documents: [4, 5], frequency: 4 }) }),
    [0, weight(1) / 2, 0, 0, 0.8 * weight(1) * 4 / 5, 0.8 * weight(1) * 4 / 5]);
  // Where nothing has it, as many have it as imply it.
  near(scores('soil ', { soil: postings([], { documents: [4, 5] }) }), [0, 0, 0, 0, 0.8 * weight(2) / 2, 0.8 * weight(2) / 2]);
  assert.ok(weight(1) !== weight(2));
});

test('of a growing word, what its stem implies is one of its forms; what it may become implies nothing', () => {
  const vocabulary = { terms: [], stem: 'soil', prefix: 'soil', expansions: ['soilless'] };
  const lists = { soil: postings([1], { documents: [4] }), soilless: postings([4, 5], { documents: [3] }) };
  near(scoresOf(vocabulary, manifest, postingsIn(lists)),
    [0, weight(1) / 2, 0, 0, Math.max(0.8 * weight(1) / 2, 0.5 * weight(2) / 2), 0.5 * weight(2) / 2]);
  assert.deepEqual(impliedBy(3, vocabulary, manifest, postingsIn(lists)), []);
  assert.deepEqual(impliedBy(1, vocabulary, manifest, postingsIn(lists)), []);
  assert.deepEqual(impliedBy(4, vocabulary, manifest, postingsIn(lists)), [{ term: 'soil', weight: 0.8 * weight(1), places: 2, renderings: [] }]);
});

test('the best passage is chosen by what is implied, too', () => {
  const lists = { a: postings([1], { documents: [4], places: [0b1000] }) };
  const implied = (/** @type {number} */ document) => impliedBy(document, { terms: ['a'], stem: '', prefix: '', expansions: [] }, manifest, postingsIn(lists));
  assert.equal(bestPassage(4, 0, new Map([['a', 1]]), implied(4), manifest, postingsIn(lists)), 3);
  assert.equal(bestPassage(1, 0, new Map([['a', 1]]), implied(1), manifest, postingsIn(lists)), 1);
});

/**
 * The documents that match, those that do or imply it, and those that do in part.
 * @param {Record<string, Postings>} lists
 * @param {string} text
 * @param {{language?: string, exact?: boolean, phrase?: number, lessons?: number[]}} [more]
 */
function chosen(lists, text, { language = '', exact = false, phrase = NO, lessons } = {}) {
  const query = parseQuery(text, table);
  const match = matchOf(query, vocabularyOf(query), manifest, undefined, postingsIn(lists), Boolean(lessons));
  const conditions = match?.among(language, lessons && Uint8Array.from(lessons), exact ? undefined : beside);
  const holds = (/** @type {Condition | undefined} */ condition) =>
    condition ? [1, 2, 3, 4, 5].filter((document) => stateOf(condition, document, () => phrase) === YES) : null;
  return match && conditions && [holds(conditions.complete), holds(conditions.through), match.looseGroups > 0 ? holds(conditions.partial()) : null];
}

test('a lesson matches through what it surely implies, of each word that it does not have', () => {
  const lists = {
    soil: postings([1], { documents: [4, 5] }),
    water: postings([1, 4], { documents: [3], strong: false }),
    moist: postings([2]),
  };
  assert.deepEqual(chosen(lists, 'soil '), [[1], [1, 4, 5], [1, 4, 5]]);
  assert.deepEqual(chosen(lists, 'soil water '), [[1], [1, 4], [1, 3, 4, 5]]);
  assert.deepEqual(chosen(lists, 'water '), [[1, 4], [1, 4], [1, 3, 4]]);
  assert.deepEqual(chosen(lists, 'moist '), [[2], null, [2]]);
  assert.deepEqual(chosen(lists, 'moist OR soil '), [[1, 2], [1, 2, 4, 5], [1, 2, 4, 5]]);
  assert.deepEqual(chosen(lists, 'soil -water'), [[], [5], [5]]);
  assert.deepEqual(chosen(lists, 'soil', { lessons: [0, 1, 0, 1] }), [[], [4], [4]]);
});

test('what is quoted, and what is excluded, must stand there itself', () => {
  const lists = { soil: postings([1], { documents: [4] }), water: postings([1, 4]) };
  assert.deepEqual(chosen(lists, '"soil"'), [[1], null, null]);
  assert.deepEqual(chosen(lists, 'water -soil'), [[4], null, [4]]);
  assert.deepEqual(chosen(lists, 'water "soil" OR water'), [[1, 4], null, [1, 4]]);
});

test('a run is implied where each of its terms stands or is surely implied, and phrases stay open', () => {
  const lists = {
    土壤: postings([3], { documents: [1, 2] }),
    壤湿: postings([3, 1], { documents: [] }),
    湿度: postings([3], { documents: [1] }),
  };
  assert.deepEqual(chosen(lists, '土壤湿度'), [[], [1], [1, 2, 3]]);
  assert.deepEqual(chosen(lists, '土壤湿度', { phrase: YES }), [[3], [1, 3], [1, 2, 3]]);
  const query = parseQuery('土壤湿度', table);
  const match = matchOf(query, vocabularyOf(query), manifest, undefined, postingsIn(lists), false);
  assert.deepEqual([...(match?.among('').through?.states ?? [])], [NO, YES, NO, MAYBE, NO, NO]);
});

test('a field is implied by its own terms', () => {
  const lists = { yu: postings([], { documents: [3, 4] }), Ayu: postings([2], { documents: [4] }) };
  assert.deepEqual(chosen(lists, 'guest:yu '), [[2], [2, 4], null]);
  assert.deepEqual(chosen(lists, 'guest:"yu"'), [[2], null, null]);
});

test('a language that is asked for is found by write-ups in another, of lessons that have it', () => {
  const lists = { 土壤: postings([3, 4]), soil: postings([2]) };
  assert.deepEqual(chosen(lists, '土壤 lang:en'), [[], [3], []]);
  assert.deepEqual(chosen(lists, '土壤', { language: 'en' }), [[], [3], []]);
  assert.deepEqual(chosen(lists, '土壤', { language: 'zh' }), [[3, 4], [3, 4], [3, 4]]);
  assert.deepEqual(chosen(lists, '土壤 lang:zh', { language: 'en' }), [[], [], []]);
  assert.deepEqual(chosen(lists, '土壤', { language: 'en', exact: true }), [[], null, []]);
  assert.deepEqual(chosen(lists, '土壤', { language: 'en', lessons: [0, 1, 1, 1] }), [[], [], []]);
  assert.deepEqual(chosen(lists, 'soil 土壤 ', { language: 'en' }), [[], [], [2]]);
  // The one that is shown must be what filters and exclusions leave.
  assert.deepEqual(chosen({ ...lists, 水: postings([1]) }, '土壤 -水', { language: 'en' }), [[], [], []]);
  assert.deepEqual(chosen({ ...lists, a: postings([1]), b: postings([1]) }, '土壤 -"a b"', { language: 'en', phrase: YES }), [[], [], []]);
  assert.deepEqual(chosen({ ...lists, a: postings([1]), b: postings([1]) }, '土壤 -"a b"', { language: 'en', phrase: NO }), [[], [3], []]);
  assert.deepEqual(chosen(lists, 'lang:en -土壤'), [[1, 2], null, null]);
});

/** @type {import('../../src/client/passages.js').Card} */
const card = {
  ...{ lesson: 'c/a', language: 'zh', url: '', title: '土壤', course: 'c', courseTitle: '', date: '', guests: ['王芳'], tags: [] },
  sections: [{ title: '湿度', anchor: 'x', text: '土地很湿' }],
  ...{ passageCount: 1, headingCount: 1, headingsBefore: 0 },
};

test('of the words that imply what was asked, those that are shown are named', () => {
  const of = (/** @type {string} */ text, /** @type {Record<string, string[]>} */ renderings, /** @type {string[]} */ own = [], /** @type {string[]} */ expansions = []) => {
    const implied = Object.entries(renderings).map(([term, words]) => ({ term, weight: 1, places: 1, renderings: words }));
    const surfaces = new Map();
    const query = parseQuery(text, table, surfaces);
    const shows = (/** @type {string} */ word) => sectionsHave(card, termsIn(word, table), table);
    const via = viaOf(query, expansions, implied, (term) => own.includes(term), shows, surfaces);
    return via.map(({ asked, words }) => [asked, ...words]);
  };
  assert.deepEqual(of('Soils ', { soil: ['泥土', '湿度', '土地'] }), [['Soils', '湿度', '土地']]);
  assert.deepEqual(of('soil ', { soil: ['泥土', '大地'] }), [['soil', '泥土']]);
  assert.deepEqual(of('soil ', { soil: ['土壤'] }), [['soil', '土壤']]); // in the title alone
  assert.deepEqual(of('soil ', { soil: ['泥土', '土地很'] }), [['soil', '土地很']]);
  assert.deepEqual(of('soil moisture ', { moistur: ['湿度', '湿'], soil: ['土地'] }), [['soil', '土地'], ['moisture', '湿度', '湿']]);
  assert.deepEqual(of('soil moisture ', { soil: ['土壤'] }, ['moistur']), [['soil', '土壤']]);
  assert.deepEqual(of('soil', { soil: ['土壤'] }, ['soilless'], ['soilless']), []);
  assert.deepEqual(of('soil soil OR water ', { soil: ['土地'] }), [['soil', '土地']]);
  assert.deepEqual(of('wangfang ', { wangfang: [] }), [['wangfang']]);
  assert.deepEqual(of('土壤湿度', { 土壤: ['soil'] }, ['湿度']), []);
  assert.deepEqual(of('土壤湿度', { 湿度: ['湿'], 土壤: ['土地'] }), [['土壤湿度', '土地', '湿']]);
  assert.deepEqual(of('"soil"', { soil: ['土壤'] }), []);
  assert.deepEqual(of('soil ', {}), []);
});

test('what stands for a word is weighed and marked in its place', () => {
  const implied = [
    { term: 'soil', weight: 3, places: 1, renderings: ['土壤', '土地'] },
    { term: 'earth', weight: 2, places: 1, renderings: ['土地'] },
    { term: 'yu', weight: 9, places: 1, renderings: [] },
  ];
  const weights = renderedWeights(new Map([['soil', 4], ['土地', 5]]), implied, (word) => termsIn(word, table));
  assert.deepEqual([...weights], [['soil', 4], ['土地', 5], ['土壤', 3]]);
  const query = parseQuery('soil', table);
  assert.deepEqual(markMatches('在土壤里', query, table, ['土壤', '水']), [
    { text: '在', marked: false }, { text: '土壤', marked: true }, { text: '里', marked: false }]);
  assert.ok(makeSnippet('一'.repeat(200) + '土壤', query, 60, table, ['土壤']).some(({ text, marked }) => marked && text === '土壤'));
});
