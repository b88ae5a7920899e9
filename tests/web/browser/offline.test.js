// A site that was built for disks, opened from a disk: with no server anywhere, in the real browser.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { openPage, useBrowser } from '../support/browser.js';
import { lectern, repository, temporaryFolder } from '../support/lectern.js';

const place = temporaryFolder('offline');
const browser = useBrowser();
const cache = join(place, 'cache');
const folder = join(place, '课程 100%');
const root = pathToFileURL(folder).href;

/** @param {string} output @param {string} [own] */
function build(output, own = cache) {
  const run = lectern(own, ['build', join(repository, 'archive'), '--offline', '--zip', '-o', output]);
  assert.equal(run.status, 0, run.stderr);
}
before(() => build(folder));

/** @param {string} path */
const open = async (path) => {
  const opened = await openPage(browser.get(), root);
  await opened.page.addInitScript(() => {
    const stopped = /** @type {string[]} */ ([]);
    Object.assign(window, { stopped });
    document.addEventListener('securitypolicyviolation', (event) => stopped.push(`${event.violatedDirective} ${event.blockedURI}`));
  });
  await opened.page.goto(`${root}/${path}`);
  return opened;
};

test('every link leads to a file, and no page breaks its policy', async () => {
  const { page, complaints, close } = await open('index.html');
  const seen = new Set(['index.html']);
  for (const path of seen) {
    await page.goto(`${root}/${path}`);
    assert.deepEqual(await page.evaluate(() => /** @type {any} */ (window).stopped), [], path);
    const links = await page.locator('a[href]').evaluateAll((nodes) => nodes.map((node) => /** @type {HTMLAnchorElement} */ (node).href));
    for (const link of links.filter((each) => each.startsWith('file:'))) {
      assert.ok(link.startsWith(`${root}/`), link);
      const file = decodeURIComponent(new URL(link).pathname.slice(new URL(`${root}/`).pathname.length));
      assert.match(file, /\.\w+$/, `${path}: ${link}`);
      assert.ok(existsSync(join(folder, file)), `${path}: ${link}`);
      if (file.endsWith('.html')) seen.add(file.split('/').map(encodeURIComponent).join('/'));
    }
  }
  assert.deepEqual(complaints, []);
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('index.html'));
  assert.equal(seen.size, pages.length);
  await close();
});

test('the search finds lessons, and a result opens at its section, with what was found marked', async () => {
  const { page, complaints, close } = await open('zh/index.html');
  await page.locator('main input[type=search]').fill('风险');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.hits li h2 a');
  await page.locator('.hits li h2 a').first().click();
  await page.waitForSelector('.body');
  assert.match(page.url(), /\/zh\/iaccr-2021\/[^/]+\/index\.html/);
  await page.waitForSelector('mark.found');
  assert.deepEqual([...new Set(await page.locator('mark.found').allInnerTexts())], ['风险']);
  assert.doesNotMatch(page.url(), /q=/);
  await page.reload();
  await page.locator('.clear-marks').click();
  assert.equal(await page.locator('mark.found').count(), 0);
  await page.goBack();
  await page.waitForSelector('.hits li h2 a');
  await page.locator('#search-input').fill('zzzzqqqq');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => !document.querySelector('.hits li'));
  assert.deepEqual(complaints, []);
  await close();
});

test('both languages stand side by side', async () => {
  const { page, complaints, close } = await open('en/iaccr-2021/01-risk-and-epidemic-prevention/index.html');
  await page.locator('button[data-beside=zh]').click();
  await page.waitForSelector('.beside-on .pair');
  assert.ok(await page.locator('.half.other').first().innerText());
  await page.reload();
  await page.waitForSelector('.beside-on .pair');
  assert.deepEqual(complaints, []);
  await close();
});

test('what is built again, elsewhere or after another, has the same bytes, and so has the pack', () => {
  build(join(place, 'again/课程 100%'), join(place, 'another-cache'));
  const files = () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.path, entry.name)).sort();
  const before = new Map(files().map((file) => [file, readFileSync(file)]));
  const pack = readFileSync(`${folder}.zip`);
  assert.deepEqual(readFileSync(join(place, 'again/课程 100%.zip')), pack);
  build(folder);
  assert.deepEqual(files(), [...before.keys()]);
  for (const [file, bytes] of before) assert.deepEqual(readFileSync(file), bytes, file);
  assert.deepEqual(readFileSync(`${folder}.zip`), pack);
});
