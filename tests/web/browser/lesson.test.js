// The page of a lesson in the real browser: moving about in it, its code, and that nothing jumps.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { openPage, useBrowser } from '../support/browser.js';
import { lectern, repository, temporaryFolder, writeFiles } from '../support/lectern.js';
import { serve } from '../support/server.js';

const place = temporaryFolder('lesson');
const browser = useBrowser();
const desk = { viewport: { width: 1280, height: 800 } };
const lesson = 'zh/iaccr-2021/01-risk-and-epidemic-prevention/';

/** @type {Awaited<ReturnType<typeof serve>>} */
let shipped;
/** @type {Awaited<ReturnType<typeof serve>>} */
let little;
before(async () => {
  const words = 'Words that fill a line or two, so that there is something to scroll. '.repeat(12);
  const sections = ['One', 'Two', 'Three'].map((title) => `## ${title}\n\n${words}\n\n${words}\n`).join('\n');
  writeFiles(join(place, 'archive'), {
    'site.yml': 'title: Talks\nlanguages: [en]\n',
    'talks/1/index.en.md': '---\ntitle: Figures\n---\n![drawn](drawing.svg "A drawing")\n\n'
      + `\`\`\`sh\nlectern build\necho done\n\`\`\`\n\n${sections}\n![late](drawing.svg)\n\nThe end.\n`,
    'talks/1/drawing.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600"><rect width="900" height="600"/></svg>',
    'talks/1/notes.pdf': 'x'.repeat(1500),
  });
  for (const [archive, site] of [[join(repository, 'archive'), 'shipped'], [join(place, 'archive'), 'little']]) {
    const run = lectern(join(place, 'cache'), ['build', archive, '-o', join(place, site)]);
    assert.equal(run.status, 0, run.stderr);
  }
  shipped = await serve(join(place, 'shipped'));
  little = await serve(join(place, 'little'));
});
after(() => Promise.all([shipped?.close(), little?.close()]));

test('on a desk the contents stand beside the text and follow the reading', async () => {
  const { page, close } = await openPage(browser.get(), shipped.url, desk);
  await page.goto(shipped.url + lesson);
  const current = page.locator('.contents [aria-current]');
  const text = await page.locator('.body').boundingBox();
  const contents = await page.locator('.contents').boundingBox();
  assert.ok(text && contents && contents.x >= text.x + text.width);
  for (const section of ['五大机制', '三项做法', '两位嘉宾']) {
    await page.locator(`[id="${section}"]`).evaluate((node) => node.scrollIntoView());
    await page.waitForFunction((name) => document.querySelector('.contents [aria-current]')?.textContent === name, section);
    assert.equal(await current.count(), 1);
    assert.ok(await current.isVisible());
  }
  await close();
});

test('on a phone the contents are folded, drop from a bar that stays, and close again', async () => {
  const { page, close } = await openPage(browser.get(), shipped.url);
  await page.goto(shipped.url + lesson);
  const first = page.locator('.contents a').first();
  assert.equal(await first.isVisible(), false);
  await page.evaluate(() => window.scrollTo(0, 2000));
  await page.locator('.contents summary').click();
  assert.equal(await first.isVisible(), true);
  await page.keyboard.press('Escape');
  assert.equal(await first.isVisible(), false);
  await page.locator('.contents summary').click();
  await page.locator('.contents a', { hasText: '五大机制' }).click();
  assert.equal(await first.isVisible(), false);
  const [bar, heading] = await Promise.all([page.locator('.tools').boundingBox(), page.locator('[id="五大机制"]').boundingBox()]);
  assert.ok(bar && heading && bar.y === 0 && heading.y >= bar.height);
  await close();
});

test('a heading has a link to itself, seen by who points at it or comes to it by keyboard', async () => {
  const { page, close } = await openPage(browser.get(), shipped.url, desk);
  await page.goto(shipped.url + lesson);
  const heading = page.locator('.body h2').first();
  const anchor = heading.locator('.anchor');
  const opacity = () => anchor.evaluate((node) => getComputedStyle(node).opacity);
  assert.equal(await opacity(), '0');
  await heading.hover();
  assert.equal(await opacity(), '1');
  assert.match(String(await anchor.getAttribute('aria-label')), /开班/);
  await anchor.click();
  assert.equal(decodeURIComponent(new URL(page.url()).hash), '#开班');
  await close();
});

