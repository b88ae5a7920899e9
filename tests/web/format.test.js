// The readers of the web index' files: what FORMAT.md says is read, and nothing else.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';

import { ByteReader, byteString, FormatError, lowerBound, textOfByteString } from '../../src/client/bytes.js';
import { Chunk, placesIn } from '../../src/client/chunks.js';
import { dayNumber, decodeDates } from '../../src/client/dates.js';
import { SearchError } from '../../src/client/errors.js';
import { decodeFacets } from '../../src/client/facets.js';
import { unpack, unseal } from '../../src/client/files.js';
import { hashOf, xxh32 } from '../../src/client/hash.js';
import {
  chunkPaths,
  decodeManifest,
  documentOf,
  languageOf,
  languagesFor,
  passagePath,
} from '../../src/client/manifest.js';
import { parsePassage } from '../../src/client/passages.js';
import { decodeReadings, decodeSpellings } from '../../src/client/spelling_files.js';
import { readCharacters, readVariants } from '../../src/client/variants.js';
import { ByteWriter, framed } from './support/byte_writer.js';
import { flips, truncations } from './support/corruption.js';
import { formatExample, formatPage } from './support/format_examples.js';
import { randomNumbers } from './support/random.js';

const encoder = new TextEncoder();

/** @type {{ anchors: { name: string, title: string, anchor: string }[] }} */
const vectors = JSON.parse(readFileSync(new URL('../vectors/anchor.json', import.meta.url), 'utf8'));

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
  assert.equal(reader(0x03).signed(), -2);
  assert.equal(reader(0xff, 0xff, 0xff, 0xff, 0x0f).signed(), -(2 ** 31));
  for (const bytes of [[], [0x80], [0x80, 0x00], [0xff, 0xff, 0xff, 0xff, 0x10], [0xff, 0xff, 0xff, 0xff, 0xff, 0x01]]) {
    assert.throws(() => reader(...bytes).varint(), FormatError);
  }
  assert.throws(() => reader(...Array(1000).fill(0x80), 1).varint(), FormatError);
});

test('doubles are read to the last bit, and only finite ones that are not negative', () => {
  const read = (/** @type {number} */ value) => new ByteReader(new ByteWriter().number(value).take()).double();
  for (const value of [0, 1e-6, 1 / 3, Number.MAX_VALUE]) assert.equal(read(value), value);
  for (const value of [NaN, Infinity, -Infinity, -1, -Number.MIN_VALUE]) assert.throws(() => read(value), FormatError);
});

test('byte strings are ordered as bytes are, which texts are not', () => {
  const texts = ['', 'Z', 'a', 'é', '大', '\uff01', '\u{1f600}', '\u{20000}', '\u{20000}a'];
  const sorted = texts.map(byteString).sort();
  assert.deepEqual(sorted.map(textOfByteString), texts);
  assert.notDeepEqual([...texts].sort(), texts);
  assert.throws(() => textOfByteString('\xff'), FormatError);
});

test('the lower bound is the first place that is not less', () => {
  const list = [1, 3, 3, 5];
  assert.deepEqual([0, 1, 2, 3, 4, 5, 6].map((value) => lowerBound(list, value)), [0, 0, 1, 1, 3, 3, 4]);
  assert.equal(lowerBound(list, 0, 2, 3), 2);
  assert.equal(lowerBound(list, 9, 2, 3), 3);
});

/** @param {import('../../src/client/chunks.js').Postings | undefined} postings */
const rowsOf = (postings) =>
  postings && [...postings.documents].map((document, i) => [document, postings.frequencies[i], postings.places[i]]);

test('the example of a chunk is read as FORMAT.md explains it', () => {
  const chunk = new Chunk(formatExample('chunk'), 3);
  assert.deepEqual(rowsOf(chunk.postings('Sunivers')), [[1, undefined, 1]]);
  assert.deepEqual(rowsOf(chunk.postings('univers')), [[1, 5, 7], [3, 1, 4]]);
  assert.deepEqual(rowsOf(chunk.postings('大学')), [[2, 1, 2]]);
  for (const term of ['university', 'nothing', '', '\u{20000}']) assert.equal(chunk.postings(term), undefined);
  const entries = chunk.withPrefix('univers').map(({ key, frequency, stem, stemFrequency }) => [key, frequency, stem, stemFrequency]);
  assert.deepEqual(entries, [['univers', 2, '', 0], ['university', 0, 'univers', 2]]);
  assert.deepEqual(chunk.withPrefix(byteString('大')).map(({ key }) => textOfByteString(key)), ['大学']);
  assert.deepEqual(chunk.withPrefix('x'), []);
  assert.equal(chunk.withPrefix('').length, 4);
});

