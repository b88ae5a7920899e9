// The service worker of a site that has one, in the real browser: with the host, without it, and after further publishes.

import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { openPage, useBrowser } from '../support/browser.js';
import { lectern, repository, temporaryFolder, writeFiles } from '../support/lectern.js';
import { serve } from '../support/server.js';
import { startServing } from '../support/serving.js';

const place = temporaryFolder('worker');
const browser = useBrowser();

/** @typedef {import('playwright-core').Page} Page */

const settings = (/** @type {boolean} */ worker) =>
  `title: {zh: 培训档案, en: Training archive}\nlanguages: [zh, en]\nbase_url: https://example.org/training/\nservice_worker: ${worker}\n`;
const lesson = (/** @type {string} */ title, /** @type {string} */ body) => `---\ntitle: ${title}\n---\n\n${body}\n`;

/** A site on a host of its own, which can be switched off and on, and published anew. @param {string} name */
async function publishedSite(name) {
  const archive = join(place, name, 'archive');
  const site = join(place, name, 'site');
  writeFiles(archive, {
    'site.yml': settings(true),
    'rivers/01-flood/index.en.md': lesson('Floods', 'Rivers rise in summer. ![A map](map.png)\n\n## Dikes\n\nSandbags hold the water.'),
    'rivers/01-flood/index.zh.md': lesson('洪水', '夏天河水上涨。\n\n## 堤坝\n\n沙袋挡住了水。'),
    'rivers/02-drought/index.en.md': lesson('Droughts', 'Wells run dry.'),
  });
  cpSync(join(repository, 'tests/posts/clock.png'), join(archive, 'rivers/01-flood/map.png'));
  const publish = () => {
    const run = lectern(join(place, name, 'cache'), ['build', archive, '-o', site]);
    assert.equal(run.status, 0, run.stderr);
  };
  publish();
  let host = await serve(site, '/training/');
  const { url } = host;
  after(() => host.close());
  const goOff = () => host.close();
  const goOn = async () => {
    host = await serve(site, '/training/', Number(new URL(url).port));
  };
  const change = (/** @type {string} */ path, /** @type {string} */ text) => writeFileSync(join(archive, path), text);
  return { archive, site, url, publish, goOff, goOn, change };
}

/** Visits a page until the worker has the pages in hand. @param {string} url */
async function visit(url, path = 'en/') {
  const opened = await openPage(browser.get(), url);
  await opened.page.addInitScript(() => {
    const stopped = /** @type {string[]} */ ([]);
    Object.assign(window, { stopped });
    document.addEventListener('securitypolicyviolation', (event) => stopped.push(`${event.violatedDirective} ${event.blockedURI}`));
  });
  await opened.page.goto(url + path);
  await opened.page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  return opened;
}

/** Asks until it is so: what a worker does after it has answered is done when it is done. @param {() => Promise<boolean>} isSo @param {string} what */
async function until(isSo, what) {
  for (let i = 0; i < 400; i++) {
    if (await isSo()) return;
    await sleep(25);
  }
  throw new Error(`it never was so that ${what}`);
}

/** Every address in the caches of the site's host. @param {Page} page @returns {Promise<string[]>} */
const addresses = (page) => page.evaluate(async () => {
  const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
  return all.flat().map(({ url }) => url);
});

/** @param {Page} page @param {RegExp} pattern @param {number} [count] */
const untilKept = (page, pattern, count = 1) =>
  until(async () => (await addresses(page)).filter((url) => pattern.test(url)).length === count, `${count} of ${pattern} were kept`);

/** @param {Page} page */
const shown = (page) => page.locator('main').innerText();
/** @param {Page} page @param {string} base @param {string} query */
async function search(page, base, query) {
  await page.goto(`${base}en/search/?q=${query}`);
  await page.waitForSelector('.hits li, #search-results button');
}

test('what was read and searched is there without the host; what was not says so in every language', async () => {
  const { url, goOff, goOn, change, publish } = await publishedSite('reading');
  const { page, complaints, close } = await visit(url, 'en/rivers/01-flood/');
  await search(page, url, 'sandbags');
  await untilKept(page, /\/en\/search\/$/);
  await untilKept(page, /extras\.css/);
  await untilKept(page, /files\/rivers\/01-flood\/map\.png/);
  await goOff();

  await page.goto(`${url}en/rivers/01-flood/`);
  assert.match(await shown(page), /Rivers rise in summer/);
  assert.ok(await page.locator('.body img').evaluate((picture) => /** @type {HTMLImageElement} */ (picture).naturalWidth > 0));
  assert.equal(await page.locator('body').evaluate((body) => getComputedStyle(body).marginTop), '0px'); // it has its styles

  await page.goto(`${url}files/rivers/01-flood/map.png`);
  assert.ok(await page.locator('img').evaluate((picture) => /** @type {HTMLImageElement} */ (picture).naturalWidth > 0));

  await search(page, url, 'sandbags');
  assert.match(await shown(page), /Floods/);
  await page.locator('.hits h2 a').first().click();
  await page.waitForSelector('.body');
  await search(page, url, 'wells');
  assert.doesNotMatch(await shown(page), /No lesson/i);

  await page.goto(`${url}en/rivers/02-drought/`);
  const answer = await shown(page);
  assert.match(answer, /现在没有网络/);
  assert.match(answer, /You are offline/);
  assert.equal(await page.locator('a.button').first().evaluate((link) => getComputedStyle(link).display), 'inline-block');
  assert.deepEqual(await page.evaluate(() => /** @type {any} */ (window).stopped), []);

  change('rivers/01-flood/index.en.md', lesson('Floods', 'Rivers rise in spring.'));
  publish();
  await goOn();
  await page.goto(`${url}en/rivers/01-flood/`);
  assert.match(await shown(page), /Rivers rise in spring/);
  await page.goto(`${url}en/rivers/02-drought/`);
  assert.match(await shown(page), /Wells run dry/);
  assert.deepEqual(complaints, []);
  await close();
});

