// The preview in the real browser: pages reload by themselves, keep their place, and say what is wrong.

import assert from 'node:assert/strict';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openPage, useBrowser } from '../support/browser.js';
import { temporaryFolder, writeFiles } from '../support/lectern.js';
import { startServing } from '../support/serving.js';

const place = temporaryFolder('preview');
const folder = join(place, 'archive');
const browser = useBrowser();

const paragraphs = (/** @type {string} */ word) => `${`${word} `.repeat(60)}\n\n`.repeat(12);
const lesson = (/** @type {string} */ title, /** @type {string} */ body) => `---\ntitle: ${title}\n---\n\n${body}\n`;
const longLesson = (/** @type {string} */ opening) =>
  lesson('Long', `${opening}\n\n## First\n\n${paragraphs('one')}## Second\n\n${paragraphs('two')}## Third\n\n${paragraphs('three')}`);

/** @param {string} path @param {string} text */
const save = (path, text) => writeFileSync(join(folder, path), text);

/** @type {Awaited<ReturnType<typeof startServing>>} */
let serving;
before(async () => {
  writeFiles(folder, {
    'course/01-long/index.en.md': longLesson('The first opening.'),
    'course/02-short/index.en.md': lesson('Short', 'Short words.'),
    'course/02-short/index.zh.md': lesson('短', '短短的一课。'),
  });
  serving = await startServing(join(place, 'cache'), [folder, '--port', '0']);
});
after(() => serving?.stop());

/** @param {string} path @param {import('playwright-core').BrowserContextOptions} [options] */
async function open(path, options = {}) {
  const opened = await openPage(browser.get(), serving.url, options);
  await opened.page.goto(serving.url + path);
  let loads = 0;
  opened.page.on('load', () => loads++);
  return { ...opened, loads: () => loads };
}

/** @param {import('playwright-core').Page} page @param {string} text */
const shows = (page, text) => page.waitForFunction((wanted) => document.querySelector('main')?.textContent?.includes(wanted), text);

const dialog = (/** @type {import('playwright-core').Page} */ page) => page.getByRole('dialog', { name: /Problems|问题/ });

test('a page shows what was saved without being asked, and keeps its place though text above it grew', async () => {
  const { page, complaints, close } = await open('en/course/01-long/');
  await page.locator('details.contents summary').click();
  await page.locator('#third').evaluate((heading) => window.scrollTo(0, heading.getBoundingClientRect().top + window.scrollY + 150));
  const top = () => page.locator('#third').evaluate((heading) => heading.getBoundingClientRect().top);
  const before = await top();
  save('course/01-long/index.en.md', longLesson(`The second opening.\n\n${paragraphs('more')}`));
  await shows(page, 'The second opening');
  await page.waitForFunction((wanted) => Math.abs((document.querySelector('#third')?.getBoundingClientRect().top ?? 0) - wanted) < 3, before);
  assert.equal(await page.locator('details.contents').evaluate((element) => /** @type {HTMLDetailsElement} */ (element).open), true);
  assert.deepEqual(complaints, []);
  await close();
});

test('who reads another page is not disturbed', async () => {
  const other = await open('en/course/01-long/');
  const own = await open('en/course/02-short/');
  save('course/02-short/index.en.md', lesson('Short', 'Other short words.'));
  await shows(own.page, 'Other short words');
  save('course/02-short/index.en.md', lesson('Short', 'Short words once more.'));
  await shows(own.page, 'Short words once more');
  // The words are there before a page has loaded all of itself.
  await own.page.waitForLoadState('load');
  while (own.loads() < 2) await own.page.waitForTimeout(20);
  assert.equal(own.loads(), 2);
  assert.equal(other.loads(), 0);
  await Promise.all([other.close(), own.close()]);
});

test('an error is shown over the page with file, line and caret, and goes when it is mended', async () => {
  const { page, complaints, loads, close } = await open('en/course/02-short/');
  save('course/02-short/index.en.md', '---\ntitle: Short\ndate: 三月三十日 2021\n---\n\nBroken words.\n');
  await dialog(page).waitFor();
  const text = await dialog(page).innerText();
  assert.match(text, /course\/02-short\/index\.en\.md:3:7: error: /);
  assert.match(text, /date: 三月三十日 2021\n\s+\^~+/);
  assert.match(text, /1 error/);
  // The caret stands under the fault, wide characters and all: its line is as long as the line of the fault.
  const measure = () => dialog(page).locator('pre').evaluate((block) => {
    const [line, mark] = (block.textContent ?? '').split('\n');
    const range = document.createRange();
    range.selectNodeContents(block);
    const rows = [...range.getClientRects()];
    const right = (/** @type {number} */ top) => Math.max(...rows.filter((row) => Math.abs(row.bottom - top) < 8).map((row) => row.right));
    return { line: line.length, mark: mark.length, first: right(Math.min(...rows.map((row) => row.bottom))), last: right(Math.max(...rows.map((row) => row.bottom))) };
  });
  const widths = await measure();
  assert.ok(Math.abs(widths.first - widths.last) < 2, JSON.stringify(widths));
  assert.ok(await page.getByText('Short words').count(), 'the last good page stands below');
  save('course/02-short/index.en.md', lesson('Short', 'Short words once more.'));
  await dialog(page).waitFor({ state: 'detached' });
  assert.equal(loads(), 0, 'nothing changed, so nothing was loaded anew');
  assert.deepEqual(complaints, []);
  await close();
});

