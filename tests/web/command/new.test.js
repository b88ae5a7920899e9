// `lectern new`: courses and lessons from templates, as a maintainer begins them.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { lectern, temporaryFolder, writeFiles } from '../support/lectern.js';

const place = temporaryFolder('new');
const cache = join(place, 'cache');

/** A small archive of its own for one test. @param {string} name @param {Record<string, string>} [more] */
function archiveOf(name, more = {}) {
  const archive = join(place, name);
  writeFiles(archive, {
    'site.yml': 'title: Archive\nlanguages: [zh, en]\nbase_url: https://example.org/\ntime_zone: Asia/Shanghai\n',
    'spring-2021/course.yml': 'title: {zh: 春季班, en: Spring course}\n',
    'spring-2021/01-welcome/index.zh.md': '---\ntitle: 欢迎\ndate: 2021-03-30\n---\n\n## 课程安排\n\n十次课。\n',
    'spring-2021/01-welcome/index.en.md': '---\ntitle: Welcome\ndate: 2021-03-30\n---\n\n## The plan\n\nTen lessons.\n',
    ...more,
  });
  return archive;
}

/** @param {string} archive @param {string[]} args */
const make = (archive, ...args) => lectern(cache, ['new', ...args, '--archive', archive]);

test('a course and its first lessons are begun, and the archive builds without errors', () => {
  const archive = archiveOf('begin');
  const course = make(archive, 'course', 'autumn-2021', '--title', 'zh=秋季班', '--title', 'en=Autumn: "again"');
  assert.equal(course.status, 0, course.stderr);
  assert.equal(course.stdout, `${archive}/autumn-2021/course.yml\n`);
  assert.equal(course.stderr, '');
  const lesson = make(archive, 'lesson', 'autumn-2021', 'Meeting', 'the', 'neighbours', '--title', 'zh=认识邻居');
  assert.equal(lesson.status, 0, lesson.stderr);
  const folder = `${archive}/autumn-2021/01-meeting-the-neighbours`;
  assert.equal(lesson.stdout, `${folder}/index.zh.md\n${folder}/index.en.md\n`);
  assert.match(readFileSync(`${folder}/index.zh.md`, 'utf8'), /^---\ntitle: 认识邻居\ndate: \d{4}-\d\d-\d\d\n/);
  assert.match(readFileSync(`${folder}/index.en.md`, 'utf8'), /^---\ntitle: Meeting the neighbours\n/);
  assert.equal(make(archive, 'lesson', 'spring-2021', '风险').stdout.split('\n')[0], `${archive}/spring-2021/02-风险/index.zh.md`);

  const build = lectern(cache, ['build', archive, '-o', join(place, 'begin-site')]);
  assert.equal(build.status, 0, build.stderr);
  assert.doesNotMatch(build.stderr, /error|unknown/);
  assert.match(build.stderr, /\[draft\]/);
});

test('a lesson is published when its draft line is gone', () => {
  const archive = archiveOf('publish');
  const made = make(archive, 'lesson', 'spring-2021', 'Neighbours');
  for (const path of made.stdout.trim().split('\n')) {
    const text = readFileSync(path, 'utf8');
    assert.match(text, /^draft: true #.*\n/m);
    writeFiles('/', { [path]: text.replace(/^draft: .*\n/m, '') + '\nText 文字.\n' });
  }
  const build = lectern(cache, ['build', archive, '-o', join(place, 'publish-site')]);
  assert.equal(build.status, 0, build.stderr);
  assert.ok(existsSync(join(place, 'publish-site/zh/spring-2021/02-neighbours/index.html')));
  assert.ok(existsSync(join(place, 'publish-site/en/spring-2021/02-neighbours/index.html')));
});

test('the archive\'s own templates are used, and not published', () => {
  const archive = archiveOf('own', {
    '_templates/lesson/index.md': '---\ntitle: {{title}}\ndate: {{date}}\ntags: [lesson {{number}}]\n---\n\n## 内容\n\n中文在前，讲完再写英文。\n\n## Content\n\nEnglish follows the Chinese.\n',
    '_templates/lesson/photos/hall.svg': '<svg/>',
  });
  const made = make(archive, 'lesson', 'spring-2021', 'Risk', '--title', 'zh=风险');
  assert.equal(made.stdout, `${archive}/spring-2021/02-risk/index.md\n`);
  assert.match(readFileSync(join(archive, 'spring-2021/02-risk/index.md'), 'utf8'), /title: \{zh: 风险, en: Risk\}\n.*\ntags: \[lesson 2\]/);
  assert.equal(readFileSync(join(archive, 'spring-2021/02-risk/photos/hall.svg'), 'utf8'), '<svg/>');
  const check = lectern(cache, ['check', archive]);
  assert.equal(check.status, 0, check.stderr);
  assert.doesNotMatch(check.stderr + check.stdout, /_templates|error|warning/);
  assert.match(check.stdout, /2 lessons in 1 course/);
});

test('nothing is written over, and what fails leaves nothing behind', () => {
  const archive = archiveOf('again', { '_templates/course/course.yml': 'title: {{titel}}\n' });
  mkdirSync(join(archive, 'summer'));
  const before = readdirSync(archive, { recursive: true }).sort();
  for (const [args, status, message] of /** @type {[string[], number, RegExp][]} */ ([
    [['course', 'spring-2021'], 2, /is there already/],
    [['course', 'autumn'], 1, /course\.yml:1: nothing is known of \{\{titel\}\}/],
    [['course', 'search'], 2, /page of its own/],
    [['lesson', 'sprin-2021', 'x'], 2, /did you mean "spring-2021"/],
    [['lesson', 'spring-2021', '!!'], 2, /no letters or digits/],
    [['lesson', 'spring-2021', '../../x', '--title', 'fr=x'], 2, /no language "fr"/],
    [['lesson', 'spring-2021'], 2, /NAME/],
    [['lesson'], 2, /COURSE/],
  ])) {
    const run = make(archive, ...args);
    assert.equal(run.status, status, args.join(' ') + run.stderr);
    assert.match(run.stderr, message);
    assert.equal(run.stdout, '');
  }
  assert.deepEqual(readdirSync(archive, { recursive: true }).sort(), before);
  const missing = make(join(place, 'nowhere'), 'course', 'x');
  assert.equal(missing.status, 3);
  assert.ok(!existsSync(join(place, 'nowhere')));
});

test('a name never leads out of the course', () => {
  const archive = archiveOf('paths');
  const made = make(archive, 'lesson', `${archive}/spring-2021/`, '../../outside');
  assert.equal(made.status, 0, made.stderr);
  assert.match(made.stdout, /\/spring-2021\/02-outside\/index\.zh\.md\n/);
});
