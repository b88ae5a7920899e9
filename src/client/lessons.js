import { termsIn } from './analysis.js';
import { placesIn } from './chunks.js';
import { areFiltersSet } from './filters.js';
import { loadFurther } from './loading.js';
import { documentOf } from './manifest.js';
import { matchOf, termsOf } from './matching.js';
import { bestSections, sectionsHave } from './passages.js';
import { isTitleAsked } from './query.js';
import { Ranking } from './ranking.js';
import { Reading } from './reading.js';
import { expandPrefix, impliedBy, isCommon, scoresOf, vocabularyOf, weightsOf } from './scoring.js';

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
 * @param {import('./query.js').Surfaces} surfaces  of its items
 * @param {Options} options
 * @returns {Promise<Pick<import('./search.js').SearchResult, 'hits' | 'completeCount' | 'completeCountExact' | 'throughCount' | 'nameOf' | 'counts'>>}
 */
export async function findLessons(edition, query, surfaces, { limit, language, readerLanguage, filters, sort, exact, ready }) {
  const { manifest, table } = edition;
  const narrowed = areFiltersSet(filters);
  const asksForDates = query.dateFrom !== '' || query.dateTo !== '';
  const [further, days, facets, { vocabulary, postings }] = await Promise.all([
    narrowed || sort || exact || language || query.languages.length > 0 ? loadFurther() : undefined,
    asksForDates || sort ? edition.dates(ready) : undefined,
    narrowed ? edition.facets(readerLanguage, ready) : undefined,
    loadPostings(edition, query, exact, ready),
  ]);
  const postingsOf = (/** @type {string} */ term) => postings.get(term);
  const lessons = facets && further?.lessonsLeft(facets, filters, manifest.lessonCount);
  const match = matchOf(query, vocabulary, manifest, asksForDates ? days : undefined, postingsOf, narrowed);
  /** @type {import('./search.js').SearchResult['nameOf']} */
  const named = (kind, value) => further?.nameOf(facets, kind, value) ?? value;
  if (!match) return { hits: [], completeCount: 0, completeCountExact: true, throughCount: 0, nameOf: named, counts: null };

  const { complete, through, partial, allowed } = match.among(language, lessons, exact ? undefined : further?.beside);
  const weights = weightsOf(vocabulary, manifest, postingsOf);
  const implied = (/** @type {number} */ document) => impliedBy(document, vocabulary, manifest, postingsOf);
  const reading = new Reading(edition, match.phrases, weights, implied, postingsOf, ready);
  const keys = days && sort ? further?.dateKeys(days, manifest.lessons, sort === 'oldest') : undefined;
  const ranking = new Ranking(manifest, scoresOf(vocabulary, manifest, postingsOf), reading, keys);
  const wanted = Math.max(limit, manifest.titleWindow);
  const found = await ranking.best(complete, wanted);
  if (through) found.push(...(await ranking.best(through, wanted - found.length)));
  const count = ranking.count(complete);
  const all = through ? ranking.count(through) : count;
  const few = all.lessons === 0 || (all.lessons < manifest.enoughLessons && match.looseGroups > 1);
  if (few && match.looseGroups > 0) found.push(...(await ranking.best(partial(), wanted - found.length)));

  const terms = query.groups.flatMap((group) => group.alternatives).flatMap((item) => item.terms);
  const mayBeFact = (/** @type {string} */ term, /** @type {number} */ document) => {
    const own = postings.get(term);
    const places = placesIn(own, document);
    return own && places > 0 && (places & 1 || isCommon(term, own, manifest));
  };
  /** Whether the title is what was asked; only who has all of that in its title need be looked at. */
  const hasAskedTitle = async (/** @type {Found} */ { document, condition }) =>
    !keys && condition === complete && terms.every((term) => mayBeFact(term, document)) &&
    isTitleAsked((await reading.card(document)).title, query, table);
  const isAllowed = async (/** @type {number} */ document) => !allowed || reading.holds(allowed, document);
  /** The write-up that a lesson is shown by, and the language of the one that matches, where that is not asked for. */
  const shownOf = async (/** @type {Found} */ lesson) => {
    const { document } = lesson;
    if (further && !(await isAllowed(document))) return further.shownBeside(document, manifest, isAllowed);
    const readable = await ranking.inReaderLanguage(lesson, readerLanguage);
    return { shown: (await isAllowed(readable)) ? readable : document, matched: '' };
  };
  /** @returns {Promise<Hit>} */
  const hitOf = async (/** @type {Found} */ lesson) => {
    const { shown, matched } = await shownOf(lesson);
    const leading = implied(shown);
    const standIns = [...new Set(leading.flatMap((term) => term.renderings))];
    const isComplete = lesson.condition === complete;
    const isLed = leading.length > 0 && !isComplete;
    // What helps with these comes beside the passages; what is found does not depend on it.
    const [card, more] = await Promise.all([
      reading.card(shown),
      isLed || standIns.length > 0 ? loadFurther().catch(() => undefined) : further,
      edition.prepare(standIns.join(), ready),
    ]);
    const termsOfWord = (/** @type {string} */ word) => termsIn(word, table);
    const has = (/** @type {string} */ term) => placesIn(postings.get(term), shown) > 0;
    const shows = (/** @type {string} */ word) => sectionsHave(card, termsOfWord(word), table);
    const leads = more && isLed ? more.viaOf(query, vocabulary.expansions, leading, has, shows, surfaces) : [];
    return {
      lesson: card.lesson,
      language: card.language,
      url: card.url,
      score: lesson.grains * manifest.scoreGrain,
      complete: isComplete,
      card,
      through: lesson.condition === through,
      via: matched ? [{ asked: '', words: [], language: matched }] : leads,
      standIns,
      sections: bestSections(card, more?.renderedWeights(weights, leading, termsOfWord) ?? weights, manifest.scoreGrain, table),
      alternates: alternatesOf(manifest, shown, card.url),
    };
  };
  const [hits, areAsked] = await Promise.all([
    Promise.all(found.map(hitOf)),
    Promise.all(found.slice(0, manifest.titleWindow).map(hasAskedTitle)),
  ]);
  const ordered = [...hits.filter((_, i) => areAsked[i]), ...hits.filter((_, i) => !areAsked[i])];
  return {
    hits: ordered.slice(0, limit),
    completeCount: count.lessons,
    completeCountExact: count.exact && all.exact,
    throughCount: all.lessons - count.lessons,
    nameOf: named,
    counts: async (wanted) => {
      const [{ countLessons }] = await Promise.all([loadFurther(), edition.facets(readerLanguage, ready)]);
      return countLessons(edition, match, reading, { language, readerLanguage, filters, exact, ready }, wanted);
    },
  };
}

