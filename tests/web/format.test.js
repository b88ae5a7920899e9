// The readers of the web index' files: what FORMAT.md says is read, and nothing else.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';

import { ByteReader, compareText, FormatError } from '../../src/client/bytes.js';
import { decodeCard } from '../../src/client/cards.js';
import { decodeChunk } from '../../src/client/chunks.js';
import { cardPath, dayNumber, decodeDocuments } from '../../src/client/documents.js';
import { unpack, unseal } from '../../src/client/files.js';
import { hashOf, xxh32 } from '../../src/client/hash.js';
import { chunkOf, chunksOf, decodeManifest } from '../../src/client/manifest.js';
import { flips, truncations } from './support/corruption.js';
import { formatExample } from './support/format_examples.js';
import { randomNumbers } from './support/random.js';

const encoder = new TextEncoder();

/** @param {...number} bytes */
const reader = (...bytes) => new ByteReader(Uint8Array.from(bytes));

/**
 * Damaged bytes are an error, or happen to be well formed; they are never another kind of failure.
 * @param {(bytes: Uint8Array) => unknown} decode
 * @param {Uint8Array} bytes
 */
function readsOrRefuses(decode, bytes) {
  try {
    decode(bytes);
  } catch (error) {
    assert.ok(error instanceof FormatError, String(error));
  }
}

/** @param {(bytes: Uint8Array) => unknown} decode @param {Uint8Array} bytes */
function survivesDamage(decode, bytes) {
  for (const cut of truncations(bytes)) assert.throws(() => decode(cut), FormatError);
  for (const flipped of flips(bytes, 5000)) readsOrRefuses(decode, flipped);
}

test('XXH32 gives the values that it is known by', () => {
  assert.equal(xxh32(new Uint8Array(0), 0), 0x02cc5d05);
  assert.equal(xxh32(new Uint8Array(0), 1), 0x0b2cb792);
  assert.equal(xxh32(encoder.encode('Nobody inspects the spammish repetition'), 0), 0xe2293b2f);
  assert.equal(hashOf(new Uint8Array(0)), '02cc5d050b2cb792');
});

test('XXH32 reads the same from the middle of a buffer', () => {
  const bytes = Uint8Array.from({ length: 40 }, (_, i) => i * 7);
  assert.equal(hashOf(bytes.subarray(5)), hashOf(bytes.slice(5)));
});

test('numbers of every size are read, in one form only', () => {
  assert.equal(reader(0x00).varint(), 0);
  assert.equal(reader(0xac, 0x02).varint(), 300);
  assert.equal(reader(0xff, 0xff, 0xff, 0xff, 0x0f).varint(), 0xffffffff);
  assert.equal(reader(0x03).signedVarint(), -2);
  assert.equal(reader(0xff, 0xff, 0xff, 0xff, 0x0f).signedVarint(), -(2 ** 31));
  for (const bytes of [[], [0x80], [0x80, 0x00], [0xff, 0xff, 0xff, 0xff, 0x10], [0xff, 0xff, 0xff, 0xff, 0xff, 0x01]]) {
    assert.throws(() => reader(...bytes).varint(), FormatError);
  }
});

test('texts are ordered as their bytes are', () => {
  const texts = ['', 'Z', 'a', 'é', '大', '\uff01', '\u{1f600}', '\u{20000}', '\u{20000}a'];
  const byBytes = [...texts].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  assert.deepEqual([...texts].reverse().sort(compareText), byBytes);
  assert.deepEqual(byBytes, texts);
});

test('the example of a chunk is read as FORMAT.md explains it', () => {
  const chunk = decodeChunk(formatExample('chunk'), 3);
  const rows = chunk.entries.map(({ key, postings, stem, stemFrequency }) => [
    key,
    postings && [...postings.documents].map((document, i) => `${document}:${postings.frequencies[i]}`).join(' '),
    stem,
    stemFrequency,
  ]);
  assert.deepEqual(rows, [
    ['Sunivers', '1:0', '', 0],
    ['univers', '1:5 3:1', '', 0],
    ['university', null, 'univers', 2],
    ['大学', '2:1', '', 0],
  ]);
  assert.equal(chunk.postings('university'), null);
  assert.equal(chunk.postings('nothing'), null);
  assert.deepEqual([...(chunk.postings('大学')?.documents ?? [])], [2]);
  assert.deepEqual([...chunk.withPrefix('univers')].map(({ key }) => key), ['univers', 'university']);
  assert.deepEqual([...chunk.withPrefix('x')], []);
});

test('the example of documents is read as FORMAT.md explains it', () => {
  const documents = decodeDocuments(formatExample('documents'), 3);
  assert.deepEqual([...documents.lengths], [0, 12, 10, 300]);
  assert.deepEqual([...documents.lessons], [0, 0, 0, 1]);
  assert.deepEqual(documents.languages, ['zh', 'en']);
  assert.deepEqual([...documents.languageOf], [0, 0, 1, 0]);
  assert.deepEqual([...documents.days], [0, dayNumber('2021-03-30'), dayNumber('2021-03-30'), 0]);
  assert.equal(cardPath(documents, 3), '0123456789abcdef/3.bin');
  assert.throws(() => decodeDocuments(formatExample('documents'), 2), FormatError);
});

