// `lectern build` and `lectern check` as a publisher meets them.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { lectern, repository, searchAll, shared, temporaryFolder, withoutShared, writeFiles } from '../support/lectern.js';

const place = temporaryFolder('build');
const cache = join(place, 'cache');

const lesson = (/** @type {string} */ title, body = 'Words.') => `---\ntitle: ${title}\n---\n\n${body}\n`;

/** Every file below a folder with its bytes. @param {string} folder */
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

/** @param {string} name @param {Record<string, string>} files */
function archive(name, files) {
  const folder = join(place, name);
  writeFiles(folder, files);
  return folder;
}

test('a folder of write-ups with nothing else builds', () => {
  const from = archive('plain', {
    'course/01-a/index.zh.md': lesson('风险', '社区风险排查。'),
    'course/01-a/index.en.md': lesson('Risk', 'How communities find risks.'),
    'course/02-b/index.en.md': lesson('Only in English', 'Volunteers.'),
  });
  const to = join(place, 'plain-site');
  const run = lectern(cache, ['build', from, '-o', to]);
  assert.equal(run.status, 0, run.stderr);
  assert.match(run.stdout, /2 lessons in 1 course, 3 write-ups \(en 2, zh 1\)/);
  for (const page of ['', 'zh', 'en', 'zh/course', 'en/course', 'zh/course/01-a', 'en/course/01-a', 'en/course/02-b', 'zh/search']) {
    assert.ok(existsSync(join(to, page, 'index.html')), page);
  }
  const missing = readFileSync(join(to, 'zh/course/02-b/index.html'), 'utf8');
  assert.match(missing, /Only in English/);
  assert.match(missing, /noindex/);
});

test('one lesson folder, without even a course, builds', () => {
  const from = archive('lonely', { 'first/index.md': lesson('A lesson', 'It has words.') });
  const run = lectern(cache, ['build', from, '-o', join(place, 'lonely-site')]);
  assert.equal(run.status, 0, run.stderr);
});

test('every problem is said in one go, and nothing is written', () => {
  const from = archive('broken', {
    'c/01/index.en.md': '---\ntitel: x\n---\n\nText.\n',
    'c/02/index.en.md': lesson('Two', '[nowhere](missing.pdf)'),
    'c/03/index.en.md': '---\ntitle: Three\ndate: yesterday\n---\n\nText.\n',
  });
  const to = join(place, 'broken-site');
  const run = lectern(cache, ['build', from, '-o', to]);
  assert.equal(run.status, 1);
  assert.match(run.stderr, /c\/01\/index\.en\.md:2:1: warning: .*titel/);
  assert.match(run.stderr, /did you mean/i);
  assert.match(run.stderr, /title-missing/);
  assert.match(run.stderr, /c\/02\/index\.en\.md:5:.*missing\.pdf/);
  assert.match(run.stderr, /c\/03\/index\.en\.md:3:7: error/);
  assert.ok(!existsSync(to));
  const checked = lectern(cache, ['check', from]);
  assert.equal(checked.status, 1);
  assert.ok(checked.stdout.startsWith(run.stderr.replace(/^reading write-ups …\n|.*nothing was written\n/gm, '')), checked.stdout);
});

test('a failed build leaves the published site as it was', () => {
  const from = archive('mended', { 'c/01/index.en.md': lesson('One', 'The first words.') });
  const to = join(place, 'mended-site');
  assert.equal(lectern(cache, ['build', from, '-o', to]).status, 0);
  const before = tree(to);
  writeFileSync(join(from, 'c/01/index.en.md'), '---\ntitle: [\n---\n\nx\n');
  assert.equal(lectern(cache, ['build', from, '-o', to]).status, 1);
  assert.deepEqual(tree(to), before);
  assert.ok(!readdirSync(place).some((name) => name.includes('lectern-staging')));
  assert.equal(searchAll(cache, from, ['first']).get('first')?.length, 1, 'the old index still answers');
});

