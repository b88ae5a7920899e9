// `lectern check` as a maintainer and as CI meet it.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { lectern, program, temporaryFolder, writeFiles } from '../support/lectern.js';

const place = temporaryFolder('check');
const cache = join(place, 'cache');

const settings = 'languages: [zh, en]\nbase_url: https://example.org/\n';
const lesson = (/** @type {string} */ title, body = 'Words.', more = '') => `---\ntitle: ${title}\n${more}---\n\n${body}\n`;

/** @param {string} name @param {Record<string, string>} files */
function archive(name, files) {
  const folder = join(place, name);
  writeFiles(folder, files);
  return folder;
}

/** @param {string} from @param {string[]} options */
function check(from, ...options) {
  return lectern(cache, ['check', from, ...options]);
}

/**
 * @param {string} from @param {string[]} options
 * @returns {{problems: {severity: string, code: string, file: string | null, line: number | null, column: number | null,
 *   end_column: number | null, message: string, hint: string | null}[]} & Record<string, any>}
 */
function checkJson(from, ...options) {
  const run = check(from, '--json', ...options);
  return JSON.parse(run.stdout);
}

test('findings are the output of the command, and errors of the operation are not', () => {
  const from = archive('plain', { 'c/01/index.en.md': lesson('One', 'Words.', 'authr: y\n') });
  const run = check(from);
  assert.equal(run.status, 0);
  assert.match(run.stdout, /c\/01\/index\.en\.md:3:1: warning: unknown key "authr" \[unknown-key\]\n {2}authr: y\n {2}\^~~~~\n/);
  assert.match(run.stdout, /\n1 lesson in 1 course, 1 write-up \(en 1\)\n1 warning\n$/);
  assert.equal(run.stderr, 'reading write-ups …\n');
  assert.equal(check(from, '--strict').status, 1);
  const failed = check(join(place, 'nowhere'));
  assert.equal(failed.status, 3);
  assert.equal(failed.stdout, '');
  assert.match(failed.stderr, /^error: /);
});

test('there are no colours in a pipe', () => {
  const from = archive('colours', { 'c/01/index.en.md': lesson('One', 'Words.', 'authr: y\n') });
  for (const options of [[], ['--status'], ['--format', 'github']]) {
    const run = check(from, ...options);
    assert.doesNotMatch(run.stdout + run.stderr, /\x1b/);
  }
});

test('--json gives one document with every problem and its place', () => {
  const from = archive('json', {
    'site.yml': settings,
    'c/01/index.zh.md': lesson('"坏\\"引号"', '[没有](missing.pdf)', '作者: 王\n'),
    'c/01/index.en.md': lesson('One'),
  });
  const run = check(from, '--format', 'json');
  assert.equal(run.status, 1);
  const document = JSON.parse(run.stdout);
  assert.deepEqual(Object.keys(document), ['format', 'archive', 'passed', 'courses', 'lessons', 'write_ups', 'errors', 'warnings', 'notes', 'silenced', 'problems']);
  assert.equal(document.format, 1);
  assert.equal(document.archive, from);
  assert.equal(document.passed, false);
  assert.deepEqual(document.write_ups, { en: 1, zh: 1 });
  assert.deepEqual([document.errors, document.warnings, document.silenced], [1, 1, 0]);
  assert.deepEqual(document.problems.find((/** @type {{code: string}} */ problem) => problem.code === 'unknown-key'), {
    severity: 'warning',
    code: 'unknown-key',
    file: join(from, 'c/01/index.zh.md'),
    line: 3,
    column: 1,
    end_column: 3,
    message: 'unknown key "作者"',
    hint: 'known here: title, date, guests, tags, summary, draft, video, slides',
  });
  assert.equal(check(from, '--json').stdout, run.stdout);
});

