// Completions and the manual page: made of the command line when lectern is built, and installed with it.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { before, test } from 'node:test';
import { lectern, program, temporaryFolder, writeFiles } from '../support/lectern.js';

const build = dirname(dirname(program));
const place = temporaryFolder('reference');
const installed = join(place, 'root/usr');
const files = {
  bash: join(installed, 'share/bash-completion/completions/lectern'),
  zsh: join(installed, 'share/zsh/site-functions/_lectern'),
  fish: join(installed, 'share/fish/vendor_completions.d/lectern.fish'),
  manual: join(installed, 'share/man/man1/lectern.1'),
};

/** @param {string} command */
const isThere = (command) => !spawnSync(command, ['--version']).error;

/** @param {string} command @param {string[]} args @param {{env?: Record<string, string>, cwd?: string}} [options] */
function output(command, args, { env = {}, cwd = place } = {}) {
  const run = spawnSync(command, args, { encoding: 'utf8', timeout: 60000, cwd, env: { ...process.env, ...env } });
  if (run.error) throw run.error;
  assert.equal(run.status, 0, run.stderr);
  return { stdout: run.stdout, stderr: run.stderr };
}

before(() => {
  output('cmake', ['--install', build, '--prefix', '/usr'], { env: { DESTDIR: join(place, 'root') } });
  writeFiles(place, { 'archive/site.yml': '', 'two words/x': '', 'notes.txt': '' });
  mkdirSync(join(place, 'another'));
});

test('completions and the manual page are installed where shells and man look', () => {
  for (const path of Object.values(files)) assert.ok(existsSync(path), path);
  assert.ok(existsSync(join(installed, 'share/lectern/templates/lesson/index.zh.md')));
});

test('what was installed begins lessons without the source', () => {
  const archive = join(place, 'archive');
  const run = (/** @type {string[]} */ ...args) => output(join(installed, 'bin/lectern'), [...args, '--archive', archive]).stdout;
  assert.equal(run('new', 'course', 'spring'), `${archive}/spring/course.yml\n`);
  assert.match(run('new', 'lesson', 'spring', 'welcome'), /spring\/01-welcome\/index\.zh\.md\n/);
});

/** What bash offers at the end of a line. @param {string} line */
function completed(line) {
  // As readline cuts it: `=` is a word of its own.
  const words = line.split(' ').flatMap((word) => word.split(/(=)/)).filter((word, i, all) => word || i === all.length - 1);
  const script = '. "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); ' +
    '_lectern lectern "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"; printf "%s\\n" "${COMPREPLY[@]}"';
  return output('bash', ['-c', script, 'bash', files.bash, ...words]).stdout.split('\n').filter(Boolean).sort();
}

test('bash completes commands, options, and what their values are', () => {
  const commands = completed('lectern ');
  for (const name of ['build', 'check', 'new', 'search', 'serve']) assert.ok(commands.includes(name), name);
  assert.deepEqual(completed('lectern se'), ['search', 'serve']);
  assert.deepEqual(completed('lectern new '), ['course', 'lesson']);
  assert.deepEqual(completed('lectern new l'), ['lesson']);
  assert.deepEqual(completed('lectern build --s'), ['--strict']);
  assert.ok(completed('lectern new lesson --').includes('--title'));
  assert.deepEqual(completed('lectern build a'), ['another', 'archive']);
  assert.deepEqual(completed('lectern build -o two'), ['two words']);
  assert.deepEqual(completed('lectern build --output=arch'), ['archive']);
  assert.deepEqual(completed('lectern search --batch n'), ['notes.txt']);
  assert.deepEqual(completed('lectern search --lang '), []);
  assert.deepEqual(completed('lectern build --output build --st'), ['--strict'], 'a value is no command');
  assert.deepEqual(completed('lectern search build ch'), [], 'words are no commands');
});

test('bash reads its completion without complaint', () => {
  assert.equal(output('bash', ['-n', files.bash]).stderr, '');
});