test('warnings stop a build only when it is strict', () => {
  const from = archive('warned', { 'c/01/index.en.md': '---\ntitle: x\nauthr: y\n---\n\nText.\n' });
  const to = join(place, 'warned-site');
  assert.equal(lectern(cache, ['build', from, '-o', to, '--strict']).status, 1);
  assert.ok(!existsSync(to));
  assert.equal(lectern(cache, ['build', from, '-o', to]).status, 0);
  assert.equal(lectern(cache, ['check', from, '--strict']).status, 1);
  assert.equal(lectern(cache, ['check', from]).status, 0);
});

test('the same archive gives the same bytes, whatever the place, the locale and the time zone', () => {
  const first = join(place, 'same-1');
  const second = join(place, 'same-2');
  assert.equal(lectern(cache, ['build', join(repository, 'archive'), '-o', first]).status, 0);
  const saved = { TZ: process.env.TZ, LC_ALL: process.env.LC_ALL };
  Object.assign(process.env, { TZ: 'Pacific/Kiritimati', LC_ALL: 'C.utf8' });
  const run = lectern(join(place, 'other-cache'), ['build', join(repository, 'archive'), '-o', second]);
  for (const [name, value] of Object.entries(saved)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  assert.equal(run.status, 0, run.stderr);
  assert.deepEqual(tree(second), tree(first));
});

test('no script of a write-up reaches a page unless site.yml allows it', () => {
  const body = 'Text <b onclick="x()">bold</b> [link](javascript:alert(1)) ![i](javascript:alert(2)).\n\n<script>alert(3)</script>\n';
  const from = archive('hostile', { 'c/01/index.en.md': lesson('"><script>alert(4)</script>', body).replace('title: ', 'title: \'').replace('</script>\n---', '</script>\'\n---') });
  const to = join(place, 'hostile-site');
  const run = lectern(cache, ['build', from, '-o', to]);
  assert.equal(run.status, 0, run.stderr);
  assert.match(run.stderr, /raw-html-omitted/);
  for (const [path, bytes] of Object.entries(tree(to))) {
    if (!/\.(html|xml)$/.test(path)) continue;
    const text = Buffer.from(bytes, 'base64').toString();
    assert.doesNotMatch(text, /<script>alert|javascript:|onclick=/, path);
  }
  writeFiles(from, { 'site.yml': 'raw_html: true\n' });
  assert.equal(lectern(cache, ['build', from, '-o', to]).status, 0);
  assert.match(readFileSync(join(to, 'en/c/01/index.html'), 'utf8'), /<script>alert\(3\)<\/script>/);
});

test('an asset that leads outside the archive stops the build', () => {
  const from = archive('leaky', { 'c/01/index.en.md': lesson('One', '![x](secret.txt)') });
  writeFileSync(join(place, 'secret.txt'), 'secret');
  symlinkSync(join(place, 'secret.txt'), join(from, 'c/01/secret.txt'));
  const run = lectern(cache, ['build', from, '-o', join(place, 'leaky-site')]);
  assert.equal(run.status, 1);
  assert.match(run.stderr, /outside the archive/);
});

test('links between write-ups and to assets lead to pages and files', () => {
  const from = archive('linked', {
    'c/01/index.zh.md': lesson('甲', '见[下一课](../02/index.zh.md#要点)和[幻灯片](slides.pdf)。'),
    'c/01/slides.pdf': '%PDF',
    'c/02/index.zh.md': lesson('乙', '## 要点\n\n内容。'),
  });
  const to = join(place, 'linked-site');
  const run = lectern(cache, ['build', from, '-o', to, '--strict']);
  assert.equal(run.status, 0, run.stderr);
  const page = readFileSync(join(to, 'zh/c/01/index.html'), 'utf8');
  const hrefs = [...page.matchAll(/href="([^"]+)"/g)].map((match) => match[1]);
  assert.ok(hrefs.includes(`../02/#${encodeURIComponent('要点')}`), hrefs.join(' '));
  const slides = hrefs.find((href) => href.endsWith('slides.pdf'));
  assert.ok(slides && existsSync(join(to, 'zh/c/01', slides)));
});

test('exit statuses tell usage, archive and operation apart', () => {
  assert.equal(lectern(cache, ['--version']).status, 0);
  assert.match(lectern(cache, ['--version']).stdout, /^lectern \d+\.\d+\.\d+\n$/);
  assert.match(lectern(cache, ['--help']).stdout, /Exit status/);
  for (const args of [[], ['bild'], ['build', '--no-such-option'], ['search'], ['search', '--limit', '0', 'x']]) {
    assert.equal(lectern(cache, args).status, 2, args.join(' '));
  }
  const missing = lectern(cache, ['build', join(place, 'no-such-archive')]);
  assert.equal(missing.status, 3);
  assert.match(missing.stderr, /no-such-archive/);
  const from = archive('fine', { 'c/01/index.en.md': lesson('One') });
  mkdirSync(join(place, 'home'));
  writeFileSync(join(place, 'home/thesis.txt'), 'years');
  const refused = lectern(cache, ['build', from, '-o', join(place, 'home')]);
  assert.equal(refused.status, 2);
  assert.match(refused.stderr, /did not make it/);
  assert.equal(lectern(cache, ['build', from, '-o', join(from, 'public')]).status, 2);
  assert.equal(lectern(cache, ['build', from, '-o', join(place, 'secret.txt', 'public')]).status, 3);
});

test('no write-up of a real course is lost, and each is found by its own title', { skip: withoutShared }, () => {
  for (const corpus of ['iot', 'xquad']) {
    const from = join(shared, 'corpora', corpus);
    const to = join(place, corpus);
    const run = lectern(cache, ['build', from, '-o', to]);
    assert.equal(run.status, 0, run.stderr);
    const writeUps = Object.keys(tree(from)).filter((path) => path.endsWith('.md'));
    const pages = writeUps.map((path) => path.replace(/^(.*)\/index\.(..)\.md$/, '$2/$1/index.html'));
    for (const page of pages) assert.ok(existsSync(join(to, page)), page);
    const titles = new Map(writeUps.map((path) => [path, /^title: "(.*)"$/m.exec(readFileSync(join(from, path), 'utf8'))?.[1] ?? '']));
    const lessonOf = (/** @type {string} */ path) => path.replace(/\/index\...\.md$/, '');
    const found = searchAll(cache, from, [...new Set(titles.values())]);
    // Some lessons have the same title: then any of them may come first.
    const first = [...titles].filter(([, title]) => {
      const lesson = found.get(title)?.[0]?.lesson;
      return [...titles].some(([path, other]) => other === title && lessonOf(path) === lesson);
    });
    console.log(`# ${corpus}: ${first.length} of ${titles.size} titles find their lesson in first place`);
    assert.ok(first.length >= titles.size * 0.99, `${corpus}: ${first.length} of ${titles.size} titles are found in first place`);
  }
});

test('a post as it stands on the old website becomes two write-ups', { skip: withoutShared }, () => {
  const name = readdirSync(join(shared, 'seeds'))[0];
  const post = readFileSync(join(shared, 'seeds', name), 'utf8');
  const english = 'IACCR International Training Course—Lesson 1';
  const split = post.replace(english, `\n\n${english}`);
  const title = "title: {zh: 'IACCR国际培训班第一课', en: 'IACCR International Training Course, lesson 1'}";
  const from = archive('seed', { 'iaccr/01/index.md': `---\n${title}\n---\n\n${split}\n` });
  const run = lectern(cache, ['build', from, '-o', join(place, 'seed-site')]);
  assert.equal(run.status, 0, run.stderr);
  assert.match(run.stdout, /1 lesson in 1 course, 2 write-ups \(en 1, zh 1\)/);
  const queries = ['联动主义', '联防联控', 'linkageism', 'social workers'];
  for (const [query, hits] of searchAll(cache, from, queries)) {
    assert.deepEqual(hits.map((hit) => [hit.lesson, hit.complete]), [['iaccr/01', true]], query);
  }
  writeFiles(from, { 'iaccr/01/index.md': `---\n${title}\n---\n\n${post}\n` });
  const refused = lectern(cache, ['build', from, '-o', join(place, 'seed-site')]);
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /index\.md:5:.*error/);
  assert.match(refused.stderr, /<!-- lang: en -->/);
});
