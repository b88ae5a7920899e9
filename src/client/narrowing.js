import { beside } from './beside.js';
import { countFacets, lessonsLeft } from './facets.js';
import { MAYBE, NO, YES } from './matching.js';

/**
 * @typedef {import('./edition.js').Edition} Edition
 * @typedef {import('./facets.js').FacetCounts} FacetCounts
 * @typedef {import('./manifest.js').Manifest} Manifest
 * @typedef {import('./matching.js').Condition} Condition
 * @typedef {import('./matching.js').Match} Match
 * @typedef {import('./reading.js').Reading} Reading
 * @typedef {Pick<Required<import('./search.js').SearchOptions>, 'language' | 'readerLanguage' | 'filters' | 'exact' | 'ready'>} Choice
 */

/**
 * So many documents are read at most to find out whether they have a phrase, and so many together: counts are worth some
 * hundred bytes for each, but not without end.
 */
const MAX_READ = 200;
const READ_TOGETHER = 25;

/**
 * Counts the lessons that match everything, or if none does, those that match some of it: as results begin.
 * @param {Edition} edition
 * @param {Match} match
 * @param {Reading} reading  for the same query
 * @param {Choice} choice  what was chosen already
 * @param {() => boolean} wanted  asked before more is read
 * @returns {Promise<FacetCounts>}
 */
export async function countLessons(edition, { among, looseGroups }, reading, choice, wanted) {
  const { manifest } = edition;
  const { filters, language, readerLanguage, exact, ready } = choice;
  const facets = await edition.facets(readerLanguage, ready);
  const whole = (/** @type {string} */ tag) => {
    const { complete, through } = among(tag, undefined, exact ? undefined : beside);
    return through ?? complete;
  };
  const { all, none } = await readFor(whole(''), reading, wanted);
  const some = none && looseGroups > 0;
  // What decides in one language may not have been needed for all of them.
  const others = some ? [among('').partial()] : manifest.languages.map(({ tag }) => whole(tag));
  const known = [all];
  for (const condition of others) known.push((await readFor(condition, reading, wanted)).all);

  const left = lessonsLeft(facets, filters, manifest.lessonCount);
  const lessonsIn = (/** @type {string} */ tag) => lessonsOf(some ? among(tag).partial() : whole(tag), reading, manifest);
  const inLanguage = (/** @type {string} */ tag) => lessonsIn(tag).reduce((sum, matches, lesson) => sum + (matches & left[lesson]), 0);
  return { kinds: countFacets(facets, filters, lessonsIn(language)), inLanguage, all: !known.includes(false), facets };
}

/**
 * Reads as far as it takes to know for which documents a condition holds.
 * @param {Condition} condition
 * @param {Reading} reading
 * @param {() => boolean} wanted
 * @returns {Promise<{all: boolean, none: boolean}>}  whether it is known of all, and whether there are none
 */
async function readFor(condition, reading, wanted) {
  const open = [...statesOf(condition, reading).entries()].flatMap(([document, state]) => (state === MAYBE ? [document] : []));
  const read = open.slice(0, MAX_READ);
  for (let i = 0; i < read.length && wanted(); i += READ_TOGETHER) {
    await Promise.all(read.slice(i, i + READ_TOGETHER).map((document) => reading.holds(condition, document)));
  }
  const states = statesOf(condition, reading);
  return { all: !states.includes(MAYBE), none: states.every((state) => state === NO) };
}

/**
 * What is known of each document by now.
 * @param {Condition} condition
 * @param {Reading} reading
 */
function statesOf(condition, reading) {
  return condition.states.map((_, document) => (document > 0 ? reading.state(condition, document) : NO));
}

/**
 * @param {Condition} condition
 * @param {Reading} reading
 * @param {Manifest} manifest
 * @returns {Uint8Array}  1 for each lesson with a document for which the condition holds
 */
function lessonsOf(condition, reading, { lessons, lessonCount }) {
  const out = new Uint8Array(lessonCount);
  statesOf(condition, reading).forEach((state, document) => (out[lessons[document]] |= Number(state === YES)));
  return out;
}