test('the example of implied terms is read as FORMAT.md explains it', () => {
  const chunk = new Chunk(formatExample('chunk with implied terms'), 2);
  const implied = (/** @type {string} */ term) => {
    const { documents, frequencies, places, strong, confidence, renderings } = chunk.postings(term)?.implied ?? {};
    return { documents: [...(documents ?? [])], frequencies: [...(frequencies ?? [])], places: [...(places ?? [])], strong, confidence, renderings };
  };
  const pinyin = { documents: [2], frequencies: [1], places: [1], strong: [true], confidence: 5 / 15, renderings: [] };
  assert.deepEqual(implied('Adaxue'), { ...pinyin, confidence: 0 });
  assert.deepEqual(implied('daxue'), pinyin);
  assert.deepEqual(implied('univers'), { ...pinyin, frequencies: [4], places: [2], confidence: 12 / 15, renderings: ['大学'] });
  assert.deepEqual(rowsOf(chunk.postings('univers')), [[1, 5, 2]]);
  assert.deepEqual(rowsOf(chunk.postings('daxue')), []);
  assert.deepEqual(chunk.withPrefix('da').map(({ frequency }) => frequency), [0]);
});

test('places are those of one document', () => {
  const postings = new Chunk(formatExample('chunk'), 3).postings('univers');
  assert.deepEqual([0, 1, 2, 3, 4].map((document) => placesIn(postings, document)), [0, 7, 0, 4, 0]);
  assert.equal(placesIn(undefined, 1), 0);
});

test('the example of dates is read as FORMAT.md explains it', () => {
  const day = dayNumber('2021-03-30');
  assert.deepEqual([...decodeDates(new ByteReader(formatExample('dates')), 3)], [0, day, day, 0]);
  assert.throws(() => decodeDates(new ByteReader(formatExample('dates')), 2), FormatError);
});

test('days that no calendar has are refused', () => {
  const dates = (/** @type {number} */ day) => decodeDates(new ByteReader(new ByteWriter().varint(1).signed(day).take()), 1);
  for (const day of [dayNumber('2021-01-01'), dayNumber('9999-12-31'), dayNumber('0001-01-01'), 0]) dates(day);
  for (const day of ['2021-00-01', '2021-13-01', '2021-01-00', '0000-01-01', '10000-01-01']) {
    assert.throws(() => dates(dayNumber(day)), FormatError, day);
  }
  assert.throws(() => dates(-1), FormatError);
});

/** The documents of the example of facets. */
const facetDocuments = {
  languages: [{ tag: 'en', codebook: '', begin: 1, end: 2 }, { tag: 'zh', codebook: '', begin: 2, end: 4 }],
  lessonCount: 2,
  documentCount: 3,
};

/** @param {Uint8Array} bytes @param {Partial<typeof facetDocuments>} [change] */
const readFacets = (bytes, change) => decodeFacets(new ByteReader(bytes), { ...facetDocuments, ...change });

test('the example of facets is read as FORMAT.md explains it', () => {
  assert.deepEqual(readFacets(formatExample('facets')), {
    courses: [{ name: 'c', begin: 0, end: 2, titles: ['C', '课'] }],
    guests: new Map([['王芳', [3]]]),
    tags: new Map([['a', [1]], ['b', [2, 3]]]),
    readings: new Map([['芳', ['fang']], ['课', ['ke']], ['王', ['wang']]]),
  });
  for (const change of [{ lessonCount: 3 }, { documentCount: 2 }, { languages: [] }]) {
    assert.throws(() => readFacets(formatExample('facets'), change), FormatError);
  }
});