test('the overlay can be put away by the keyboard, comes back by its button, and stays away over other pages', async () => {
  save('course/02-short/index.en.md', '---\ntitle: Short\ndate: never\n---\n\nBroken words.\n');
  const { page, close } = await open('zh/course/02-short/');
  await dialog(page).waitFor();
  assert.match(await dialog(page).innerText(), /1 个错误/);
  assert.notEqual(await page.evaluate(() => document.activeElement?.tagName), 'LECTERN-PROBLEMS', 'it takes no focus');
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'detached' });
  await page.goto(`${serving.url}zh/course/`);
  const button = page.getByRole('button', { name: '1 个错误' });
  await button.waitFor();
  await button.click();
  await dialog(page).waitFor();
  await page.getByRole('button', { name: '关闭' }).click();
  await dialog(page).waitFor({ state: 'detached' });
  save('course/02-short/index.en.md', lesson('Short', 'Mended words.'));
  await button.waitFor({ state: 'detached' });
  await close();
});

test('warnings alone wait behind a small button', async () => {
  const { page, close } = await open('en/course/02-short/');
  save('course/02-short/index.en.md', '---\ntitle: Short\nauthr: x\n---\n\nWarned words.\n');
  await shows(page, 'Warned words');
  const button = page.getByRole('button', { name: '1 warning' });
  await button.click();
  assert.match(await dialog(page).innerText(), /index\.en\.md:3:1: warning: /);
  save('course/02-short/index.en.md', lesson('Short', 'Mended again.'));
  await shows(page, 'Mended again');
  await dialog(page).waitFor({ state: 'detached' });
  assert.equal(await button.count(), 0);
  await close();
});

test('a panel that was opened stays while there are problems: over a reload, as it is when the same is told again, else with the new ones', async () => {
  save('course/02-short/index.en.md', '---\ntitle: Short\nauthr: x\n---\n\nShort words.\n');
  const { page, close } = await open('en/course/01-long/');
  await page.getByRole('button', { name: '1 warning' }).click();
  await dialog(page).waitFor();
  await page.reload();
  await dialog(page).waitFor();
  const opened = await dialog(page).elementHandle();
  await dialog(page).focus();
  await page.evaluate(async () => {
    const module = '/__lectern__/problems.js';
    const { showProblems } = await import(module);
    const events = new EventSource('/__lectern__/events');
    await new Promise((resolve) => events.addEventListener('state', (event) => resolve(showProblems(JSON.parse(event.data)))));
    events.close();
  });
  assert.ok(await opened?.evaluate((panel) => panel.isConnected), 'the same panel');
  save('course/02-short/index.en.md', '---\ntitle: Short\nauthr: x\ntgs: y\n---\n\nShort words.\n');
  await dialog(page).getByText('2 warnings').waitFor();
  const focused = () => page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.getAttribute('role'));
  assert.equal(await focused(), 'dialog', 'who was in the panel still is');
  save('course/02-short/index.en.md', lesson('Short', 'Short words.'));
  await dialog(page).waitFor({ state: 'detached' });
  await close();
});

test('a new lesson appears in its course, and at its own address for who waits there', async () => {
  const course = await open('en/course/');
  const waiting = await open('en/course/03-new/');
  assert.match(await waiting.page.title(), /./);
  writeFiles(folder, { 'course/03-new/index.en.md': lesson('Brand new', 'Newest words.') });
  await shows(course.page, 'Brand new');
  await shows(waiting.page, 'Newest words');
  rmSync(join(folder, 'course/03-new'), { recursive: true });
  await course.page.waitForFunction(() => !document.querySelector('main')?.textContent?.includes('Brand new'));
  await Promise.all([course.close(), waiting.close()]);
});

test('a new style is shown', async () => {
  const { page, close } = await open('en/course/02-short/');
  writeFiles(folder, { 'theme/assets/tokens.css': ':root { --lectern-test: 1; }\nbody { outline: 7px solid red; }\n' });
  await page.waitForFunction(() => getComputedStyle(document.body).outlineWidth === '7px');
  rmSync(join(folder, 'theme'), { recursive: true });
  await page.waitForFunction(() => getComputedStyle(document.body).outlineWidth !== '7px');
  await close();
});

test('many open pages do not keep each other from loading', async () => {
  const context = await browser.get().newContext();
  const pages = [];
  for (let i = 0; i < 9; i++) {
    const page = await context.newPage();
    await page.goto(`${serving.url}en/course/02-short/`);
    pages.push(page);
  }
  save('course/02-short/index.en.md', lesson('Short', 'Words for the newest.'));
  await shows(pages[8], 'Words for the newest');
  await pages[0].evaluate(() => window.dispatchEvent(new Event('focus')));
  await shows(pages[0], 'Words for the newest');
  await Promise.all(pages.map((page) => page.goto('about:blank')));
  await context.close();
});

test('a page finds the server again after it was started anew', async () => {
  const { page, close } = await open('en/course/02-short/');
  const port = serving.port;
  await serving.stop();
  save('course/02-short/index.en.md', lesson('Short', 'Words of the night.'));
  serving = await startServing(join(place, 'cache'), [folder, '--port', String(port)]);
  assert.equal(serving.port, port);
  await shows(page, 'Words of the night');
  await close();
});

test('the page for lost readers finds its style though the site belongs into a folder', async () => {
  const from = serving.stdout().length;
  writeFiles(folder, { 'site.yml': 'base_url: https://example.org/sub/courses/\n' });
  await serving.says(/site\.yml: shown/, from);
  const { page, complaints, close } = await open('nowhere/at/all/');
  await page.waitForFunction(() => [...document.styleSheets].some((sheet) => sheet.href?.includes('/sub/courses/')));
  assert.deepEqual(complaints, []);
  await page.locator('main a, header a').first().click();
  await page.waitForURL((url) => url.pathname.startsWith('/sub/courses/'));
  assert.ok(await page.locator('h1').count());
  renameSync(join(folder, 'site.yml'), join(place, 'site.yml'));
  await close();
});
