// `lectern import`: from a post of an old website to a lesson that builds.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { lectern, repository, shared, temporaryFolder, withoutShared, writeFiles } from '../support/lectern.js';

const place = temporaryFolder('import');
const cache = join(place, 'cache');
const posts = join(repository, 'tests/posts');
const seed = join(shared, 'seeds/000_3c79d69ee6548d21.txt');

let count = 0;

/** An archive with an empty course in it. @param {Record<string, string>} [files] */
function archiveOf(files = { 'spring/course.yml': 'title: {zh: 春季班, en: Spring}\n' }) {
  const archive = join(place, `archive-${++count}`);
  writeFiles(archive, { 'site.yml': 'title: {zh: 课程, en: Courses}\nlanguages: [zh, en]\nbase_url: https://example.org/\n', ...files });
  return archive;
}

/** @param {string} archive @param {string[]} args @param {string} [input] */
const importInto = (archive, args, input) => lectern(cache, ['import', ...args, '--archive', archive], input);

/** The lessons of a course. @param {string} archive @param {string} [course] */
const lessonsOf = (archive, course = 'spring') => readdirSync(join(archive, course)).filter((name) => name !== 'course.yml').sort();

/** @param {string} archive @param {string} lesson @param {string} [file] */
const read = (archive, lesson, file = 'index.zh.md') => readFileSync(join(archive, 'spring', lesson, file), 'utf8');

/** @param {string} archive */
function builds(archive) {
  const run = lectern(cache, ['build', archive, '-o', join(place, `site-${count}`)]);
  assert.equal(run.status, 0, run.stderr);
  assert.doesNotMatch(run.stderr, /: error: /);
}

for (const [name, files] of /** @type {[string, string[]][]} */ ([
  ['wordpress.html', ['bed.png', 'index.en.md', 'index.zh.md']],
  ['portal-gbk.html', ['index.zh.md']],
  ['sections.html', ['index.en.md']],
  ['lesson.md', ['clock.png', 'index.zh.md']],
  ['many-lines.txt', ['index.en.md', 'index.zh.md']],
])) {
  test(`${name} becomes a lesson that builds`, () => {
    const archive = archiveOf();
    const run = importInto(archive, [join(posts, name)]);
    assert.equal(run.status, 0, run.stderr);
    const [lesson, ...others] = lessonsOf(archive);
    assert.deepEqual(others, []);
    assert.match(lesson, /^01-/);
    assert.deepEqual(readdirSync(join(archive, 'spring', lesson)).sort(), files);
    for (const file of files) assert.ok(run.stdout.includes(`  ${file}`), run.stdout);
    builds(archive);
  });
}

test('the page of a blog: titles, date, picture, and what was left out with its lines', () => {
  const archive = archiveOf();
  const { stdout } = importInto(archive, [join(posts, 'wordpress.html')]);
  const [lesson] = lessonsOf(archive);
  assert.match(read(archive, lesson), /^title: 社区花园怎样开始$/m);
  assert.match(read(archive, lesson), /^date: 2021-05-11/m);
  assert.match(read(archive, lesson), /!\[居民在菜地里\]\(bed\.png\)/);
  assert.match(read(archive, lesson, 'index.en.md'), /^title: How to begin a community garden$/m);
  assert.match(stdout, /^Left out$[^]*wordpress\.html:\d+: navigation: 上一篇/m);
  assert.match(stdout, /wordpress\.html:\d+: comments of readers: 1 条评论 写得真好/);
});

test('a Word document becomes a lesson that builds', { skip: spawnSync('pandoc', ['--version']).error ? 'pandoc is not installed' : false }, () => {
  const archive = archiveOf();
  const document = join(place, 'lesson.docx');
  const made = spawnSync('pandoc', ['lesson.md', '-o', document], { cwd: posts, encoding: 'utf8' });
  assert.equal(made.status, 0, made.stderr);
  const run = importInto(archive, [document]);
  assert.equal(run.status, 0, run.stderr);
  const [lesson] = lessonsOf(archive);
  assert.match(read(archive, lesson), /^title: 第五课：把会开短$/m);
  assert.equal(readdirSync(join(archive, 'spring', lesson)).filter((name) => name.endsWith('.png')).length, 1);
  builds(archive);
});

