// One text in two scripts: who asks in the other one finds the same lessons. OpenCC, which knows words, is the judge.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { Converter } from 'opencc-js';

import { fold } from '../../../src/client/analysis.js';
import { openSearch } from '../../../src/client/search.js';
import { dump, skipWithoutDump } from '../support/analysis_dump.js';
import { corpusCards } from '../support/corpus.js';
import { foldTable } from '../support/fold_table.js';
import { BASE, buildIndex, folderFetch, searchIndex, skipWithoutTool } from '../support/index_tool.js';
import { shared, temporaryFolder, withoutShared } from '../support/lectern.js';

/** @typedef {import('../support/index_tool.js').CardInput} CardInput */
/** @typedef {(text: string) => string} Conversion */

/** OpenCC's own standard, Taiwan's and Hong Kong's. */
const STANDARDS = /** @type {const} */ (['t', 'tw', 'hk']);
/** @type {Map<string, Conversion>} */
const toTraditional = new Map(STANDARDS.map((standard) => [standard, Converter({ from: 'cn', to: standard })]));

/** @param {string} corpus */
const chineseCards = (corpus) => corpusCards(join(shared, 'corpora', corpus)).filter(({ language }) => language === 'zh');

/**
 * Whatever may be a word: each stretch of two to six Han characters.
 * @param {string[]} titles
 */
function stretchesOf(titles) {
  /** @type {Set<string>} */
  const stretches = new Set();
  for (const [run] of titles.flatMap((title) => [...title.matchAll(/\p{Script=Han}+/gu)])) {
    for (let begin = 0; begin < run.length; begin++) {
      for (let end = begin + 2; end <= Math.min(run.length, begin + 6); end++) stretches.add(run.slice(begin, end));
    }
  }
  return [...stretches];
}

/**
 * @param {CardInput} card
 * @param {Conversion} convert
 * @returns {CardInput}
 */
const convertedCard = (card, convert) => ({
  ...card,
  title: convert(card.title),
  sections: card.sections.map((section) => ({ ...section, title: convert(section.title), text: convert(section.text) })),
});

/** @param {string} folder @param {string[]} texts */
const lessonsFound = (folder, texts) =>
  searchIndex(folder, texts.map((text) => ({ text }))).map(({ hits }) => hits.map(({ lesson }) => lesson));

/**
 * @param {string} what
 * @param {string[]} words
 * @param {string[]} asked  each word in the other script
 * @param {string[][]} found
 * @param {string[][]} expected
 */
function assertSame(what, words, asked, found, expected) {
  const different = words.filter((_, i) => found[i].join() !== expected[i].join());
  const shown = different.slice(0, 5).map((word) => `${word} asked as ${asked[words.indexOf(word)]}`);
  assert.deepEqual(shown, [], `${what}: ${different.length} of ${words.length} words`);
}

test('title words of a real course find the same lessons in the other script', { skip: skipWithoutTool || withoutShared }, async () => {
  const cards = corpusCards(join(shared, 'corpora/iot'));
  const words = stretchesOf(cards.filter(({ language }) => language === 'zh').map(({ title }) => title));
  assert.ok(words.length > 1500);
  const simplified = temporaryFolder('simplified');
  buildIndex(simplified, cards);
  const expected = lessonsFound(simplified, words);
  const asked = words.map(/** @type {Conversion} */ (toTraditional.get('tw')));
  assert.ok(asked.filter((word, i) => word !== words[i]).length > 1200);
  assertSame('in the index', words, asked, lessonsFound(simplified, asked), expected);
  for (const convert of toTraditional.values()) {
    const others = words.map((word, i) => ({ i, word, other: convert(word) })).filter(({ other, i }) => other !== asked[i]);
    const found = lessonsFound(simplified, others.map(({ other }) => other));
    assertSame('of another standard', others.map(({ word }) => word), others.map(({ other }) => other), found, others.map(({ i }) => expected[i]));
  }
  const searcher = await openSearch(BASE, { fetch: folderFetch(simplified) });
  /** @type {string[][]} */
  const found = [];
  for (const word of asked) found.push((await searcher.search(word)).hits.map(({ lesson }) => lesson));
  assertSame('in the browser', words, asked, found, expected);

  const traditional = temporaryFolder('traditional');
  buildIndex(traditional, cards.map((card) => convertedCard(card, /** @type {Conversion} */ (toTraditional.get('tw')))));
  assertSame('of an archive in traditional characters', asked, words, lessonsFound(traditional, words), expected);
});

test('whole lessons have the same terms in either script', { skip: skipWithoutDump || withoutShared }, () => {
  const table = foldTable(dump('table')[0]);
  for (const card of [...chineseCards('iot'), ...chineseCards('xquad')]) {
    for (const text of [card.title, ...card.sections.flatMap((section) => [section.title, section.text])]) {
      for (const [standard, convert] of toTraditional) assert.equal(fold(convert(text), table), fold(text, table), standard);
    }
  }
});

test('what OpenCC converts by whole words has the same terms', { skip: skipWithoutDump }, async () => {
  const table = foldTable(dump('table')[0]);
  /** Lists of words and what they become. @param {string} name @returns {Promise<string[][]>} */
  const wordsOf = async (name) => {
    const list = await import(`opencc-js/dict/${name}`);
    return list.default.split('|').map((/** @type {string} */ line) => line.split(' '));
  };
  const words = [...(await wordsOf('STPhrases')), ...(await wordsOf('TSPhrases'))];
  assert.ok(words.length > 45_000);
  const different = words.filter(([word, ...others]) => !others.some((other) => fold(other, table) === fold(word, table)));
  // What is left is old or rare: 坏 for 坯, 澂江.
  assert.ok(different.length < words.length / 1000, different.join(' '));
});
