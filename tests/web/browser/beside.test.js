// Two write-ups of a lesson side by side, in the real browser.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openPage, useBrowser } from '../support/browser.js';
import { lectern, repository, temporaryFolder, writeFiles } from '../support/lectern.js';
import { serve } from '../support/server.js';

const place = temporaryFolder('beside');
const browser = useBrowser();
const desk = { viewport: { width: 1280, height: 800 } };
const firstLesson = 'iaccr-2021/01-risk-and-epidemic-prevention/';

/** @param {string} title @param {string} body */
const writeUp = (title, body) => `---\ntitle: ${title}\n---\n${body}`;

/** @typedef {import('playwright-core').Page} Page */

/** @type {Awaited<ReturnType<typeof serve>>} */
let shipped;
/** @type {Awaited<ReturnType<typeof serve>>} */
let little;
before(async () => {
  writeFiles(join(place, 'archive'), {
    'site.yml': 'title: Talks\nlanguages: [zh, en]\n',
    'talks/1/index.zh.md': writeUp('一', '开头。\n\n## 甲\n\n正文[^1]，见[乙](#乙)和[附件](a.txt)。\n\n[^1]: 注。\n\n## 乙\n\n| 表 |\n|---|\n| 格 |\n'),
    'talks/1/index.en.md': writeUp('One', 'A beginning.\n\n## First\n\nText[^1], see [second](#second) and [file](a.txt).\n\n[^1]: A note.\n\n## Second\n\n| table |\n|---|\n| cell |\n'),
    'talks/1/a.txt': 'a file\n',
    'talks/2/index.zh.md': writeUp('二', '## 甲\n\n正文。\n\n### 细节\n\n正文。\n'),
    'talks/2/index.en.md': writeUp('Two', '## First\n\nText.\n\n## Second\n\nText.\n'),
    'talks/3/index.zh.md': writeUp('三', '## 只有中文\n\n正文。\n'),
  });
  for (const [archive, site] of [[join(repository, 'archive'), 'shipped'], [join(place, 'archive'), 'little']]) {
    const run = lectern(join(place, 'cache'), ['build', archive, '-o', join(place, site)]);
    assert.equal(run.status, 0, run.stderr);
  }
  shipped = await serve(join(place, 'shipped'), '/sub/');
  little = await serve(join(place, 'little'));
});
after(() => Promise.all([shipped?.close(), little?.close()]));

/** @param {Page} page */
const button = (page) => page.getByRole('button', { name: /^(双语对照|Side by side)/ });

/** Where the first element of each half of each pair stands. @param {Page} page */
async function halves(page) {
  return page.locator('.pair').evaluateAll((pairs) => pairs.map((pair) => [...pair.children].map((half) => {
    const box = (half.firstElementChild ?? half).getBoundingClientRect();
    return { lang: half.getAttribute('lang'), text: half.textContent ?? '', left: box.left, top: box.top, bottom: half.getBoundingClientRect().bottom };
  })));
}

test('on a desk one press shows both write-ups of the first lesson in columns, section beside section', async () => {
  const { page, complaints, close } = await openPage(browser.get(), shipped.url, desk);
  await page.goto(`${shipped.url}zh/${firstLesson}`);
  const sections = await page.locator('.body :is(h2, h3)').count();
  await button(page).click();
  await page.locator('.pair').first().waitFor();
  const pairs = await halves(page);
  assert.equal(pairs.length, sections + 1);
  for (const [own, other] of pairs) {
    assert.deepEqual([own.lang, other.lang], ['zh', 'en']);
    assert.ok(other.left > own.left + 300, own.text);
    assert.ok(Math.abs(other.top - own.top) < 12, own.text);
  }
  assert.match(pairs[1][0].text, /^开班/);
  assert.match(pairs[1][1].text, /^The opening/);
  assert.equal(await button(page).getAttribute('aria-pressed'), 'true');
  assert.ok(await button(page).evaluate((node) => node === document.activeElement));
  const [tool, contents] = await Promise.all(['.beside', '.tools .contents'].map((tools) => page.locator(tools).boundingBox()));
  assert.ok(tool && contents && tool.x < 200 && contents.x > 1000 && contents.y < tool.y + tool.height, 'the bar is one line');
  assert.match(await page.locator('.said').innerText(), /English/);
  assert.match(await page.locator('.other-title').innerText(), /^Lesson 1/);
  const ids = await page.locator('[id]').evaluateAll((nodes) => nodes.map((node) => node.id));
  assert.equal(new Set(ids).size, ids.length);
  assert.deepEqual(complaints, []);
  await close();
});

test('on a phone a section of one write-up follows the other', async () => {
  const { page, complaints, close } = await openPage(browser.get(), shipped.url);
  await page.goto(`${shipped.url}en/${firstLesson}`);
  await button(page).click();
  await page.locator('.pair').first().waitFor();
  for (const [own, other] of await halves(page)) {
    assert.deepEqual([own.lang, other.lang], ['en', 'zh']);
    assert.ok(other.top >= own.bottom, own.text);
  }
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  assert.deepEqual(complaints, []);
  await close();
});

