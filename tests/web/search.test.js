// The browser client on a small archive: what is found, in which language, and what is loaded for it.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { byteString } from '../../src/client/bytes.js';
import { chunkPaths } from '../../src/client/manifest.js';
import { openSearch } from '../../src/client/search.js';
import { BASE, buildIndex, folderFetch, manifestOf, skipWithoutTool } from './support/index_tool.js';
import { temporaryFolder } from './support/lectern.js';
import { sampleCards } from './support/sample_cards.js';

const folder = temporaryFolder('search');
const options = { skip: skipWithoutTool };

before(() => {
  if (!skipWithoutTool) buildIndex(folder, sampleCards);
});

/** @param {{path: string, bytes: number}[]} [requests] */
const open = (requests) => openSearch(BASE, { fetch: folderFetch(folder, { requests }) });

/** @param {string} text @param {import('../../src/client/search.js').SearchOptions} [searchOptions] */
async function found(text, searchOptions) {
  const { hits } = await (await open()).search(text, searchOptions);
  return hits.map(({ lesson, language }) => `${lesson} ${language}`);
}

test('a lesson is found once, with its other languages beside it', options, async () => {
  const { hits, completeCount, completeCountExact } = await (await open()).search('疫情防控');
  assert.equal(hits.length, 1);
  const [hit] = hits;
  assert.equal(hit.lesson, 'risk-2021/01-opening');
  assert.equal(hit.url, 'zh/risk-2021/01-opening/');
  assert.equal(hit.complete, true);
  assert.deepEqual(hit.alternates, [{ language: 'en', url: 'en/risk-2021/01-opening/' }]);
  assert.deepEqual(hit.sections, [1]);
  assert.equal(hit.card.sections[1].anchor, '联防联控');
  assert.deepEqual([hit.card.headingsBefore, hit.card.headingCount, hit.card.passageCount], [0, 1, 1]);
  assert.ok(hit.score > 0);
  assert.deepEqual([completeCount, completeCountExact], [1, true]);
});

test('traditional and simplified characters find each other', options, async () => {
  const simplified = await found('社区防疫');
  assert.deepEqual(simplified.sort(), ['risk-2021/01-opening zh', 'risk-2021/03-floods zh-Hant']);
  assert.deepEqual((await found('社區防疫')).sort(), simplified);
});

/** Whether a new page needs the file of variants for a query. @param {string} text */
async function needsVariants(text) {
  /** @type {{path: string, bytes: number}[]} */
  const requests = [];
  await (await open(requests)).search(text);
  const { variants } = await manifestOf(folder);
  return requests.filter(({ path }) => path === `${variants}.bin`).length === 1;
}

test('variants are loaded for what no write-up has in traditional characters, and nothing else', options, async () => {
  for (const text of ['虛擬機', '虚擬机', 'v2 網络', '\uf99a接', '"網絡"', 'title:網絡', '-網絡 社区']) {
    assert.equal(await needsVariants(text), true, text);
  }
  // What is in traditional characters here stands in a write-up so; but for the last, which no write-up has in any form.
  for (const text of ['虚拟机', 'virtual', '', '\ud800', '社區防疫', '颱風', '鬱']) {
    assert.equal(await needsVariants(text), false, text);
  }
});

test('what is asked in traditional characters finds what is written in simplified ones alone', options, async () => {
  for (const [traditional, simplified] of [['虛擬機', '虚拟机'], ['網絡連接', '网络连接'], ['網絡\uf99a接', '网络连接']]) {
    const lessons = await found(simplified);
    assert.ok(lessons.length > 0, simplified);
    assert.deepEqual(await found(traditional), lessons, traditional);
  }
});

test('characters of another form that stand for traditional ones are found in write-ups', options, async () => {
  const [card] = sampleCards.slice(-1);
  const forms = temporaryFolder('search-forms');
  buildIndex(forms, [{ ...card, title: '形', sections: [{ title: '', anchor: '', text: '\uf99a接' }] }]);
  for (const text of ['连接', '"连接"', '連接']) {
    const { hits } = await (await openSearch(BASE, { fetch: folderFetch(forms) })).search(text);
    assert.deepEqual(hits.map(({ sections }) => sections), [[0]], text);
  }
});

