// One command for the comparison of builds: makes the archives, measures one program after the other, writes the table.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';

import { shared, withoutShared } from '../web/support/lectern.js';
import { hugoVersion, measureHugo, pagefindVersion } from './building/hugo.js';
import { measureEdits, measureFull, measurePages, valuesOf } from './building/lectern.js';
import { readOptions } from './building/options.js';
import { Place } from './building/place.js';
import { measurePreview } from './building/preview.js';
import { markdown } from './building/table.js';
import { findZola, measureZola } from './building/zola.js';
import { say, Workshop } from './support/workshop.js';

/** @typedef {import('./building/options.js').Options} Options */
/** @typedef {import('./building/table.js').Sides} Sides */
/** @typedef {import('./building/table.js').Values} Values */
/** @typedef {import('./support/workshop.js').Archive} Archive */

/** @type {Record<string, (place: Place, quick: boolean) => Values | Promise<Values>>} */
const measures = { full: measureFull, edits: measureEdits, preview: measurePreview, pages: measurePages };

/**
 * @template T
 * @param {string} what
 * @param {() => T | Promise<T>} work
 */
async function timed(what, work) {
  const started = performance.now();
  const result = await work();
  say(`measured ${what} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return result;
}

/** @param {Archive} archive @param {Options} options @returns {Promise<Values>} */
async function lecternOn(archive, { parts, quick }) {
  const place = new Place(archive);
  try {
    /** @type {Values} */
    const values = {};
    for (const part of parts) {
      Object.assign(values, await timed(`${part} of lectern on ${archive.size}`, () => measures[part](place, quick)));
    }
    return values;
  } finally {
    place.remove();
  }
}

/** What there is of the others; says what is missing. @param {string[]} engines */
function findOthers(engines) {
  const [hugo, zola] = [engines.includes('hugo') ? hugoVersion() : null, engines.includes('zola') ? findZola() : null];
  const pagefind = hugo && pagefindVersion();
  if (engines.includes('hugo') && !hugo) say('build: without Hugo, which is not here: apt install hugo, or name it by HUGO');
  if (hugo && !pagefind) say('build: without Pagefind, which is not installed: npm ci in tests/bench');
  if (engines.includes('zola') && !zola) say('build: without Zola, none of npm’s runs here: name one by ZOLA');
  return { hugo, zola, pagefind };
}

/** @param {Archive} archive @param {Options} options @param {ReturnType<typeof findOthers>} others @returns {Promise<Sides>} */
async function measureSize(archive, options, { hugo, zola, pagefind }) {
  /** @type {Sides} */
  const sides = {};
  if (options.engines.includes('lectern')) sides.lectern = await lecternOn(archive, options);
  if (zola) {
    const cost = await timed(`Zola on ${archive.size}`, () => measureZola(zola, archive, options.quick));
    sides.zola = { ...valuesOf('full', cost), 'pages.cpu': cost.cpu };
  }
  if (hugo) {
    const costs = await timed(`Hugo and Pagefind on ${archive.size}`, () => measureHugo(archive, options.quick, pagefind !== null));
    sides.hugo = { ...valuesOf('full', costs.hugo), 'pages.cpu': costs.hugo.cpu };
    if (costs.both) sides.both = valuesOf('full', costs.both);
  }
  return sides;
}

process.on('SIGINT', () => process.exit(130)); // what it started is ended then
process.on('SIGTERM', () => process.exit(143));
const options = readOptions(process.argv.slice(2));
if (!shared) {
  say(`build: ${withoutShared}`);
  process.exit(2);
}
const temporary = join(options.work, 'temporary'); // of all that is started
rmSync(temporary, { recursive: true, force: true });
mkdirSync(temporary, { recursive: true });
process.env.TMPDIR = temporary;
process.on('exit', () => rmSync(temporary, { recursive: true, force: true, maxRetries: 5 }));
const workshop = new Workshop(options.work);
const others = findOthers(options.engines);
/** @type {Record<string, Sides>} */
const results = {};
for (const size of options.sizes) results[size] = await measureSize(workshop.archive(size), options, others);
const versions = [others.hugo, others.pagefind, others.zola?.version].flatMap((name) => name ?? []);
const table = markdown(results, [`${cpus().length} processors`, ...versions]);
writeFileSync(join(options.work, 'build-table.md'), table);
process.stdout.write(table);