test('facets that break a rule are refused', () => {
  /** @param {string[]} names @param {number[]} numbers */
  const withNames = (names, ...numbers) => {
    const out = new ByteWriter().varint(1).text('c').varint(2).text('C').text('');
    out.list(names, (name) => out.text(name));
    for (const number of numbers) out.varint(number);
    return () => readFacets(out.varint(0).varint(0).take());
  };
  /** @param {string[]} readings */
  const withReadings = (...readings) => {
    const out = new ByteWriter().varint(1).text('c').varint(2).text('C').text('').varint(0).varint(0);
    return () => readFacets(out.list(readings.map((reading) => reading.split(' ')), ([syllable, characters]) => out.text(syllable).text(characters)).take());
  };
  assert.deepEqual(withReadings('dan 单', 'shan 单山', 'yu 于俞')().readings, new Map([['单', ['dan', 'shan']], ['山', ['shan']], ['于', ['yu']], ['俞', ['yu']]]));
  withNames(['a', 'b'], 1, 0, 2, 0, 1)();
  withNames(['\uffff', '\u{10000}'], 1, 0, 1, 0)(); // code points ascend, UTF-16 units do not
  const refused = {
    'names that do not ascend': withNames(['b', 'a'], 1, 0, 1, 0),
    'a name twice': withNames(['a', 'a'], 1, 0, 1, 0),
    'a name that begins as the one before and ends': withNames(['ab', 'a'], 1, 0, 1, 0),
    'an empty name': withNames([''], 1, 0),
    'a name of no document': withNames(['a'], 0),
    'a document beyond the last': withNames(['a'], 1, 3),
    'more documents than there are': withNames(['a'], 4, 0, 0, 0, 0),
    'syllables that do not ascend': withReadings('yu 俞', 'dan 单'),
    'a syllable twice': withReadings('yu 俞', 'yu 于'),
    'a syllable of other letters': withReadings('yú 俞'),
    'a syllable of no character': withReadings('yu '),
    'characters that do not ascend': withReadings('yu 俞于'),
    'a character twice': withReadings('yu 俞俞'),
    'a character that is no Han': withReadings('yu y'),
    'a course without lessons': () => readFacets(new ByteWriter().varint(1).text('c').varint(0).take()),
    'lessons of no course': () => readFacets(Uint8Array.of(0, 0, 0, 0)),
    'bytes left over': () => readFacets(Uint8Array.of(...formatExample('facets'), 0)),
  };
  for (const [what, read] of Object.entries(refused)) assert.throws(read, FormatError, what);
});

/** What is read of the anchor below a title. @param {string} title @param {string} field */
const anchorRead = (title, field) =>
  parsePassage(['', '', '', '', '', '', '', '1,0,0', title, field, ''].join('\x1f'), 'en').sections[0].anchor;

test('a passage has its facts and its sections', () => {
  const fields = ['防疫', 'c/a', '', '课程', '2021-03-30', 'Yu\x1e王芳', '', '3,7,2', '', '', '社区\n网络', '安全', 'x', ''];
  assert.deepEqual(parsePassage(fields.join('\x1f'), 'zh'), {
    lesson: 'c/a',
    language: 'zh',
    url: 'zh/c/a/',
    title: '防疫',
    course: 'c',
    courseTitle: '课程',
    date: '2021-03-30',
    guests: ['Yu', '王芳'],
    tags: [],
    sections: [
      { title: '', anchor: '', text: '社区\n网络' },
      { title: '安全', anchor: 'x', text: '' },
    ],
    passageCount: 3,
    headingCount: 7,
    headingsBefore: 2,
  });
  const parse = (/** @type {string[]} */ ...all) => parsePassage(all.join('\x1f'), 'en');
  assert.equal(parse('a', 'b/c', 'elsewhere/', '', '', '', '', '1,0,0').url, 'elsewhere/');
  assert.deepEqual(parse('', '', '', '', '', '', '', '1,0,0').sections, []);
  assert.throws(() => parse('', '', '', '', '', '', '', '1,0'), FormatError);
  for (const count of [0, 6, 7, 8, 9, 11]) {
    const texts = Array.from({ length: count }, (_, i) => (i === 7 ? '1,0,0' : ''));
    if (count !== 8 && count !== 11) assert.throws(() => parse(...texts), FormatError);
    else parse(...texts);
  }
});

for (const { name, title, anchor } of vectors.anchors) {
  test(`the anchor that a title implies: ${name}`, () => assert.equal(anchorRead(title, ''), anchor));
}

test('an anchor that the title does not imply is told', () => {
  assert.equal(anchorRead('Risk', 'risk-2'), 'risk-2');
  assert.equal(anchorRead('Risk', 'Risk'), 'Risk');
  assert.equal(anchorRead('', 'x'), 'x');
  assert.equal(anchorRead('Risk', '-'), '');
  assert.equal(anchorRead('', '-'), '');
});

test('the example of a file unpacks, under its own name', async () => {
  const file = formatExample('file');
  assert.ok(formatPage.includes(`\`${hashOf(file)}.bin\``));
  assert.deepEqual([...(await unpack('D', file))], [0]);
});

