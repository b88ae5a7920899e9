// When parts of the web index do not arrive as they were published: an error that says so, and never 'nothing found'.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';

import { unpack } from '../../src/client/files.js';
import { hashOf } from '../../src/client/hash.js';
import { openSearch } from '../../src/client/search.js';
import { packed } from './support/byte_writer.js';
import { BASE, buildIndex, folderFetch, manifestOf, skipWithoutTool } from './support/index_tool.js';
import { temporaryFolder } from './support/lectern.js';
import { sampleCards } from './support/sample_cards.js';

/** @typedef {import('../../src/client/files.js').Fetch} Fetch */

const root = temporaryFolder('failure');
const monday = `${root}/monday`;
const tuesday = `${root}/tuesday`;
const options = { skip: skipWithoutTool };
const QUERY = '疫情防控';

let variantsFile = '';

before(async () => {
  if (skipWithoutTool) return;
  buildIndex(monday, sampleCards);
  const [first, ...rest] = sampleCards;
  buildIndex(tuesday, [{ ...first, title: '疫情防控培训' }, ...rest]);
  variantsFile = `${(await manifestOf(monday)).variants}.bin`;
});

/**
 * A host on which something happens to the requests that `concerns` names.
 * @param {(path: string) => boolean} concerns
 * @param {(answer: () => Promise<Response>, time: number, path: string) => Response | Promise<Response>} happens  `time`
 *   counts from 1
 * @returns {Fetch}
 */
function host(concerns, happens) {
  const serve = folderFetch(monday);
  /** @type {Map<string, number>} */
  const times = new Map();
  return async (url, init) => {
    const path = url.slice(BASE.length);
    if (!concerns(path)) return serve(url, init);
    times.set(path, (times.get(path) ?? 0) + 1);
    return happens(() => serve(url, init), times.get(path) ?? 1, path);
  };
}

/** @param {Fetch} fetch */
const open = (fetch) => openSearch(BASE, { fetch, retryDelays: [1, 1] });

const manifest = (/** @type {string} */ path) => path === 'manifest.bin';
const chunks = (/** @type {string} */ path) => /\/\d+\.bin$/.test(path);
const passages = (/** @type {string} */ path) => /\/\d+-\d+\.bin$/.test(path);
const codebooks = (/** @type {string} */ path) => !manifest(path) && !path.includes('/');
const variants = (/** @type {string} */ path) => path === variantsFile;
const kinds = {
  chunks: { concerns: chunks, query: QUERY },
  passages: { concerns: passages, query: QUERY },
  codebooks: { concerns: codebooks, query: QUERY },
  variants: { concerns: variants, query: '虛擬機' },
};

/** @param {(bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>} change */
const damaged = (change) => async (/** @type {() => Promise<Response>} */ answer) =>
  new Response(change(new Uint8Array(await (await answer()).arrayBuffer())));

const offline = () => Promise.reject(new TypeError('Failed to fetch'));
const errorPage = () => new Response('<!doctype html><h1>It works!</h1>', { headers: { 'content-type': 'text/html' } });

const faults = {
  'the network is gone': { happens: offline, kind: 'unreachable' },
  'the host is broken': { happens: () => new Response('', { status: 503 }), kind: 'unreachable' },
  'the host refuses': { happens: () => new Response('', { status: 403 }), kind: 'unreachable' },
  'the file is missing': { happens: () => new Response('', { status: 404 }), kind: 'outdated' },
  'the file is cut short': { happens: damaged((bytes) => bytes.slice(0, -3)), kind: 'damaged' },
  'the file is empty': { happens: damaged(() => new Uint8Array(0)), kind: 'damaged' },
  'a bit is flipped': { happens: damaged((bytes) => bytes.map((byte, i) => (i === 20 ? byte ^ 4 : byte))), kind: 'damaged' },
  'an error page comes in its place': { happens: errorPage, kind: 'damaged' },
};

for (const [what, { happens, kind }] of Object.entries(faults)) {
  for (const [which, { concerns, query }] of Object.entries(kinds)) {
    test(`${what}: ${which}`, options, async () => {
      const searcher = await open(host(concerns, happens));
      await assert.rejects(searcher.search(query), (/** @type {any} */ error) => {
        assert.equal(error.name, 'SearchError');
        assert.equal(error.kind, kind);
        assert.ok(concerns(error.file), error.file);
        return true;
      });
    });
  }

  test(`${what}: the manifest`, options, async () => {
    const opening = open(host(manifest, happens));
    await assert.rejects(opening, { name: 'SearchError', kind, file: 'manifest.bin' });
  });
}

test('what fails twice and then arrives is no error', options, async () => {
  for (const happens of [offline, errorPage, () => new Response('', { status: 500 })]) {
    const fetch = host(
      () => true,
      (answer, time) => (time < 3 ? happens() : answer()),
    );
    const { hits } = await (await open(fetch)).search('虛擬機 v2');
    assert.equal(hits.length, 2);
  }
});