test('each option of each help text can be completed', () => {
  /** @param {string[]} command */
  const look = (command) => {
    const help = lectern(join(place, 'cache'), [...command, '--help']).stdout;
    const offered = completed(['lectern', ...command, '--'].join(' '));
    for (const [option] of help.matchAll(/(?<=^ {2}(?:-., )?)--[a-z-]+/gm)) assert.ok(offered.includes(option), `${command} ${option}`);
    for (const name of completed(['lectern', ...command, ''].join(' ')).filter((word) => help.includes(`\n  ${word} `))) look([...command, name]);
  };
  look([]);
});

test('zsh completes', { skip: isThere('zsh') ? false : 'zsh is not installed' }, () => {
  assert.equal(output('zsh', ['-n', files.zsh]).stderr, '');
  // A shell in a terminal of its own: type, wait for what is to be offered, print it.
  const typed = `
    zmodload zsh/zpty; zpty z zsh -f -i
    zpty -w z "fpath=(${dirname(files.zsh)} \\$fpath); autoload -Uz compinit; compinit -u -D; cd ${place}; print re''ady"
    zpty -r z shown '*ready*'
    for keys pattern in $'lectern \\t' '*check*serve*' $'new l\\t' '*lesson*' $'--ti\\t' '*--title*' $'\\x15lectern build --output=arch\\t' '*archive/*'; do
      zpty -w -n z $keys; zpty -r z shown $pattern; print -r -- $shown
    done`;
  const { stdout } = output('zsh', ['-f', '-c', typed], { env: { TERM: 'dumb' } });
  assert.match(stdout, /build[^]*lesson[^]*--title[^]*archive\//);
});

test('fish completes', { skip: isThere('fish') ? false : 'fish is not installed' }, () => {
  /** @param {string} line */
  const offered = (line) =>
    output('fish', ['-c', `source '${files.fish}'; complete -C '${line}'`], { env: { HOME: place } }).stdout.split('\n').map((row) => row.split('\t')[0]).filter(Boolean);
  assert.ok(offered('lectern ').includes('build'));
  assert.deepEqual(offered('lectern new '), ['course', 'lesson']);
  assert.deepEqual(offered('lectern build --str'), ['--strict']);
  assert.ok(offered('lectern build -o arch').includes('archive/'));
  assert.deepEqual(offered('lectern build -o build --str'), ['--strict']);
  assert.ok(offered('lectern search --batch no').includes('notes.txt'));
});

test('the manual page tells of each command and option', () => {
  const page = readFileSync(files.manual, 'utf8').replaceAll('\\-', '-');
  for (const word of ['lectern build', 'lectern new lesson', '--strict', '--title', '--archive', 'EXIT STATUS', 'NO_COLOR', '疫情防控']) assert.ok(page.includes(word), word);
});

test('man prints the manual page without a warning', { skip: isThere('man') ? false : 'man is not installed' }, () => {
  for (const width of ['60', '80', '120']) {
    const { stdout, stderr } = output('man', ['--warnings', '-E', 'UTF-8', '-l', files.manual], { env: { MANWIDTH: width, LC_ALL: 'C.UTF-8' } });
    assert.equal(stderr, '');
    assert.match(stdout, /疫情防控/);
  }
});

test('mandoc finds nothing but that there is no date', { skip: isThere('mandoc') ? false : 'mandoc is not installed' }, () => {
  const { stdout } = spawnSync('mandoc', ['-Tlint', '-W', 'warning', files.manual], { encoding: 'utf8' });
  assert.deepEqual(stdout.split('\n').filter((line) => line && !line.includes('missing date')), []);
});

test('neither locale nor clock nor time zone changes a byte', () => {
  const make = join(build, 'bin/make_reference');
  for (const environment of /** @type {Record<string, string>[]} */ ([
    { LC_ALL: 'C' },
    { LC_ALL: 'zh_CN.UTF-8', LANG: 'zh_CN.UTF-8' },
    { TZ: 'Pacific/Kiritimati', SOURCE_DATE_EPOCH: '0', COLUMNS: '40' },
  ])) {
    const again = join(place, 'again');
    mkdirSync(again, { recursive: true });
    output(make, [again], { env: environment });
    for (const [path, name] of [[files.bash, 'lectern'], [files.zsh, '_lectern'], [files.fish, 'lectern.fish'], [files.manual, 'lectern.1']]) {
      assert.ok(readFileSync(join(again, name)).equals(readFileSync(path)), name);
    }
  }
});