/** Reads all of a chunk. @param {Uint8Array} bytes */
function readChunk(bytes, documentCount = 3) {
  const chunk = new Chunk(bytes, documentCount);
  for (const { key } of chunk.withPrefix('')) chunk.postings(textOfByteString(key));
}

test('truncated and flipped contents are refused, or are another well-formed content', () => {
  survivesDamage(readChunk, formatExample('chunk'));
  survivesDamage(readChunk, formatExample('chunk with implied terms'));
  survivesDamage((bytes) => decodeDates(new ByteReader(bytes), 3), formatExample('dates'));
  survivesDamage(readFacets, formatExample('facets'));
});

test('the examples of spellings and readings are read as FORMAT.md explains them', () => {
  const rows = [['rise', 1], ['risk', 3]].map(([text, commonness]) => ({ text, commonness }));
  assert.deepEqual(decodeSpellings(formatExample('spellings'), false), rows);
  assert.deepEqual(decodeSpellings(formatExample('spellings'), true).map(({ text }) => text), ['esir', 'ksir']);
  assert.deepEqual([...decodeReadings(formatExample('readings'))], [['他', 2], ['她', 2], ['社', 1]]);
  survivesDamage((bytes) => decodeSpellings(bytes, false), formatExample('spellings'));
  survivesDamage(decodeReadings, formatExample('readings'));
});

test('spellings that break a rule are refused', () => {
  const rows = {
    'nothing': [],
    'one missing': [2, 0, 0],
    'no commonness': [1, 0, 1, 0x61],
    'none has it': [1, 0, 1, 0x61, 0],
    'more have it than there can be': [1, 0, 1, 0x61, 33],
    'bytes left over': [1, 0, 1, 0x61, 1, 0],
    'not UTF-8': [1, 0, 1, 0xff, 1],
    'not in order': [2, 0, 0, 1, 1, 0x62, 0x61, 1, 1],
    'shares less than it could': [2, 0, 0, 1, 2, 0x61, 0x61, 0x62, 1, 1],
    'shares more than there is': [1, 1, 1, 0x61, 1],
    'four billion': [0xff, 0xff, 0xff, 0xff, 0x0f],
  };
  for (const [what, bytes] of Object.entries(rows)) {
    assert.throws(() => decodeSpellings(Uint8Array.from(bytes), false), FormatError, what);
  }
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
    'a term with a stem that is empty': [1, 0, 1, 0x61, 6, 0, 0, 0],
    'a document beyond the last': [1, 0, 1, 0x61, 4, 9],
    'more documents than there are': [1, 0, 1, 0x61, 0x28, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    'frequencies missing': [1, 0, 1, 0x61, 5, 0],
    'places missing': [1, 0, 1, 0x61, 5, 0, 1],
    'no frequency': [1, 0, 1, 0x61, 5, 0, 0, 2],
    'no place': [1, 0, 1, 0x61, 5, 0, 1, 0],
    'a passage beyond the last': [1, 0, 1, 0x61, 5, 0, 1, 0xff, 0xff, 0xff, 0xff, 0x0f],
    'bytes left over': [1, 0, 1, 0x61, 4, 0, 0],
    'no entry that is implied': [1, 0, 1, 0x61, 4, 0, 0],
    'an implied entry beyond the last': [1, 0, 1, 0x61, 0, 1, 1, 0x15, 0, 0, 0x0c, 1],
    'implied by no documents': [1, 0, 1, 0x61, 0, 1, 0, 5, 0],
    'implied by a document beyond the last': [1, 0, 1, 0x61, 0, 1, 0, 0x15, 0, 9, 0x0c, 1],
    'implied by more documents than there are': [1, 0, 1, 0x61, 0, 1, 0, 0xa5, 1, 0, ...Array(30).fill(1)],
    'a word that is not UTF-8': [1, 0, 1, 0x61, 0, 1, 0, 0x15, 1, 1, 0xff, 0, 0x0c, 1],
    'no kind': [1, 0, 1, 0x61, 0, 1, 0, 0x15, 0, 0, 0, 1],
    'a kind above all': [1, 0, 1, 0x61, 0, 1, 0, 0x15, 0, 0, 0x11, 1],
    'implied nowhere': [1, 0, 1, 0x61, 0, 1, 0, 0x15, 0, 0, 0x0c, 0],
    'implied with places missing': [1, 0, 1, 0x61, 0, 1, 0, 0x15, 0, 0, 0x0c],
    'implied with bytes left over': [1, 0, 1, 0x61, 0, 1, 0, 0x15, 0, 0, 0x0c, 1, 0],
  };
  for (const [what, bytes] of Object.entries(rows)) {
    assert.throws(() => readChunk(Uint8Array.from(bytes), 9), FormatError, what);
  }
  const hostile = Uint8Array.from([1, 0, 1, 0x61, 0xfc, 0xff, 0xff, 0xff, 0x0f]);
  assert.throws(() => readChunk(hostile, 0xffffffff), FormatError);
});

