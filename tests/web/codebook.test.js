// The decoder of packed texts: what C++ packed is read, hostile bytes are refused.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { FormatError } from '../../src/client/bytes.js';
import { decodeCodebook } from '../../src/client/codebook.js';
import { flips, truncations } from './support/corruption.js';
import { formatExample } from './support/format_examples.js';
import { randomNumbers } from './support/random.js';
import { packTexts, skipWithoutDump } from './support/text_dump.js';

const NO_CODES = new Array(30).fill(0);

/** Damaged bytes are an error, or happen to be well formed. @template T @param {() => T} read */
function readsOrRefuses(read) {
  try {
    return read();
  } catch (error) {
    assert.ok(error instanceof FormatError, String(error));
  }
}

/** @param {...number} bytes */
const unpackByExample = (...bytes) => decodeCodebook(formatExample('codebook')).unpack(Uint8Array.from(bytes));

test('the examples of FORMAT.md are read as it explains them', () => {
  assert.equal(decodeCodebook(formatExample('codebook')).unpack(formatExample('packed text')), '大学 banana ban');
});

test('no bytes are no text', () => {
  assert.equal(unpackByExample(), '');
});

const SAMPLE = [
  'Water in the soil\x1eMeasuring moisture\x1fThe sensor\x1eThe moisture of the soil tells when the plants need water.',
  '社区的志愿者\x1e防疫\x1f社区的志愿者\x1e社区的志愿者在社区里防疫，志愿者的社区。\n社区防疫。',
];

/** Texts of all of Unicode but unpaired surrogates, which UTF-8 does not have. */
function randomTexts() {
  const random = randomNumbers(3);
  const ranges = [[0, 0x20], [0x20, 0x7f], [0x61, 0x7b], [0x80, 0x3000], [0x4e00, 0x9fff], [0xe000, 0x10000], [0x10000, 0x110000]];
  return Array.from({ length: 300 }, () =>
    Array.from({ length: random(300) }, () => {
      const [first, end] = ranges[random(ranges.length)];
      return String.fromCodePoint(first + random(end - first));
    }).join(''),
  );
}

test('every text that C++ packs is unpacked to itself', { skip: skipWithoutDump }, () => {
  const far = randomTexts().join('');
  const texts = [...SAMPLE, '', '\0', '\0\0\0\0\0', '\ufeff', '😀😀😀😀😀😀', 'moisture', 'a'.repeat(100_000), ...randomTexts(), far + far];
  for (const sample of [0, 1, 2, texts.length]) {
    const { codebook, packed } = packTexts(texts, sample);
    const book = decodeCodebook(codebook);
    for (let i = 0; i < texts.length; i++) assert.equal(book.unpack(packed[i]), texts[i]);
  }
});

test('truncated and flipped texts are refused, or are another text', { skip: skipWithoutDump }, () => {
  const { codebook, packed } = packTexts(SAMPLE);
  const book = decodeCodebook(codebook);
  for (const bytes of packed) {
    for (const cut of truncations(bytes)) readsOrRefuses(() => book.unpack(cut));
    for (const flipped of flips(bytes, 3000)) readsOrRefuses(() => book.unpack(flipped));
  }
});

test('truncated and flipped codebooks are refused, or are another codebook', { skip: skipWithoutDump }, () => {
  const { codebook, packed } = packTexts(SAMPLE);
  for (const cut of truncations(codebook)) assert.throws(() => decodeCodebook(cut), FormatError);
  for (const flipped of flips(codebook, 1000)) {
    const book = readsOrRefuses(() => decodeCodebook(flipped));
    if (book) for (const bytes of packed) readsOrRefuses(() => book.unpack(bytes));
  }
});

test('random bytes are refused, or are some text', () => {
  const random = randomNumbers(9);
  const book = decodeCodebook(formatExample('codebook'));
  for (let i = 0; i < 3000; i++) {
    const bytes = Uint8Array.from({ length: random(60) }, () => random(random(2) === 0 ? 8 : 256));
    readsOrRefuses(() => decodeCodebook(bytes));
    readsOrRefuses(() => book.unpack(bytes));
  }
});

test('codebooks that break a rule are refused', () => {
  const rows = {
    'more characters than bytes': [0x7f],
    'a character beyond UTF-16': [1, 0x80, 0x80, 4, 0, 1, ...NO_CODES, 0],
    'more strings than bytes': [0, 0x7f],
    'a string that shares with none': [1, 0x61, 1, 0x11, 0, 0, 1, ...NO_CODES, 0, 0],
    'a character that was not named': [1, 0x61, 1, 2, 0, 1, 0, 0, 1, ...NO_CODES, 0, 0],
    'a length missing': [0, 0, 1, ...NO_CODES.slice(1)],
    'a byte left over': [0, 0, 1, ...NO_CODES, 0],
    'no code at all': [0, 0, 0, ...NO_CODES],
    'a code that leaves no end': [0, 0, 1, 1, ...NO_CODES.slice(1)],
    'codes that leave more than the end': [0, 0, 2, ...NO_CODES],
    'a code too long': [0, 0, 16, ...NO_CODES],
    'a code too long beside a good one': [0, 0, 1, 16, ...NO_CODES.slice(1)],
    'too many strings': [0, 0x80, 0x80, 2, ...new Array(0x8000).fill(0), 1, ...NO_CODES, ...new Array(0x8000).fill(0)],
  };
  assert.equal(decodeCodebook(Uint8Array.from([0, 0, 1, ...NO_CODES])).unpack(Uint8Array.of(0, 0x30, 0xff)), 'a');
  for (const [what, bytes] of Object.entries(rows)) {
    assert.throws(() => decodeCodebook(Uint8Array.from(bytes)), FormatError, what);
  }
});

test('packed texts that break a rule are refused', () => {
  const rows = {
    'a byte of the end alone': [0xff],
    'a byte after the end': [0x00, 0xff],
    'half an escaped character': [0x80],
    'half a surrogate pair': [0x9b, 0x07, 0xff],
    'a copy of nothing': [0xe0, 0x00, 0xff],
    'a copy of what it writes itself': [0x00, 0xe1, 0xff],
  };
  for (const [what, bytes] of Object.entries(rows)) assert.throws(() => unpackByExample(...bytes), FormatError, what);
});
