import { countFacets, lessonsLeft } from './facets.js';
import { languagesFor } from './manifest.js';
import { MAYBE, YES } from './matching.js';

/**
 * @typedef {import('./edition.js').Edition} Edition
 * @typedef {import('./facets.js').FacetCounts} FacetCounts
 * @typedef {import('./manifest.js').Manifest} Manifest
 * @typedef {import('./matching.js').Condition} Condition
 * @typedef {import('./matching.js').Match} Match
 * @typedef {import('./reading.js').Reading} Reading
 * @typedef {Pick<Required<import('./search.js').SearchOptions>, 'language' | 'readerLanguage' | 'filters' | 'ready'>} Choice
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
export async function countLessons(edition, { everywhere, looseGroups }, reading, choice, wanted) {
  const { manifest } = edition;
  const { filters, language, readerLanguage, ready } = choice;
  const facets = await edition.facets(readerLanguage, ready);
  let found = await documentsMeeting(everywhere.complete, reading, wanted);
  const none = found.all && !found.matching.includes(1);
  if (none && looseGroups > 0) found = await documentsMeeting(everywhere.partial(), reading, wanted);

  const left = lessonsLeft(facets, filters, manifest.lessonCount);
  const lessonsIn = (/** @type {string} */ tag) => lessonsOf(found.matching, manifest, tag);
  const inLanguage = (/** @type {string} */ tag) => lessonsIn(tag).reduce((sum, matches, lesson) => sum + (matches & left[lesson]), 0);
  return { kinds: countFacets(facets, filters, lessonsIn(language)), inLanguage, all: found.all, facets };
}

/**
 * The documents for which a condition holds, read as far as that takes.
 * @param {Condition} condition
 * @param {Reading} reading
 * @param {() => boolean} wanted
 * @returns {Promise<{matching: Uint8Array, all: boolean}>}  1 for each; `all`: there are no more
 */
async function documentsMeeting(condition, reading, wanted) {
  const states = () => condition.states.map((_, document) => (document > 0 ? reading.state(condition, document) : 0));
  const open = [...states().entries()].flatMap(([document, state]) => (state === MAYBE ? [document] : []));
  const read = open.slice(0, MAX_READ);
  for (let i = 0; i < read.length && wanted(); i += READ_TOGETHER) {
    await Promise.all(read.slice(i, i + READ_TOGETHER).map((document) => reading.holds(condition, document)));
  }
  const known = states();
  return { matching: known.map((state) => Number(state === YES)), all: !known.includes(MAYBE) };
}

/**
 * @param {Uint8Array} matching  by document
 * @param {Manifest} manifest
 * @param {string} tag  '' for all
 * @returns {Uint8Array}  1 for each lesson with a document of that language that matches
 */
function lessonsOf(matching, manifest, tag) {
  const lessons = new Uint8Array(manifest.lessonCount);
  for (const { begin, end } of tag ? languagesFor(manifest, tag) : manifest.languages) {
    for (let document = begin; document < end; document++) lessons[manifest.lessons[document]] |= matching[document];
  }
  return lessons;
}