test('a Word document without pandoc says what to install', () => {
  const archive = archiveOf();
  const document = join(place, 'fake.docx');
  writeFileSync(document, 'PK\u0003\u0004 word/document.xml');
  const before = process.env.PATH;
  process.env.PATH = place;
  const run = importInto(archive, [document]);
  process.env.PATH = before;
  assert.equal(run.status, 3);
  assert.match(run.stderr, /pandoc, which reads them, is not installed\nhint: apt install pandoc/);
  assert.deepEqual(lessonsOf(archive), []);
});

test('standard input is read, whatever its kind', () => {
  const archive = archiveOf();
  const html = importInto(archive, ['-'], '<!DOCTYPE html><article><h1>社区听证</h1><p>今天社区举行了第一次听证会，来了很多居民。</p></article>');
  assert.equal(html.status, 0, html.stderr);
  const text = importInto(archive, ['-'], '社区食堂怎么办\n\n今天社区食堂开张，来了很多居民。\n');
  assert.equal(text.status, 0, text.stderr);
  const [first, second] = lessonsOf(archive);
  assert.match(read(archive, first), /^title: 社区听证$/m);
  assert.match(read(archive, second), /^title: 社区食堂怎么办$/m);
  assert.match(second, /^02-/);
  assert.match(html.stdout, /standard input/);
});

test('a dry run shows everything and writes nothing', () => {
  const archive = archiveOf();
  const run = importInto(archive, [join(posts, 'wordpress.html'), '--dry-run']);
  assert.equal(run.status, 0, run.stderr);
  assert.match(run.stdout, /\/spring\/01-/);
  assert.match(run.stdout, /^--- .*index\.en\.md$/m);
  assert.match(run.stdout, /^title: 社区花园怎样开始$/m);
  assert.match(run.stdout, /Nothing was written/);
  assert.deepEqual(lessonsOf(archive), []);
  const real = importInto(archive, [join(posts, 'wordpress.html')]);
  assert.ok(run.stdout.startsWith(real.stdout.split('\nRead what was made')[0].trimEnd()), 'the same is said');
});

test('several sources become several lessons, or none', () => {
  const archive = archiveOf();
  const failed = importInto(archive, [join(posts, 'lesson.md'), join(place, 'missing.txt')]);
  assert.equal(failed.status, 3);
  assert.match(failed.stderr, /missing\.txt/);
  assert.deepEqual(readdirSync(join(archive, 'spring')), ['course.yml']);
  const run = importInto(archive, [join(posts, 'lesson.md'), join(posts, 'sections.html')]);
  assert.equal(run.status, 0, run.stderr);
  assert.deepEqual(lessonsOf(archive).map((name) => name.slice(0, 3)), ['01-', '02-']);
});

test('without a course in the archive a lesson stands in the archive, and builds', () => {
  const archive = archiveOf({});
  const run = importInto(archive, [join(posts, 'lesson.md')]);
  assert.equal(run.status, 0, run.stderr);
  assert.match(run.stdout, /no course, as the archive has none/);
  assert.equal(lectern(cache, ['check', archive]).status, 0);
});

test('the course must be said where nothing tells which of several, and must be there', () => {
  const archive = archiveOf({ 'spring-2021/course.yml': 'title: Spring\n', 'autumn-2021/course.yml': 'title: Autumn\n' });
  const unsaid = importInto(archive, [join(posts, 'lesson.md')]);
  assert.equal(unsaid.status, 2);
  assert.match(unsaid.stderr, /has several courses: autumn-2021, spring-2021/);
  const wrong = importInto(archive, [join(posts, 'lesson.md'), '--course', 'sprng-2021']);
  assert.equal(wrong.status, 3);
  assert.match(wrong.stderr, /hint: did you mean spring-2021\?/);
  const fresh = importInto(archive, [join(posts, 'lesson.md'), '--course', 'winter']);
  assert.match(fresh.stderr, /lectern new course winter/);
  assert.equal(importInto(archive, [join(posts, 'lesson.md'), '--course', 'autumn-2021']).status, 0);
  assert.equal(lessonsOf(archive, 'autumn-2021').length, 1);
  assert.equal(importInto(join(place, 'no-archive'), [join(posts, 'lesson.md')]).status, 3);
  assert.equal(lectern(cache, ['import']).status, 2);
});

