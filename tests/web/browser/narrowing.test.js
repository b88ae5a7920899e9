// Filters, orders and addresses of the search page, on an archive whose facts the test counts itself.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { openPage, useBrowser } from '../support/browser.js';
import { lectern, temporaryFolder, writeFiles } from '../support/lectern.js';
import { serve } from '../support/server.js';
import { trainingArchive, trainingLessons } from '../support/training_archive.js';

const place = temporaryFolder('narrowing-page');
const browser = useBrowser();
const lessons = trainingLessons();
const desk = { viewport: { width: 1280, height: 900 } };

/** @type {Awaited<ReturnType<typeof serve>>} */
let host;
before(async () => {
  writeFiles(join(place, 'archive'), trainingArchive());
  const run = lectern(join(place, 'cache'), ['build', join(place, 'archive'), '-o', join(place, 'site')]);
  assert.equal(run.status, 0, run.stderr);
  host = await serve(join(place, 'site'), '/sub/');
});
after(() => host?.close());

/** @param {string} path @param {import('playwright-core').BrowserContextOptions} [options] */
async function open(path, options = desk) {
  const opened = await openPage(browser.get(), host.url, options);
  await opened.page.goto(host.url + path);
  const { page } = opened;
  const value = (/** @type {string} */ kind, /** @type {string} */ name) => page.locator(`.filters button[data-kind=${kind}][data-value="${name}"]`);
  return {
    ...opened,
    value,
    hits: page.locator('#search-results .hit'),
    status: page.locator('#search-status'),
    chips: page.locator('.chips .chip'),
    parameter: (/** @type {string} */ name) => new URL(page.url()).searchParams.getAll(name),
    /** Waits until the status says so. */
    says: (/** @type {string} */ text) => page.waitForFunction((wanted) => document.querySelector('#search-status')?.textContent === wanted, text),
  };
}

/** The values of a kind with their counts, as the page shows them. @param {import('playwright-core').Page} page @param {string} kind */
const shown = async (page, kind) =>
  Object.fromEntries(await page.locator(`.filters button[data-kind=${kind}][aria-pressed]`).evaluateAll((buttons) =>
    buttons.map((button) => [/** @type {HTMLElement} */ (button).dataset.value, Number(button.querySelector('.count')?.textContent)])));

/**
 * What helps follows the results once they are painted.
 * @template T
 * @param {() => Promise<T>} read
 * @param {T} expected
 * @param {string} [message]
 */
async function becomes(read, expected, message) {
  const end = Date.now() + 10_000;
  while (Date.now() < end && !isDeepStrictEqual(await read(), expected)) await new Promise((resolve) => setTimeout(resolve, 20));
  assert.deepEqual(await read(), expected, message);
}

