import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { analyze, fold } from '../../src/client/analysis.js';
import { dump, skipWithoutDump } from './support/analysis_dump.js';
import { foldTable } from './support/fold_table.js';
import { randomNumbers } from './support/random.js';

/** @typedef {import('../../src/client/analysis.js').Token} Token */

/** @type {{ table: string, vectors: { name: string, text: string, tokens: unknown[][] }[] }} */
const vectors = JSON.parse(readFileSync(new URL('../vectors/analysis.json', import.meta.url), 'utf8'));
const table = foldTable(vectors.table);

/** The columns of the vectors that are not bytes. @param {Token} token */
const toRow = ({ term, surface, begin, end, position, run, kind }) => [term, surface, begin, end, position, run, kind];

/** @param {unknown[]} row */
const withoutBytes = ([term, surface, , , begin16, end16, ...rest]) => [term, surface, begin16, end16, ...rest];

for (const { name, text, tokens } of vectors.vectors) {
  test(`vector: ${name}`, () => {
    assert.deepEqual(analyze(text, table).map(toRow), tokens.map(withoutBytes));
  });
}

test('what other keyboards make of a text has the same terms', () => {
  const { pairs } = JSON.parse(readFileSync(new URL('../vectors/keyboards.json', import.meta.url), 'utf8'));
  const terms = (/** @type {string} */ text) => analyze(text, table).map(({ term }) => term);
  for (const [written, typed] of pairs) {
    assert.deepEqual(terms(typed), terms(written), written);
    assert.ok(terms(written).length > 0, written);
  }
});

test('folding twice is folding once', () => {
  for (const { text } of vectors.vectors) {
    const once = fold(text, table);
    assert.equal(fold(once, table), once);
  }
});

test('a letter with more marks than any spelling needs keeps some', () => {
  assert.equal(fold('б' + '\u0301'.repeat(1000) + 'в', table), 'б' + '\u0301'.repeat(31) + 'в');
});

test('characters of two units are folded, from and to', () => {
  const wide = foldTable('㑮𫝈𡞵㛟');
  assert.equal(fold('㑮𡞵x', wide), '𫝈㛟x');
  assert.deepEqual(analyze('網㑮𡞵', wide).map(({ term, begin, end }) => [term, begin, end]), [['網𫝈', 0, 2], ['𫝈㛟', 1, 4]]);
});

test('lone surrogates separate and never throw', () => {
  const terms = (/** @type {string} */ text) => analyze(text, table).map(({ term, begin, end }) => [term, begin, end]);
  assert.deepEqual(terms('ab\ud800cd\udc00'), [['ab', 0, 2], ['cd', 3, 5]]);
  assert.deepEqual(terms('\udc00\ud800网'), [['网', 2, 3]]);
  assert.equal(fold('\ud83d', table), '\ufffd');
});

test('names of object properties are text', () => {
  assert.equal(fold('constructor __proto__ toString', table), 'constructor __proto__ tostring');
});

test('long hostile texts take time in proportion to their length', { timeout: 20_000 }, () => {
  assert.equal(analyze('a' + '\u0301\u0316'.repeat(100_000), table).length, 1);
  assert.equal(analyze('x'.repeat(1 << 20), table).length, 1);
  assert.equal(analyze('1' + ',000'.repeat(100_000), table).length, 1);
  assert.deepEqual(analyze("'".repeat(1 << 20), table), []);
});

test('every code point that both know folds as in C++', { skip: skipWithoutDump }, () => {
  const whole = foldTable(dump('table')[0]);
  /** @type {{ assigned: [number, number][], folds: Record<string, string> }} */
  const { assigned, folds } = JSON.parse(dump('folds')[0]);
  assert.ok(Object.keys(folds).length > 9000);
  const wrong = [];
  for (const [first, last] of assigned) {
    for (let c = first; c <= last; c += 1) {
      const text = String.fromCodePoint(c);
      const expected = Object.hasOwn(folds, text) ? folds[text] : text;
      if (fold(text, whole) !== expected) wrong.push([c.toString(16), fold(text, whole), expected]);
    }
  }
  assert.deepEqual(wrong, [], 'code point, folding, expected');
});

test('random texts have the tokens of C++', { skip: skipWithoutDump }, () => {
  const whole = foldTable(dump('table')[0]);
  const { assigned } = JSON.parse(dump('folds')[0]);
  const texts = randomTexts(8000, assigned);
  const answers = dump('tokens', texts.map((text) => JSON.stringify(text)));
  texts.forEach((text, i) => {
    const expected = JSON.parse(answers[i]).map((/** @type {any} */ token) =>
      toRow({ ...token, begin: token.begin16, end: token.end16 }),
    );
    assert.deepEqual(analyze(text, whole).map(toRow), expected, JSON.stringify(text));
  });
});

/**
 * Texts that mix scripts, marks, invisible and joining characters.
 * @param {number} count
 * @param {[number, number][]} assigned  The code points to choose from, besides frequent ones.
 */
function randomTexts(count, assigned) {
  const below = randomNumbers(20210330);
  const frequent = [
    'abcdefghijklmnopqrstuvwxyzABCXYZéßﬁ', "0123456789０１,.:/-'’‐⁄", ' \n，。#+_', '网络安全社區防疫發展後峯苧',
    'あガｶﾞー한국ㅎ', '\u0300\u0301\u0316\u0327\u0345\u3099\u20e3', '\u200b\u200d\u00ad\ufe0f\u{e0100}', '½Ⅳ㍿㎏²①❷⓫™😀', 'æøłıŒĐ‘',
    '\u1112\u1161\u11ab\uffa1\uffc2', 'ΣςάйÅẛİıẞꭰᎠ',
  ].map((characters) => [...characters]);
  const pick = () => {
    if (below(8) > 0) {
      const group = frequent[below(frequent.length)];
      return group[below(group.length)];
    }
    const [first, last] = assigned[below(assigned.length)];
    return String.fromCodePoint(first + below(last - first + 1));
  };
  return Array.from({ length: count }, () => Array.from({ length: below(40) }, pick).join(''));
}
