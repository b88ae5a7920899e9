// Every page of the shipped archive in the real browser.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openPage, useBrowser } from '../support/browser.js';
import { lectern, repository, temporaryFolder } from '../support/lectern.js';
import { serve } from '../support/server.js';

const place = temporaryFolder('pages');
const site = join(place, 'site');
const browser = useBrowser();

/** @type {Awaited<ReturnType<typeof serve>>} */
let host;
/** @type {string[]} */
let pages;
before(async () => {
  const run = lectern(join(place, 'cache'), ['build', join(repository, 'archive'), '-o', site]);
  assert.equal(run.status, 0, run.stderr);
  host = await serve(site, '/sub/folder/');
  pages = readdirSync(site, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('index.html'))
    .map((path) => path.replace(/index\.html$/, ''))
    .sort();
});
after(() => host?.close());

test('no page asks another host, breaks its policy, or is wider than a small phone', async () => {
  const { page, complaints, close } = await openPage(browser.get(), host.url, { viewport: { width: 320, height: 640 } });
  assert.ok(pages.length > 20);
  for (const path of pages) {
    await page.goto(host.url + path);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 320, `${path} is ${width} pixels wide`);
    assert.deepEqual(complaints, [], path);
  }
  await close();
});

test('a word of code in a table stays on one line, on a phone too', async () => {
  const { page, close } = await openPage(browser.get(), host.url);
  let words = 0;
  for (const path of pages.filter((each) => each.includes('/handbook/'))) {
    await page.goto(host.url + path);
    const { count, torn } = await page.locator('td code').evaluateAll((nodes) => {
      const short = nodes.filter((node) => (node.textContent ?? '').length <= 16);
      const lines = (/** @type {Element} */ node) => {
        const range = document.createRange();
        range.selectNodeContents(node);
        return new Set([...range.getClientRects()].map((box) => Math.round(box.bottom / 8))).size;
      };
      return { count: short.length, torn: short.filter((node) => lines(node) > 1).map((node) => node.textContent) };
    });
    assert.deepEqual(torn, [], path);
    words += count;
  }
  assert.ok(words > 100);
  await close();
});

test('where there is a keyboard, the field in the middle of home says which key leads to it', async () => {
  const { page, close } = await openPage(browser.get(), `${host.url}en/`, { viewport: { width: 1280, height: 800 } });
  await page.goto(`${host.url}en/`);
  const hint = page.locator('main form kbd');
  assert.ok(await hint.isVisible());
  await page.keyboard.press('/');
  assert.ok(await page.locator('main input').evaluate((input) => input === document.activeElement));
  assert.ok(!(await hint.isVisible()));
  await close();
  const phone = await openPage(browser.get(), host.url, { hasTouch: true, isMobile: true });
  await phone.page.goto(`${host.url}en/`);
  assert.ok(!(await phone.page.locator('main form kbd').isVisible()));
  await phone.close();
});

test('every link of every page leads somewhere, without JavaScript too', async () => {
  const { page, close } = await openPage(browser.get(), host.url, { javaScriptEnabled: false });
  /** @type {Map<string, Set<string>>} */
  const anchors = new Map();
  /** @type {Set<string>} */
  const targets = new Set();
  for (const path of pages) {
    await page.goto(host.url + path);
    assert.ok((await page.locator('main').innerText()).trim().length > 0, path);
    assert.equal(await page.locator('h1').count(), 1, path);
    const ids = await page.locator('[id]').evaluateAll((nodes) => nodes.map((node) => node.id));
    assert.equal(new Set(ids).size, ids.length, `ids of ${path}`);
    anchors.set(host.url + path, new Set(ids));
    const hrefs = await page.locator('a[href], link[href], img[src], script[src]').evaluateAll((nodes) =>
      nodes.map((node) => /** @type {any} */ (node).href ?? /** @type {any} */ (node).src));
    for (const href of hrefs) if (href.startsWith(host.url)) targets.add(href);
  }
  for (const target of targets) {
    const url = new URL(target);
    const anchor = decodeURIComponent(url.hash.slice(1));
    url.hash = '';
    url.search = '';
    const ids = anchors.get(decodeURI(url.href)) ?? anchors.get(url.href);
    if (ids) {
      if (anchor) assert.ok(ids.has(anchor), target);
      continue;
    }
    const response = await fetch(url);
    assert.equal(response.status, 200, target);
  }
  await close();
});

test('every page names its language, itself and its translations', async () => {
  const { page, close } = await openPage(browser.get(), host.url, { javaScriptEnabled: false });
  for (const path of pages.filter((each) => each !== '')) {
    await page.goto(host.url + path);
    const language = path.split('/')[0];
    assert.equal(await page.locator('html').getAttribute('lang'), language, path);
    assert.ok(await page.title(), path);
    assert.ok(await page.locator('meta[name=description]').getAttribute('content'), path);
    assert.equal(await page.locator('link[rel=canonical]').count(), 1, path);
    assert.ok(await page.locator('meta[http-equiv=Content-Security-Policy]').count(), path);
  }
  await close();
});

test('switching the language keeps the page', async () => {
  const { page, close } = await openPage(browser.get(), host.url);
  const path = pages.find((each) => each.startsWith('zh/iaccr-2021/01'));
  await page.goto(host.url + path);
  await page.locator('a[hreflang=en]').first().click();
  await page.waitForURL(`${host.url}en/${path?.slice(3)}`);
  await close();
});
