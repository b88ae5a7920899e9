// One ranking: the browser client finds the lessons that the database finds, in the same order.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';

import { termsIn } from '../../../src/client/analysis.js';
import { byteString } from '../../../src/client/bytes.js';
import { openSearch } from '../../../src/client/search.js';
import { corpusCards } from '../support/corpus.js';
import { BASE, buildIndex, folderFetch, searchIndex, skipWithoutTool } from '../support/index_tool.js';
import { shared, temporaryFolder, withoutShared } from '../support/lectern.js';
import { randomCards, randomQuery, withImplied } from '../support/random_archive.js';
import { randomNumbers } from '../support/random.js';
import { sampleCards } from '../support/sample_cards.js';
import { typingErrors } from '../support/typing_errors.js';

/** @typedef {{text: string, limit?: number, language?: string, exact?: boolean}} Question */

/**
 * @param {string} name
 * @param {Parameters<typeof buildIndex>[1]} cards  and renderings of what they imply
 * @param {Question[]} questions
 * @returns  the folder of both indexes, and how many lessons were found through other words
 */
async function compare(name, cards, questions) {
  const folder = temporaryFolder(name);
  buildIndex(folder, cards);
  const searcher = await openSearch(BASE, { fetch: folderFetch(folder) });
  const answers = searchIndex(folder, questions.map(({ exact, ...question }) => ({ ...question, implied: !exact })));
  let through = 0;
  for (const [i, { text, ...options }] of questions.entries()) {
    const found = await searcher.search(text, options);
    const { hits, completeCount, throughCount, correction } = answers[i];
    const row = (/** @type {any} */ { lesson, language, url, complete, through, score }, /** @type {any} */ more) =>
      ({ lesson, language, url, complete, through, score: score.toFixed(6), ...more });
    const rows = found.hits.map((hit) => row(hit, {
      sections: hit.sections.map((section) => hit.card.sections[section]),
      via: hit.via.map(({ asked, words, language }) => (language ? { language } : { asked, words })),
      renderingTerms: [...new Set(hit.standIns.flatMap((word) => termsIn(word, found.table)).map(byteString))].sort(),
    }));
    const expected = hits.map((hit) => row(hit, { sections: hit.sections, via: hit.via, renderingTerms: hit.renderingTerms.map(byteString) }));
    assert.deepEqual(rows, expected, `the answers to ${JSON.stringify(questions[i])}`);
    const counts = [found.completeCount, found.throughCount];
    const counted = found.completeCountExact ? isDeepStrictEqual(counts, [completeCount, throughCount]) :
      found.completeCount <= completeCount && counts[0] + counts[1] <= completeCount + throughCount;
    assert.ok(counted, `${JSON.stringify(text)}: ${counts} lessons, not ${completeCount},${throughCount}`);
    assert.deepEqual(await found.correct(), correction, `what is offered for ${JSON.stringify(text)}`);
    through += throughCount;
  }
  return { folder, through };
}

test('what can be asked of a small archive', { skip: skipWithoutTool }, async () => {
  const texts = [
    ...['社区防疫', '社區防疫', '疫', '疫情防控', '虚拟机', '网络安全 v2', '"网络安全 v2"', '防控 -社区', '-"社区治理" 防'],
    ...['social workers', '"social workers"', '"workers social"', 'social OR 网络', 'univ', 'universi', 'universit network'],
    ...['guest:yu', 'guest:余祖成', 'guest:"Yu Zucheng"', 'tag:epidemic', 'title:社区', 'course:risk', 'course:物联网', '课程:物联网'],
    ...['lang:en', 'lang:zh', 'lang:zh-hant 防汛', 'lang:fr', 'date:2021-04', 'date:2021-04.. 防', 'date:..2021-03', 'date:2030'],
    ...['', '   ', '""', '-', 'OR', '-risk', '?!', 'xyzzy', 'xyzzy control', '\u0000', '<b>社区</b>', 'a'.repeat(5000)],
    ...['How do social workers control the epidemic in communities?', '传感器和执行器是怎样工作的？', '2.0', 'e.g.'],
    ...['Opening ceremony', '开班仪式', 'opening ceremony community', '的', '疫情 epidemic control 网格员'],
  ];
  const questions = texts.flatMap((text) => [{ text }, { text, language: 'zh' }, { text, limit: 1 }, { text, limit: 50 }]);
  await compare('sample', sampleCards, questions);
});

