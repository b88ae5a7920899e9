// The glossary as a maintainer meets it: suggested, pasted, found by.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { lectern, temporaryFolder, writeFiles } from '../support/lectern.js';

const folder = temporaryFolder('glossary');
const cache = join(folder, 'cache');
const archive = join(folder, 'archive');

const WORDS = [['土壤', 'soil'], ['湿度', 'moisture'], ['风险', 'risk'], ['学校', 'school'], ['农场', 'farm']];

/** Twelve lessons of a few words in two languages, and one in Chinese alone. */
function lessons() {
  /** @type {Record<string, string>} */
  const files = { 'd/1/index.zh.md': '---\ntitle: 课\n---\n\n社區的土壤。\n' };
  for (let i = 0; i < 12; ++i) {
    const pairs = [0, 1, 2, 3, 4, 5].map((j) => [WORDS[(i + j) % 5], WORDS[(i * j + 2) % 5]]);
    files[`c/${10 + i}/index.zh.md`] = `---\ntitle: 课\n---\n\n${pairs.map(([a, b]) => `${a[0]}的${b[0]}。`).join('\n\n')}\n`;
    files[`c/${10 + i}/index.en.md`] = `---\ntitle: Lesson\n---\n\n${pairs.map(([a, b]) => `The ${a[1]} of the ${b[1]}.`).join('\n\n')}\n`;
  }
  return files;
}

/** @param {string[]} args */
const run = (...args) => lectern(cache, args);
/** @param {string} query */
const found = (query) => {
  const { stdout } = run('search', '--archive', archive, '--json', '--limit', '20', query);
  return stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line));
};

test('lessons in two languages suggest entries for the glossary, and lead to lessons in one', () => {
  writeFiles(archive, lessons());
  const suggested = run('glossary', 'suggest', archive);
  assert.equal(suggested.status, 0, suggested.stderr);
  for (const [zh, en] of WORDS) assert.ok(suggested.stdout.includes(`- zh: ${zh}\n  en: ${en}\n`), suggested.stdout);
  assert.equal(run('glossary', 'suggest', archive, '--limit', '1').stdout.match(/- zh/g)?.length, 1);
  run('build', archive, '-o', join(folder, 'site'));
  const alone = found('soil').find(({ lesson }) => lesson === 'd/1');
  assert.equal(alone?.through, true);
  assert.equal(alone.via[0].words[0], '土壤');
});

test('what the glossary says is found by, and is not suggested again', () => {
  writeFileSync(join(archive, 'glossary.yml'), `${run('glossary', 'suggest', archive, '--limit', '1').stdout}- zh: 社区\n  en: [local community, neighbourhood]\n`);
  const kept = readFileSync(join(archive, 'glossary.yml'), 'utf8').split('\n')[0];
  assert.ok(!run('glossary', 'suggest', archive).stdout.includes(kept));
  const built = run('build', archive, '-o', join(folder, 'site'));
  assert.equal(built.status, 0, built.stderr);
  for (const query of ['neighbourhood', 'local community']) assert.deepEqual(found(query).map(({ lesson }) => lesson), ['d/1'], query);
  assert.deepEqual(found('community of local farmers').filter(({ complete, through }) => complete || through), []);
});

test('an archive without pairs suggests nothing, and says why', () => {
  const small = join(folder, 'small');
  writeFiles(small, { 'c/1/index.zh.md': '---\ntitle: 课\n---\n\n土。\n' });
  const { status, stdout, stderr } = run('glossary', 'suggest', small);
  assert.equal(status, 0);
  assert.equal(stdout, '');
  assert.match(stderr, /too few lessons have two languages/);
});

test('pairs that want a look are notes of a check, where they are asked for', () => {
  assert.doesNotMatch(run('check', archive).stdout, /pair-doubtful/);
  const { stdout } = run('check', '--pairs', '--json', archive);
  assert.doesNotThrow(() => JSON.parse(stdout));
});
