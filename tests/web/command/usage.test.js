// What every command has in common: help, wrong arguments, where output goes, colours.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { lectern, program, temporaryFolder, writeFiles } from '../support/lectern.js';

const place = temporaryFolder('usage');
const cache = join(place, 'cache');

/** @param {string[]} args */
const run = (...args) => lectern(cache, args);

/** The commands that a help text lists. @param {string} help */
function commandsIn(help) {
  const list = help.split(/^Commands.*\n/m)[1] ?? '';
  return [...list.split('\n\n')[0].matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name);
}

/** Cells of a terminal, near enough. @param {string} line */
const cells = (line) => [...line].reduce((sum, c) => sum + (/\p{Script=Han}/u.test(c) ? 2 : 1), 0);

/** Every help text there is, by command. */
function allHelp(command = /** @type {string[]} */ ([])) {
  const { status, stdout, stderr } = run(...command, '--help');
  assert.equal(status, 0);
  assert.equal(stderr, '');
  /** @type {[string, string][]} */
  const out = [[['lectern', ...command].join(' '), stdout]];
  for (const name of commandsIn(stdout)) out.push(...allHelp([...command, name]));
  return out;
}

test('each command has help that fits in 80 columns', () => {
  const all = allHelp();
  for (const name of ['lectern build', 'lectern check', 'lectern new lesson', 'lectern search', 'lectern serve']) {
    assert.ok(all.some(([command]) => command === name), name);
  }
  for (const [command, help] of all) {
    for (const line of help.split('\n')) {
      assert.ok(cells(line) <= 80, `${command}: ${line}`);
      assert.equal(line, line.trimEnd(), command);
    }
    assert.match(help, new RegExp(`^Usage: ${command}\\b`, 'm'));
  }
});

test('without a command there is help, on standard error', () => {
  for (const [args, usage] of /** @type {[string[], RegExp][]} */ ([[[], /^Usage: lectern \[OPTIONS\] COMMAND/m], [['new'], /^Usage: lectern new .*COMMAND/m]])) {
    const { status, stdout, stderr } = run(...args);
    assert.equal(status, 2);
    assert.equal(stdout, '');
    assert.match(stderr, usage);
  }
});

test('wrong arguments are named, with what may be meant', () => {
  for (const [args, message] of /** @type {[string[], RegExp][]} */ ([
    [['biuld', 'archive'], /error: lectern has no command "biuld"\nhint: did you mean "build"\?/],
    [['frobnicate'], /error: lectern has no command "frobnicate"\nhint: lectern --help/],
    [['new', 'lessn', 'a', 'b'], /lectern new has no command "lessn"\nhint: did you mean "lesson"\?/],
    [['build', '--stric'], /lectern build takes no option "--stric"\nhint: did you mean "--strict"\?/],
    [['build', '--outptu=x'], /did you mean "--output"\?/],
    [['build', 'a', 'b'], /lectern build takes no further argument "b"/],
    [['search', '--limit', '0', 'x'], /--limit/],
    [['build', '-o'], /--output/],
    [['\u001b[31m'], /has no command "\ufffd\[31m"/],
  ])) {
    const { status, stdout, stderr } = run(...args);
    assert.equal(status, 2, stderr);
    assert.equal(stdout, '');
    assert.match(stderr, message);
  }
});

test('the version is on standard output', () => {
  assert.match(run('--version').stdout, /^lectern \d+\.\d+\.\d+\n$/);
});

test('colours are for terminals, and not with NO_COLOR', { skip: spawnSync('script', ['--version']).error ? 'script(1) is missing' : false }, () => {
  const archive = join(place, 'archive');
  writeFiles(archive, { 'c/01/index.en.md': '---\ntitle: x\nguest: y\n---\n\ntext\n' });
  /** @param {Record<string, string>} environment */
  const onTerminal = (environment) => {
    const env = { ...process.env, LECTERN_CACHE_DIR: cache, ...environment };
    const { stdout } = spawnSync('script', ['-qec', `'${program}' check '${archive}'`, '/dev/null'], { encoding: 'utf8', env });
    assert.match(stdout, /unknown key/);
    return stdout;
  };
  const colour = '\u001b[1;';
  assert.ok(onTerminal({ NO_COLOR: '' }).includes(colour));
  assert.ok(!onTerminal({ NO_COLOR: '1' }).includes(colour));
  const piped = run('check', archive);
  assert.ok(!(piped.stdout + piped.stderr).includes(colour));
});