test('a problem of a file as a whole has no line, and one of no file has no place', () => {
  const from = archive('whole', { 'site.yml': settings, 'c/01/index.en.md': lesson('One'), 'c/01/notes.en.md': 'x' });
  const problem = checkJson(from).problems.find((found) => found.code === 'file-unpublished');
  assert.deepEqual([problem?.line, problem?.column, problem?.end_column], [null, null, null]);
});

test('--format github writes an annotation a problem, escaped as the runner reads them', () => {
  mkdirSync(join(place, 'runner'));
  writeFiles(join(place, 'runner'), {
    'archive/site.yml': settings.replace('[zh, en]', '[en]'),
    'archive/c/01, a:b/index.en.md': lesson('One', 'Words.', '"100%, a": y\n'),
  });
  const run = spawnSync(program, ['check', './archive', '--format', 'github'], { cwd: join(place, 'runner'), encoding: 'utf8' });
  assert.equal(run.status, 0, run.stderr);
  assert.equal(
    run.stdout.split('\n')[0],
    '::warning file=archive/c/01%2C a%3Ab/index.en.md,line=3,col=1,endColumn=10,title=unknown-key::unknown key "100%25, a"%0Aknown here: title, date, guests, tags, summary, draft, video, slides',
  );
  assert.match(run.stdout, /\n1 lesson in 1 course, 1 write-up \(en 1\)\n1 warning\n$/);
});

test('options that contradict each other are wrong usage', () => {
  const from = archive('usage', { 'c/01/index.en.md': lesson('One') });
  for (const options of [['--format', 'xml'], ['--json', '--format', 'text'], ['--status', '--format', 'github'], ['--external-seconds', '5'], ['--external-private']]) {
    const run = check(from, ...options);
    assert.equal(run.status, 2, options.join(' '));
    assert.equal(run.stdout, '', options.join(' '));
  }
});

test('site.yml silences a code in a place, for a reason, and that is counted', () => {
  const silence = (/** @type {string} */ entries) => `${settings.replace('[zh, en]', '[en]')}silence:\n${entries}`;
  const from = archive('silence', {
    'site.yml': silence('  - {code: unknown-key, file: c/01, reason: our editor needs it}\n'),
    'c/01/index.en.md': lesson('One', 'Words.', 'authr: y\n'),
    'c/02/index.en.md': lesson('Two', 'Words.', 'authr: y\n'),
  });
  const run = check(from);
  assert.doesNotMatch(run.stdout, /c\/01/);
  assert.match(run.stdout, /c\/02\/index\.en\.md:3:1: warning/);
  assert.match(run.stdout, /\n1 warning, 1 silenced by site\.yml\n$/);
  const built = lectern(cache, ['build', from, '-o', join(place, 'silence-site')]);
  assert.match(built.stdout, /\n1 warning, 1 silenced by site\.yml\n$/);
  writeFileSync(join(from, 'site.yml'), silence('  - {code: unknown-kye, reason: a slip}\n  - {code: draft, reason: old}\n  - {code: title-missing, reason: no}\n'));
  const said = check(from).stdout;
  assert.match(said, /site\.yml:4:12: warning: no problem has the code "unknown-kye" \[silence-unknown\]/);
  assert.match(said, /did you mean "unknown-key"\?/);
  assert.match(said, /site\.yml:5:12: warning: there is no draft in this archive to silence \[silence-unused\]/);
  assert.match(said, /site\.yml:6:12: warning: title-missing is an error, and errors cannot be silenced \[silence-unknown\]/);
  writeFileSync(join(from, 'site.yml'), silence('  - {code: unknown-key}\n'));
  const refused = check(from);
  assert.equal(refused.status, 1);
  assert.match(refused.stdout, /error: nothing is silenced without a reason \[silence-incomplete\]/);
});