/** @param {(lesson: typeof lessons[number]) => string[]} valuesOf @param {typeof lessons} among */
function counted(valuesOf, among) {
  /** @type {Record<string, number>} */
  const counts = {};
  for (const lesson of among) for (const value of valuesOf(lesson)) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

test('filters have the counts of the whole result, and leave just what has them', async () => {
  const opened = await open('en/search/?q=harvest');
  const { page, value } = opened;
  await value('year', '2021').waitFor();
  await becomes(() => shown(page, 'year'), counted(({ year }) => [year], lessons));
  await becomes(() => shown(page, 'course'), counted(({ course }) => [course], lessons));
  await becomes(() => shown(page, 'guest'), counted(({ guests }) => guests, lessons));
  await becomes(() => shown(page, 'tag'), counted(({ tags }) => tags, lessons));
  assert.match(await value('course', 'risk').innerText(), /^Risk/);

  await value('year', '2021').click();
  const inYear = lessons.filter(({ year }) => year === '2021');
  await opened.says(`${inYear.length} lessons`);
  await page.waitForFunction(() => document.querySelectorAll('.filters [aria-pressed=true]').length === 1);
  await becomes(() => shown(page, 'guest'), counted(({ guests }) => guests, inYear));
  await becomes(() => shown(page, 'year'), counted(({ year }) => [year], lessons), 'a second year would add so many');
  assert.ok(await value('year', '2021').evaluate((button) => button === document.activeElement), 'the focus stays');

  await value('guest', 'Li Na').click();
  const both = inYear.filter(({ guests }) => guests.includes('Li Na'));
  await opened.says(`${both.length} lessons`);
  assert.deepEqual(opened.parameter('guest'), ['Li Na']);
  const scope = () => page.locator('.scope label').evaluateAll((labels) => labels.map((label) => Number(label.querySelector('.count')?.textContent)));
  const inLanguage = (/** @type {string} */ language) => both.filter(({ languages }) => languages.includes(language)).length;
  await becomes(scope, [both.length, inLanguage('en'), inLanguage('zh')], 'a lesson that is found in English can be read in Chinese');
  assert.deepEqual(opened.complaints, []);
  await opened.close();
});

test('names stand in the language of the reader, courses too, and a filter holds in both languages', async () => {
  const { page, value, says, chips, close } = await open('zh/search/?q=收获&guest=李娜&exact=1');
  await value('guest', '李娜').waitFor();
  const withHer = lessons.filter(({ guests, languages }) => guests.includes('Li Na') && languages.includes('zh'));
  await says(`${withHer.length} 课`);
  assert.match(await value('course', 'risk').innerText(), /^风险/);
  assert.equal(await page.locator('.filters [data-kind=guest]', { hasText: 'Li Na' }).count(), 0);
  await becomes(() => chips.allInnerTexts(), ['李娜']);
  await close();
});

test('a run of Han characters that must be read to be sure of is counted exactly', async () => {
  const { page, value, says, close } = await open('zh/search/?q=干旱灾害&exact=1');
  await value('year', '2021').waitFor();
  const dry = lessons.filter(({ languages }, i) => i % 3 === 0 && languages.includes('zh'));
  await says(`${dry.length} 课`);
  await becomes(() => shown(page, 'year'), counted(({ year }) => [year], dry));
  await close();
});

test('chips take filters away, one or all of them, and the address and the history go along', async () => {
  const { page, value, says, chips, parameter, close } = await open('en/search/?q=harvest');
  await value('tag', 'soil').click();
  await says('9 lessons');
  await value('course', 'risk').click();
  await says('3 lessons');
  await becomes(() => chips.allInnerTexts(), ['Risk', 'soil']);
  await page.goBack();
  await says('9 lessons');
  assert.deepEqual([parameter('tag'), parameter('course')], [['soil'], []]);
  await page.goForward();
  await says('3 lessons');
  await page.reload();
  await says('3 lessons');
  await page.getByRole('button', { name: 'Remove the filter Risk' }).click();
  await says('9 lessons');
  await value('guest', 'Li Na').click();
  await chips.nth(1).waitFor();
  await page.getByRole('button', { name: 'Remove all filters' }).click();
  await says('36 lessons');
  assert.equal(new URL(page.url()).search, '?q=harvest');
  await close();
});

test('results can be put in the order of their dates, and the address says so', async () => {
  const { page, hits, parameter, close } = await open('en/search/?q=harvest');
  await page.locator('.sort select').selectOption('newest');
  await page.waitForFunction(() => document.querySelector('.hit time')?.getAttribute('datetime')?.startsWith('2022'));
  const dates = () => hits.locator('time').evaluateAll((times) => times.map((time) => time.getAttribute('datetime')));
  const newest = await dates();
  assert.deepEqual(newest, [...newest].sort().reverse());
  assert.deepEqual(parameter('sort'), ['newest']);
  await page.locator('.sort select').selectOption('oldest');
  await page.waitForFunction(() => document.querySelector('.hit time')?.getAttribute('datetime')?.startsWith('2019'));
  const oldest = await dates();
  assert.deepEqual(oldest, [...oldest].sort());
  await page.goBack();
  await page.waitForFunction(() => document.querySelector('.hit time')?.getAttribute('datetime')?.startsWith('2022'));
  assert.equal(await page.locator('.sort select').inputValue(), 'newest');
  await close();
});

test('how many are shown and how far they were scrolled is there again after a visit to a lesson and after a reload', async () => {
  const { page, hits, parameter, close } = await open('en/search/?q=harvest', { viewport: { width: 390, height: 700 } });
  await page.getByRole('button', { name: 'Show more' }).click();
  await hits.nth(19).waitFor();
  await page.waitForFunction(() => document.activeElement?.closest('.hit')); // which scrolls to the first of them
  assert.deepEqual(parameter('show'), ['20']);
  await page.evaluate(() => window.scrollTo(0, 2000));
  await page.waitForFunction(() => history.state?.scroll === 2000);
  await page.reload();
  await hits.nth(19).waitFor();
  await page.waitForFunction(() => window.scrollY === 2000);
  await hits.nth(15).locator('h2 a').click();
  await page.waitForURL((url) => !url.pathname.includes('/search/'));
  await page.goBack();
  await hits.nth(19).waitFor();
  await page.waitForFunction(() => window.scrollY > 1000);
  await close();
});

test('on a phone filters wait behind a button that says how many are set, and fetch nothing before', async () => {
  const opened = await openPage(browser.get(), host.url);
  /** @type {string[]} */
  const asked = [];
  opened.page.on('request', (request) => asked.push(request.url()));
  await opened.page.goto(`${host.url}en/search/?q=harvest`);
  const summary = opened.page.locator('.filters summary');
  await summary.waitFor();
  assert.equal(await summary.innerText(), 'Filters');
  const hashed = () => asked.filter((url) => /search-index\/[0-9a-f]{16}\.bin$/.test(url)).length;
  assert.equal(hashed(), 1, 'a codebook');
  await summary.click();
  await opened.page.locator('.filters button[data-value="2021"]').click();
  await opened.page.waitForFunction(() => document.querySelector('.filters summary')?.textContent === 'Filters (1)');
  assert.equal(hashed(), 3, 'dates and facets');
  await opened.close();
});

test('filters can be set and taken away by the keyboard alone', async () => {
  const { page, close } = await openPage(browser.get(), host.url);
  await page.goto(`${host.url}en/search/?q=harvest`);
  await page.locator('.filters summary').waitFor();
  await page.keyboard.press('/');
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  for (let i = 0; i < 10 && (await focused()) !== 'Filters'; i++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.locator('.filters button').first().waitFor();
  await page.keyboard.press('Tab');
  const pressed = page.locator('.filters button[aria-pressed=true]');
  await page.keyboard.press('Space');
  await pressed.waitFor();
  assert.ok(await pressed.evaluate((button) => button === document.activeElement));
  await page.keyboard.press('Space');
  await pressed.waitFor({ state: 'detached' });
  assert.equal(new URL(page.url()).search, '?q=harvest');
  await close();
});

test('filters without words show what has them', async () => {
  const { says, hits, close } = await open('en/search/?course=risk');
  await says('12 lessons');
  assert.equal(await hits.count(), 10);
  await close();
});

test('an address of nonsense is no harm', async () => {
  const { says, complaints, close } = await open('en/search/?q=harvest&year=x&guest=%3Cimg%3E&sort=up&show=-1');
  await says('Nothing is left by all these filters together.');
  assert.deepEqual(complaints, []);
  await close();
});

test('facets that do not arrive are said in words, and can be tried again, while the results stand', async () => {
  const opened = await openPage(browser.get(), host.url, desk);
  const { page } = opened;
  let broken = true;
  await page.route(/search-index\/[0-9a-f]{16}\.bin$/, async (route) => {
    const response = await route.fetch();
    const isFacets = (await response.body()).toString('latin1', 0, 4) === 'LWIF';
    if (isFacets && broken) return route.fulfill({ status: 500, body: 'no' });
    return route.fulfill({ response });
  });
  await page.goto(`${host.url}en/search/?q=harvest`);
  const again = page.locator('.filters').getByRole('button', { name: 'Try again' });
  await again.waitFor({ timeout: 20000 });
  assert.equal(await page.locator('#search-results .hit').count(), 10);
  broken = false;
  await again.click();
  await page.locator('.filters button[data-value="2021"]').waitFor();
  await opened.close();
});

test('so is the script for them', async () => {
  const opened = await openPage(browser.get(), host.url, desk);
  const { page } = opened;
  const isScript = /\/further\.js$/;
  await page.route(isScript, (route) => route.abort());
  await page.goto(`${host.url}en/search/?q=harvest`);
  const again = page.locator('.filters').getByRole('button', { name: 'Try again' });
  await again.waitFor();
  assert.match(await page.locator('.filters').innerText(), /A part of the search index did not arrive/);
  assert.equal(await page.locator('#search-results .hit').count(), 10);
  await page.unroute(isScript);
  await again.click();
  await page.locator('.filters button[data-value="2021"]').waitFor();
  await opened.close();
});
