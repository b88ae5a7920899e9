// From a saved page to a lesson that a reader finds: import, build, search in Chromium.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openPage, useBrowser } from '../support/browser.js';
import { lectern, repository, temporaryFolder, writeFiles } from '../support/lectern.js';
import { serve } from '../support/server.js';

const place = temporaryFolder('import-page');
const archive = join(place, 'archive');
const site = join(place, 'site');
const browser = useBrowser();

/** @type {Awaited<ReturnType<typeof serve>>} */
let host;
before(async () => {
  writeFiles(archive, {
    'site.yml': 'title: {zh: 课程, en: Courses}\nlanguages: [zh, en]\n',
    'spring/course.yml': 'title: {zh: 春季班, en: Spring}\n',
  });
  for (const args of [['import', join(repository, 'tests/posts/wordpress.html'), '--archive', archive], ['build', archive, '-o', site]]) {
    const run = lectern(join(place, 'cache'), args);
    assert.equal(run.status, 0, run.stderr);
  }
  host = await serve(site, '/course/');
});
after(() => host?.close());

for (const [language, query] of [['zh', '社区花园'], ['zh', '陈小禾'], ['en', 'vegetables']]) {
  test(`an imported post is found by ${query}, and its picture is shown`, async () => {
    const { page, complaints, close } = await openPage(browser.get(), host.url);
    await page.goto(`${host.url}${language}/search/?q=${encodeURIComponent(query)}`);
    const first = page.locator('#search-results .hit').first().locator('a').first();
    await first.waitFor();
    await first.click();
    await page.waitForURL((url) => url.pathname.includes('/spring/'));
    if (language === 'zh') {
      assert.match(await page.locator('h1').first().innerText(), /社区花园怎样开始/);
      const picture = page.locator('article img, main img').first();
      await picture.waitFor();
      assert.ok(await picture.evaluate((image) => /** @type {HTMLImageElement} */ (image).naturalWidth > 0));
    } else {
      assert.match(await page.locator('h1').first().innerText(), /community garden/);
    }
    assert.deepEqual(complaints, []);
    await close();
  });
}
