// One ranking: the ten lessons of the search page are those of `lectern search`, in the same order. Every query is
// asked of the page's scripts under Node, a sample of them of the page itself.

import { searchAll } from '../../web/support/lectern.js';
import { askAgain, openAsking } from '../support/asking.js';
import { openClient } from '../support/client.js';
import { lessonOf } from '../support/engines.js';
import { mixedQueries, titlesAndHeadings } from '../support/mixed_queries.js';
import { inPool } from '../support/pool.js';
import { questions, spread } from '../support/queries.js';
import { say } from '../support/workshop.js';
import { Visit } from '../support/visit.js';

/** @typedef {import('../support/bench.js').Bench} Bench */
/** @typedef {import('../support/bench.js').Figures} Figures */

const MIXED = 2000;
const QUICK = 200;
const IN_BROWSER = 60;
const QUERIES_AT_ONCE = 8;
const SHOWN_DIFFERENCES = 5;
const mixedModule = new URL('../support/mixed_queries.js', import.meta.url).pathname;

/**
 * The questions belong to the texts of XQuAD, which are in the large archives as well; the headings to real lessons.
 * @param {Bench} bench
 */
function queriesFor({ workshop, archive, quick }) {
  const mixed = workshop.value(archive, 'mixed', [mixedModule], () => mixedQueries(archive.source, MIXED));
  const own = archive.size === 'iot' ? titlesAndHeadings(archive.source) : questions().map(({ q }) => q.trim());
  return quick ? [...spread(mixed, QUICK), ...spread(own, QUICK)] : [...new Set([...mixed, ...own])];
}

/** @param {Bench} bench @returns {Promise<Figures>} */
export async function measureParity(bench) {
  if (bench.engine.name !== 'lectern') return {};
  const { workshop, archive, host } = bench;
  const queries = queriesFor(bench);
  const expected = searchAll(workshop.cache, archive.source, queries);
  const wanted = (/** @type {string} */ query) => (expected.get(query) ?? []).map(({ lesson }) => lesson);

  const client = await openClient(host.url);
  const answers = await inPool(queries, QUERIES_AT_ONCE, async (query) => (await client.search(query)).hits);
  const different = queries.filter((query, i) => wanted(query).join() !== answers[i].map(({ lesson }) => lesson).join());

  const sample = spread(queries, IN_BROWSER);
  const pages = await askPages(bench, sample);
  const inPage = sample.filter((query, i) => wanted(query).join() !== pages[i].join());
  for (const query of [...different, ...inPage].slice(0, SHOWN_DIFFERENCES)) say(`differs on ${archive.size}: ${query}`);
  return {
    'parity.script': { part: queries.length - different.length, of: queries.length },
    'parity.page': { part: sample.length - inPage.length, of: sample.length },
  };
}

/**
 * @param {Bench} bench
 * @param {string[]} queries
 * @returns {Promise<string[][]>}  the lessons that the page shows
 */
function askPages({ chromium, engine, host }, queries) {
  return Visit.during(chromium, null, async (visit) => {
    await openAsking(visit, engine, host.url, 'en', queries[0]);
    const answers = [];
    for (const query of queries) {
      const { paths } = await askAgain(visit, engine, query);
      answers.push(paths.map(lessonOf));
    }
    return answers;
  });
}
