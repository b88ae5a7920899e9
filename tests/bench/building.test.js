import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { withSentence, withTitle } from './building/edits.js';
import { inTurn, measure, repeat } from './building/measure.js';
import { parseOptions } from './building/options.js';
import { markdown } from './building/table.js';
import { forZola } from './building/zola.js';

test('options have defaults, sizes come in ascending order, and mistakes are named', () => {
  const options = parseOptions([]);
  assert.deepEqual(options?.sizes, ['1000', '10000']);
  assert.deepEqual(options?.engines, ['lectern', 'hugo', 'zola']);
  assert.deepEqual(options?.parts, ['full', 'edits', 'preview', 'pages']);
  assert.deepEqual(parseOptions(['--sizes', '200,100'])?.sizes, ['100', '200']);
  assert.deepEqual(parseOptions(['--engine', 'zola,lectern', '--only', 'full'])?.engines, ['lectern', 'zola']);
  assert.equal(parseOptions(['--help']), null);
  assert.throws(() => parseOptions(['--sizes', 'iot']), /not a number of lessons: iot/);
  assert.throws(() => parseOptions(['--engine', 'jekyll']), /unknown: jekyll/);
  assert.throws(() => parseOptions(['--only', 'pages,all']), /unknown: all/);
  assert.throws(() => parseOptions(['--colour']), /--colour/);
});

test('the table compares with each side, says what is missed, and leaves out what nobody measured', () => {
  const lectern = { 'full.wall': 30, 'full.memory': 100e6, 'pages.cpu': 5, 'body.wall': 1.2 };
  const sides = {
    lectern,
    hugo: { 'full.wall': 20, 'pages.cpu': 30 },
    both: { 'full.wall': 200, 'full.memory': 900e6 },
    zola: { 'pages.cpu': 20 },
  };
  const text = markdown({ 10000: sides }, ['2 processors', 'Hugo 0.1']);
  const lines = text.split('\n');
  assert.equal(lines[0], '### 10,000 lessons');
  assert.ok(lines.includes('| full build with all indexes, wall time | 1/5 of Hugo + Pagefind | 30.0 s | 20.0 s (1.5) | 200.0 s (0.15) |  |'));
  assert.ok(lines.includes('| – peak memory | 1/10 of Hugo + Pagefind (missed) | 100 MB |  | 900 MB (0.11) |  |'));
  assert.ok(lines.includes('| site without index, CPU time | 1/3 of Hugo, 1/2 of Zola | 5.0 s | 30.0 s (0.17) |  | 20.0 s (0.25) |'));
  assert.ok(lines.includes('| a sentence added to a write-up, wall time | 1.0 s (missed) | 1.2 s |  |  |  |'));
  assert.ok(lines.includes('| – of a full build | 1/50 (missed) | 0.040 |  |  |  |'));
  assert.doesNotMatch(text, /nothing changed|lectern serve|NaN|undefined|^### From/m);
  assert.match(text, /2 processors, Hugo 0\.1/);
});

test('growth is of each side from the smallest archive to the largest', () => {
  const text = markdown(
    {
      1000: { lectern: { 'full.wall': 2, 'full.memory': 50e6 }, hugo: { 'full.wall': 2 } },
      10000: { lectern: { 'full.wall': 24, 'full.memory': 150e6 }, hugo: { 'full.wall': 30 } },
    },
    [],
  );
  const lines = text.split('\n');
  assert.ok(lines.includes('### From 1,000 to 10,000 lessons'));
  assert.ok(lines.includes('| full build, wall time | 11.0 × (missed) | 12.0 × | 15.0 × |  |  |'));
  assert.ok(lines.includes('| – peak memory | 4.0 × | 3.0 × |  |  |  |'));
});

test('what a program takes is of all that it starts, and its failure is ours', () => {
  const grandchild = 'const a = Buffer.alloc(1e8, 1); const end = Date.now() + 200; while (Date.now() < end);';
  const child = `require('node:child_process').execFileSync(process.execPath, ['-e', ${JSON.stringify(grandchild)}])`;
  const cost = measure([process.execPath, '-e', child]);
  assert.ok(cost.memory > 1e8);
  assert.ok(cost.cpu > 0 && cost.wall > 0);
  assert.throws(() => measure([process.execPath, '-e', 'console.error("why"); process.exit(4)']), /ended with 4:\nwhy/);
});

test('short runs are repeated, long ones are not, and memory of two in turn is that of the larger', () => {
  let runs = 0;
  const lasting = (/** @type {number} */ wall) => () => ({ wall, cpu: ++runs, memory: 1 });
  assert.equal(repeat(false, lasting(1)).cpu, 2);
  runs = 0;
  assert.equal(repeat(false, lasting(70)).cpu, 1);
  runs = 0;
  assert.equal(repeat(true, lasting(1)).cpu, 1);
  assert.deepEqual(inTurn({ wall: 1, cpu: 2, memory: 3 }, { wall: 4, cpu: 5, memory: 2 }), { wall: 5, cpu: 7, memory: 3 });
});

const writeUp = '---\ntitle: "A lesson"\nguests: [A, B]\ntags: [c]\n---\n\n## One\n\nFirst.\n\n## Two\n\nSecond.\n\nThird.\n';

test('an edit adds its word to one paragraph, or to the title', () => {
  assert.match(withSentence(writeUp, 'quux'), /\n\n## Two\n\nSecond\. Somebody added quux here\.\n\nThird\.\n$/);
  assert.match(withTitle(writeUp, 'quux'), /^---\ntitle: "A lesson quux"\n/);
  assert.throws(() => withTitle('no title', 'quux'), /without a title/);
  assert.throws(() => withSentence('## Heading\n', 'quux'), /without a paragraph/);
});

test('Zola finds guests and tags where it looks for them', () => {
  assert.match(forZola(writeUp), /^---\ntitle: "A lesson"\ntaxonomies:\n {2}guests: \[A, B\]\n {2}tags: \[c\]\n---\n/);
});
