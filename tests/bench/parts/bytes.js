// How much a query loads: from opening the search page with an empty cache to ten results, and once more on that page.

import { askAgain, openAsking, openTyping } from '../support/asking.js';
import { inPool } from '../support/pool.js';
import { firstOfEach, sampleQuestions } from '../support/queries.js';
import { mean, summary } from '../support/statistics.js';
import { longestChain } from '../support/traffic.js';
import { Visit } from '../support/visit.js';

/** @typedef {import('../support/bench.js').Bench} Bench */
/** @typedef {import('../support/bench.js').Figures} Figures */
/** @typedef {import('../support/queries.js').Query} Query */
/** @typedef {import('../support/traffic.js').Load} Load */

/** @typedef {Load & {query: Query, hits: number}} Measured */

const LANGUAGES = /** @type {const} */ (['en', 'zh']);
const VISITS_AT_ONCE = 3;
const QUESTIONS = 60;
const TYPED_QUERIES = 15;
const CHAIN_QUERIES = 4;
const QUICK = 4;
const QUICK_CHAIN_QUERIES = 2;
/** Longer than lectern's page waits for the next one: it searches at each. */
const KEYSTROKE_MS = 250;
/** Much longer than a page computes between two requests, see `longestChain`. */
const HOLD_MS = 250;

/** @param {Bench} bench @returns {Promise<Figures>} */
export async function measureBytes(bench) {
  const { cold, second, third } = await measureShort(bench);
  const questions = await inPool(sampleQuestions(bench.quick ? QUICK : QUESTIONS), VISITS_AT_ONCE, (query) => measureCold(bench, query));
  const slowly = firstOfEach(bench.queries, bench.quick ? QUICK : TYPED_QUERIES);
  const typed = await inPool(slowly, VISITS_AT_ONCE, (query) => measureTyped(bench, query));
  return {
    ...figuresOf('cold', cold),
    ...figuresOf('second', second),
    ...figuresOf('third', third),
    ...figuresOf('question', questions),
    ...figuresOf('typed', typed),
    ...(await measureChains(bench)),
  };
}

/**
 * Each query with an empty cache; after each, the next two of its language on the same page.
 * @param {Bench} bench
 */
async function measureShort(bench) {
  const { queries } = bench;
  const visits = await inPool(queries, VISITS_AT_ONCE, (query) => {
    const same = queries.filter(({ language }) => language === query.language);
    const next = [1, 2].map((steps) => same[(same.indexOf(query) + steps) % same.length]);
    return measureInTurn(bench, query, next);
  });
  const [cold, second, third] = [0, 1, 2].map((turn) => visits.map((loads) => loads[turn]));
  return { cold, second, third };
}

/**
 * @param {Bench} bench
 * @param {Query} query
 * @param {Query[]} next  asked after it on the same page
 */
function measureInTurn({ chromium, engine, host }, query, next) {
  return Visit.during(chromium, null, async (visit) => {
    const first = await openAsking(visit, engine, host.url, query.language, query.text);
    const loads = [await loaded(visit, query, first.snippets)];
    for (const each of next) {
      visit.traffic.clear();
      const again = await askAgain(visit, engine, each.text);
      loads.push(await loaded(visit, each, again.snippets));
    }
    return loads;
  });
}

/**
 * @param {Bench} bench
 * @param {Query} query
 */
function measureCold({ chromium, engine, host }, query) {
  return Visit.during(chromium, null, async (visit) => {
    const { snippets } = await openAsking(visit, engine, host.url, query.language, query.text);
    return loaded(visit, query, snippets);
  });
}

/**
 * @param {Bench} bench
 * @param {Query} query
 */
function measureTyped({ chromium, engine, host }, query) {
  return Visit.during(chromium, null, async (visit) => {
    const { snippets } = await openTyping(visit, engine, host.url, query.language, query.text, KEYSTROKE_MS);
    return loaded(visit, query, snippets);
  });
}

/**
 * Counts what has been asked for until the answer stood there, and what comes with it.
 * @param {Visit} visit
 * @param {Query} query
 * @param {number} hits
 * @returns {Promise<Measured>}
 */
async function loaded(visit, query, hits) {
  await visit.quiet();
  return { ...visit.traffic.total(), query, hits };
}

/**
 * @param {string} name
 * @param {Measured[]} all
 * @returns {Figures}
 */
function figuresOf(name, all) {
  /** @type {Figures} */
  const figures = {};
  for (const language of LANGUAGES) {
    const some = all.filter(({ query }) => query.language === language);
    for (const what of /** @type {const} */ (['bytes', 'body', 'requests'])) {
      figures[`${name}.${language}.${what}`] = summary(some.map((each) => each[what]));
    }
    figures[`${name}.${language}.results`] = mean(some.map(({ hits }) => hits));
  }
  return figures;
}

/**
 * The longest chain of a few queries, with every response held back.
 * @param {Bench} bench
 * @returns {Promise<Figures>}
 */
async function measureChains({ chromium, engine, host, queries, quick }) {
  /** @type {Figures} */
  const figures = {};
  host.hold(HOLD_MS);
  for (const language of LANGUAGES) {
    const some = firstOfEach(queries, quick ? QUICK_CHAIN_QUERIES : CHAIN_QUERIES).filter((query) => query.language === language);
    const pairs = await inPool(some, VISITS_AT_ONCE, (query, i) =>
      Visit.during(chromium, null, async (visit) => {
        await openAsking(visit, engine, host.url, language, query.text);
        await visit.quiet();
        const cold = longestChain(visit.traffic.transfers);
        visit.traffic.clear();
        await askAgain(visit, engine, some[(i + 1) % some.length].text);
        await visit.quiet();
        return { cold, second: longestChain(visit.traffic.transfers) };
      }),
    );
    figures[`cold.${language}.chain`] = Math.max(...pairs.map(({ cold }) => cold));
    figures[`second.${language}.chain`] = Math.max(...pairs.map(({ second }) => second));
  }
  host.hold(0);
  return figures;
}