test('a damaged file is asked for past the cache', options, async () => {
  /** @type {(RequestCache | undefined)[]} */
  const caches = [];
  const serve = folderFetch(monday);
  const searcher = await open(async (url, init) => {
    if (url.endsWith('manifest.bin')) return serve(url, init);
    if (passages(url.slice(BASE.length))) caches.push(init.cache);
    return passages(url.slice(BASE.length)) && caches.length === 1 ? errorPage() : serve(url, init);
  });
  await searcher.search(QUERY);
  assert.deepEqual(caches, ['default', 'reload']);
});

/**
 * By which names a manifest is asked for, and from which caches, by a reader whose site is published anew.
 * @param {string} [name]  that the page has
 */
async function manifestsOf(name) {
  /** @type {string[]} */
  const asked = [];
  let day = monday;
  const fetch = async (/** @type {string} */ url, /** @type {RequestInit} */ init) => {
    const path = url.slice(BASE.length);
    if (path.startsWith('manifest')) asked.push(`${path} ${init.cache}`);
    return path.startsWith('manifest') && asked.length === 1 ? errorPage() : folderFetch(day)(url, init);
  };
  const searcher = await openSearch(BASE, { manifest: name, fetch, retryDelays: [1] });
  day = tuesday;
  assert.equal((await searcher.search(QUERY)).hits.length, 1);
  return asked;
}

test('a cache may give the manifest that the page names by its hash, once, and no other', options, async () => {
  const name = 'manifest.bin?0123456789abcdef';
  assert.deepEqual(await manifestsOf(name), [`${name} default`, `${name} reload`, 'manifest.bin no-cache']);
  assert.deepEqual(await manifestsOf(), ['manifest.bin no-cache', 'manifest.bin reload', 'manifest.bin no-cache']);
});

test('the manifest that does not arrive is an error under the name that the page has', options, async () => {
  const opening = openSearch(BASE, { manifest: 'manifest.bin?12', fetch: offline, retryDelays: [] });
  await assert.rejects(opening, { name: 'SearchError', kind: 'unreachable', file: 'manifest.bin?12' });
});

test('after a failure, the same searcher can succeed', options, async () => {
  let broken = true;
  const searcher = await open(host((path) => !manifest(path), (answer) => (broken ? offline() : answer())));
  for (const query of [QUERY, '虛擬機']) await assert.rejects(searcher.search(query), { kind: 'unreachable' });
  broken = false;
  assert.equal((await searcher.search(QUERY)).hits.length, 1);
  assert.equal((await searcher.search('虛擬機')).hits[0].lesson, 'devices/01-sensors');
});

test('a site that was published anew is read anew', options, async () => {
  let day = folderFetch(monday);
  const searcher = await open((url, init) => day(url, init));
  assert.equal((await searcher.search(QUERY)).hits[0].card.title, '开班仪式');
  day = folderFetch(tuesday);
  const answers = await Promise.all([searcher.search('网络安全'), searcher.search('虚拟机'), searcher.search('workers')]);
  assert.ok(answers.every(({ hits }) => hits.length > 0));
  assert.equal((await searcher.search(QUERY)).hits[0].card.title, '疫情防控培训');
});

test('a host that answers missing files with a page, published anew, is read anew too', options, async () => {
  let day = folderFetch(monday);
  const searcher = await open(async (url, init) => {
    const response = await day(url, init);
    return response.ok ? response : errorPage();
  });
  await searcher.search('虚拟机');
  day = folderFetch(tuesday);
  assert.equal((await searcher.search(QUERY)).hits[0].card.title, '疫情防控培训');
});

test('files of another publish under this one’s names are damage', options, async () => {
  const other = folderFetch(tuesday);
  const listing = /** @type {{path: string, bytes: number}[]} */ ([]);
  await (await openSearch(BASE, { fetch: folderFetch(tuesday, { requests: listing }) })).search(QUERY);
  const passage = listing.find(({ path }) => passages(path))?.path ?? '';
  const searcher = await open(host(passages, () => other(BASE + passage, {})));
  await assert.rejects(searcher.search(QUERY), { kind: 'damaged' });
});

test('variants of more characters than the manifest tells are damage', options, async () => {
  const manifest = new Uint8Array(readFileSync(`${monday}/web/manifest.bin`));
  const content = await unpack('M', manifest);
  const variants = await unpack('V', new Uint8Array(readFileSync(`${monday}/web/${variantsFile}`)));
  const file = packed('V', Uint8Array.from([...variants, 0]));
  const altered = Buffer.from(content).toString('hex').replace(variantsFile.slice(0, 16), hashOf(file));
  const served = { 'manifest.bin': packed('M', Buffer.from(altered, 'hex')), [`${hashOf(file)}.bin`]: file };
  const searcher = await open(host((path) => path in served, (_, __, path) => new Response(served[path])));
  assert.equal((await searcher.search(QUERY)).hits.length, 1);
  await assert.rejects(searcher.search('虛擬機'), { kind: 'damaged', file: `${hashOf(file)}.bin` });
});

test('a browser without decompression is told so', options, async () => {
  const { DecompressionStream } = globalThis;
  // @ts-expect-error: what an old browser looks like
  delete globalThis.DecompressionStream;
  try {
    await assert.rejects(open(folderFetch(monday)), { kind: 'unsupported' });
  } finally {
    globalThis.DecompressionStream = DecompressionStream;
  }
});
