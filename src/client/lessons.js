import { placesIn } from './chunks.js';
import { areFiltersSet } from './filters.js';
import { documentOf } from './manifest.js';
import { matchOf, termsOf } from './matching.js';
import { bestSections } from './passages.js';
import { isTitleAsked } from './query.js';
import { Ranking } from './ranking.js';
import { Reading } from './reading.js';
import { expandPrefix, isCommon, scoresOf, vocabularyOf, weightsOf } from './scoring.js';

/**
 * From a query to ranked lessons, as `src/index/searcher.cc` and `src/index/index.cc` have it.
 *
 * @typedef {import('./edition.js').Edition} Edition
 * @typedef {import('./edition.js').Ready} Ready
 * @typedef {import('./manifest.js').Manifest} Manifest
 * @typedef {import('./query.js').Query} Query
 * @typedef {import('./ranking.js').Found} Found
 * @typedef {import('./search.js').Hit} Hit
 * @typedef {Required<import('./search.js').SearchOptions>} Options
 */

/**
 * @param {Edition} edition
 * @param {Query} query
 * @param {Options} options
 * @returns {Promise<Pick<import('./search.js').SearchResult, 'hits' | 'completeCount' | 'completeCountExact' | 'nameOf' | 'counts'>>}
 */
export async function findLessons(edition, query, { limit, language, readerLanguage, filters, sort, ready }) {
  const { manifest, table } = edition;
  const narrowed = areFiltersSet(filters);
  const extras = narrowed || sort ? await import('./extras.js') : undefined;
  const asksForDates = query.dateFrom !== '' || query.dateTo !== '';
  const [days, facets, { vocabulary, postings }] = await Promise.all([
    asksForDates || sort ? edition.dates(ready) : undefined,
    narrowed ? edition.facets(readerLanguage, ready) : undefined,
    loadPostings(edition, query, ready),
  ]);
  const postingsOf = (/** @type {string} */ term) => postings.get(term);
  const lessons = facets && extras?.lessonsLeft(facets, filters, manifest.lessonCount);
  const match = matchOf(query, vocabulary, manifest, asksForDates ? days : undefined, postingsOf, language, lessons);
  /** @type {import('./search.js').SearchResult['nameOf']} */
  const named = (kind, value) => extras?.nameOf(facets, kind, value) ?? value;
  if (!match) return { hits: [], completeCount: 0, completeCountExact: true, nameOf: named, counts: null };

  const { complete, looseGroups, partial } = match;
  const weights = weightsOf(vocabulary, manifest, postingsOf);
  const reading = new Reading(edition, match.phrases, weights, postingsOf, ready);
  const keys = days && sort ? extras?.dateKeys(days, manifest.lessons, sort === 'oldest') : undefined;
  const ranking = new Ranking(manifest, scoresOf(vocabulary, manifest, postingsOf), reading, keys);
  const wanted = Math.max(limit, manifest.titleWindow);
  const found = await ranking.best(complete, wanted);
  const count = ranking.count(complete);
  const few = count.lessons === 0 || (count.lessons < manifest.enoughLessons && looseGroups > 1);
  if (few && looseGroups > 0) found.push(...(await ranking.best(partial(), wanted - found.length)));

  const asked = query.groups.flatMap((group) => group.alternatives).flatMap((item) => item.terms);
  const mayBeFact = (/** @type {string} */ term, /** @type {number} */ document) => {
    const own = postings.get(term);
    const places = placesIn(own, document);
    return own && places > 0 && (places & 1 || isCommon(term, own, manifest));
  };
  /** Whether the title is what was asked; only who has all of that in its title need be looked at. */
  const hasAskedTitle = async (/** @type {number} */ document) =>
    !keys && asked.every((term) => mayBeFact(term, document)) &&
    isTitleAsked((await reading.card(document)).title, query, table);
  /** @returns {Promise<Hit>} */
  const hitOf = async (/** @type {Found} */ lesson) => {
    const shown = await ranking.inReaderLanguage(lesson, readerLanguage);
    const card = await reading.card(shown);
    return {
      lesson: card.lesson,
      language: card.language,
      url: card.url,
      score: lesson.grains * manifest.scoreGrain,
      complete: lesson.condition === complete,
      card,
      sections: bestSections(card, weights, manifest.scoreGrain, table),
      alternates: alternatesOf(manifest, shown, card.url),
    };
  };
  const [hits, areAsked] = await Promise.all([
    Promise.all(found.map(hitOf)),
    Promise.all(found.slice(0, manifest.titleWindow).map(({ document }) => hasAskedTitle(document))),
  ]);
  const ordered = [...hits.filter((_, i) => areAsked[i]), ...hits.filter((_, i) => !areAsked[i])];
  return {
    hits: ordered.slice(0, limit),
    completeCount: count.lessons,
    completeCountExact: count.exact,
    nameOf: named,
    counts: async (wanted) => {
      const { countLessons } = await import('./extras.js');
      return countLessons(edition, match, reading, { language, readerLanguage, filters, ready }, wanted);
    },
  };
}

/**
 * @param {Edition} edition
 * @param {Query} query
 * @param {Ready} ready
 */
async function loadPostings(edition, query, ready) {
  const { enoughLessons, maxPrefixExpansions } = edition.manifest;
  const vocabulary = vocabularyOf(query);
  const { stem, prefix } = vocabulary;
  let postings = await edition.postings(termsOf(query, vocabulary), ready);
  // A word that is usual as it stands need not grow.
  if (stem && (postings.get(stem)?.documents.length ?? 0) < enoughLessons) {
    vocabulary.expansions = expandPrefix(await edition.entries(prefix, ready), stem, maxPrefixExpansions);
    postings = await edition.postings(termsOf(query, vocabulary), ready);
  }
  return { vocabulary, postings };
}

/**
 * The lesson in other languages.
 * @param {Manifest} manifest
 * @param {number} document
 * @param {string} url  of the document: all differ in its first folder alone
 */
function alternatesOf(manifest, document, url) {
  const others = manifest.languages.filter((language) => {
    const other = documentOf(manifest, language, manifest.lessons[document]);
    return other !== 0 && other !== document;
  });
  return others.map(({ tag }) => ({ language: tag, url: url.replace(/^[^/]*/, tag) }));
}
