// Lessons that are found through what their words stand for: what is said of it, how it is switched off, what is marked.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openPage, useBrowser } from '../support/browser.js';
import { lectern, searchAll, temporaryFolder, writeFiles } from '../support/lectern.js';
import { serve } from '../support/server.js';
import { startServing } from '../support/serving.js';
import { trainingArchive } from '../support/training_archive.js';

const place = temporaryFolder('via');
const archive = join(place, 'archive');
const cache = join(place, 'cache');
const browser = useBrowser();

/** @type {Awaited<ReturnType<typeof serve>>} */
let host;
before(async () => {
  // Most lessons are written in both languages, which teaches that 数据 is data; some in English alone.
  writeFiles(archive, trainingArchive());
  const run = lectern(cache, ['build', archive, '-o', join(place, 'site')]);
  assert.equal(run.status, 0, run.stderr);
  host = await serve(join(place, 'site'), '/sub/');
});
after(() => host?.close());

/** @param {string} path */
async function open(path) {
  const opened = await openPage(browser.get(), host.url);
  await opened.page.goto(host.url + path);
  const { page } = opened;
  const hits = page.locator('#search-results .hit');
  await hits.first().waitFor();
  return {
    ...opened,
    hits,
    urls: () => hits.locator('h2 a').evaluateAll((links) => links.map((link) => new URL(/** @type {HTMLAnchorElement} */ (link).href).pathname.replace('/sub/', ''))),
    vias: () => hits.evaluateAll((all) => all.map((hit) => hit.querySelector('h2 + .facts + .facts')?.textContent ?? '')),
    status: page.locator('#search-status'),
    link: page.locator('#search-results .exact a'),
    exact: () => new URL(page.url()).searchParams.get('exact'),
  };
}

/** What the command finds. @param {string} query @param {string[]} options */
const commanded = (query, ...options) => searchAll(cache, archive, [query], ['--limit', '10', ...options]).get(query) ?? [];

test('lessons that stand for a word come below those that have it, and say by which word of theirs', async () => {
  const { urls, vias, status, complaints, close } = await open('zh/search/?q=土壤');
  const expected = commanded('土壤');
  assert.deepEqual(await urls(), expected.map(({ url }) => url));
  assert.deepEqual([...new Set(await vias())], ['', '经由 soil · 土壤']);
  assert.deepEqual(await vias(), expected.map(({ complete }) => (complete ? '' : '经由 soil · 土壤')));
  assert.equal(await status.innerText(), `${expected.length} 课`);
  assert.deepEqual(complaints, []);
  await close();
});

test('one link leaves the words themselves, and another leads back; the address and the history go along', async () => {
  const { page, urls, vias, status, link, exact, complaints, close } = await open('zh/search/?q=土壤');
  const all = await urls();
  const own = commanded('土壤', '--exact').map(({ url }) => url);
  assert.ok(own.length < all.length);
  assert.equal(await link.innerText(), '只找原词');
  await page.locator('.sort select').waitFor(); // what helps is there
  await link.click();
  await page.waitForFunction(() => document.querySelector('.exact a')?.textContent === '也按相关词查找');
  assert.deepEqual([await urls(), exact(), await status.innerText()], [own, '1', `${own.length} 课`]);
  assert.deepEqual([...new Set(await vias())], ['']);
  await page.waitForFunction(() => document.activeElement?.matches('.exact a')); // the focus stays
  await page.goBack();
  await page.waitForFunction(() => document.querySelector('.exact a')?.textContent === '只找原词');
  assert.deepEqual([await urls(), exact()], [all, null]);
  await page.goForward();
  await page.reload();
  await page.locator('.exact a').waitFor();
  assert.deepEqual(await urls(), own);
  assert.deepEqual(complaints, []);
  await close();
});

test('the link leads there before anything helps, and in a tab of its own', async () => {
  const { page, link, urls, close } = await open('zh/search/?q=土壤');
  await page.goto(String(await link.evaluate((element) => /** @type {HTMLAnchorElement} */ (element).href)));
  await page.locator('#search-results .hit').first().waitFor();
  assert.deepEqual(await urls(), commanded('土壤', '--exact').map(({ url }) => url));
  await close();
});

test('where nothing leads on there is nothing to switch off, but back from what was', async () => {
  const opened = await open('en/search/?q=drought');
  assert.equal(await opened.link.count(), 0);
  await opened.page.goto(`${host.url}en/search/?q=xyzzy&exact=1`);
  await opened.link.waitFor();
  assert.equal(await opened.link.innerText(), 'Also by related words');
  await opened.close();
});

test('in a language that is chosen, a lesson stands whose write-up in another one matches', async () => {
  const { page, urls, vias, link, close } = await open('en/search/?q=drought&lang=zh');
  assert.deepEqual(await urls(), commanded('drought', '--lang', 'zh').map(({ url }) => url));
  assert.deepEqual([...new Set(await vias())], ['via its English write-up']);
  assert.equal(await link.innerText(), 'Only the words themselves');
  await link.click();
  await page.waitForFunction(() => document.querySelector('.exact a')?.textContent === 'Also by related words');
  assert.match(await page.locator('#search-status').innerText(), /^No lesson in this language/);
  await close();
});

test('what stands for a word is marked where it is shown, and on its page', async () => {
  const { page, hits, close } = await open('zh/search/?q=土壤 田野');
  const hit = hits.filter({ hasText: '田野' }).filter({ hasText: 'soil · 土壤' }).first();
  const [, words = ''] = /; (.+) · 田野/.exec(await hit.innerText()) ?? [];
  assert.ok(words.split('、').includes('field'), words);
  const marked = new Set(await hit.locator('.snippet mark').allInnerTexts());
  assert.deepEqual(marked, new Set(words.split('、')));
  await hit.locator('h2 a').click();
  await page.waitForURL((url) => !url.pathname.includes('/search/'));
  await page.locator('mark.found').first().waitFor();
  assert.deepEqual(new Set(await page.locator('mark.found').allInnerTexts()), marked);
  assert.equal(new URL(page.url()).hash, '');
  await close();
});

test('a preview learns from what is saved', async () => {
  const previewed = join(place, 'previewed');
  writeFiles(previewed, trainingArchive());
  const serving = await startServing(join(place, 'preview-cache'), [previewed, '--port', '0']);
  const { page, complaints, close } = await openPage(browser.get(), serving.url);
  await page.goto(`${serving.url}zh/search/?q=桥梁`);
  await page.locator('#search-status', { hasText: /./ }).waitFor();
  assert.equal(await page.locator('#search-results .hit').count(), 0);
  const saving = serving.stdout().length;
  const lesson = (/** @type {string} */ title, /** @type {string} */ text) => `---\ntitle: ${title}\n---\n${text}\n`;
  for (const i of [1, 2, 3, 4]) {
    writeFiles(previewed, {
      [`bridges/0${i}/index.en.md`]: lesson(`Bridge ${i}`, `The bridge ${i} carries trains.\n\nA river runs below.`),
      [`bridges/0${i}/index.zh.md`]: lesson(`桥梁${i}`, `桥梁 ${i} 承载火车。\n\n下面有一条河。`),
    });
  }
  writeFiles(previewed, { 'bridges/09/index.en.md': lesson('A span', 'This old bridge is closed.') });
  await serving.says(/files: shown/, saving);
  const hit = page.locator('#search-results .hit').filter({ hasText: 'A span' });
  await hit.waitFor();
  assert.match(await hit.innerText(), /经由 bridge · 桥梁/);
  assert.deepEqual(complaints, []);
  await close();
  await serving.stop();
});