test('nothing that is there is touched', () => {
  const archive = archiveOf({ 'spring/course.yml': 'title: Spring\n', 'spring/plain/index.zh.md': '---\ntitle: 旧\n---\n\n旧的正文。\n' });
  const first = importInto(archive, [join(posts, 'lesson.md')]);
  assert.equal(first.status, 0, first.stderr);
  const made = lessonsOf(archive).filter((name) => name !== 'plain');
  const again = importInto(archive, [join(posts, 'lesson.md')]);
  assert.equal(again.status, 2, 'folders without numbers: the same name');
  assert.match(again.stderr, /is there already/);
  assert.deepEqual(lessonsOf(archive), [...made, 'plain'].sort());
});

test('a course that may not be written to is an error', { skip: process.getuid?.() === 0 ? 'root may write everywhere' : false }, () => {
  const archive = archiveOf();
  chmodSync(join(archive, 'spring'), 0o555);
  const run = importInto(archive, [join(posts, 'lesson.md')]);
  chmodSync(join(archive, 'spring'), 0o755);
  assert.equal(run.status, 3);
  assert.match(run.stderr, /permission/i);
});

test('a disk that takes no more leaves nothing behind', () => {
  const archive = archiveOf();
  const page = join(place, 'big');
  mkdirSync(page, { recursive: true });
  copyFileSync(join(posts, 'wordpress.html'), join(page, 'wordpress.html'));
  mkdirSync(join(page, 'wordpress_files'), { recursive: true });
  writeFileSync(join(page, 'wordpress_files/bed.png'), Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(1 << 20)]));
  const program = join(process.env.LECTERN_BUILD ?? join(repository, 'build'), 'bin/lectern');
  const run = spawnSync('bash', ['-c', `ulimit -f 100; exec '${program}' import '${page}/wordpress.html' --archive '${archive}'`], { encoding: 'utf8' });
  assert.equal(run.status, 3, run.stderr);
  assert.deepEqual(readdirSync(join(archive, 'spring')), ['course.yml']);
});

test('what cannot be imported is refused with what to do', () => {
  const archive = archiveOf();
  for (const [name, bytes, hint] of /** @type {[string, Buffer, RegExp][]} */ ([
    ['a.pdf', Buffer.from('%PDF-1.4'), /copy it into a \.txt/],
    ['a.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /save it as \.docx/],
    ['a.txt', Buffer.from('636166e920617520', 'hex'), /UTF-8/],
    ['empty.txt', Buffer.from(''), /is it the page with the post/],
    ['bin.txt', Buffer.alloc(1000), /UTF-8/],
  ])) {
    writeFileSync(join(place, name), bytes);
    const run = importInto(archive, [join(place, name)]);
    assert.equal(run.status, 2, name);
    assert.match(run.stderr, hint, name);
    assert.match(run.stderr, new RegExp(name), name);
  }
  assert.deepEqual(lessonsOf(archive), []);
});

test('a page cannot write to the terminal', () => {
  const archive = archiveOf();
  const run = importInto(archive, ['-', '--dry-run'], '<article><h1>A\u001b[31m lesson</h1><p>Some text of this lesson.</p></article><nav>\u001b]0;x\u0007</nav>');
  assert.equal(run.status, 0, run.stderr);
  assert.doesNotMatch(run.stdout, /[\u001b\u0007]/);
});

test('the first post of the old website becomes a lesson that builds', { skip: withoutShared }, () => {
  const archive = archiveOf();
  const run = importInto(archive, [seed]);
  assert.equal(run.status, 0, run.stderr);
  const [lesson] = lessonsOf(archive);
  assert.ok(existsSync(join(archive, 'spring', lesson, 'index.en.md')));
  assert.match(read(archive, lesson), /^date: 2021-03-30 09:10$/m);
  builds(archive);
});