/**
 * Whether some write-up has everything that is asked.
 * @param {Edition} edition
 * @param {Query} query  without dates
 * @param {Ready} ready
 */
export async function isAnywhere(edition, query, ready) {
  const { manifest } = edition;
  const { vocabulary, postings } = await loadPostings(edition, query, true, ready);
  const postingsOf = (/** @type {string} */ term) => postings.get(term);
  const match = matchOf(query, vocabulary, manifest, undefined, postingsOf, false);
  if (!match) return false;
  const { complete } = match.among('');
  const reading = new Reading(edition, match.phrases, weightsOf(vocabulary, manifest, postingsOf), () => [], postingsOf, ready);
  for (const [document, state] of complete.states.entries()) {
    if (state && (await reading.holds(complete, document))) return true;
  }
  return false;
}

/**
 * @param {Edition} edition
 * @param {Query} query
 * @param {boolean} exact  without what documents imply
 * @param {Ready} ready
 */
async function loadPostings(edition, query, exact, ready) {
  const { enoughLessons, maxPrefixExpansions } = edition.manifest;
  const vocabulary = vocabularyOf(query);
  const { stem, prefix } = vocabulary;
  let postings = await edition.postings(termsOf(query, vocabulary), ready);
  // A word that is usual as it stands need not grow.
  if (stem && (postings.get(stem)?.documents.length ?? 0) < enoughLessons) {
    vocabulary.expansions = expandPrefix(await edition.entries(prefix, ready), stem, maxPrefixExpansions);
    postings = await edition.postings(termsOf(query, vocabulary), ready);
  }
  if (exact) for (const [term, own] of postings) postings.set(term, { ...own, implied: undefined });
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
