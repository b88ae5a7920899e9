// What a lesson was found by is marked on its page, and can be taken away.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openPage, useBrowser } from '../support/browser.js';
import { lectern, temporaryFolder, writeFiles } from '../support/lectern.js';
import { serve } from '../support/server.js';

const place = temporaryFolder('marks');
const browser = useBrowser();
const long = 'Nothing here.\n\n'.repeat(80);

/** @type {Awaited<ReturnType<typeof serve>>} */
let host;
before(async () => {
  writeFiles(join(place, 'archive'), {
    'site.yml': 'languages: [en, zh, zh-Hant]\n',
    'c/01-en/index.en.md': `---\ntitle: Networks\n---\nNet*works* and network\`s\` of <b>people</b>.\n\n${long}## Far down\n\nA networking zebra, "networked".\n\n${long}## Last\n\nnetwork\n`,
    'c/02-hant/index.zh-Hant.md': `---\ntitle: 開班\n---\n${long}## 防疫\n\n社區**防**疫靠網格員，社區裡的防疫。\n`,
  });
  const run = lectern(join(place, 'cache'), ['build', join(place, 'archive'), '-o', join(place, 'site')]);
  assert.equal(run.status, 0, run.stderr);
  host = await serve(join(place, 'site'), '/sub/');
});
after(() => host?.close());

/** Searches, and follows a link of the first result. @param {string} query @param {string} link @param {string} [page] */
async function follow(query, link, page = 'en/search/') {
  const opened = await openPage(browser.get(), host.url);
  await opened.page.goto(`${host.url}${page}?q=${encodeURIComponent(query)}`);
  await opened.page.locator('#search-results .hit').first().locator(link).first().click();
  await opened.page.waitForURL((url) => !url.pathname.includes('/search/'));
  const marks = opened.page.locator('mark.found');
  return {
    ...opened,
    marks,
    texts: () => marks.allInnerTexts(),
    inSight: (/** @type {number} */ i) => marks.nth(i).evaluate((mark) => {
      const { top, bottom } = mark.getBoundingClientRect();
      return top >= 0 && bottom <= window.innerHeight;
    }),
  };
}

test('words are marked as searching finds them, by their stems and across emphasis, and the address stays clean', async () => {
  const { page, marks, texts, inSight, complaints, close } = await follow('networks', 'h2 a');
  await marks.first().waitFor();
  assert.deepEqual(await texts(), ['Networks', 'Net', 'works', 'network', 's', 'networking', 'networked', 'network']);
  assert.ok(await inSight(1));
  assert.deepEqual([new URL(page.url()).search, new URL(page.url()).hash], ['', '']);
  assert.deepEqual(complaints, []);
  await close();
});

test('marks stand in their line, however wide the page is', async () => {
  const { page, marks, close } = await follow('networks', 'h2 a');
  await marks.first().waitFor();
  for (const width of [390, 1400]) {
    await page.setViewportSize({ width, height: 800 });
    assert.deepEqual([...new Set(await marks.evaluateAll((all) => all.map((mark) => getComputedStyle(mark).display)))], ['inline']);
  }
  await close();
});

test('a link to a section leads there, and shows its first mark', async () => {
  const { page, marks, inSight, close } = await follow('zebra networking', '.sections a');
  await marks.first().waitFor();
  assert.equal(decodeURIComponent(new URL(page.url()).hash), '#far-down');
  assert.ok(await page.locator('#far-down').evaluate((heading) => heading.getBoundingClientRect().top >= 0 && heading.getBoundingClientRect().top < 300));
  assert.ok(await inSight((await marks.allInnerTexts()).indexOf('zebra')));
  await close();
});

test('simplified characters mark traditional ones, several of them as one', async () => {
  const { marks, texts, inSight, close } = await follow('社区防疫', 'h2 a', 'zh/search/');
  await marks.first().waitFor();
  assert.deepEqual((await texts()).slice(0, 4), ['防疫', '社區', '防', '疫']);
  assert.ok(await inSight(0));
  await close();
});

test('Escape or the button takes the marks away, and leaves the text as it was', async () => {
  const { page, marks, close } = await follow('networks', 'h2 a');
  await marks.first().waitFor();
  const text = await page.locator('.body').innerText();
  await page.reload();
  await marks.first().waitFor();
  await page.keyboard.press('Escape');
  assert.equal(await marks.count(), 0);
  assert.equal(await page.locator('.body').innerText(), text);
  assert.equal(await page.locator('.clear-marks').count(), 0);
  await page.reload();
  assert.equal(await marks.count(), 0);
  await close();

  const again = await follow('networks', 'h2 a');
  await again.page.getByRole('button', { name: 'Clear the marks' }).click();
  assert.equal(await again.marks.count(), 0);
  await again.close();
});

test('marks do not depend on the page from which a lesson is opened: a new tab has them, an address without has none', async () => {
  const { page, marks, close } = await openPage(browser.get(), host.url).then((opened) => ({ ...opened, marks: opened.page.locator('mark') }));
  await page.goto(`${host.url}en/c/01-en/#last?q=network`);
  await marks.first().waitFor();
  assert.equal(new URL(page.url()).hash, '#last');
  for (const address of ['en/c/01-en/', 'en/c/01-en/#last', 'en/c/01-en/#?q=', 'en/c/01-en/#last?q=%3Cimg%20src%3Dx%3E', 'en/c/01-en/#%ff?q=%ff&t=x']) {
    await page.goto('about:blank');
    await page.goto(host.url + address);
    assert.equal(await marks.count(), 0, address);
  }
  await close();
});
