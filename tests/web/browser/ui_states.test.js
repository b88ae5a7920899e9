// What the theme's scripts and the search page do beyond finding: sections across languages, long lists of results,
// words that no lesson has all of.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openPage, useBrowser } from '../support/browser.js';
import { lectern, temporaryFolder, writeFiles } from '../support/lectern.js';
import { serve } from '../support/server.js';

const place = temporaryFolder('ui-states');
const browser = useBrowser();

/** @param {string} title @param {string[]} sections */
const writeUp = (title, sections) =>
  `---\ntitle: ${title}\n---\nopening\n\n${sections.map((name) => `## ${name}\n\n${'word '.repeat(400)}\n`).join('\n')}`;

/** @type {Awaited<ReturnType<typeof serve>>} */
let host;
before(async () => {
  /** @type {Record<string, string>} */
  const files = {
    'course/01-even/index.en.md': writeUp('Even', ['One', 'Two', 'Three']),
    'course/01-even/index.zh.md': writeUp('成对', ['一', '二', '三']),
    'course/02-odd/index.en.md': writeUp('Odd', ['One', 'Two']),
    'course/02-odd/index.zh.md': writeUp('不成对', ['一']),
    'course/03-alone/index.en.md': writeUp('Alone', ['One']),
  };
  for (let i = 10; i < 35; ++i) files[`many/${i}/index.en.md`] = `---\ntitle: Walnut ${i}\n---\nwalnut number ${i}\n`;
  files['many/40/index.en.md'] = '---\ntitle: Pecan\n---\npecan pie\n';
  writeFiles(join(place, 'archive'), files);
  const run = lectern(join(place, 'cache'), ['build', join(place, 'archive'), '-o', join(place, 'site')]);
  assert.equal(run.status, 0, run.stderr);
  host = await serve(join(place, 'site'));
});
after(() => host?.close());

/** @param {string} path @param {import('playwright-core').BrowserContextOptions} [options] */
async function open(path, options = {}) {
  const opened = await openPage(browser.get(), host.url, options);
  await opened.page.goto(host.url + path);
  return opened;
}

/** The heading at the top of the window. @param {import('playwright-core').Page} page */
const headingInSight = (page) =>
  page.evaluate(() => {
    const all = [...document.querySelectorAll('.body h2')];
    return all.filter((heading) => heading.getBoundingClientRect().top < window.innerHeight / 3).at(-1)?.textContent;
  });

test('switching the language keeps the section where both write-ups have as many', async () => {
  const { page, complaints, close } = await open('en/course/01-even/');
  await page.locator('.body h2', { hasText: 'Two' }).evaluate((heading) => heading.scrollIntoView());
  // A reader's click, without the scrolling to the link that a test's click would do first.
  await page.locator('a[data-keep-section]').evaluate((link) => /** @type {HTMLElement} */ (link).click());
  await page.waitForURL((url) => url.pathname === '/zh/course/01-even/' && decodeURIComponent(url.hash) === '#二');
  assert.equal(await headingInSight(page), '二');
  assert.deepEqual(complaints, []);
  await close();
});

test('where they have not, it keeps the page', async () => {
  const { page, close } = await open('en/course/02-odd/');
  await page.locator('.body h2', { hasText: 'Two' }).evaluate((heading) => heading.scrollIntoView());
  await page.locator('a[data-keep-section]').evaluate((link) => /** @type {HTMLElement} */ (link).click());
  await page.waitForURL((url) => url.pathname === '/zh/course/02-odd/' && url.hash === '');
  await close();
});

test('a lesson in one language alone says so in the other, and leads there', async () => {
  const { page, close } = await open('en/course/03-alone/');
  await page.locator('a[data-keep-section]').first().click();
  await page.waitForURL(`${host.url}zh/course/03-alone/*`);
  assert.match(await page.locator('main').innerText(), /暂无中文版/);
  await page.locator('main a[hreflang=en]').click();
  await page.waitForURL(`${host.url}en/course/03-alone/`);
  await close();
});

test('the root puts the language of the reader first and sends nobody anywhere', async () => {
  for (const [locale, first] of [['en-GB', 'en'], ['zh-TW', 'zh'], ['fr', 'zh']]) {
    const { page, close } = await open('', { locale });
    const tops = await page.locator('section[lang]').evaluateAll((sections) =>
      sections.map((section) => ({ lang: section.getAttribute('lang'), top: section.getBoundingClientRect().top })));
    tops.sort((a, b) => a.top - b.top);
    assert.equal(tops[0].lang, first, locale);
    assert.equal(page.url(), host.url);
    await close();
  }
});

test('more results come when asked for, and the focus goes to the first of them', async () => {
  const { page, close } = await open('en/search/?q=walnut');
  const hits = page.locator('#search-results .hit');
  await hits.first().waitFor();
  assert.equal(await hits.count(), 10);
  await page.getByRole('button', { name: 'Show more' }).click();
  await hits.nth(19).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.closest('.hit') === document.querySelectorAll('.hit')[10]), true);
  await page.getByRole('button', { name: 'Show more' }).click();
  await hits.nth(24).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Show more' }).count(), 0);
  await close();
});

test('lessons with some of the words are said to be that', async () => {
  const { page, close } = await open('en/search/?q=walnut pecan');
  await page.locator('#search-results .hit').first().waitFor();
  assert.equal(await page.locator('#search-status').textContent(), 'No lesson has all the words. These have some of them.');
  await close();
});

test('Escape leads back to the field, then empties it', async () => {
  const { page, close } = await open('en/search/?q=pecan');
  await page.locator('#search-input[role=combobox]').waitFor();
  await page.locator('#search-input').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'search-input');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => location.search === '');
  assert.equal(await page.locator('#search-input').inputValue(), '');
  assert.equal(await page.locator('#search-results .hit').count(), 0);
  await close();
});

test('a field in the head of every page leads to the search, and the slash to the field', async () => {
  const { page, close } = await open('en/course/01-even/', { viewport: { width: 1280, height: 800 } });
  await page.keyboard.press('/');
  await page.keyboard.type('pecan');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${host.url}en/search/?q=pecan`);
  await page.locator('#search-results .hit').first().waitFor();
  await close();
});

test('a newer question outranks an older reply', async () => {
  const { page, close } = await open('en/search/');
  let slow = true;
  await page.route('**/search-index/**', async (route) => {
    if (slow) await new Promise((resolve) => setTimeout(resolve, 600));
    await route.continue();
  });
  await page.locator('#search-input').pressSequentially('walnut', { delay: 5 });
  await page.waitForTimeout(150);
  slow = false;
  await page.locator('#search-input').fill('pecan');
  await page.locator('#search-results .hit').first().waitFor();
  await page.waitForTimeout(900);
  assert.match(await page.locator('#search-results .hit h2').first().innerText(), /Pecan/);
  assert.equal(await page.locator('#search-results .hit').count(), 1);
  await close();
});
