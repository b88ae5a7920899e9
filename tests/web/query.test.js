import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { isTitleAsked, MAX_QUERY_ITEMS, MAX_QUERY_TERMS, parseQuery } from '../../src/client/query.js';
import { foldTable } from './support/fold_table.js';
import { dumpQueries, skipWithoutDump } from './support/query_dump.js';
import { queryText } from './support/query_text.js';
import { randomNumbers } from './support/random.js';

/** @type {{ table: string, queries: { name: string, text: string, means: string }[] }} */
const vectors = JSON.parse(readFileSync(new URL('../vectors/query.json', import.meta.url), 'utf8'));
const table = foldTable(vectors.table);

for (const { name, text, means } of vectors.queries) {
  test(`vector: ${name}`, () => {
    assert.equal(queryText(parseQuery(text, table)), means);
  });
}

test('lone surrogates are punctuation', () => {
  assert.equal(queryText(parseQuery('a\ud800b \udfff x ', table)), 'a & b & x');
});

test('what is too long is cut, not refused', () => {
  const [run] = parseQuery('虚拟机'.repeat(50_000), table).groups;
  assert.equal(run.alternatives[0].terms.length, MAX_QUERY_TERMS);
  const words = Array.from({ length: 1000 }, (_, i) => `w${i}`).join(' ');
  assert.equal(parseQuery(words, table).groups.length, MAX_QUERY_ITEMS);
  for (const sign of ['"', '「', 'a OR ', 'title:', '-']) parseQuery(sign.repeat(100_000), table);
});

test('a title is asked for by its own words, to the end or on the way to it', () => {
  const asked = (/** @type {string} */ title, /** @type {string} */ text) =>
    isTitleAsked(title, parseQuery(text, table), table);
  const title = 'Text to Speech - Raspberry Pi';
  assert.ok(asked(title, title));
  assert.ok(asked(title, 'text to speech: raspberry pi'));
  assert.ok(asked(title, 'text to speech raspberry pi lang:en'));
  assert.ok(!asked(title, 'speech to text raspberry pi'));
  assert.ok(!asked(title, 'text to speech'));
  assert.ok(!asked(title, 'text to speech raspberry pi -wio'));
  assert.ok(!asked(title, '"text to speech raspberry pi"'));
  assert.ok(!asked('', ''));
  assert.ok(asked('物聯網簡介', '物联网简介'));
  assert.ok(asked('Test, test', 'test test '));
});

test('random queries mean here what they mean in C++', { skip: skipWithoutDump }, () => {
  const pieces = [
    ..."\"“”「」『』＂-－:： \t\u3000.\u0000'",
    ...'a bc word 12 2021 2021-03 .. 疫 虚拟机 网络 カナ 각 é ﬁ ㍻ 👍 \ufffd x̂ 社區 word\u200bs c++'.split(' '),
    ...'OR OR title: guest: tag: course: lang: date: 标题： 嘉賓: lang:en date:2021 date:..2020-2 date:2021年3月至6月 日期: 2021-2022 ~ 至 3月- lang:中文 english 標題：'.split(' '),
  ];
  const below = randomNumbers(7);
  const texts = Array.from({ length: 5000 }, () =>
    Array.from({ length: 1 + below(12) }, () => pieces[below(pieces.length)] + ' '.repeat(below(2))).join(''),
  );
  const answers = dumpQueries('queries', texts);
  assert.equal(answers.length, texts.length);
  texts.forEach((text, i) => {
    assert.equal(queryText(parseQuery(text, table)), JSON.parse(answers[i]), JSON.stringify(text));
  });
});

test('random stop words are here what they are in C++', { skip: skipWithoutDump }, () => {
  const traditional = foldTable('麼么時时樣样為为辦办請请問问個个裡里裏里兒儿種种誰谁嗎吗');
  const pieces = [
    ...'a an i you it soil and are how is what why the with your about could been HOW The “how” title:how -why OR'.split(' '),
    ...'什麼么时時候地方样樣甚为為何如怎办辦请請问問多少哪些个個里裡裏儿兒种種谁誰吗嗎呢是有土壤？ ',
    ...'什么 怎么 为什么 是什么 哪里 請問 什麼時候'.split(' '),
  ];
  const below = randomNumbers(11);
  const texts = Array.from({ length: 5000 }, () =>
    Array.from({ length: 1 + below(10) }, () => pieces[below(pieces.length)] + ' '.repeat(below(2))).join(''),
  );
  const answers = dumpQueries('queries', texts);
  texts.forEach((text, i) => {
    assert.equal(queryText(parseQuery(text, traditional)), JSON.parse(answers[i]), JSON.stringify(text));
  });
});