test('--status shows the archive as a table that stays aligned', () => {
  const from = archive('status', {
    'site.yml': settings,
    'spring/course.yml': 'title: {zh: 社区治理国际培训班, en: Spring course}\n',
    'spring/01-welcome/index.zh.md': lesson('欢迎', '文字。', 'date: 2021-03-30\nauthr: y\n'),
    'spring/02-第二课：走进社区的二十个小故事与其中的方法和道理/index.zh.md': lesson('第二课', '文字。'),
    'spring/02-第二课：走进社区的二十个小故事与其中的方法和道理/index.en.md': lesson('Lesson two', 'Words.'),
    'autumn/1/index.en.md': lesson('A', '[x](missing.pdf)', 'date: 2021-09-01\n'),
  });
  const run = check(from, '--status');
  assert.equal(run.status, 1);
  assert.equal(run.stdout.slice(0, run.stdout.indexOf('\n\n')), [
    'lesson                               zh  en  date        errors  warnings  notes',
    'spring: 社区治理国际培训班',
    '  01-welcome                         ✓   –   2021-03-30                 1      1',
    '  02-第二课：走进社区的二十个小故…   ✓   ✓   –',
    'autumn: Autumn',
    '  1                                  –   ✓   2021-09-01       1                1',
  ].join('\n'));
  assert.match(run.stdout, /\n3 lessons in 2 courses, .*\n1 error, 1 warning, 2 notes\n$/);
  const document = checkJson(from, '--status');
  assert.equal(document.problems, undefined);
  assert.deepEqual(document.status[0], {
    course: 'spring',
    course_title: '社区治理国际培训班',
    lesson: '01-welcome',
    title: '欢迎',
    date: '2021-03-30',
    write_ups: { zh: 'spring/01-welcome/index.zh.md', en: null },
    errors: 0,
    warnings: 1,
    notes: 1,
  });
});

// git history

const withoutGit = spawnSync('git', ['--version']).status === 0 ? false : 'there is no git';

