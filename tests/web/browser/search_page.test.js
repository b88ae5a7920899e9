// The search page of the shipped archive in the real browser, as alumni use it on a phone.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { hashOf } from '../../../src/client/hash.js';
import { openPage, useBrowser } from '../support/browser.js';
import { lectern, repository, temporaryFolder } from '../support/lectern.js';
import { serve } from '../support/server.js';

const place = temporaryFolder('search-page');
const site = join(place, 'site');
const firstLesson = 'iaccr-2021/01-risk-and-epidemic-prevention';
const browser = useBrowser();

/** @type {Awaited<ReturnType<typeof serve>>} */
let host;
before(async () => {
  const run = lectern(join(place, 'cache'), ['build', join(repository, 'archive'), '-o', site]);
  assert.equal(run.status, 0, run.stderr);
  host = await serve(site, '/course/');
});
after(() => host?.close());

/** @param {string} [path] @param {import('playwright-core').BrowserContextOptions} [options] */
async function open(path = 'zh/search/', options = {}) {
  const opened = await openPage(browser.get(), host.url, options);
  await opened.page.goto(host.url + path);
  const { page } = opened;
  return {
    ...opened,
    input: page.locator('#search-input'),
    status: page.locator('#search-status'),
    hits: page.locator('#search-results .hit'),
    address: () => new URL(page.url()),
    /** Waits until there are keys and suggestions, too. */
    equipped: () => page.locator('#search-input[role=combobox]').waitFor(),
  };
}

/** @typedef {Awaited<ReturnType<typeof open>>} Opened */

/** Waits until results stand on the page. @param {Opened} opened */
const settled = async ({ hits }) => hits.first().waitFor();

for (const query of ['疫情防控', '社區防疫', '疫', 'epidemic prevention', 'Yu Zucheng']) {
  test(`the search page finds the first lesson for ${query}, and a click opens its section`, async () => {
    const opened = await open();
    await opened.input.pressSequentially(query);
    await settled(opened);
    await opened.page.waitForFunction((q) => new URLSearchParams(location.search).get('q') === q, query);
    const first = opened.hits.first();
    assert.match((await first.locator('a').first().getAttribute('href')) ?? '', new RegExp(firstLesson));
    assert.ok((await first.locator('mark').count()) > 0, 'something is marked');

    const section = first.locator('.sections a').first();
    await section.click();
    await opened.page.waitForURL((url) => url.pathname.includes(firstLesson) && url.hash.length > 1);
    const anchor = decodeURIComponent(opened.address().hash.slice(1));
    const heading = opened.page.locator(`[id="${anchor}"]`);
    assert.equal(await heading.count(), 1);
    assert.ok(await heading.isVisible());
    assert.deepEqual(opened.complaints, []);
    await opened.close();
  });
}

test('a misspelt word brings a link to the search that may have been meant, for keys and for who does not see it', async () => {
  const opened = await open('en/search/?q=-guest:nobody+epidmeic++control&lang=en');
  const { page } = opened;
  const offer = page.locator('.correction[role=status]');
  const link = offer.locator('a');
  await link.waitFor();
  assert.equal(await offer.textContent(), 'Did you mean -guest:nobody epidemic  control?');
  assert.equal(await link.locator('strong').textContent(), 'epidemic');
  const address = new URL((await link.getAttribute('href')) ?? '', page.url());
  assert.equal(address.searchParams.get('q'), '-guest:nobody epidemic  control');
  assert.equal(address.searchParams.get('lang'), 'en');
  await link.focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('.correction')?.textContent === '');
  assert.equal(await opened.input.inputValue(), '-guest:nobody epidemic  control');
  assert.equal(opened.address().search, address.search);
  assert.ok(await opened.input.evaluate((input) => input === document.activeElement), 'the keyboard is not lost');
  await page.goBack();
  await link.waitFor();
  assert.deepEqual(opened.complaints, []);
  await opened.close();
});

test('while a word is being typed nothing is offered for its beginnings, and results stand without what is offered', async () => {
  const opened = await open();
  await opened.page.route('**/search-index/**', async (route) => {
    const response = await route.fetch();
    const kind = (await response.body()).subarray(0, 4).toString('latin1');
    await (kind === 'LWIS' ? route.abort() : route.fulfill({ response }));
  });
  await opened.equipped();
  await opened.input.pressSequentially('epidemic preventio', { delay: 20 });
  await settled(opened);
  assert.equal(await opened.page.locator('.correction a').count(), 0);
  await opened.input.fill('epidemic prevnetiom');
  await opened.page.waitForFunction(() => document.querySelector('#search-status')?.textContent?.startsWith('没有课程'));
  assert.ok((await opened.hits.count()) > 0);
  assert.equal(await opened.page.locator('.correction a').count(), 0);
  await opened.close();
});

test('a page asks for the manifest once, by the hash of its bytes, though browsers load it beside the scripts', async () => {
  const opened = await openPage(browser.get(), host.url);
  /** @type {string[]} */
  const asked = [];
  opened.page.on('request', (request) => asked.push(request.url()));
  await opened.page.goto(`${host.url}zh/search/?q=疫情`);
  await opened.page.locator('#search-results .hit').first().waitFor();
  const hash = hashOf(readFileSync(join(site, 'search-index/manifest.bin')));
  assert.deepEqual(asked.filter((url) => url.includes('manifest')), [`${host.url}search-index/manifest.bin?${hash}`]);
  assert.deepEqual(opened.complaints, []);
  await opened.close();
});

