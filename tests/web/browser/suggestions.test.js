// Suggestions, recent searches and what is said aloud, by the keyboard and with an input method.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openPage, useBrowser } from '../support/browser.js';
import { lectern, temporaryFolder, writeFiles } from '../support/lectern.js';
import { serve } from '../support/server.js';
import { trainingArchive } from '../support/training_archive.js';

const place = temporaryFolder('suggestions');
const browser = useBrowser();

/** @type {Awaited<ReturnType<typeof serve>>} */
let host;
before(async () => {
  writeFiles(join(place, 'archive'), trainingArchive());
  const run = lectern(join(place, 'cache'), ['build', join(place, 'archive'), '-o', join(place, 'site')]);
  assert.equal(run.status, 0, run.stderr);
  host = await serve(join(place, 'site'));
});
after(() => host?.close());

/** @param {string} path @param {import('playwright-core').BrowserContextOptions} [options] */
async function open(path, options = { viewport: { width: 1280, height: 900 } }) {
  const opened = await openPage(browser.get(), host.url, options);
  await opened.page.goto(host.url + path);
  const { page } = opened;
  await page.waitForFunction(() => document.querySelector('#search-input')?.getAttribute('role') === 'combobox');
  const input = page.locator('#search-input');
  return {
    ...opened,
    input,
    options: page.getByRole('option'),
    expanded: () => input.getAttribute('aria-expanded'),
    /** The suggestion that the field says is meant. */
    meant: () => page.evaluate(() => {
      const id = document.querySelector('#search-input')?.getAttribute('aria-activedescendant');
      const option = id ? document.getElementById(id) : null;
      return option?.getAttribute('aria-selected') === 'true' ? option.querySelector('span')?.textContent : null;
    }),
  };
}

test('a combobox: the arrows go through suggestions, Enter takes one, Escape and Tab leave them', async () => {
  const { page, input, options, expanded, meant, complaints, close } = await open('en/search/?q=harvest');
  await page.locator('.filters button[data-value="Wang Fang"]').waitFor();
  await input.fill('');
  await input.pressSequentially('wa');
  await options.nth(1).waitFor();
  assert.equal(await page.getByRole('combobox', { name: 'Search the lessons' }).count(), 1);
  assert.equal(await page.getByRole('listbox', { name: 'Suggestions' }).count(), 1);
  assert.equal(await expanded(), 'true');
  const texts = await options.locator('span:first-child').allInnerTexts();
  assert.deepEqual(texts.slice(0, 3), ['Wang Fang', '王芳', 'water'], 'written so, read so, and words');

  assert.equal(await meant(), null);
  await page.keyboard.press('ArrowDown');
  assert.equal(await meant(), texts[0]);
  await page.keyboard.press('ArrowDown');
  assert.equal(await meant(), texts[1]);
  await page.keyboard.press('Home');
  assert.equal(await meant(), null);
  assert.equal(await input.evaluate((field) => /** @type {HTMLInputElement} */ (field).selectionStart), 0);
  await page.keyboard.press('ArrowUp');
  assert.equal(await meant(), texts.at(-1));
  await page.keyboard.press('ArrowDown');
  assert.equal(await meant(), null, 'after the last one comes the field');
  assert.ok(await input.evaluate((field) => field === document.activeElement));

  await page.keyboard.press('Escape');
  assert.deepEqual([await expanded(), await input.inputValue()], ['false', 'wa']);
  await input.press('End');
  await page.keyboard.type('n');
  await options.first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  assert.deepEqual([await expanded(), await input.inputValue()], ['false', 'guest:"Wang Fang"']);
  await page.waitForFunction(() => new URLSearchParams(location.search).get('q') === 'guest:"Wang Fang"');
  await page.locator('#search-results .hit').first().waitFor();
  await page.keyboard.press('ArrowDown');
  assert.ok(await page.evaluate(() => document.activeElement?.closest('.hit') !== null), 'then the arrow leads to the results');

  await input.fill('');
  await input.pressSequentially('wa');
  await options.first().waitFor();
  await page.keyboard.press('Tab');
  assert.equal(await expanded(), 'false');
  assert.ok(await input.evaluate((field) => field !== document.activeElement));
  assert.deepEqual(complaints, []);
  await close();
});

test('suggestions can be pressed, and nothing moves when they come', async () => {
  const { page, input, options, close } = await open('zh/search/?q=收获', { viewport: { width: 390, height: 844 } });
  const top = () => page.locator('#search-results').evaluate((results) => results.getBoundingClientRect().top);
  const before = await top();
  await input.fill('');
  await input.pressSequentially('余');
  await options.first().waitFor();
  await page.locator('#search-results .hit').first().waitFor();
  assert.equal(await top(), before);
  await options.first().click();
  assert.equal(await input.inputValue(), 'guest:余祖成');
  await close();
});