/** Runs git with a fixed author and date. @param {string} folder @param {string} day @param {string[]} args */
function git(folder, day, ...args) {
  const when = `${day}T12:00:00Z`;
  const person = { GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: 'a@example.org', GIT_COMMITTER_NAME: 'A', GIT_COMMITTER_EMAIL: 'a@example.org' };
  const env = { ...process.env, ...person, GIT_AUTHOR_DATE: when, GIT_COMMITTER_DATE: when, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  const run = spawnSync('git', ['-C', folder, ...args], { encoding: 'utf8', env });
  assert.equal(run.status, 0, run.stderr);
}

/** @param {string} folder @param {string} day */
function commitAll(folder, day) {
  git(folder, day, 'add', '.');
  git(folder, day, 'commit', '-q', '-m', day);
}

/** A repository whose archive stands in a folder with a name beyond ASCII. @param {string} name */
function repositoryWith(name) {
  const root = join(place, name);
  writeFiles(root, {
    '档案 1/site.yml': settings,
    '档案 1/c/01/index.zh.md': lesson('风险', '社区。'),
    '档案 1/c/01/index.en.md': lesson('Risk', 'Communities.'),
    'README.md': 'x',
  });
  git(root, '2021-03-01', 'init', '-q');
  commitAll(root, '2021-03-01');
  return { root, from: join(root, '档案 1') };
}

/** @param {string} from */
const older = (from) => checkJson(from).problems.filter((problem) => /^(translation-older|history-)/.test(problem.code));

test('a write-up whose translation changed later is noted, by what git knows', { skip: withoutGit }, () => {
  const { root, from } = repositoryWith('history');
  assert.deepEqual(older(from), []);
  appendFileSync(join(from, 'c/01/index.zh.md'), '\n新的一段。\n');
  assert.match(older(from)[0].message, /^index\.zh\.md has changed since, and is not committed; .* 2021-03-01$/);
  commitAll(root, '2021-05-02');
  assert.deepEqual(older(from).map(({ severity, code, file, message }) => ({ severity, code, file, message })), [
    {
      severity: 'note',
      code: 'translation-older',
      file: join(from, 'c/01/index.en.md'),
      message: 'index.zh.md has changed since, on 2021-05-02; this write-up last changed on 2021-03-01',
    },
  ]);
  appendFileSync(join(from, 'c/01/index.en.md'), '\nA new paragraph.\n');
  commitAll(root, '2021-05-03');
  assert.deepEqual(older(from), []);
});

test('git is asked about the archive also when a hook runs lectern', { skip: withoutGit }, () => {
  const { root, from } = repositoryWith('hook');
  appendFileSync(join(from, 'c/01/index.zh.md'), '\n新的一段。\n');
  commitAll(root, '2021-05-02');
  const run = spawnSync(program, ['check', '--json', '档案 1'], { cwd: root, encoding: 'utf8', env: { ...process.env, GIT_DIR: '.git', GIT_INDEX_FILE: '.git/index' } });
  assert.match(run.stdout, /translation-older/);
});

test('a shallow clone says that it cannot tell, and no repository says nothing', { skip: withoutGit }, () => {
  const { root, from } = repositoryWith('deep');
  appendFileSync(join(from, 'c/01/index.zh.md'), '\n新的一段。\n');
  commitAll(root, '2021-05-02');
  git(place, '2021-05-02', 'clone', '-q', '--depth', '1', `file://${root}`, 'shallow');
  assert.deepEqual(older(join(place, 'shallow', '档案 1')).map(({ code }) => code), ['history-shallow']);
  const empty = archive('uncommitted', { 'site.yml': settings, 'c/01/index.zh.md': lesson('风险'), 'c/01/index.en.md': lesson('Risk') });
  git(empty, '2021-05-02', 'init', '-q');
  assert.deepEqual(older(empty), []);
  assert.deepEqual(older(archive('no-repository', { 'c/01/index.en.md': lesson('Risk') })), []);
});

test('without git nothing is said of history', () => {
  const from = archive('no-git', { 'c/01/index.en.md': lesson('Risk') });
  const run = spawnSync(program, ['check', '--json', from], { encoding: 'utf8', env: { ...process.env, PATH: place } });
  assert.equal(run.status, 0, run.stderr);
  assert.doesNotMatch(run.stdout, /history/);
});

// other hosts

/** @type {string[]} */
const asked = [];
const host = createServer((request, response) => {
  asked.push(`${request.method} ${request.url}`);
  const answer = (/** @type {number} */ status, headers = {}) => response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : 'x'.repeat(100_000));
  const path = new URL(request.url ?? '/', 'http://host').pathname;
  if (path === '/ok' || path === '/new' || path === '/%E7%A4%BE') return answer(200);
  if (path === '/no-head') return answer(request.method === 'HEAD' ? 405 : 200);
  if (path === '/cut' && request.method === 'HEAD') return request.socket.destroy();
  if (path === '/cut') return answer(200);
  if (path === '/moved') return answer(301, { location: '/new' });
  if (path === '/for-now') return answer(302, { location: '/new' });
  if (path === '/moved-to-nothing') return answer(308, { location: '/gone' });
  if (path === '/round') return answer(302, { location: '/round' });
  if (path === '/file') return answer(301, { location: 'file:///etc/passwd' });
  if (path === '/secret') return answer(403);
  if (path === '/broken') return answer(500);
  if (path === '/never') return undefined;
  return answer(404);
});
await new Promise((resolve) => host.listen(0, '127.0.0.1', () => resolve(undefined)));
after(() => {
  host.closeAllConnections();
  host.close();
});
const port = /** @type {import('node:net').AddressInfo} */ (host.address()).port;
const address = (/** @type {string} */ path) => `http://127.0.0.1:${port}${path}`;