test('the address holds the query, and back and forward restore it', async () => {
  const opened = await open('zh/search/?q=疫情');
  await settled(opened);
  assert.equal(await opened.input.inputValue(), '疫情');
  await opened.input.fill('Zucheng');
  await opened.input.press('Enter');
  await opened.page.waitForFunction(() => new URLSearchParams(location.search).get('q') === 'Zucheng');
  await opened.page.goBack();
  await opened.page.waitForFunction(() => /** @type {HTMLInputElement} */ (document.querySelector('#search-input')).value === '疫情');
  await settled(opened);
  assert.deepEqual(opened.complaints, []);
  await opened.close();
});

test('it can be used by the keyboard alone', async () => {
  const opened = await open();
  await opened.equipped();
  await opened.page.locator('body').click({ position: { x: 5, y: 5 } });
  await opened.page.keyboard.press('/');
  await opened.page.keyboard.type('疫情');
  await settled(opened);
  assert.equal(await opened.input.inputValue(), '疫情');
  await opened.page.keyboard.press('Enter');
  await opened.page.keyboard.press('ArrowDown');
  assert.ok(await opened.page.evaluate(() => document.activeElement?.closest('#search-results') !== null));
  await opened.page.keyboard.press('Enter');
  await opened.page.waitForURL((url) => !url.pathname.includes('/search/'));
  await opened.close();
});

test('the Enter that confirms a candidate of an input method starts no search', async () => {
  const opened = await open();
  const keyboard = await opened.page.context().newCDPSession(opened.page);
  await opened.input.focus();
  const entries = await opened.page.evaluate(() => window.history.length);
  await keyboard.send('Input.imeSetComposition', { text: 'yi qing', selectionStart: 7, selectionEnd: 7 });
  await keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', windowsVirtualKeyCode: 229, key: 'Process', code: 'Enter' });
  await opened.page.waitForTimeout(400);
  assert.equal(await opened.hits.count(), 0, 'what is being composed is not searched');
  assert.equal(opened.address().searchParams.get('q'), null);
  assert.equal(await opened.page.evaluate(() => window.history.length), entries);
  await keyboard.send('Input.insertText', { text: '疫情' });
  await settled(opened);
  assert.equal(await opened.input.inputValue(), '疫情');
  await opened.close();
});

test('nothing found says so, and says what to try', async () => {
  const opened = await open('en/search/?q=xylophonist');
  await opened.page.waitForFunction(() => document.querySelector('#search-status')?.textContent?.startsWith('No lesson'));
  assert.equal(await opened.hits.count(), 0);
  assert.match((await opened.page.locator('#search').textContent()) ?? '', /xylophonist|[Nn]o(thing| lesson)/);
  assert.equal(await opened.page.getByRole('button', { name: /again/i }).count(), 0);
  await opened.close();
});

/** What a bad host does to a file. @type {Record<string, (route: import('playwright-core').Route) => Promise<void>>} */
const failures = {
  missing: (route) => route.fulfill({ status: 404, contentType: 'text/html', body: '<h1>Not found</h1>' }),
  'replaced by a page': (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<!doctype html><p>Please log in</p>' }),
  'cut short': async (route) => {
    const body = await (await route.fetch()).body();
    await route.fulfill({ status: 200, body: body.subarray(0, body.length / 2) });
  },
  damaged: async (route) => {
    const body = await (await route.fetch()).body();
    body[body.length >> 1] ^= 4;
    await route.fulfill({ status: 200, body });
  },
  unreachable: (route) => route.abort(),
};

const parts = { 'the manifest': /\/manifest\.bin/, 'a file of the web index': /\/search-index\/[0-9a-f]{16}.*\.bin$/ };
const faults = Object.entries(failures).flatMap(([how, fail]) => Object.entries(parts).map(([what, files]) => ({ what, files, how, fail })));

for (const { what, files, how, fail } of faults) {
  test(`${what} that is ${how} is said in words, and can be tried again`, async () => {
    const opened = await openPage(browser.get(), host.url);
    const { page } = opened;
    await page.route(files, fail);
    await page.goto(`${host.url}en/search/?q=epidemic`);
    const again = page.getByRole('button', { name: /again/i });
    await again.waitFor({ timeout: 20000 });
    assert.equal(await page.locator('#search-results .hit').count(), 0);
    assert.doesNotMatch((await page.locator('#search').textContent()) ?? '', /[Nn]o lesson|[Nn]othing (was )?found/);
    await page.unrouteAll();
    await again.click();
    await page.locator('#search-results .hit').first().waitFor();
    await opened.close();
  });
}

test('markup in a query is text', async () => {
  const opened = await open(`zh/search/?q=${encodeURIComponent('<img src=x onerror=alert(1)> 疫情')}`);
  await opened.page.waitForFunction(() => document.querySelector('#search-status')?.textContent?.trim());
  assert.equal(await opened.page.locator('#search img').count(), 0);
  assert.deepEqual(opened.complaints, []);
  await opened.close();
});

test('the toggle narrows to one language', async () => {
  const opened = await open('zh/search/?q=prevention 防控');
  await settled(opened);
  await opened.page.locator('input[name=lang][value=en]').check();
  await opened.page.waitForFunction(() => new URLSearchParams(location.search).get('lang') === 'en');
  await opened.page.waitForFunction(() => !document.querySelector('#search-results')?.hasAttribute('aria-busy'));
  await settled(opened);
  for (const href of await opened.hits.locator('h2 a, h3 a').evaluateAll((links) => links.map((link) => /** @type {HTMLAnchorElement} */ (link).href))) {
    assert.match(href, /\/course\/en\//);
  }
  await opened.close();
});
