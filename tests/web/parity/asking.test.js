// What people type into the search field, asked of the program and of the page's scripts: names in pinyin, and fields.

import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';

import { openSearch } from '../../../src/client/search.js';
import { BASE, folderFetch } from '../support/index_tool.js';
import { lectern, repository, searchAll, temporaryFolder, writeFiles } from '../support/lectern.js';

/**
 * Both answers to each query: lessons, in order, with a star behind those that do not say it themselves.
 * @param {string} place  with a built `site` and a `cache`
 * @param {string} archive
 * @param {string[]} queries
 */
async function answersOf(place, archive, queries) {
  symlinkSync(join(place, 'site/search-index'), join(place, 'web'));
  const searcher = await openSearch(BASE, { fetch: folderFetch(place) });
  const told = searchAll(join(place, 'cache'), archive, queries);
  /** @param {{lesson: string, complete: boolean}} hit */
  const named = ({ lesson, complete }) => (complete ? lesson : `${lesson}*`);
  /** @type {Map<string, string[]>} */
  const answers = new Map();
  for (const query of queries) {
    const { hits } = await searcher.search(query);
    const found = hits.map(named);
    assert.deepEqual(found, (told.get(query) ?? []).map(named), `the page and the program, asked for ${query}`);
    answers.set(query, found);
  }
  return answers;
}

/** @param {string} name @param {string} archive */
function build(name, archive) {
  const place = temporaryFolder(name);
  const run = lectern(join(place, 'cache'), ['build', archive, '-o', join(place, 'site')]);
  assert.equal(run.status, 0, run.stderr);
  return place;
}

test('a guest of the archive that comes with the program is found by pinyin', async () => {
  const archive = join(repository, 'archive');
  const lesson = 'iaccr-2021/01-risk-and-epidemic-prevention';
  const queries = ['yuzucheng', 'yu zu cheng', 'Yu Zucheng', 'yú zǔchéng', 'zucheng', 'yzc', 'guest:yuzucheng', 'guest:"yuzucheng" 俞祖成', '嘉宾：yuzucheng', 'shequ', 'fengxian paicha'];
  const answers = await answersOf(build('pinyin', archive), archive, queries);
  const found = queries.filter((query) => !query.includes('"'));
  for (const query of found) assert.equal(answers.get(query)?.[0].replace('*', ''), lesson, query);
  assert.deepEqual(answers.get('yuzucheng'), [`${lesson}*`]);
  assert.deepEqual(answers.get('guest:"yuzucheng" 俞祖成'), [], 'quotes ask for what is written');
});

const place = temporaryFolder('fields');
const archive = join(place, 'archive');
before(() => {
  /** @param {string} title @param {string} rest @param {string} text */
  const writeUp = (title, rest, text) => `---\ntitle: ${title}\n${rest}---\n\n${text}\n`;
  writeFiles(archive, {
    'spring/course.yml': 'title: {zh: 春季课程, en: Spring course}\n',
    'spring/01-risk/index.zh.md': writeUp('社区风险', 'date: 2021-03-30\nguests: [俞祖成]\ntags: [防疫]\n', '网格员的工作。'),
    'spring/01-risk/index.en.md': writeUp('Risks of a community', 'date: 2021-03-30\nguests: [Yu Zucheng]\ntags: [prevention]\n', 'What grid workers do.'),
    'spring/02-song/index.zh.md': writeUp('音乐与社区', 'date: 2021-06-01\nguests: [宋可安, 单雄]\ntags: [音乐]\n', '一起唱歌。'),
    'autumn/01-song/index.en.md': writeUp('A song for everybody', 'date: 2022-01-05\nguests: [Liu Fei]\ntags: [music]\n', 'She can sing a song, and Cheng can too.'),
  });
  const run = lectern(join(place, 'cache'), ['build', archive, '-o', join(place, 'site')]);
  assert.equal(run.status, 0, run.stderr);
});

test('fields and filters have names in both languages and both scripts, and take what people type', async () => {
  const [risk, music, song] = ['spring/01-risk', 'spring/02-song', 'autumn/01-song'];
  /** @type {Record<string, string[]>} */
  const rows = {
    'guest:俞祖成': [risk],
    '嘉宾:俞祖成': [risk],
    '嘉賓：俞祖成': [risk],
    'guest:Zucheng': [risk],
    'guest:songkean': [`${music}*`],
    'guest:shan': [`${music}*`],
    'guest:dan': [`${music}*`],
    'guest:song': [`${music}*`],
    'tag:防疫': [risk],
    '标签:防疫': [risk],
    '標籤：防疫': [risk],
    '-tag:防疫 社区': [music],
    'course:春季': [risk, music],
    '课程:spring': [risk, music],
    '課程：autumn': [song],
    'title:song': [song],
    '标题:音乐': [music],
    '標題：音樂': [music],
    'lang:en': [song, risk],
    'lang:英文': [song, risk],
    'lang:English song': [song],
    '語言：英語 song': [song],
    '语言:中文 社区': [risk, music],
    'date:2021-03..2021-06': [risk, music],
    'date:2021-03..06': [risk, music],
    '日期:2021年3月': [risk],
    '日期：2021年3月至6月': [risk, music],
    'date:2022': [song],
    '日期:2022年1月5日': [song],
    'date:..2021-05': [risk],
    // Own words come first; common English words lead nowhere through names.
    song: [song, `${music}*`],
    'she can': [song],
    cheng: [song, `${risk}*`],
  };
  const answers = await answersOf(place, archive, Object.keys(rows));
  for (const [query, lessons] of Object.entries(rows)) assert.deepEqual(answers.get(query)?.slice().sort(), lessons.slice().sort(), query);
  assert.deepEqual(answers.get('song'), rows.song);
  assert.deepEqual(answers.get('cheng'), rows.cheng);
});