test('a packed file must hold exactly what its header says', async () => {
  const content = new Uint8Array(5000).fill(7);
  const stream = deflateSync(content);
  assert.deepEqual(await unpack('C', framed('C', 5000, stream)), content);
  // Bytes after the stream are not tried: Node lets them pass, browsers do not, and the file's hash tells them anyway.
  const refused = [
    framed('D', 5000, stream),
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

test('a file of a shelf is whole, and at its place', () => {
  const packed = encoder.encode('packed');
  const seal = new Uint8Array(Uint32Array.of(xxh32(encoder.encode('1.binpacked'), 0)).buffer);
  const sealed = Uint8Array.from([...packed, ...seal]);
  assert.deepEqual(unseal('shelf/1.bin', sealed), packed);
  assert.throws(() => unseal('shelf/2.bin', sealed), FormatError);
  for (const cut of truncations(sealed)) assert.throws(() => unseal('shelf/1.bin', cut), FormatError);
  for (const flipped of flips(sealed, 500)) assert.throws(() => unseal('shelf/1.bin', flipped), FormatError);
});

const hashes = ['0000000000000001', '0000000000000002', '00000000000000ab'];

/** Three lessons: the first and the third in English, all in Chinese. */
const content = {
  versions: [6, 2, 6],
  numbers: [100 / 3, 0.8, 0.7, 0.1, 1.5, 1e-6, 0.5],
  parameters: [10, 10, 8],
  lessonCount: 3,
  languages: [
    { tag: 'en', runs: [0, 1, 1, 1] },
    { tag: 'zh', runs: [0, 3] },
  ],
  rungs: [0, 5, 95, 7, 7],
  folded: [['傳', '传'], ['區', '区'], ['\u{20001}', '区']],
  traditional: ['國', '學', '\u{20002}'],
  passageShelves: [hashes[0]],
  chunkShelves: [hashes[1]],
  chunkFirsts: ['', 'bcd', 'univ', '社区学'],
  spread: [2, 3, 1],
  spellings: [300, 7, 1, 2],
  spellingShelves: [hashes[1]],
};

/** @param {Partial<typeof content>} [change] */
function manifestBytes(change) {
  const all = { ...content, ...change };
  const out = new ByteWriter();
  for (const version of all.versions) out.varint(version);
  out.varint(3); // documents of the language with the most
  for (const number of all.numbers) out.number(number);
  for (const parameter of all.parameters) out.varint(parameter);
  out.varint(all.lessonCount);
  out.list(all.languages, ({ tag, runs }) => out.text(tag).hash(hashes[2]).list(runs, (run) => out.varint(run)));
  out.raw(all.rungs).hash(hashes[2]).hash(hashes[1]);
  out.characters(all.folded.map(([from]) => from)).variants(all.folded.map(([, to]) => to));
  out.characters(all.traditional).hash(hashes[0]);
  for (const shelves of [all.passageShelves, all.chunkShelves]) out.list(shelves, (hash) => out.hash(hash));
  out.varint(all.chunkFirsts.length).columns(all.chunkFirsts.slice(1));
  for (const count of [...all.spread, ...all.spellings]) out.varint(count);
  for (const shelf of all.spellingShelves) out.hash(shelf);
  return out.hash(hashes[0]).take();
}

test('a manifest gives what it says', () => {
  const manifest = decodeManifest(manifestBytes());
  assert.equal(manifest.collectionSize, 3);
  const { averageLength, k1, b, minNormalizedLength, idfExponent, scoreGrain, prefixExpansionScale } = manifest;
  assert.deepEqual([averageLength, k1, b, minNormalizedLength, idfExponent, scoreGrain, prefixExpansionScale], content.numbers);
  const { titleWindow, enoughLessons, maxPrefixExpansions } = manifest;
  assert.deepEqual([titleWindow, enoughLessons, maxPrefixExpansions], content.parameters);
  assert.deepEqual([...manifest.rungs], content.rungs);
  assert.equal(manifest.dates, hashes[2]);
  assert.equal(manifest.facets, hashes[1]);
  assert.deepEqual([...manifest.folded], content.folded);
  assert.deepEqual([...manifest.traditional], content.traditional);
  assert.equal(manifest.variants, hashes[0]);
  assert.deepEqual(manifest.chunkFirsts, content.chunkFirsts.map(byteString));
  assert.deepEqual(manifest.spread, content.spread);
  assert.deepEqual(manifest.corrections, { wordFiles: 1, pairFiles: 2, shelves: [hashes[1]], readings: hashes[0] });
});

test('documents are numbered language by language', () => {
  const manifest = decodeManifest(manifestBytes());
  const [en, zh] = manifest.languages;
  assert.equal(manifest.documentCount, 5);
  assert.deepEqual([...manifest.lessons], [0, 0, 2, 0, 1, 2]);
  assert.deepEqual([1, 2, 3, 5].map((document) => languageOf(manifest, document).tag), ['en', 'en', 'zh', 'zh']);
  assert.deepEqual([0, 1, 2, 3].map((lesson) => documentOf(manifest, en, lesson)), [1, 0, 2, 0]);
  assert.deepEqual([0, 1, 2, 3].map((lesson) => documentOf(manifest, zh, lesson)), [3, 4, 5, 0]);
  assert.equal(passagePath(manifest, 5, 30), `${hashes[0]}/5-30.bin`);
});

test('a language includes its variants', () => {
  const languages = ['en', 'zh', 'zh-Hant'].map((tag) => ({ tag, runs: [0, 3] }));
  const manifest = decodeManifest(manifestBytes({ languages, rungs: Array(9).fill(0) }));
  const tags = (/** @type {string} */ wanted) => languagesFor(manifest, wanted).map(({ tag }) => tag);
  assert.deepEqual(tags('zh'), ['zh', 'zh-Hant']);
  assert.deepEqual(tags('ZH-hant'), ['zh-Hant']);
  assert.deepEqual(tags('z'), []);
});

/** The numbers of the chunks that can hold a key. @param {Partial<typeof content>} change @param {string} key */
const chunksOf = (change, key, prefix = false) =>
  chunkPaths(decodeManifest(manifestBytes(change)), byteString(key), prefix).map((path) => Number(/\/(\d+)\.bin$/.exec(path)?.[1]));

test('keys of three characters and more lead to the ordered chunk that begins last before them', () => {
  const rows = { '!!!': 0, abc: 0, bcc: 0, bcd: 1, bcdé: 1, uni: 1, univ: 2, univers: 2, 社区丁: 2, 社区学: 3, 社区防: 3, '\u{20000}\u{20000}\u{20000}': 3, ééé: 2 };
  for (const [key, chunk] of Object.entries(rows)) assert.deepEqual(chunksOf({}, key), [chunk], key);
  assert.deepEqual(chunkPaths(decodeManifest(manifestBytes()), 'abc', false), [`${hashes[1]}/0.bin`]);
});

test('other keys lead to the chunk of their region that their hash names', () => {
  const rows = {
    4: { count: 2, keys: ['a', 'b', 'é', '社', '\u{20000}', '9'] },
    6: { count: 3, keys: ['ab', '社区', '社a', '\u{20000}\u{20000}', 'éé'] },
    9: { count: 1, keys: ['S', 'Sa', 'Sunivers', 'XCabc', 'A社区学', 'Z\u{20000}'] },
  };
  for (const [begin, { count, keys }] of Object.entries(rows)) {
    for (const key of keys) {
      assert.deepEqual(chunksOf({}, key), [Number(begin) + (xxh32(encoder.encode(key), 0) % count)], key);
    }
  }
  assert.deepEqual(chunksOf({ chunkFirsts: [], spread: [100, 0, 0] }, 'a'), [0x550d7456 % 100]);
});

test('a prefix leads to all ordered chunks that can hold what it may become, and to no other', () => {
  const chunkFirsts = ['', 'una', 'univ', 'universal', 'v', '社区学'];
  const rows = { una: [1], uni: [1, 2, 3], univ: [2, 3], unive: [2, 3], universal: [3], universe: [3], unj: [3], abc: [0], 社区学: [5] };
  for (const [prefix, chunks] of Object.entries(rows)) assert.deepEqual(chunksOf({ chunkFirsts }, prefix, true), chunks, prefix);
});

test('a region without chunks has no key', () => {
  const nothing = { chunkShelves: [], chunkFirsts: [], spread: [0, 0, 0] };
  for (const key of ['', 'a', 'ab', 'abc', 'Sa']) assert.deepEqual(chunksOf(nothing, key), [], key);
  for (const key of ['a', 'ab', 'Sa']) assert.deepEqual(chunksOf({ spread: [0, 0, 0] }, key), [], key);
  assert.deepEqual(chunksOf(nothing, 'abc', true), []);
  assert.deepEqual(chunksOf({}, ''), []);
});

test('a shelf holds 256 chunks, or the passages of 256 documents', () => {
  const manifest = decodeManifest(
    manifestBytes({
      chunkShelves: [hashes[0], hashes[1]],
      spread: [0, 0, 253],
      lessonCount: 257,
      languages: [{ tag: 'en', runs: [0, 257] }],
      rungs: Array(257).fill(1),
      passageShelves: [hashes[1], hashes[2]],
    }),
  );
  const fields = Array.from({ length: 2000 }, (_, i) => chunkPaths(manifest, `S${i}`, false)[0]);
  assert.ok(fields.includes(`${hashes[0]}/255.bin`));
  assert.ok(fields.includes(`${hashes[1]}/256.bin`));
  assert.deepEqual([1, 256, 257].map((document) => passagePath(manifest, document, 1).slice(0, 16)), [hashes[1], hashes[1], hashes[2]]);
});

test('a manifest of no lessons is read', () => {
  const none = {
    ...{ lessonCount: 0, languages: [], rungs: [], folded: [], traditional: [] },
    ...{ passageShelves: [], chunkShelves: [], chunkFirsts: [], spread: [0, 0, 0] },
  };
  assert.equal(decodeManifest(manifestBytes(none)).documentCount, 0);
});

test('variants fill the table, in the order of the characters', () => {
  const table = new Map([['a', 'b']]);
  const bytes = new ByteWriter().variants(['国', '学', '\u{20001}']).take();
  readVariants(new ByteReader(bytes), content.traditional, table);
  assert.deepEqual([...table], [['a', 'b'], ['國', '国'], ['學', '学'], ['\u{20002}', '\u{20001}']]);
});

test('variants that are none, or too few, leave the table as it was', () => {
  const table = new Map();
  const wrong = [
    new ByteWriter().variants(['国', '学']),
    new ByteWriter().signed(0x56fd).signed(0x110000).signed(0),
    new ByteWriter().signed(0x56fd).signed(-0x56fe).signed(1),
  ];
  for (const writer of wrong) {
    assert.throws(() => readVariants(new ByteReader(writer.take()), content.traditional, table), FormatError);
  }
  assert.equal(table.size, 0);
});

test('lists of what are no characters are refused', () => {
  assert.deepEqual(readCharacters(reader(2, 0x61, 0)), ['a', 'b']);
  assert.deepEqual(readCharacters(reader(1, 0xff, 0xff, 0x43)), ['\u{10ffff}']);
  for (const bytes of [[], [1], [2, 0x61], [1, 0x80, 0x80, 0x44], [2, 0xff, 0xff, 0x43, 0], [0xff, 0xff, 0xff, 0xff, 0x0f, 0x61]]) {
    assert.throws(() => readCharacters(reader(...bytes)), FormatError, String(bytes));
  }
});

test('a manifest of another version asks for the page to be loaded again', () => {
  for (const versions of [[1, 2, 4], [3, 2, 4], [4, 1, 4], [4, 2, 3]]) {
    assert.throws(() => decodeManifest(manifestBytes({ versions })), { name: 'SearchError', kind: 'outdated' });
  }
});

test('a manifest that breaks a rule is refused', () => {
  const wrong = [
    { numbers: content.numbers.map((number, i) => (i === 2 ? -0.7 : number)) },
    { numbers: content.numbers.map((number, i) => (i === 5 ? 0 : number)) },
    { numbers: content.numbers.map((number, i) => (i === 1 ? NaN : number)) },
    { rungs: [0, 5] },
    { rungs: [0, 5, 96, 7, 7] },
    { lessonCount: 2 },
    { lessonCount: 0xffffffff },
    { lessonCount: 6 },
    { languages: [{ tag: 'zh', runs: [0, 3] }, { tag: 'en', runs: [0, 3] }] },
    { languages: [{ tag: '', runs: [0, 3] }] },
    { languages: [{ tag: 'zh', runs: [] }] },
    { languages: [{ tag: 'zh', runs: [3] }] },
    { languages: [{ tag: 'zh', runs: [0, 1, 0, 2] }] },
    { languages: [{ tag: 'zh', runs: [0, 0, 3, 0] }] },
    { languages: [{ tag: 'zh', runs: [1, 3] }] },
    { lessonCount: 0xffffffff, languages: [{ tag: 'zh', runs: [0, 0xffffffff] }] },
    { lessonCount: 0xffffffff, languages: [{ tag: 'zh', runs: [0xfffffffe, 1] }] },
    { passageShelves: [] },
    { passageShelves: [hashes[0], hashes[1]] },
    { chunkShelves: [] },
    { chunkFirsts: ['', 'bcd', 'abc', '大大大'] },
    { chunkFirsts: ['', 'bcd', 'bcd', '大大大'] },
    { chunkFirsts: ['', '', 'bcd', '大大大'] },
    { chunkFirsts: ['', 'a'.repeat(256)] },
    { chunkFirsts: [], spread: [0, 0, 0] },
    { spread: [2, 256, 1] },
    { spread: [2, 3, 0xffffffff] },
    { spellings: [300, 7, 0, 2] },
    { spellings: [300, 0, 1, 2] },
    { spellings: [300, 7, 200, 2] },
    { spellings: [300, 7, 1, 0xffffffff] },
    { spellingShelves: [] },
    { spellingShelves: [hashes[0], hashes[1]] },
  ];
  for (const change of wrong) {
    assert.throws(() => decodeManifest(manifestBytes(change)), FormatError, JSON.stringify(change));
  }
  assert.throws(() => decodeManifest(Uint8Array.from([...manifestBytes(), 0])), FormatError);
});

test('a directory that breaks a rule is refused', () => {
  // An empty directory is one of four zeros; what follows it, of an archive without spellings, another four and a hash.
  const none = { spellings: [0, 0, 0, 0], spellingShelves: [] };
  const bytes = manifestBytes({ ...none, chunkFirsts: [], spread: [0, 0, 0] });
  const [before, after] = [bytes.subarray(0, -16), bytes.subarray(-12)];
  const a = 0x61;
  const rows = {
    'more chunks than bytes': [100],
    'four billion chunks': [0xff, 0xff, 0xff, 0xff, 0x0f],
    'a beginning that is empty': [2, 0, 0],
    'one that shares more than there is': [3, 0, 2, 1, 1, a, a + 1],
    'one that shares more and adds more': [3, 0, 2, 1, 2, a, a + 1, a + 2],
    'one that shares 4 GiB': [3, 0, 0xff, 0xff, 0xff, 0xff, 0x0f, 1, 1, a, a + 1],
    'one that shares less than it could': [3, 0, 0, 1, 2, a, a, a + 1],
    'more bytes to follow than there are': [2, 0, 100, a],
  };
  const decode = (/** @type {number[]} */ bytes) => decodeManifest(Uint8Array.from([...before, ...bytes, 1, 1, 1, ...after]));
  for (const [what, bytes] of Object.entries(rows)) assert.throws(() => decode(bytes), FormatError, what);
  assert.deepEqual(decode([3, 0, 1, 1, 1, a, a + 1]).chunkFirsts, ['', 'a', 'ab']);
});

test('truncated and flipped manifests are refused, or are another well-formed one', () => {
  const bytes = manifestBytes();
  const decode = (/** @type {Uint8Array} */ damaged) => {
    try {
      decodeManifest(damaged);
    } catch (error) {
      const outdated = error instanceof SearchError && error.kind === 'outdated';
      if (!outdated) throw error;
    }
  };
  for (const cut of truncations(bytes)) assert.throws(() => decodeManifest(cut), FormatError);
  for (const flipped of flips(bytes, 5000)) readsOrRefuses(decode, flipped);
});

test('random bytes are no file of any kind', () => {
  const random = randomNumbers(7);
  for (let i = 0; i < 3000; i++) {
    const bytes = Uint8Array.from({ length: random(60) }, () => random(random(2) === 0 ? 8 : 256));
    readsOrRefuses((b) => readChunk(b), bytes);
    readsOrRefuses((b) => decodeDates(new ByteReader(b), 5), bytes);
    readsOrRefuses((b) => decodeManifest(Uint8Array.from([6, 2, 6, ...b])), bytes);
    readsOrRefuses(readFacets, bytes);
  }
});
