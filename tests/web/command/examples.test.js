// Every example at a terminal in the handbook and the README is run, in the order of its page.
//
// A block `console` is what somebody types and what is printed then, which is compared. A block `sh` is to be copied: it
// is run when it calls lectern, and must succeed. What it holds beside that (installing packages, copying to a host) is
// not for a test, and stands in blocks of its own.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { blocks, Desk, isPrinted, steps } from '../support/examples.js';
import { lectern, repository, temporaryFolder } from '../support/lectern.js';

const place = temporaryFolder('examples');
const handbook = 'archive/handbook';

/** Pages with examples, from the top of the source. */
const pages = [
  'README.md',
  ...readdirSync(join(repository, handbook), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => readdirSync(join(repository, handbook, name)).filter((file) => file.endsWith('.md')).map((file) => `${handbook}/${name}/${file}`)),
];

/** @param {string} page */
const read = (page) => readFileSync(join(repository, page), 'utf8');

/** @param {string} text */
const callsLectern = (text) => /(^|[ /])lectern [a-z-]/m.test(text.replace(/^#.*|'[^']*'/gm, ''));

for (const page of pages) {
  const examples = [
    ...blocks(read(page), 'console').flatMap(steps),
    ...blocks(read(page), 'sh').filter((block) => callsLectern(block.text)).map((block) => ({ line: block.line, command: block.text, output: null })),
  ].sort((a, b) => a.line - b.line);
  if (examples.length === 0) continue;

  test(`the examples of ${page} do what it says`, () => {
    const desk = new Desk(join(place, page.replaceAll('/', '-')));
    for (const { line, command, output } of examples) {
      const printed = desk.type(output === null ? 'set -e\n' + command : command);
      const where = `${page}:${line}: ${command}\n${printed}`;
      if (output === null) assert.equal(desk.status, 0, where);
      else assert.ok(isPrinted(output, printed), where);
    }
  });
}

test('there are examples in both languages', () => {
  for (const language of ['zh', 'en']) {
    assert.ok(pages.some((page) => page.endsWith(`.${language}.md`) && blocks(read(page), 'console').length > 5), language);
  }
});

test('each command has a section in the handbook, and an example there or in another chapter', () => {
  const help = lectern(join(place, 'cache'), ['--help']).stdout;
  const commands = [...help.split(/^Commands.*$/m)[1].split('\n\n')[0].matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name);
  assert.ok(commands.length >= 5);
  for (const language of ['zh', 'en']) {
    const sections = read(`${handbook}/08-commands/index.${language}.md`).split(/^## /m);
    const typed = pages.filter((page) => page.endsWith(`.${language}.md`)).flatMap((page) => blocks(read(page), 'console').flatMap(steps));
    for (const name of commands) {
      assert.ok(sections.some((text) => new RegExp(`^${name}(：|: )`).test(text)), `${name} (${language})`);
      assert.ok(typed.some(({ command }) => command.startsWith(`lectern ${name} `)), `${name} (${language})`);
    }
  }
});

test('both languages of a chapter type the same', () => {
  for (const page of pages.filter((name) => name.endsWith('.zh.md'))) {
    const typed = (/** @type {string} */ name) => blocks(read(name), 'console').flatMap(steps).map(({ command }) => command);
    assert.deepEqual(typed(page.replace('.zh.md', '.en.md')), typed(page), page);
  }
});

test('an ellipsis stands for what differs', () => {
  assert.ok(isPrinted(['4 pages, … s', '…', 'end'], '4 pages, 0.1 s\na\nb\nend\n'));
  assert.ok(isPrinted(['a', '…'], 'a\n'));
  assert.ok(isPrinted([], ''));
  assert.ok(!isPrinted([], 'a\n'));
  assert.ok(!isPrinted(['a (b)'], 'a (b) c\n'));
  assert.ok(!isPrinted(['a'], 'a\nb\n'));
});
