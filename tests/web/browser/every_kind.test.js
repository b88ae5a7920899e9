// Every kind of page of the shipped archive in the real browser, in both languages, light and dark: what axe-core finds,
// what the Content-Security-Policy stops, what moves while a page arrives, what is asked of whom.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openPage, useBrowser } from '../support/browser.js';
import { lectern, repository, temporaryFolder } from '../support/lectern.js';
import { serve } from '../support/server.js';

const place = temporaryFolder('every-kind');
const browser = useBrowser();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** @typedef {import('playwright-core').Page} Page */

/** @type {Awaited<ReturnType<typeof serve>>} */
let host;
before(async () => {
  const site = join(place, 'site');
  const run = lectern(join(place, 'cache'), ['build', join(repository, 'archive'), '-o', site]);
  assert.equal(run.status, 0, run.stderr);
  host = await serve(site, '/lectern/'); // where the page for lost readers has its links
});
after(() => host?.close());

/** A kind of page, its address, and what is to be there before it is looked at. @type {[string, string, string?][]} */
const kinds = [
  ['the choice of languages', ''],
  ['the page for lost readers', 'no/such/page'],
  ...['zh', 'en'].flatMap((language) => /** @type {[string, string, string?][]} */ ([
    [`${language}: home`, `${language}/`],
    [`${language}: a course`, `${language}/iaccr-2021/`],
    [`${language}: a lesson`, `${language}/iaccr-2021/01-risk-and-epidemic-prevention/`],
    [`${language}: a lesson with code and tables`, `${language}/handbook/02-write-up/`],
    [`${language}: both languages side by side`, `${language}/iaccr-2021/01-risk-and-epidemic-prevention/?beside=${language === 'zh' ? 'en' : 'zh'}`, '.beside-on .pair'],
    [`${language}: all guests`, `${language}/guests/`],
    [`${language}: all tags`, `${language}/tags/`],
    [`${language}: search`, `${language}/search/`],
    [`${language}: search with results`, `${language}/search/?q=${language === 'zh' ? '%E9%A3%8E%E9%99%A9' : 'risk'}`, '.hits li'],
    [`${language}: search without results`, `${language}/search/?q=zzzzqqqq`, '#search-status:not(:empty)'],
  ])),
];

/** The first guest and the first tag of each language. @param {Page} page */
async function listed(page) {
  const more = /** @type {[string, string][]} */ ([]);
  for (const list of ['zh/guests/', 'zh/tags/', 'en/guests/', 'en/tags/']) {
    await page.goto(host.url + list);
    const href = await page.locator('main .entries a').first().evaluate((link) => /** @type {HTMLAnchorElement} */ (link).href);
    more.push([`the first of ${list}`, href.slice(host.url.length)]);
  }
  return more;
}

/** Has the page remember what its policy stopped and what moved. @param {Page} page */
async function watch(page) {
  await page.addInitScript(() => {
    const seen = { stopped: /** @type {string[]} */ ([]), moved: 0 };
    Object.assign(window, { seen });
    document.addEventListener('securitypolicyviolation', (event) => seen.stopped.push(`${event.violatedDirective} ${event.blockedURI}`));
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const shift = /** @type {PerformanceEntry & {value: number, hadRecentInput: boolean}} */ (entry);
        if (!shift.hadRecentInput) seen.moved += shift.value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** What axe-core finds, one line each. @param {Page} page @returns {Promise<string[]>} */
async function faults(page) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  return page.evaluate(async () => {
    const found = await /** @type {any} */ (window).axe.run(document, { resultTypes: ['violations'] });
    return found.violations.flatMap((/** @type {any} */ rule) => rule.nodes.map((/** @type {any} */ node) => `${rule.id}: ${node.target} ${node.failureSummary}`));
  });
}

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test(`nothing is found on any kind of page, ${colorScheme}`, async () => {
    const found = /** @type {string[]} */ ([]);
    const { page, complaints, close } = await openPage(browser.get(), host.url, { colorScheme });
    await watch(page);
    for (const [kind, path, sign] of [...kinds, ...(await listed(page))]) {
      await page.goto(host.url + path);
      if (sign) await page.waitForSelector(sign, { state: 'attached' });
      // Two texts cannot be set side by side without moving the one that was there.
      const { stopped, moved } = await page.evaluate(() => /** @type {any} */ (window).seen);
      const all = [...stopped, ...complaints.splice(0), ...(await faults(page)), ...(moved > 0 && !path.includes('beside=') ? [`moves by ${moved} while it arrives`] : [])];
      found.push(...all.map((fault) => `${kind}: ${fault}`));
    }
    assert.deepEqual(found, []);
    await close();
  });
}

test('the policy of every page stops a script and a style in the page, and what comes from elsewhere', async () => {
  const { page, close } = await openPage(browser.get(), host.url);
  await watch(page);
  for (const [kind, path] of kinds) {
    await page.goto(host.url + path);
    const stopped = await page.evaluate(async () => {
      const before = /** @type {any} */ (window).seen.stopped.length;
      const script = document.createElement('script');
      script.textContent = 'window.inside = true';
      const style = document.createElement('style');
      style.textContent = 'body { display: none }';
      document.head.append(script, style);
      const picture = document.createElement('img');
      picture.src = 'https://elsewhere.invalid/a.png';
      document.body.append(picture);
      await new Promise((resolve) => setTimeout(resolve, 50));
      if ('inside' in window) throw new Error('the script ran');
      return /** @type {any} */ (window).seen.stopped.slice(before).sort();
    });
    assert.deepEqual(stopped, ['img-src https://elsewhere.invalid/a.png', 'script-src-elem inline', 'style-src-elem inline'], kind);
  }
  await close();
});
