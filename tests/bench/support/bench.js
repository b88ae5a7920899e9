/**
 * What every part of the benchmark gets: one engine, on one archive.
 * @typedef {object} Bench
 * @property {import('./workshop.js').Workshop} workshop
 * @property {import('./workshop.js').Archive} archive
 * @property {string} site  the folder of lectern's site
 * @property {import('./chromium.js').Chromium} chromium
 * @property {import('./server.js').Host} host  serves the site, and beside it what Pagefind needs
 * @property {import('./engines.js').Engine} engine
 * @property {import('./queries.js').Query[]} queries  short ones of both languages
 * @property {boolean} quick  a first look is enough
 */

/** How many of how many. @typedef {{part: number, of: number}} Share */

/** @typedef {number | import('./statistics.js').Summary | Share} Figure */

/** What a part measures, by name: `cold.en.bytes`. @typedef {Record<string, Figure>} Figures */

export {};