test('what is quoted is found side by side alone', options, async () => {
  assert.deepEqual(await found('"social workers"'), ['risk-2021/01-opening en']);
  assert.deepEqual(await found('"network university"'), []);
  assert.deepEqual(await found('"university network"'), ['risk-2021/02-community en']);
});

test('no phrase goes from one line, heading or guest into the next', options, async () => {
  assert.deepEqual(await found('"communities safe control"'), []);
  assert.deepEqual(await found('"joint control social"'), []);
  assert.deepEqual(await found('"joint control"'), ['risk-2021/01-opening en']);
});

test('words of a run and what follows it are a phrase', options, async () => {
  assert.deepEqual(await found('"网络安全 v2"'), ['devices/02-network zh']);
  assert.deepEqual(await found('"虚拟机 v2"'), ['devices/01-sensors zh']);
});

test('scattered pieces stand behind, and are told apart', options, async () => {
  const { hits } = await (await open()).search('虚拟机 网络');
  const rows = hits.map(({ lesson, complete }) => [lesson, complete]);
  assert.ok(rows.every(([, complete]) => complete === false));
  assert.deepEqual(rows.map(([lesson]) => lesson).sort(), ['devices/01-sensors', 'devices/02-network']);
});

test('exclusions of words and phrases hold', options, async () => {
  assert.deepEqual(await found('防汛 -社区'), []);
  assert.deepEqual(await found('社区 -"社区防疫"'), ['risk-2021/02-community zh']);
  assert.deepEqual(await found('-risk'), []);
});

test('the reader gets the write-up in her language where it matches too', options, async () => {
  const text = 'v2 OR machine';
  const best = await found(text);
  const english = await found(text, { readerLanguage: 'en' });
  const chinese = await found(text, { readerLanguage: 'zh' });
  const lessons = (/** @type {string[]} */ rows) => rows.map((row) => row.split(' ')[0]);
  assert.deepEqual(lessons(english), lessons(best));
  assert.deepEqual(lessons(chinese), lessons(best));
  assert.ok(english.includes('devices/01-sensors en'));
  assert.ok(chinese.includes('devices/01-sensors zh'));
  assert.deepEqual(await found('actuator', { readerLanguage: 'zh' }), ['devices/01-sensors en']);
});

test('a search can be kept to one language', options, async () => {
  assert.deepEqual(await found('v2', { language: 'en', exact: true }), []);
  assert.deepEqual(await found('防汛', { language: 'zh-Hant' }), ['risk-2021/03-floods zh-Hant']);
  assert.equal((await found('防汛', { language: 'zh' })).length, 2);
});

test('in the language that is asked for, a lesson is shown that matches in another', options, async () => {
  const { hits, completeCount, throughCount } = await (await open()).search('v2', { language: 'en' });
  const rows = hits.map(({ lesson, language, complete, through, via }) => ({ lesson, language, complete, through, via }));
  const via = [{ asked: '', words: [], language: 'zh' }];
  assert.deepEqual(rows, [{ lesson: 'devices/01-sensors', language: 'en', complete: false, through: true, via }]);
  assert.deepEqual([completeCount, throughCount], [0, 1]);
  // Whatever the reader reads otherwise.
  assert.deepEqual(await found('v2 lang:en', { readerLanguage: 'zh' }), ['devices/01-sensors en']);
});

test('without words, filters alone list lessons', options, async () => {
  assert.deepEqual(await found('date:2021-04..2021-05'), ['risk-2021/02-community en', 'risk-2021/03-floods zh-Hant']);
  assert.deepEqual(await found('lang:zh-hant'), ['risk-2021/03-floods zh-Hant']);
  assert.deepEqual(await found(''), []);
});

test('hostile queries are text', options, async () => {
  for (const text of ['<img src=x onerror=alert(1)>', '\ud800', '\u0000\u001f', 'ｚ'.repeat(100_000), '"'.repeat(999), '(['.repeat(99)]) {
    const { hits } = await (await open()).search(text);
    assert.deepEqual(hits, []);
  }
});

test('the manifest is asked for by the name that the page has', options, async () => {
  /** @type {{path: string, bytes: number}[]} */
  const requests = [];
  const manifest = 'manifest.bin?0123456789abcdef';
  const searcher = await openSearch(BASE, { manifest, fetch: folderFetch(folder, { requests }) });
  assert.deepEqual(requests.map(({ path }) => path), [manifest]);
  assert.ok((await searcher.search('社区')).hits.length > 0);
});