test('what is read stays in sight when the other write-up comes and goes', async () => {
  const { page, close } = await openPage(browser.get(), shipped.url, desk);
  await page.goto(`${shipped.url}zh/${firstLesson}`);
  const heading = page.locator('#五大机制');
  await heading.evaluate((node) => node.scrollIntoView({ block: 'start' }));
  const press = () => button(page).evaluate((node) => /** @type {HTMLElement} */ (node).click()); // without scrolling to it
  const before = await heading.evaluate((node) => node.getBoundingClientRect().top);
  await press();
  await page.locator('.pair').first().waitFor();
  assert.ok(Math.abs((await heading.evaluate((node) => node.getBoundingClientRect().top)) - before) < 40);
  await press();
  await page.waitForFunction(() => !document.querySelector('.pair'));
  assert.ok(Math.abs((await heading.evaluate((node) => node.getBoundingClientRect().top)) - before) < 40);
  await close();
});

test('it is remembered for the next lesson, has an address, and is over with another press', async () => {
  const { page, close } = await openPage(browser.get(), little.url, desk);
  await page.goto(`${little.url}zh/talks/1/`);
  const plain = await page.locator('.body').innerHTML();
  await button(page).click();
  await page.locator('.pair').first().waitFor();
  assert.equal(page.url(), `${little.url}zh/talks/1/?beside=en`);
  await page.locator('a[rel=next]').click();
  await page.waitForURL(`${little.url}zh/talks/2/?beside=en`);
  await page.locator('.pair').waitFor();
  await page.goto(`${little.url}zh/talks/1/`);
  await page.locator('.pair').first().waitFor();
  await page.getByRole('link', { name: 'English' }).first().click();
  await page.waitForURL(`${little.url}en/talks/1/?beside=zh`);
  await page.locator('.pair').first().waitFor();
  assert.deepEqual((await halves(page)).map(([own, other]) => [own.lang, other.lang])[0], ['en', 'zh']);
  await page.goto(`${little.url}zh/talks/1/`);
  await page.locator('.pair').first().waitFor();
  await button(page).click();
  assert.equal(await page.locator('.pair').count(), 0);
  assert.equal(await page.locator('.body').innerHTML(), plain);
  assert.equal(page.url(), `${little.url}zh/talks/1/`);
  await page.reload();
  assert.equal(await button(page).getAttribute('aria-pressed'), 'false');
  await close();
});

test('an address that was sent shows it, and is not remembered', async () => {
  const { page, close } = await openPage(browser.get(), little.url, desk);
  await page.goto(`${little.url}en/talks/1/?beside=zh`);
  await page.locator('.pair').first().waitFor();
  await page.goto(`${little.url}en/talks/1/`);
  assert.equal(await button(page).getAttribute('aria-pressed'), 'false');
  await close();
});

test('links and footnotes of the other write-up lead to themselves', async () => {
  const { page, close } = await openPage(browser.get(), little.url, desk);
  await page.goto(`${little.url}zh/talks/1/?beside=en`);
  const other = page.locator('.half.other');
  await other.first().waitFor();
  const hrefs = await other.locator('a:not(.anchor)').evaluateAll((links) => links.map((link) => /** @type {HTMLAnchorElement} */ (link).href));
  for (const href of hrefs) {
    const url = new URL(href);
    if (url.hash) assert.equal(await page.locator(`.other [id="${decodeURIComponent(url.hash.slice(1))}"]`).count(), 1, href);
    else assert.equal((await fetch(url)).status, 200, href);
  }
  assert.ok(hrefs.length >= 4);
  const label = await other.locator('.table').getAttribute('aria-labelledby');
  assert.equal(await page.locator(`[id="${label}"]`).innerText(), 'Second');
  await close();
});

test('where sections do not correspond it says so and shows both whole', async () => {
  const { page, close } = await openPage(browser.get(), little.url, desk);
  await page.goto(`${little.url}en/talks/2/`);
  await button(page).click();
  await page.locator('.pair').waitFor();
  assert.match(await page.locator('.said.notice').innerText(), /different sections/);
  const [[own, other], ...more] = await halves(page);
  assert.equal(more.length, 0);
  assert.match(own.text, /First[^]*Second/);
  assert.match(other.text, /甲[^]*细节/);
  assert.ok(other.left > own.left + 300);
  await close();
});

test('a lesson in one language has no such button', async () => {
  const { page, complaints, close } = await openPage(browser.get(), little.url, desk);
  await page.goto(`${little.url}zh/talks/3/?beside=en`);
  assert.equal(await page.locator('.beside button').count(), 0);
  assert.deepEqual(complaints, []);
  await close();
});

test('what does not arrive is said, with a way to it, and can be asked for again', async () => {
  const { page, close } = await openPage(browser.get(), little.url, desk);
  await page.goto(`${little.url}zh/talks/1/`);
  await page.route('**/en/talks/1/', (route) => route.abort());
  await button(page).click();
  const notice = page.locator('.said.notice');
  await notice.waitFor();
  assert.equal(await notice.locator('a').evaluate((link) => /** @type {HTMLAnchorElement} */ (link).href), `${little.url}en/talks/1/`);
  assert.equal(await button(page).getAttribute('aria-pressed'), 'false');
  await page.unroute('**/en/talks/1/');
  await button(page).click();
  await page.locator('.pair').first().waitFor();
  assert.equal(await notice.count(), 0);
  await close();
});

test('without JavaScript the button is not there, and the link to the language leads to the text', async () => {
  const { page, close } = await openPage(browser.get(), little.url, { javaScriptEnabled: false });
  await page.goto(`${little.url}zh/talks/1/`);
  assert.equal(await page.locator('.beside').isVisible(), false);
  await page.locator('.languages a').click();
  assert.match(await page.locator('.body').innerText(), /A beginning/);
  await close();
});
