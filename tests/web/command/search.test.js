// `lectern search` as people and tools use it.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { lectern, searchAll, temporaryFolder, writeFiles } from '../support/lectern.js';

const place = temporaryFolder('search');
const cache = join(place, 'cache');
const archive = join(place, 'archive');

before(() => {
  writeFiles(archive, {
    'risk/01-scan/index.zh.md': '---\ntitle: 社区风险排查\ndate: 2021-03-30\nguests: [俞祖成]\ntags: [风险]\n---\n\n前言。\n\n## 疫情防控\n\n社区的疫情防控离不开居民。\n',
    'risk/01-scan/index.en.md': '---\ntitle: Finding risks in a community\ndate: 2021-03-30\nguests: [Yu Zucheng]\ntags: [risk]\n---\n\nAn introduction.\n\n## Epidemic prevention\n\nResidents make epidemic prevention work.\n',
    'risk/02-help/index.en.md': '---\ntitle: Volunteers\ndate: 2021-06-01\nguests: [Liu Fei]\n---\n\n## Who helps\n\nVolunteers help with prevention in every community.\n',
  });
  const run = lectern(cache, ['build', archive, '-o', join(place, 'site')]);
  assert.equal(run.status, 0, run.stderr);
});

/** @param {string} query @param {string[]} [options] */
const lessons = (query, options) => (searchAll(cache, archive, [query], options).get(query) ?? []).map((hit) => hit.lesson);

test('a lesson is found in both languages, both scripts and by one character', () => {
  for (const query of ['疫情防控', '社區風險', '疫', 'epidemic prevention', 'EPIDEMIC', 'Yu Zucheng', 'guest:俞祖成', '"Residents make"', 'residen']) {
    assert.equal(lessons(query)[0], 'risk/01-scan', query);
  }
});

test('a hit names its section, its language and its page', () => {
  const [hit] = searchAll(cache, archive, ['疫情防控']).get('疫情防控') ?? [];
  assert.equal(hit.lang, 'zh');
  assert.equal(hit.url, 'zh/risk/01-scan/');
  assert.equal(hit.section, '疫情防控');
  assert.equal(hit.title, '社区风险排查');
  assert.equal(hit.rank, 1);
});

test('operators narrow, widen and exclude', () => {
  assert.deepEqual(lessons('prevention').sort(), ['risk/01-scan', 'risk/02-help']);
  assert.deepEqual(lessons('prevention -epidemic'), ['risk/02-help']);
  assert.deepEqual(lessons('epidemic OR volunteers').sort(), ['risk/01-scan', 'risk/02-help']);
  assert.deepEqual(lessons('prevention date:2021-03..2021-04'), ['risk/01-scan']);
  assert.deepEqual(lessons('prevention guest:"Liu Fei"'), ['risk/02-help']);
  assert.deepEqual(lessons('prevention', ['--lang', 'zh', '--exact']), []);
  assert.deepEqual(lessons('疫情', ['--lang', 'zh']), ['risk/01-scan']);
  assert.deepEqual(lessons('prevention', ['--limit', '1']).length, 1);
});

test('a lesson is found by its write-up in another language than the one asked for, which is said', () => {
  const [hit, ...others] = searchAll(cache, archive, ['prevention'], ['--lang', 'zh']).get('prevention') ?? [];
  assert.deepEqual(others, []);
  assert.equal(hit.url, 'zh/risk/01-scan/');
  assert.deepEqual([hit.complete, hit.through], [false, true]);
  assert.deepEqual(hit.via, [{ language: 'en' }]);
  const shown = lectern(cache, ['search', '--archive', archive, 'prevention lang:zh']).stdout;
  assert.match(shown, /^ 1\. 社区风险排查 {2}\[zh\]\n.*\n {4}zh\/risk\/01-scan\/\n {4}via en\n$/);
  assert.match(lectern(cache, ['search', '--archive', archive, '--exact', 'prevention lang:zh']).stdout, /No lesson/);
});

test('a question in a whole sentence finds its lesson', () => {
  assert.equal(lessons('Who are the people that make epidemic prevention work, and how do they do it?')[0], 'risk/01-scan');
});

test('nothing that can be typed makes it fail', () => {
  const hostile = ['"', '-', 'OR', '- - -', '"unbalanced', ')(', 'guest:', 'date:..', 'date:9999-99', '::::', '<script>alert(1)</script>',
    'a'.repeat(100000), '疫'.repeat(50000), '\u0007\u001b[31m', '%00', 'x OR', 'OR x', '-"', '“', 'lang:', '😀', '\u200b', 'title:"'];
  const run = lectern(cache, ['search', '--archive', archive, '--json', '--batch', '-'], hostile.join('\n') + '\n\xff\n');
  assert.equal(run.status, 0, run.stderr);
});

test('people get marked text, and are told when there is nothing', () => {
  const found = lectern(cache, ['search', '--archive', archive, '疫情防控']);
  assert.equal(found.status, 0);
  assert.match(found.stdout, /社区风险排查/);
  assert.match(found.stdout, /\*\*疫情防控\*\*/);
  assert.match(found.stdout, /zh\/risk\/01-scan\/#疫情防控/);
  assert.match(lectern(cache, ['search', '--archive', archive, 'xylophone']).stdout, /No lesson/);
});

test('an archive that was not built yet says how to build it', () => {
  writeFiles(join(place, 'new'), { 'c/01/index.en.md': '---\ntitle: x\n---\n\ny\n' });
  const run = lectern(cache, ['search', '--archive', join(place, 'new'), 'x']);
  assert.equal(run.status, 3);
  assert.match(run.stderr, /lectern build/);
});