test('what is offered for words that a small archive does not have', { skip: skipWithoutTool }, async () => {
  const texts = [
    ...['comunity', 'commnity risk', 'Commnity RISK', 'epidmeic contorl', 'guest:zuchneg', 'title:comunity', 'risk OR comunity'],
    ...['"comunity"', '-comunity risk', '"comunity risk" epidmic', 'lang:en comunity', 'comunity date:2021', 'xq comunity'],
    ...['疫情防空', '社区防一', '疫情放控', '社區防疫情', '设区防疫', '虚拟几', '網格圆', '社区xyzcommnity', '疫情防空 commnity'],
    ...['communi', 'communx', 'univers', 'universitx', 'université', 'universté', 'comunity'.repeat(400), 'ab', 'comunity\u0000'],
  ];
  await compare('corrections', sampleCards, texts.map((text) => ({ text })));
});

test('2,000 queries over archives of few words', { skip: skipWithoutTool }, async () => {
  const random = randomNumbers(20210330);
  for (const lessons of [0, 1, 12, 90]) {
    const questions = Array.from({ length: lessons > 1 ? 1000 : 50 }, () => ({
      text: randomQuery(random),
      limit: [10, 10, 1, 25][random(4)],
      language: ['', '', 'zh', 'en'][random(4)],
    }));
    await compare(`random-${lessons}`, randomCards(random, lessons), questions);
  }
});

test('2,000 queries over archives that imply more than they say', { skip: skipWithoutTool }, async () => {
  const random = randomNumbers(20210419);
  for (const lessons of [12, 90]) {
    const questions = Array.from({ length: 1000 }, () => ({
      text: randomQuery(random),
      limit: [10, 10, 1, 25][random(4)],
      language: ['', '', 'zh', 'en'][random(4)],
      exact: random(8) === 0,
    }));
    const { through } = await compare(`implied-${lessons}`, withImplied(random, randomCards(random, lessons)), questions);
    assert.ok(through > 200, `only ${through} lessons are found through what they imply`);
  }
});

test('every question about the texts of XQuAD', { skip: skipWithoutTool || withoutShared }, async () => {
  const questions = JSON.parse(readFileSync(join(shared, 'corpora/xquad-queries.json'), 'utf8'));
  await compare('xquad', corpusCards(join(shared, 'corpora/xquad')), questions.map((/** @type {any} */ { q }) => ({ text: q })));
});

test('500 words of a real course with a typing error each: the right one is offered first, for little', { skip: skipWithoutTool || withoutShared }, async () => {
  const cards = corpusCards(join(shared, 'corpora/iot'));
  const errors = typingErrors(cards, 500, 1);
  const { folder } = await compare('errors', cards, errors.map(({ typed }) => ({ text: typed })));
  const requests = /** @type {{path: string, bytes: number}[]} */ ([]);
  const fetch = folderFetch(folder, { requests });
  let first = 0;
  for (const { word, typed } of errors) {
    const result = await (await openSearch(BASE, { fetch })).search(typed);
    requests.length = 0;
    const offered = await result.correct();
    const bytes = requests.reduce((sum, request) => sum + request.bytes, 0);
    assert.ok(bytes < 20_000, `${bytes} bytes for ${typed}`);
    if (offered?.map(({ text }) => text).join('') === word) first++;
  }
  assert.ok(first >= 425, `${first} of 500`);
});

test('every title and heading of a real course', { skip: skipWithoutTool || withoutShared }, async () => {
  const cards = corpusCards(join(shared, 'corpora/iot'));
  const texts = cards.flatMap(({ title, sections }) => [title, ...sections.map((section) => section.title)]);
  await compare('iot', cards, [...new Set(texts)].filter(Boolean).map((text) => ({ text })));
});