/** Without blocking this process, which is the other host. @param {string[]} args @returns {Promise<{status: number | null, stdout: string, stderr: string}>} */
function run(args) {
  const { http_proxy: _, https_proxy: __, all_proxy: ___, HTTPS_PROXY: ____, ALL_PROXY: _____, ...env } = process.env;
  const child = spawn(program, args, { env: { ...env, LECTERN_CACHE_DIR: cache } });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (bytes) => (stdout += bytes));
  child.stderr.on('data', (bytes) => (stderr += bytes));
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, stdout, stderr })));
}

/** @param {string} from @param {string[]} options @returns {Promise<string[]>} `line code: message`, of other hosts. */
async function visited(from, ...options) {
  const { stdout } = await run(['check', from, '--json', '--external', ...options]);
  const problems = /** @type {Awaited<ReturnType<typeof checkJson>>['problems']} */ (JSON.parse(stdout).problems);
  return problems.filter((problem) => problem.code.startsWith('external-')).map(({ line, code, message }) => `${line} ${code}: ${message.replaceAll(`http://127.0.0.1:${port}`, '')}`);
}

test('--external says which links lead to nothing any more, in the order of the text', async () => {
  const paths = ['/ok', '/no-head', '/cut', '/ok#section', '/社', '/moved', '/for-now', '/moved-to-nothing', '/round', '/file', '/secret', '/broken', '/gone'];
  const from = archive('external', {
    'site.yml': 'base_url: https://example.org/\n',
    'c/01/index.en.md': `---\ntitle: One\nslides: ${address('/gone')}\n---\n\n${paths.map((path) => `[x](<${address(path)}>)\n`).join('\n')}\n![picture](${address('/picture')})\n`,
  });
  asked.length = 0;
  assert.deepEqual(await visited(from, '--external-private'), [
    '3 external-missing: /gone is not there any more (404)',
    '16 external-moved: /moved has moved to /new',
    '20 external-missing: /moved-to-nothing is not there any more (404)',
    '22 external-unreachable: /round does not answer: it redirects again and again',
    '24 external-unreachable: /file does not answer: Unsupported protocol',
    '26 external-refused: /secret refuses to answer a program (403)',
    '28 external-unreachable: /broken answers with status 500',
    '30 external-missing: /gone is not there any more (404)',
  ]);
  assert.equal(asked.filter((question) => question === 'HEAD /ok').length, 1, 'a page is asked for once, whatever its sections');
  assert.ok(asked.includes('GET /no-head') && asked.includes('GET /cut') && asked.includes('HEAD /%E7%A4%BE'));
  assert.ok(!asked.some((question) => /picture/.test(question)), 'pictures elsewhere are not shown, so not asked for');
});

test('hosts of this computer and of private networks are not asked', async () => {
  const from = archive('private', {
    'site.yml': 'base_url: https://example.org/\n',
    'c/01/index.en.md': lesson('One', `[a](${address('/ok')}) and [b](http://localhost:${port}/ok)`),
  });
  asked.length = 0;
  const said = await visited(from);
  assert.equal(said.length, 2);
  for (const line of said) assert.match(line, /^5 external-unasked: .* was not asked for: its host is this computer or in a private network$/);
  assert.deepEqual(asked, []);
});

test('nobody is asked without --external, nor by a build', async () => {
  const from = archive('quiet', { 'site.yml': 'base_url: https://example.org/\n', 'c/01/index.en.md': lesson('One', `[a](${address('/gone')})`) });
  asked.length = 0;
  assert.equal((await run(['check', from, '--strict'])).status, 0);
  assert.equal((await run(['build', from, '-o', join(place, 'quiet-site'), '--strict'])).status, 0);
  assert.deepEqual(asked, []);
});

test('when the time is over, what was not asked for is said', async () => {
  const from = archive('late', { 'site.yml': 'base_url: https://example.org/\n', 'c/01/index.en.md': lesson('One', `[a](${address('/never')})`) });
  assert.deepEqual(await visited(from, '--external-private', '--external-seconds', '1'), ['5 external-unasked: /never was not asked for: there was no time left']);
});
