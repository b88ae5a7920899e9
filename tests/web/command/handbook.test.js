// The handbook's list of problems against the sources that report them.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { repository } from '../support/lectern.js';

/** @typedef {Map<string, Set<string>>} Degrees  Code to the degrees in which it is reported. */

/** @param {Degrees} degrees @param {string} code @param {string} degree */
function add(degrees, code, degree) {
  degrees.set(code, (degrees.get(code) ?? new Set()).add(degree.toLowerCase()));
}

/** What a stage with a table of its own reports. @param {Degrees} degrees @param {string} folder */
function addFromTable(degrees, folder) {
  const table = readFileSync(join(repository, folder, 'problem.h'), 'utf8');
  for (const [, code, degree] of table.matchAll(/constexpr Problem \w+\{"([a-z0-9-]+)", k(Note|Warning|Error),/g)) add(degrees, code, degree);
}

/** What another stage reports: a code in a call of `add`, `fail`, `report` or `warn`. @param {Degrees} degrees @param {string} folder */
function addFromCalls(degrees, folder) {
  for (const name of readdirSync(join(repository, folder)).filter((file) => file.endsWith('.cc'))) {
    const source = readFileSync(join(repository, folder, name), 'utf8');
    for (const [call, kind, code] of source.matchAll(/\b(add|fail|report|warn)\([^;"]*"([a-z]+(?:-[a-z0-9]+)+)"/g)) {
      add(degrees, code, /Severity::(\w+)/.exec(call)?.[1] ?? (kind === 'warn' ? 'warning' : 'error'));
    }
  }
}

/** @returns {string[]} A line a code: `code: degree, degree`. */
function reported() {
  /** @type {Degrees} */
  const degrees = new Map();
  for (const folder of ['src/archive', 'src/check']) addFromTable(degrees, folder);
  for (const folder of ['src/markdown', 'src/site', 'src/history', 'src/external', 'src/pipeline']) addFromCalls(degrees, folder);
  return [...degrees].map(([code, of]) => `${code}: ${[...of].sort().join(', ')}`).sort();
}

/** Mildest first. */
const byDegree = ['note', 'warning', 'error'];

/** The codes that can be silenced, and those that cannot, as the program knows them. */
function known() {
  const list = readFileSync(join(repository, 'src/pipeline/problem_codes.cc'), 'utf8');
  return [...list.matchAll(/ProblemCode\{"([a-z0-9-]+)", Severity::(Note|Warning|Error)\}/g)].map(([, code, degree]) => `${code}: ${degree.toLowerCase()}`);
}

test('the program knows each code that a stage reports without a table, with its mildest degree', () => {
  /** @type {Degrees} */
  const tables = new Map();
  for (const folder of ['src/archive', 'src/check']) addFromTable(tables, folder);
  const mildest = reported().map((line) => {
    const [code, degrees] = line.split(': ');
    return `${code}: ${byDegree.find((degree) => degrees.split(', ').includes(degree))}`;
  });
  // A code of a table may be reported more mildly elsewhere: then the list has it, too.
  const wanted = mildest.filter((line) => {
    const own = tables.get(line.split(': ')[0]);
    return !own?.has(line.split(': ')[1]);
  });
  assert.deepEqual(known().sort(), wanted);
});

const words = /** @type {Record<string, Record<string, string>>} */ ({
  en: { error: 'error', warning: 'warning', note: 'note' },
  zh: { 错误: 'error', 警告: 'warning', 提示: 'note' },
});

/** @param {string} language @returns {string[]} As above; a code with two rows has the degrees of both. */
function explained(language) {
  /** @type {Degrees} */
  const degrees = new Map();
  const text = readFileSync(join(repository, `archive/handbook/07-problems/index.${language}.md`), 'utf8');
  for (const [row, code, of, meaning, advice] of text.matchAll(/^\| `([a-z0-9-]+)` \| (.*?) \| (.*?) \| (.*?) \|$/gm)) {
    assert.ok(meaning && advice, row);
    for (const degree of of.split(/, |、/)) add(degrees, code, words[language][degree] ?? `"${degree}"`);
  }
  return [...degrees].map(([code, of]) => `${code}: ${[...of].sort().join(', ')}`).sort();
}

for (const language of ['zh', 'en']) {
  test(`the handbook explains each code of a diagnostic, and no other (${language})`, () => {
    const codes = reported();
    assert.ok(codes.length > 60);
    assert.deepEqual(explained(language), codes);
  });
}
