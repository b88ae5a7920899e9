// How long a reader waits: in the page alone, with everything loaded before; and on a slow link with nothing loaded.

import { openAsking, timeAgain } from '../support/asking.js';
import { inPool } from '../support/pool.js';
import { firstOfEach } from '../support/queries.js';
import { summary } from '../support/statistics.js';
import { Visit } from '../support/visit.js';

/** @typedef {import('../support/bench.js').Bench} Bench */
/** @typedef {import('../support/bench.js').Figures} Figures */

const SLOW_LINK = { latencyMs: 150, bytesPerSecond: 1.6e6 / 8 };
const SLOW_QUERIES = 10;
const QUICK_SLOW_QUERIES = 4;
/** Time is what is measured: nothing beside it. */
const SLOW_VISITS_AT_ONCE = 1;

/** @param {Bench} bench @returns {Promise<Figures>} */
export async function measureLatency(bench) {
  /** @type {Figures} */
  const figures = {};
  for (const language of /** @type {const} */ (['en', 'zh'])) {
    Object.assign(figures, await measureInPage(bench, language), await measureSlowLink(bench, language));
  }
  return figures;
}

/**
 * All queries on one page, each once so that it is loaded and then again.
 * @param {Bench} bench
 * @param {'en' | 'zh'} language
 * @returns {Promise<Figures>}
 */
function measureInPage({ chromium, engine, host, queries }, language) {
  const texts = queries.filter((query) => query.language === language).map(({ text }) => text);
  return Visit.during(chromium, null, async (visit) => {
    await openAsking(visit, engine, host.url, language, texts[0]);
    for (const text of texts) await timeAgain(visit, engine, text);
    visit.traffic.clear();
    const times = [];
    for (const text of texts) times.push(await timeAgain(visit, engine, text));
    return {
      [`page.${language}.keystroke`]: summary(times.map(({ keystroke }) => keystroke)),
      [`page.${language}.work`]: summary(times.map(({ work }) => work)),
      [`page.${language}.requests`]: visit.traffic.total().requests,
    };
  });
}

/**
 * From the page's address to ten results.
 * @param {Bench} bench
 * @param {'en' | 'zh'} language
 * @returns {Promise<Figures>}
 */
async function measureSlowLink({ chromium, engine, host, queries, quick }, language) {
  const some = firstOfEach(queries, quick ? QUICK_SLOW_QUERIES : SLOW_QUERIES).filter((query) => query.language === language);
  const times = await inPool(some, SLOW_VISITS_AT_ONCE, ({ text }) =>
    Visit.during(chromium, SLOW_LINK, async (visit) => (await openAsking(visit, engine, host.url, language, text)).at),
  );
  return { [`slow.${language}`]: summary(times) };
}
