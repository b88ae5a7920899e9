// `lectern theme eject`, and a language that a site adds by one file.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { lectern, repository, temporaryFolder, writeFiles } from '../support/lectern.js';

const place = temporaryFolder('theme');
const cache = join(place, 'cache');
const theme = join(repository, 'themes/default');

/** @param {string} folder */
const filesOf = (folder) => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.path, entry.name).slice(folder.length + 1)).sort();

/** @param {string} name @param {Record<string, string>} [more] */
function archiveOf(name, more = {}) {
  const archive = join(place, name);
  writeFiles(archive, {
    'site.yml': 'title: Archive\nlanguages: [zh, en]\nbase_url: https://example.org/\n',
    'spring/01-welcome/index.zh.md': '---\ntitle: 欢迎\n---\n\n## 安排\n\n十次课。\n',
    'spring/01-welcome/index.en.md': '---\ntitle: Welcome\n---\n\n## The plan\n\nTen lessons.\n',
    ...more,
  });
  return archive;
}

/** @param {string} archive @param {string} site */
function build(archive, site) {
  const run = lectern(cache, ['build', archive, '-o', site, '--strict']);
  assert.equal(run.status, 0, run.stderr);
  return site;
}

test('the default theme is copied whole, named file by file, and the site stays as it was', () => {
  const archive = archiveOf('eject');
  const before = build(archive, join(place, 'before'));
  const run = lectern(cache, ['theme', 'eject', archive]);
  assert.equal(run.status, 0, run.stderr);
  assert.deepEqual(run.stdout.trim().split('\n').sort(), filesOf(theme).map((file) => `${archive}/theme/${file}`));
  for (const file of filesOf(theme)) assert.deepEqual(readFileSync(join(archive, 'theme', file)), readFileSync(join(theme, file)));
  const after = build(archive, join(place, 'after'));
  assert.deepEqual(filesOf(after), filesOf(before));
  for (const file of filesOf(before)) assert.deepEqual(readFileSync(join(after, file)), readFileSync(join(before, file)), file);
});

test('nothing is written over, and nothing is half made', () => {
  const archive = archiveOf('taken', { 'theme/words/en.yml': 'site:\n  home: Start\n' });
  const run = lectern(cache, ['theme', 'eject', archive]);
  assert.equal(run.status, 2);
  assert.match(run.stderr, /theme is there already\nhint: name another folder with --name/);
  assert.deepEqual(filesOf(join(archive, 'theme')), ['words/en.yml']);
  assert.equal(lectern(cache, ['theme', 'eject', archive, '--name', '../out']).status, 2);
  assert.ok(!existsSync(join(place, 'out')));
  assert.notEqual(lectern(cache, ['theme', 'eject', join(place, 'nowhere')]).status, 0);
});

test('a theme under a name of its own is used when site.yml names it', () => {
  const archive = archiveOf('own');
  const run = lectern(cache, ['theme', 'eject', archive, '--name', 'seaside']);
  assert.equal(run.status, 0, run.stderr);
  assert.match(run.stdout, /to use it, write in site\.yml: theme: seaside\n$/);
  writeFiles(archive, {
    'site.yml': 'title: Archive\nlanguages: [zh, en]\nbase_url: https://example.org/\ntheme: seaside\n',
    'seaside/templates/footer.mustache': '<footer class="site-footer"><p>Ours</p></footer>\n',
  });
  assert.match(readFileSync(join(build(archive, join(place, 'own-site')), 'en/index.html'), 'utf8'), /<p>Ours<\/p>/);
});

test('a site adds a language by one file of words, and what that lacks is said in English', () => {
  const archive = archiveOf('french', {
    'site.yml': 'title: Archive\nlanguages: [fr, en]\nbase_url: https://example.org/\n',
    'spring/01-welcome/index.fr.md': '---\ntitle: Bienvenue\n---\n\n## Le plan\n\nDix leçons.\n',
    'theme/words/fr.yml': 'site:\n  home: Accueil\nlist:\n  lessons: {one: "{count} leçon", other: "{count} leçons"}\n',
  });
  rmSync(join(archive, 'spring/01-welcome/index.zh.md'));
  const page = readFileSync(join(build(archive, join(place, 'french-site')), 'fr/spring/index.html'), 'utf8');
  assert.match(page, /<html lang="fr">/);
  assert.match(page, />Accueil</);
  assert.match(page, />1 leçon</);
  assert.match(page, />Search</);
});

/** The keys of a file of words, and the places in each word. @param {string} language */
function wordsOf(language) {
  const lines = readFileSync(join(theme, 'words', `${language}.yml`), 'utf8').split('\n').filter((line) => /^ *\w+:/.test(line));
  let group = '';
  return new Map(lines.flatMap((line) => {
    const [, indent, key, text] = /** @type {RegExpExecArray} */ (/^( *)(\w+):(.*)$/.exec(line));
    if (!indent) {
      group = key;
      return [];
    }
    return [/** @type {[string, string]} */ ([`${group}.${key}`, [...new Set(text.match(/\{[a-z_]+\}/g) ?? [])].sort().join(' ')])];
  }));
}

test('the words are complete in simplified and traditional Chinese and in English, with the same places to fill in', () => {
  const chinese = wordsOf('zh');
  assert.ok(chinese.size > 60);
  assert.deepEqual([...wordsOf('zh-Hant')].sort(), [...chinese].sort());
  assert.deepEqual([...wordsOf('en').keys()].sort(), [...chinese.keys()].sort());
});

test('pages in traditional Chinese say nothing in simplified characters', () => {
  const archive = archiveOf('traditional', {
    'site.yml': 'title: 檔案\nlanguages: [zh-Hant]\nbase_url: https://example.org/\n',
    'spring/course.yml': 'title: 春季班\n',
    'spring/01-welcome/index.zh-Hant.md': '---\ntitle: 歡迎\nguests: [俞祖成]\ntags: [風險]\n---\n\n## 安排\n\n十次課。\n',
  });
  for (const language of ['zh', 'en']) rmSync(join(archive, `spring/01-welcome/index.${language}.md`));
  const site = build(archive, join(place, 'traditional-site'));
  const simplified = /[语页课标签长关题师书发这还没请单读览录]/;
  for (const file of filesOf(site).filter((each) => each.endsWith('.html'))) {
    assert.doesNotMatch(readFileSync(join(site, file), 'utf8'), simplified, file);
  }
});