test('what helps waits until results are painted, and is made of the latest ones alone', async () => {
  const { page, input, close } = await open('en/search/?q=harvest');
  const counts = page.locator('.filter-groups');
  /** @type {Record<string, string>} */
  const own = {};
  for (const query of ['water', 'harvest']) {
    await input.fill(query);
    await page.waitForFunction((text) => document.title.startsWith(text), query);
    await page.waitForTimeout(300);
    own[query] = await counts.innerText();
  }
  assert.notEqual(own.water, own.harvest);
  const seen = await page.evaluate(async () => {
    const groups = /** @type {HTMLElement} */ (document.querySelector('.filter-groups'));
    const results = /** @type {HTMLElement} */ (document.querySelector('#search-results'));
    const field = /** @type {HTMLInputElement} */ (document.querySelector('#search-input'));
    const type = (/** @type {string} */ text) => {
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      return new Promise((resolve) => new MutationObserver(resolve).observe(results, { childList: true }));
    };
    const before = groups.innerText;
    await type('water');
    const withResults = groups.innerText;
    await type('harvest');
    /** @type {string[]} */
    const after = [];
    new MutationObserver(() => after.push(groups.innerText)).observe(groups, { childList: true });
    await new Promise((resolve) => setTimeout(resolve, 600));
    return { waited: before === withResults, after };
  });
  assert.equal(seen.waited, true);
  assert.deepEqual(seen.after, [own.harvest]);
  await close();
});

test('while an input method composes there are no suggestions and no search, and its Enter sends nothing', async () => {
  const { page, input, expanded, options, close } = await open('zh/search/?q=收获');
  const keyboard = await page.context().newCDPSession(page);
  await input.fill('');
  await page.waitForFunction(() => location.search === '');
  const entries = await page.evaluate(() => history.length);
  for (const text of ['y', 'yu', 'yu z']) await keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  for (const key of ['ArrowDown', 'Enter', 'Escape']) {
    await keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', windowsVirtualKeyCode: 229, key: 'Process', code: key });
  }
  await page.waitForTimeout(500);
  assert.equal(await expanded(), 'false');
  assert.equal(await page.evaluate(() => location.search), '');
  assert.equal(await page.evaluate(() => history.length), entries);
  assert.equal(await input.inputValue(), 'yu z');
  await keyboard.send('Input.insertText', { text: '余祖' });
  await options.first().waitFor();
  assert.equal(await input.inputValue(), '余祖');
  await page.waitForFunction(() => new URLSearchParams(location.search).get('q') === '余祖');
  await close();
});

test('searches that were meant are remembered on the device, suggested, offered, and forgotten when asked to', async () => {
  const { page, input, options, close } = await open('en/search/');
  await input.pressSequentially('drought');
  await page.locator('#search-results .hit').first().waitFor();
  assert.equal(await page.evaluate(() => localStorage.length), 0, 'what is only being typed is not kept');
  await input.press('Enter');
  await input.fill('stor');
  await page.locator('#search-results .hit h2 a').first().click();
  await page.waitForURL((url) => !url.pathname.includes('/search/'));

  await page.goto(`${host.url}en/search/`);
  const recent = page.getByRole('region', { name: 'Recent searches' });
  await recent.waitFor();
  assert.deepEqual(await recent.getByRole('link').allInnerTexts(), ['stor', 'drought']);
  await input.pressSequentially('dro');
  await options.filter({ hasText: 'searched before' }).waitFor();
  await input.press('Escape');
  await input.press('Escape');
  await recent.waitFor();
  await input.press('ArrowDown');
  assert.deepEqual(await options.locator('span:first-child').allInnerTexts(), ['stor', 'drought']);
  await input.press('Escape');
  await recent.getByRole('button', { name: 'Forget them' }).click();
  assert.equal(await recent.count(), 0);
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  await close();
});

test('where the browser keeps nothing everything else works', async () => {
  const opened = await openPage(browser.get(), host.url);
  await opened.page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('denied', 'SecurityError'); } });
  });
  await opened.page.goto(`${host.url}en/search/`);
  await opened.page.locator('#search-input').pressSequentially('harvest');
  await opened.page.locator('#search-input').press('Enter');
  await opened.page.locator('#search-results .hit').first().waitFor();
  await opened.page.locator('#search-input').fill('');
  await opened.page.getByRole('link', { name: 'harvest' }).waitFor();
  assert.deepEqual(opened.complaints, []);
  await opened.close();
});

test('the number of results is said once typing has ended, not at each key', async () => {
  const { page, input, close } = await open('en/search/');
  await page.evaluate(() => {
    const region = document.querySelector('[role=status]');
    /** @type {any} */ (window).heard = [];
    new MutationObserver(() => /** @type {any} */ (window).heard.push(region?.textContent)).observe(/** @type {Node} */ (region), { childList: true, subtree: true });
  });
  await input.pressSequentially('harvest', { delay: 60 });
  await page.waitForFunction(() => /** @type {any} */ (window).heard.at(-1) === '36 lessons');
  const heard = await page.evaluate(() => /** @type {any} */ (window).heard.filter(Boolean));
  assert.ok(heard.length <= 2, heard.join(' | '));
  await close();
});

test('the slash leads to the field from anywhere but another field, and with no other key', async () => {
  const { page, input, close } = await open('en/search/?q=harvest');
  await page.locator('.filters button').first().focus();
  await page.keyboard.press('Control+/');
  assert.ok(await input.evaluate((field) => field !== document.activeElement));
  await page.keyboard.press('/');
  assert.ok(await input.evaluate((field) => field === document.activeElement));
  await page.keyboard.type('a/b');
  assert.equal(await input.inputValue(), 'a/b');
  await close();
});

test('without JavaScript the page says what to do', async () => {
  const { page, close } = await openPage(browser.get(), host.url, { javaScriptEnabled: false });
  await page.goto(`${host.url}en/search/?q=harvest`);
  assert.match(await page.locator('main').innerText(), /needs JavaScript/);
  await close();
});
