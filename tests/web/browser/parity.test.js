// One ranking: what the client finds in the browser is what `lectern search` finds, in the same order.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openPage, useBrowser } from '../support/browser.js';
import { lectern, searchAll, shared, temporaryFolder, withoutShared } from '../support/lectern.js';
import { serve } from '../support/server.js';

const place = temporaryFolder('parity');
const cache = join(place, 'cache');
const browser = useBrowser();

/** @type {Awaited<ReturnType<typeof serve>> | undefined} */
let host;
before(async () => {
  if (!shared) return;
  const run = lectern(cache, ['build', join(shared, 'corpora/xquad'), '-o', join(place, 'site')]);
  assert.equal(run.status, 0, run.stderr);
  host = await serve(join(place, 'site'));
});
after(() => host?.close());

/**
 * Asks the client that the search page loads, in the page.
 * @param {import('playwright-core').Page} page
 * @param {string} client
 * @param {string} index
 * @param {string[]} queries
 * @returns {Promise<string[][]>}
 */
const askClient = (page, client, index, queries) =>
  page.evaluate(async ([module, folder, questions]) => {
    const { openSearch } = await import(/** @type {string} */ (module));
    const searcher = await openSearch(folder);
    const answers = [];
    for (const question of questions) {
      const { hits } = await searcher.search(question, { limit: 10 });
      answers.push(hits.map((/** @type {{lesson: string}} */ hit) => hit.lesson));
    }
    return answers;
  }, /** @type {const} */ ([client, index, queries]));

test('all questions of a real collection find the same lessons in the same order', { skip: withoutShared }, async () => {
  if (!host) throw new Error('no host');
  /** @type {{q: string, lang: string, lessons: string[]}[]} */
  const questions = JSON.parse(readFileSync(join(shared, 'corpora/xquad-queries.json'), 'utf8'));
  const queries = [...new Set(questions.map((question) => question.q.trim()))];
  const expected = searchAll(cache, join(shared, 'corpora/xquad'), queries);
  const { page, close } = await openPage(browser.get(), host.url);
  await page.goto(`${host.url}en/search/`);
  const client = readdirSync(join(place, 'site/assets')).find((name) => name.startsWith('client-'));
  const answers = await askClient(page, `${host.url}assets/${client}/search.js`, `${host.url}search-index/`, queries);
  const different = queries.filter((query, i) => {
    const lessons = (expected.get(query) ?? []).map((hit) => hit.lesson);
    return lessons.join() !== answers[i].join();
  });
  assert.deepEqual(different.slice(0, 5), [], `${different.length} of ${queries.length} queries`);

  const reciprocal = { zh: /** @type {number[]} */ ([]), en: /** @type {number[]} */ ([]) };
  for (const { q, lang, lessons } of questions) {
    const rank = (expected.get(q.trim()) ?? []).findIndex((hit) => lessons.includes(hit.lesson)) + 1;
    reciprocal[/** @type {'zh' | 'en'} */ (lang)].push(rank ? 1 / rank : 0);
  }
  for (const [language, ranks] of Object.entries(reciprocal)) {
    const mean = ranks.reduce((sum, value) => sum + value, 0) / ranks.length;
    console.log(`# mean reciprocal rank at 10, ${language}: ${mean.toFixed(4)}`);
    assert.ok(mean >= 0.95, language);
  }
  await close();
});
