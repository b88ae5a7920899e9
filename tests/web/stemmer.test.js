import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

import { stem } from '../../src/client/stemmer.js';
import { dump, skipWithoutDump } from './support/analysis_dump.js';
import { randomNumbers } from './support/random.js';

const SNOWBALL = '/usr/share/snowball/data/english';
const skipWithoutSnowball = existsSync(`${SNOWBALL}/voc.txt`) ? false : `no vocabulary in ${SNOWBALL} (snowball-data)`;

/** @param {string} name */
const words = (name) => readFileSync(`${SNOWBALL}/${name}`, 'utf8').trimEnd().split('\n');

/**
 * @param {string[]} list
 * @param {string[]} expected
 */
function assertStems(list, expected) {
  assert.equal(list.length, expected.length);
  const wrong = list.flatMap((word, i) => (stem(word) === expected[i] ? [] : [[word, stem(word), expected[i]]]));
  assert.deepEqual(wrong, [], 'word, stem, expected');
}

/** Words put together from what the rules look at. @param {number} count */
function hostileWords(count) {
  const pieces =
    "y ' s 's ed ing ly eed eedly ingly li ogi logi tional ation ational ness ful ative ize ion sion tion al ance ement " +
    'ment ent e l ll ies ied us ss sses a e i o u b c t d w x st at bl iz bb dd gener commun arsen yy ay ya ousness ' +
    'ousli fulli lessli iviti biliti bli sky news inning succeed';
  const list = pieces.split(' ');
  const below = randomNumbers(1979);
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + below(6) }, () => list[below(list.length)]).join(''),
  );
}

test('words of one stem meet, and irregular ones are known', () => {
  const cases = {
    training: 'train', trained: 'train', trains: 'train', lesson: 'lesson', lessons: 'lesson', "lesson's": 'lesson',
    organization: 'organ', connected: 'connect', hoping: 'hope', hopping: 'hop', skies: 'sky', dying: 'die',
    communities: 'communiti', generally: 'general', news: 'news', succeed: 'succeed', y: 'y', "'": "'",
  };
  for (const [word, expected] of Object.entries(cases)) assert.equal(stem(word), expected, word);
});

test('words that are not made of a to z keep their form', () => {
  for (const word of ['', 'café', 'c++', 'x509', '网络', 'Trained', 'running-', '__proto__', 'ſtates']) {
    assert.equal(stem(word), word);
  }
});

test('names of object properties are words like others', () => {
  assert.equal(stem('constructor'), 'constructor');
  assert.equal(stem('valueof'), 'valueof');
});

test('the whole Snowball vocabulary has the stems that Snowball gives', { skip: skipWithoutSnowball }, () => {
  assertStems(words('voc.txt'), words('output.txt'));
});

test('the whole Snowball vocabulary has the stems of Xapian', { skip: skipWithoutSnowball || skipWithoutDump }, () => {
  assertStems(words('voc.txt'), dump('stems', words('voc.txt')));
});

test('words of nothing but endings have the stems of Xapian', { skip: skipWithoutDump }, () => {
  const list = hostileWords(50_000);
  assertStems(list, dump('stems', list));
});
