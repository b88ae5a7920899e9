// The same archive gives the same bytes, wherever and however it is built.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { program, repository, temporaryFolder } from '../support/lectern.js';

const place = temporaryFolder('same-bytes');

/** @param {string} folder @returns {Record<string, string>} */
function tree(folder) {
  /** @type {Record<string, string>} */
  const files = {};
  const walk = (/** @type {string} */ at) => {
    for (const name of readdirSync(at).sort()) {
      const path = join(at, name);
      if (statSync(path).isDirectory()) walk(path);
      else files[relative(folder, path)] = readFileSync(path).toString('base64');
    }
  };
  walk(folder);
  return files;
}

/** The handbook, and enough lessons beside it that every thread has some. */
const source = {
  ...Object.fromEntries(Object.entries(tree(join(repository, 'archive'))).map(([path, bytes]) => [path, Buffer.from(bytes, 'base64')])),
  ...Object.fromEntries(
    Array.from({ length: 80 }, (_, i) => [
      `many/${i}/index.${i % 2 ? 'en' : 'zh'}.md`,
      Buffer.from(`---\ntitle: Lesson 第${i}课\ndate: 2021-0${1 + (i % 9)}-10 09:1${i % 10}\nguests: [俞祖成, Guest ${i % 7}]\n---\n\n社区风险 ${i * i} words.\n`),
    ]),
  ),
};

/**
 * Builds the archive once more, its files made in this order.
 * @param {string} name
 * @param {string[]} paths
 * @param {string[]} command  What the program is run by.
 * @param {Record<string, string>} [environment]
 */
function site(name, paths, command = [], environment = {}) {
  const archive = join(place, name, 'archive');
  for (const path of paths) {
    mkdirSync(dirname(join(archive, path)), { recursive: true });
    writeFileSync(join(archive, path), source[path]);
    utimesSync(join(archive, path), name.length * 1e6, name.length * 1e6);
  }
  const [first, ...rest] = [...command, program, 'build', archive, '-o', join(place, name, 'site')];
  const run = spawnSync(first, rest, {
    encoding: 'utf8',
    env: { ...process.env, LECTERN_CACHE_DIR: join(place, name, 'cache'), ...environment },
  });
  assert.equal(run.status, 0, run.stderr);
  const files = tree(join(place, name, 'site'));
  rmSync(join(place, name), { recursive: true });
  return files;
}

const paths = Object.keys(source);
const expected = site('plain', paths);

test('the number of processors does not show', () => {
  assert.deepEqual(site('one-processor', paths, ['taskset', '-c', '0']), expected);
});

test('the order in which files were made, and when, do not show', () => {
  assert.deepEqual(site('another-order', [...paths].reverse()), expected);
});

test('locale and time zone do not show', () => {
  for (const [LC_ALL, TZ] of [
    ['C', 'Pacific/Kiritimati'],
    ['tr_TR.UTF-8', 'America/St_Johns'],
    ['zh_CN.UTF-8', 'Asia/Shanghai'],
  ]) {
    assert.deepEqual(site('elsewhere', paths, [], { LC_ALL, TZ }), expected);
  }
});