test('a page that is gone from the host is not kept', async () => {
  const { url, goOff, goOn, archive, publish } = await publishedSite('gone');
  const { page, close } = await visit(url, 'en/rivers/02-drought/');
  await untilKept(page, /\/en\/rivers\/02-drought\/$/);
  writeFiles(archive, { 'rivers/02-drought/index.en.md': '---\ntitle: Droughts\ndraft: true\n---\n\nWells run dry.\n' });
  publish();
  await page.goto(`${url}en/rivers/02-drought/`);
  await untilKept(page, /\/en\/rivers\/02-drought\/$/, 0);
  await goOff();
  await page.goto(`${url}en/rivers/02-drought/`);
  assert.match(await shown(page), /You are offline/);
  await goOn();
  await close();
});

test('parts of the index stay for one publish more, and no longer', async () => {
  const { url, change, publish } = await publishedSite('editions');
  const { page, close } = await visit(url);
  const manifest = async () => (/** @type {string} */ (await page.locator('#search').getAttribute('data-entry'))).split('?')[1];
  const seen = [];
  for (const word of ['spring', 'autumn', 'winter']) {
    await search(page, url, 'rivers');
    seen.push(await manifest());
    await untilKept(page, new RegExp(`manifest\\.bin\\?${seen.at(-1)}`));
    change('rivers/01-flood/index.en.md', lesson('Floods', `Rivers rise in ${word}.`));
    publish();
  }
  assert.equal(new Set(seen).size, 3);
  await untilKept(page, new RegExp(`manifest\\.bin\\?(${seen[1]}|${seen[2]})`), 2);
  await untilKept(page, new RegExp(`manifest\\.bin\\?${seen[0]}`), 0);
  await close();
});

test('a new theme takes the place of the old one, which stays while a page that is kept has it', async () => {
  const { url, archive, publish, goOff, goOn } = await publishedSite('theme');
  const { page, close } = await visit(url, 'en/rivers/01-flood/');
  const folder = async () => /assets\/theme-\w+/.exec(await page.locator('link[rel=stylesheet]').first().evaluate((link) => /** @type {HTMLLinkElement} */ (link).href))?.[0];
  const first = await folder();
  await untilKept(page, /\/en\/rivers\/01-flood\/$/);
  writeFiles(archive, { 'theme/assets/more.txt': 'another' });
  publish();
  await page.goto(`${url}en/rivers/02-drought/`);
  const second = await folder();
  assert.notEqual(first, second);
  await untilKept(page, new RegExp(`${second}/content.css`));
  await goOff();
  await page.goto(`${url}en/rivers/01-flood/`);
  assert.equal(await folder(), first);
  assert.equal(await page.locator('body').evaluate((body) => getComputedStyle(body).marginTop), '0px');
  await goOn();
  await page.goto(`${url}en/rivers/01-flood/`);
  writeFiles(archive, { 'theme/assets/more.txt': 'a third' });
  publish();
  await page.goto(`${url}en/rivers/02-drought/`);
  await untilKept(page, new RegExp(`${first}/`), 0);
  await close();
});

test('without the setting, a worker of an earlier publish takes away what it kept, and itself', async () => {
  const { url, change, publish, site } = await publishedSite('leaving');
  const { page, close } = await visit(url, 'en/rivers/01-flood/');
  await page.evaluate(() => caches.open('somebody else'));
  change('site.yml', settings(false));
  publish();
  assert.doesNotMatch(readFileSync(join(site, 'en/index.html'), 'utf8'), /worker/);
  await page.goto(`${url}en/`);
  await until(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length === 0), 'there was no worker');
  await page.goto(`${url}en/`);
  assert.equal(await page.evaluate(() => navigator.serviceWorker.controller?.scriptURL), undefined);
  assert.deepEqual(await page.evaluate(() => caches.keys()), ['somebody else']);
  await close();
});

test('the preview has no worker', async () => {
  const { archive } = await publishedSite('preview');
  const serving = await startServing(join(place, 'preview-cache'), [archive, '--port', '0']);
  const { page, complaints, close } = await openPage(browser.get(), serving.url);
  await page.goto(`${serving.url}en/`);
  assert.doesNotMatch(await page.content(), /worker/);
  assert.match(await (await fetch(`${serving.url}service-worker.js`)).text(), /no-worker\.js/);
  assert.deepEqual(complaints, []);
  await close();
  await serving.stop();
});

test('the file of the worker has the same bytes whenever it is made, and is not in a site for disks', async () => {
  const { archive, site } = await publishedSite('bytes');
  const again = join(place, 'bytes/again');
  assert.equal(lectern(join(place, 'bytes/other-cache'), ['build', archive, '-o', again]).status, 0);
  for (const file of ['service-worker.js', 'offline.html']) assert.deepEqual(readFileSync(join(site, file)), readFileSync(join(again, file)));
  const disk = join(place, 'bytes/disk');
  assert.equal(lectern(join(place, 'bytes/other-cache'), ['build', archive, '--offline', '-o', disk]).status, 0);
  assert.throws(() => readFileSync(join(disk, 'service-worker.js')));
  assert.doesNotMatch(readFileSync(join(disk, 'en/index.html'), 'utf8'), /worker/);
});
