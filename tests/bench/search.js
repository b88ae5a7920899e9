// One command for the whole comparison: makes what is missing, measures part by part, writes the table.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { shared, withoutShared } from '../web/support/lectern.js';
import { measureBytes } from './parts/bytes.js';
import { measureDisk } from './parts/disk.js';
import { measureLatency } from './parts/latency.js';
import { measureParity } from './parts/parity.js';
import { measureQuality } from './parts/quality.js';
import { measureSpelling } from './parts/spelling.js';
import { makeCertificate } from './support/certificate.js';
import { Chromium } from './support/chromium.js';
import { lectern, pagefind } from './support/engines.js';
import { readOptions } from './support/options.js';
import { pagefindFolders } from './support/pagefind.js';
import { firstOfEach, shortQueries } from './support/queries.js';
import { serve } from './support/server.js';
import { markdown } from './support/table.js';
import { say, Workshop } from './support/workshop.js';

/** @typedef {import('./support/bench.js').Bench} Bench */
/** @typedef {import('./support/bench.js').Figures} Figures */
/** @typedef {import('./support/options.js').Options} Options */

/** @type {Record<string, (bench: Bench) => Promise<Figures>>} */
const measures = {
  bytes: measureBytes,
  latency: measureLatency,
  quality: measureQuality,
  spelling: measureSpelling,
  parity: measureParity,
  disk: measureDisk,
};
const engines = { lectern, pagefind };

const QUERIES = 60;
const QUICK_QUERIES = 8;
const queriesModule = new URL('./support/queries.js', import.meta.url).pathname;

/**
 * The texts of XQuAD are for their questions, and the large archives, recombined of sentences, have no right answers.
 * @param {string} size
 * @param {string} part
 */
function isMeasured(size, part) {
  if (size === 'xquad') return part === 'quality' || part === 'parity';
  return (part !== 'quality' && part !== 'spelling') || size === 'iot';
}

/**
 * All parts on one archive.
 * @param {Workshop} workshop
 * @param {Options} options
 * @param {string} size
 * @returns {Promise<Record<string, Figures>>}  by engine
 */
async function measureSize(workshop, { engines: names, parts, quick, http2 }, size) {
  const kind = [quick && 'quick', http2 && 'http2'].filter(Boolean).join('-');
  const archive = workshop.archive(size);
  const site = workshop.site(archive);
  const all = workshop.value(archive, 'queries', [queriesModule], () => shortQueries(archive.source, QUERIES));
  const queries = quick ? firstOfEach(all, QUICK_QUERIES) : all;
  const beside = names.includes('pagefind') ? pagefindFolders(workshop, archive, site) : {};
  const certificate = http2 ? makeCertificate() : null;
  const host = await serve({ '/': site, ...beside }, certificate);
  const chromium = new Chromium(certificate?.pin);
  try {
    for (const part of parts.filter((each) => isMeasured(size, each))) {
      for (const name of names) {
        const started = performance.now();
        const engine = engines[/** @type {keyof typeof engines} */ (name)];
        const bench = { workshop, archive, site, chromium, host, engine, queries, quick };
        workshop.keep(archive, name, part, kind, await measures[part](bench));
        say(`measured ${part} of ${name} on ${size} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
      }
    }
  } finally {
    await chromium.close();
    await host.close();
  }
  return workshop.kept(archive, Object.keys(engines), kind);
}

if (!shared) {
  say(`search: ${withoutShared}`);
  process.exit(2);
}
const options = readOptions(process.argv.slice(2));
const workshop = new Workshop(options.work);
/** @type {Record<string, Record<string, Figures>>} */
const results = {};
for (const size of options.sizes) results[size] = await measureSize(workshop, options, size);
const table = markdown(results);
writeFileSync(join(options.work, 'table.md'), table);
process.stdout.write(table);