test('code is copied with a press, which is announced', async () => {
  const { page, close } = await openPage(browser.get(), little.url, { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.goto(`${little.url}en/talks/1/`);
  await page.getByRole('button', { name: 'Copy' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), 'lectern build\necho done');
  assert.ok((await page.locator('[role=status]').allInnerTexts()).includes('Copied'));
  await page.getByRole('button', { name: 'Copy' }).waitFor();
  await close();
});

test('code is copied where the clipboard is kept from pages, too', async () => {
  const { page, close } = await openPage(browser.get(), little.url, { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.goto(`${little.url}en/talks/1/`);
  await page.evaluate(() => {
    const clipboard = navigator.clipboard;
    Object.assign(window, { readAgain: () => clipboard.readText() });
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  await page.getByRole('button', { name: 'Copy' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  assert.match(await page.evaluate(() => /** @type {any} */ (window).readAgain()), /^lectern build\s+echo done/);
  await close();
});

test('a figure has its caption, a file its size, and a table can be scrolled by keyboard', async () => {
  const { page, close } = await openPage(browser.get(), little.url);
  await page.goto(`${little.url}en/talks/1/`);
  assert.equal(await page.locator('figure figcaption').innerText(), 'A drawing');
  assert.match(await page.locator('.about').innerText(), /notes\.pdf 1\.5 KB/);
  await page.goto(`${shipped.url}en/handbook/02-write-up/`);
  const table = page.locator('.table').first();
  await table.focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() => (document.activeElement?.scrollLeft ?? 0) > 0);
  await close();
});

/** Everything that moved on the way down a page without having been asked to. @param {import('playwright-core').Page} page */
async function shifts(page) {
  return page.evaluate(async () => {
    let sum = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const shift = /** @type {any} */ (entry);
        if (!shift.hadRecentInput) sum += shift.value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    for (let y = 0; y < document.documentElement.scrollHeight; y += 400) {
      window.scrollTo(0, y);
      await frame();
      await frame();
    }
    await Promise.all([...document.images].map((image) => image.decode()));
    await frame();
    await frame();
    return sum;
  });
}

test('nothing jumps while a page loads and is scrolled through', async () => {
  for (const options of [desk, {}]) {
    const { page, close } = await openPage(browser.get(), shipped.url, options);
    for (const path of ['en/', 'zh/', lesson, 'en/handbook/', 'en/handbook/01-first-site/']) {
      await page.goto(shipped.url + path);
      assert.equal(await shifts(page), 0, path);
    }
    await close();
    const other = await openPage(browser.get(), little.url, options);
    await other.page.route('**/*.svg', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 200)); // later than the text
      await route.continue();
    });
    await other.page.goto(`${little.url}en/talks/1/`);
    assert.equal(await shifts(other.page), 0);
    const box = await other.page.locator('figure img').boundingBox();
    assert.ok(box && Math.abs(box.width / box.height - 1.5) < 0.01);
    await other.close();
  }
});

test("no page's own HTML and style are more than 30 kB compressed", () => {
  const site = join(place, 'shipped');
  const size = (/** @type {string} */ file) => gzipSync(readFileSync(file)).length;
  const pages = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('index.html'));
  assert.ok(pages.length > 20);
  for (const path of pages) {
    const html = readFileSync(join(site, path), 'utf8');
    const sheets = [...html.matchAll(/rel="stylesheet" href="([^"]*)"/g)].map(([, href]) =>
      join(site, href.startsWith('/') ? '' : dirname(path), href));
    assert.ok(sheets.length > 0, path);
    const sum = [join(site, path), ...sheets].map(size).reduce((a, b) => a + b);
    assert.ok(sum < 30_000, `${path}: ${sum} bytes`);
  }
});
