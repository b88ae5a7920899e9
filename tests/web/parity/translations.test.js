// One ranking of an archive that is built as any: with what lessons in two languages teach about those in one, and pinyin.

import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { openSearch } from '../../../src/client/search.js';
import { BASE, folderFetch } from '../support/index_tool.js';
import { lectern, searchAll, temporaryFolder, writeFiles } from '../support/lectern.js';
import { randomNumbers } from '../support/random.js';
import { trainingArchive } from '../support/training_archive.js';

/** @typedef {import('../../../src/client/search.js').Hit} Hit */

const place = temporaryFolder('translations');
const archive = join(place, 'archive');
const cache = join(place, 'cache');

const WORDS = [
  ...['harvest', 'harvests', 'stored', 'soil', 'water', 'health', 'data', 'field', 'drought', 'number', 'lesson', 'came'],
  ...['收获', '储存', '土壤', '水', '健康', '数据', '田野', '干旱', '干旱灾害', '收獲', '次收', '很安静', '收获与储存'],
  ...['yuzucheng', 'yu', 'zucheng', 'wangfang', 'wang', 'lina', 'yzc', '余祖成', '王芳', 'Li Na', 'turang', 'shouhuo'],
  ...['har', 'sto', 'dat', 'guest:wangfang', '嘉宾:yuzucheng', 'tag:soil', '标签:土壤', 'title:收获', 'course:农业', 'nothing'],
];

/** @param {(limit: number) => number} random */
function randomQuery(random) {
  const word = () => WORDS[random(WORDS.length)];
  const part = () => [word, word, word, word, () => `"${word()}"`, () => `-${word()}`, () => `${word()} OR ${word()}`][random(7)]();
  const parts = Array.from({ length: 1 + random(3) }, part);
  return [...parts, ...(random(5) ? [] : [['lang:en', 'lang:zh', 'date:2021'][random(3)]])].join(' ').concat(random(3) ? '' : ' ');
}

/** What both say of a hit. @param {{url: string, score: number, complete: boolean, through: boolean, via: unknown}} hit */
const row = ({ url, score, complete, through, via }) => ({ url, score: score.toFixed(6), complete, through, via });

/** @param {Hit} hit */
const found = (hit) =>
  row({ ...hit, via: hit.via.map(({ asked, words, language }) => (language ? { language } : { asked, words })) });

test('queries in either language find the same in the page and by the command, through the same words', async () => {
  writeFiles(archive, trainingArchive());
  const run = lectern(cache, ['build', archive, '-o', join(place, 'site')]);
  assert.equal(run.status, 0, run.stderr);
  symlinkSync(join(place, 'site/search-index'), join(place, 'web'));
  const searcher = await openSearch(BASE, { fetch: folderFetch(place) });
  const random = randomNumbers(20210601);
  const queries = [...new Set([...WORDS, ...Array.from({ length: 300 }, () => randomQuery(random))])];
  let through = 0;
  for (const [language, exact] of /** @type {[string, boolean][]} */ ([['', false], ['en', false], ['zh', false], ['', true], ['en', true]])) {
    const options = ['--limit', '40', ...(language ? ['--lang', language] : []), ...(exact ? ['--exact'] : [])];
    const answers = searchAll(cache, archive, queries, options);
    for (const query of queries) {
      const { hits } = await searcher.search(query, { limit: 40, language, exact });
      assert.deepEqual(hits.map(found), (answers.get(query) ?? []).map(row), `${query} ${options.join(' ')}`);
      through += hits.filter((hit) => hit.via.length > 0).length;
    }
  }
  assert.ok(through > 1000, `${through} through other words`);
});