test('the example of a card is read as FORMAT.md explains it', () => {
  assert.deepEqual(decodeCard(formatExample('card'), 1), {
    lesson: 'c/a',
    language: 'zh',
    url: 'zh/c/a/',
    title: '防疫',
    course: 'c',
    courseTitle: '课程',
    date: '2021-03-30',
    guests: ['Yu'],
    tags: [],
    sections: [{ title: '', anchor: '', text: '社区' }],
    alternates: [{ language: 'en', url: 'en/c/a/' }],
  });
  assert.throws(() => decodeCard(formatExample('card'), 2), FormatError);
});

test('the example of a file unpacks, under its own name', async () => {
  const file = formatExample('file');
  assert.equal(hashOf(file), '9d1f3dde3d8a3ddb');
  assert.deepEqual([...(await unpack('C', file))], [0]);
});

test('truncated and flipped contents are refused, or are another well-formed content', () => {
  survivesDamage((bytes) => decodeChunk(bytes, 3), formatExample('chunk'));
  survivesDamage((bytes) => decodeDocuments(bytes, 3), formatExample('documents'));
  survivesDamage((bytes) => decodeCard(bytes, 1), formatExample('card'));
});

test('chunks that break a rule are refused', () => {
  const rows = {
    'more entries than bytes': [0x7f],
    'an empty key': [1, 0, 0, 4, 0],
    'a key that shares more than there is': [1, 1, 1, 0x61, 4, 0],
    'keys that do not ascend': [2, 0, 1, 0x62, 4, 0, 1, 0x61, 4, 0, 0],
    'the same key twice': [2, 0, 1, 0x61, 4, 1, 0, 4, 0, 0],
    'a key that shares less than it could': [2, 0, 1, 0x61, 4, 0, 2, 0x61, 0x61, 4, 0, 0],
    'a key that is not UTF-8': [1, 0, 1, 0xff, 4, 0],
    'neither term nor word': [1, 0, 1, 0x61, 0],
    'a weighted word without documents': [1, 0, 1, 0x61, 3, 1, 1, 0x62, 2],
    'a word that is its own stem': [1, 0, 1, 0x61, 2, 1, 0, 2],
    'a word without stem': [1, 0, 1, 0x61, 2, 0, 0, 2],
    'a document beyond the last': [1, 0, 1, 0x61, 4, 9],
    'more documents than there are': [1, 0, 1, 0x61, 0x28, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    'frequencies missing': [1, 0, 1, 0x61, 5, 0],
    'a weighted term without weight': [1, 0, 1, 0x61, 5, 0, 0],
    'bytes left over': [1, 0, 1, 0x61, 4, 0, 0],
  };
  for (const [what, bytes] of Object.entries(rows)) {
    assert.throws(() => decodeChunk(Uint8Array.from(bytes), 9), FormatError, what);
  }
  const hostile = Uint8Array.from([1, 0, 1, 0x61, 0xfc, 0xff, 0xff, 0xff, 0x0f]);
  assert.throws(() => decodeChunk(hostile, 0xffffffff), FormatError);
});

/** @param {string} kind @param {number} size @param {Uint8Array} stream */
const framed = (kind, size, stream) =>
  Uint8Array.from([...encoder.encode(`LWI${kind}`), ...new Uint8Array(Uint32Array.of(size).buffer), ...stream]);

test('a packed file must hold exactly what its header says', async () => {
  const content = new Uint8Array(5000).fill(7);
  const stream = deflateSync(content);
  assert.deepEqual(await unpack('C', framed('C', 5000, stream)), content);
  // Bytes after the stream are not tried: Node lets them pass, browsers do not, and the file's hash tells them anyway.
  const refused = [
    framed('K', 5000, stream),
    framed('C', 4999, stream),
    framed('C', 5001, stream),
    framed('C', 0, stream),
    framed('C', 0xffffffff, stream),
    framed('C', 5000, deflateSync(new Uint8Array(50_000_000))), // a bomb
    encoder.encode('<!doctype html><title>Not found</title>'),
    new Uint8Array(0),
  ];
  for (const file of refused) await assert.rejects(unpack('C', file), FormatError);
  for (const cut of truncations(framed('C', 5000, stream))) await assert.rejects(unpack('C', cut), FormatError);
});

test('a sealed card is whole, and at its place', () => {
  const packed = encoder.encode('packed');
  const seal = hashOf(encoder.encode('shelf/1.binpacked'));
  const sealed = Uint8Array.from([...packed, ...Buffer.from(seal, 'hex')]);
  assert.deepEqual(unseal('shelf/1.bin', sealed), packed);
  assert.throws(() => unseal('shelf/2.bin', sealed), FormatError);
  for (const cut of truncations(sealed)) assert.throws(() => unseal('shelf/1.bin', cut), FormatError);
  for (const flipped of flips(sealed, 500)) assert.throws(() => unseal('shelf/1.bin', flipped), FormatError);
});

const members = {
  format: 1,
  analysis: 1,
  index: 1,
  documents: 3,
  collectionSize: 2,
  totalLength: 100,
  ranking: {
    k1: 0.9,
    b: 0.7,
    minNormalizedLength: 0.1,
    idfExponent: 1.5,
    scoreGrain: 0.000001,
    titleWindow: 10,
    enoughLessons: 10,
    maxPrefixExpansions: 8,
    prefixExpansionScale: 0.5,
  },
  documentsFile: '00000000000000ab',
  simplified: '傳传區区',
  chunkFirsts: ['', 'b', 'un', '大'],
  chunkFiles: ['0000000000000001', '0000000000000002', '0000000000000003', '0000000000000004'],
};

/** @param {object} json  with a check that is right */
function manifestBytes(json) {
  const checked = `${JSON.stringify(json).slice(0, -1)},`;
  return encoder.encode(`${checked}"check":"${hashOf(encoder.encode(checked))}"}\n`);
}

test('a manifest gives what it says, and the average to the last bit', () => {
  const manifest = decodeManifest(manifestBytes(members));
  assert.equal(manifest.averageLength, 100 / 3);
  assert.equal(manifest.collectionSize, 2);
  assert.deepEqual(manifest.ranking, members.ranking);
  assert.equal(manifest.simplified, '傳传區区');
  assert.equal(decodeManifest(manifestBytes({ ...members, documents: 0 })).averageLength, 0);
});

test('keys and prefixes lead to their chunks', () => {
  const manifest = decodeManifest(manifestBytes(members));
  const chunks = { '': 0, a: 0, b: 1, u: 1, un: 2, univers: 2, 中: 2, 大学: 3, '\u{20000}': 3 };
  for (const [key, chunk] of Object.entries(chunks)) assert.equal(chunkOf(manifest, key), chunk, key);
  assert.deepEqual(chunksOf(manifest, 'u'), [1, 2]);
  assert.deepEqual(chunksOf(manifest, 'univ'), [2]);
  assert.deepEqual(chunksOf(manifest, 'a'), [0]);
  assert.deepEqual(chunksOf(manifest, ''), [0, 1, 2, 3]);
  const empty = decodeManifest(manifestBytes({ ...members, chunkFirsts: [], chunkFiles: [] }));
  assert.equal(chunkOf(empty, 'a'), -1);
  assert.deepEqual(chunksOf(empty, 'a'), []);
});

test('a manifest of another version asks for the page to be loaded again', () => {
  for (const version of [{ format: 2 }, { analysis: 2 }, { index: 2 }]) {
    assert.throws(() => decodeManifest(manifestBytes({ ...members, ...version })), { name: 'SearchError', kind: 'outdated' });
  }
});

test('a manifest that breaks a rule is refused though its check is right', () => {
  const wrong = [
    { documents: -1 },
    { documents: '3' },
    { documents: 1.5 },
    { collectionSize: undefined },
    { totalLength: null },
    { ranking: undefined },
    { ranking: { ...members.ranking, scoreGrain: 0 } },
    { ranking: { ...members.ranking, k1: '1' } },
    { simplified: '傳' },
    { documentsFile: 'ab' },
    { chunkFirsts: ['', 'b'] },
    { chunkFirsts: ['a', 'b', 'un', '大'] },
    { chunkFirsts: ['', 'b', 'b', '大'] },
    { chunkFirsts: ['', 7, 'un', '大'] },
    { chunkFiles: ['x', 'x', 'x', 'x'] },
    { chunkFiles: {} },
  ];
  for (const change of wrong) {
    assert.throws(() => decodeManifest(manifestBytes({ ...members, ...change })), FormatError, JSON.stringify(change));
  }
});

test('no truncation and no flipped bit of a manifest goes unnoticed', () => {
  const bytes = manifestBytes(members);
  for (const cut of truncations(bytes)) assert.throws(() => decodeManifest(cut), FormatError);
  for (const flipped of flips(bytes, 3000)) assert.throws(() => decodeManifest(flipped), FormatError);
});

test('random bytes are no file of any kind', () => {
  const random = randomNumbers(7);
  for (let i = 0; i < 3000; i++) {
    const bytes = Uint8Array.from({ length: random(60) }, () => random(random(2) === 0 ? 8 : 256));
    readsOrRefuses((b) => decodeChunk(b, 5), bytes);
    readsOrRefuses((b) => decodeDocuments(b, 5), bytes);
    readsOrRefuses((b) => decodeCard(b, 1), bytes);
    readsOrRefuses(decodeManifest, bytes);
  }
});