test('opening reads the manifest alone, and each file is fetched once', options, async () => {
  /** @type {{path: string, bytes: number}[]} */
  const requests = [];
  const searcher = await open(requests);
  assert.deepEqual(requests.map(({ path }) => path), ['manifest.bin']);
  await Promise.all([searcher.search('社区'), searcher.search('社区防疫'), searcher.search('社区')]);
  const paths = requests.map(({ path }) => path);
  assert.equal(new Set(paths).size, paths.length);
  const before = requests.length;
  await searcher.search('社区防疫');
  assert.equal(requests.length, before);
});

test('a query asks for the chunks of its keys and the passages of its results, and for no others', options, async () => {
  const manifest = await manifestOf(folder);
  const rows = {
    社区: { keys: ['社区'], prefixes: [] },
    疫: { keys: ['疫'], prefixes: [] },
    'university v2 ': { keys: ['univers', 'v2'], prefixes: [] },
    'title:社区': { keys: ['社区', 'S社区'], prefixes: [] },
    univ: { keys: ['univ', 'univers'], prefixes: ['univ'] },
  };
  for (const [text, { keys, prefixes }] of Object.entries(rows)) {
    /** @type {{path: string, bytes: number}[]} */
    const requests = [];
    const { hits } = await (await open(requests)).search(text);
    const chunks = [
      ...keys.flatMap((key) => chunkPaths(manifest, byteString(key), false)),
      ...prefixes.flatMap((prefix) => chunkPaths(manifest, byteString(prefix), true)),
    ];
    const asked = requests.map(({ path }) => path).filter((path) => path.includes('/'));
    assert.deepEqual(asked.filter((path) => !path.includes('-')).sort(), [...new Set(chunks)].sort(), text);
    assert.equal(asked.filter((path) => path.includes('-')).length, hits.length, text);
  }
});

/**
 * What is on its way at the same time, by kind of file: the longest lists.
 * @param {string} text
 */
async function together(text) {
  /** @type {string[]} */
  const pending = [];
  let longest = /** @type {string[]} */ ([]);
  const serve = folderFetch(folder);
  const searcher = await openSearch(BASE, {
    fetch: async (url, init) => {
      const path = url.slice(BASE.length).replace(/^[0-9a-f]{16}/, '…');
      pending.push(path);
      if (pending.length > longest.length) longest = [...pending];
      await new Promise((resolve) => setTimeout(resolve, 5));
      pending.splice(pending.indexOf(path), 1);
      return serve(url, init);
    },
  });
  longest = [];
  await searcher.search(text);
  return longest.map((path) => path.replace(/\d+/g, 'n')).sort();
}

test('dates and chunks are on their way together, and dates are for queries that ask for them', options, async () => {
  assert.deepEqual(await together('xyzzy date:2021'), ['….bin', '…/n.bin']);
  assert.deepEqual(await together('xyzzy '), ['…/n.bin']);
});

test('codebooks and passages are on their way together, a passage for each result', options, async () => {
  const paths = await together('社区');
  assert.deepEqual([...new Set(paths)], ['….bin', '…/n-n.bin']);
});

test('nothing is fetched before whoever asks is ready, and what is there is used at once', options, async () => {
  /** @type {{path: string, bytes: number}[]} */
  const requests = [];
  const searcher = await open(requests);
  let goOn = () => {};
  const ready = () => new Promise((/** @type {(nothing: void) => void} */ resolve) => (goOn = resolve));
  const waiting = searcher.search('社区', { ready });
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(requests.length, 1);
  const { hits } = await searcher.search('社区');
  assert.ok(hits.length > 0);
  const before = requests.length;
  goOn();
  assert.deepEqual((await waiting).hits.map(({ lesson }) => lesson), hits.map(({ lesson }) => lesson));
  assert.deepEqual((await searcher.search('社区', { ready: () => new Promise(() => {}) })).hits.length, hits.length);
  assert.equal(requests.length, before);
});

test('variants, too, are not fetched before whoever asks is ready', options, async () => {
  /** @type {{path: string, bytes: number}[]} */
  const requests = [];
  const searcher = await open(requests);
  searcher.search('虛擬機', { ready: () => new Promise(() => {}) });
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(requests.length, 1);
});
