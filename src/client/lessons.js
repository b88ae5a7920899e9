import { holds } from './conditions.js';
import { inLanguage, matchOf, termsOf } from './matching.js';
import { isTitleAsked } from './query.js';
import { expandPrefix, grainsOf, vocabularyOf, weightsOf } from './scoring.js';
import { bestSections } from './sections.js';

/**
 * From a query to ranked lessons, as `src/index/searcher.cc` and `src/index/index.cc` have it.
 *
 * @typedef {import('./conditions.js').Condition} Condition
 * @typedef {import('./documents.js').Documents} Documents
 * @typedef {import('./edition.js').Edition} Edition
 * @typedef {import('./query.js').Query} Query
 * @typedef {import('./search.js').Hit} Hit
 * @typedef {Required<import('./search.js').SearchOptions>} Options
 */

/** Cards that are fetched together while looking for phrases; later rounds double it. */
const FIRST_ROUND = 10;
const LARGEST_ROUND = 80;

/**
 * @param {Edition} edition
 * @param {Query} query
 * @param {Options} options
 * @returns {Promise<{hits: Hit[], completeCount: number, completeCountExact: boolean}>}
 */
export async function findLessons(edition, query, { limit, language, readerLanguage }) {
  const { manifest } = edition;
  const [documents, vocabulary] = await Promise.all([edition.documents(), loadVocabulary(edition, query)]);
  const postings = await edition.postings(termsOf(query, vocabulary));
  const postingsOf = (/** @type {string} */ term) => postings.get(term) ?? null;
  const match = matchOf(query, vocabulary, documents, postingsOf, language);
  if (!match) return { hits: [], completeCount: 0, completeCountExact: true };

  const ranking = new Ranking(edition, documents, grainsOf(vocabulary, manifest, documents, postingsOf));
  const wanted = Math.max(limit, manifest.ranking.titleWindow);
  const found = await ranking.best(match.complete, wanted, true);
  const count = ranking.count(match.complete);
  const few = count.lessons === 0 || (count.lessons < manifest.ranking.enoughLessons && match.looseGroups > 1);
  if (found.length < wanted && few && match.partial) {
    found.push(...(await ranking.best(match.partial, wanted - found.length, false)));
  }
  const ordered = await putAskedTitlesFirst(edition, query, found);
  const weights = weightsOf(vocabulary, manifest, postingsOf);
  const hits = ordered.slice(0, limit).map(async ({ document, grains, complete }) => {
    const condition = complete ? match.complete : /** @type {Condition} */ (match.partial);
    const shown = await ranking.inReaderLanguage(document, condition, readerLanguage);
    const text = await edition.cardText(shown);
    const sections = bestSections(text, weights, manifest.ranking.scoreGrain);
    return hitOf(text.card, sections, grains * manifest.ranking.scoreGrain, complete);
  });
  return { hits: await Promise.all(hits), completeCount: count.lessons, completeCountExact: count.exact };
}

/** @param {Edition} edition @param {Query} query */
async function loadVocabulary(edition, query) {
  const vocabulary = vocabularyOf(query);
  if (vocabulary.stem === null) return vocabulary;
  // What the rest of the query needs is sent for together with what the growing word needs.
  const [chunks] = await Promise.all([
    edition.chunks(vocabulary.prefix),
    edition.postings(termsOf(query, vocabulary)),
  ]);
  const limit = edition.manifest.ranking.maxPrefixExpansions;
  return { ...vocabulary, expansions: expandPrefix(chunks, vocabulary.prefix, vocabulary.stem, limit) };
}

/**
 * Lessons whose title is what was asked come before the others of the first few.
 * @param {Edition} edition
 * @param {Query} query
 * @param {Found[]} found
 */
async function putAskedTitlesFirst(edition, query, found) {
  const window = found.slice(0, edition.manifest.ranking.titleWindow);
  const texts = await Promise.all(window.map(({ document }) => edition.cardText(document)));
  const asked = texts.map(({ card }) => isTitleAsked(card.title, query, edition.table));
  return [
    ...window.filter((_, i) => asked[i]),
    ...window.filter((_, i) => !asked[i]),
    ...found.slice(window.length),
  ];
}

/**
 * @param {import('./cards.js').Card} card
 * @param {number[]} sections
 * @param {number} score
 * @param {boolean} complete
 * @returns {Hit}
 */
function hitOf(card, sections, score, complete) {
  const { lesson, language, url, alternates } = card;
  return { lesson, language, url, score, complete, card, sections, alternates };
}

/**
 * A lesson, by its best write-up.
 * @typedef {object} Found
 * @property {number} document
 * @property {number} grains
 * @property {boolean} complete
 */

/** Documents of one query, the best first, each lesson once. */
class Ranking {
  #edition;
  #documents;
  #grains;
  /** Lessons that were given out. @type {Set<number>} */
  #taken = new Set();
  /** What cards have decided. @type {Map<Condition, Map<number, boolean>>} */
  #decisions = new Map();

  /**
   * @param {Edition} edition
   * @param {Documents} documents
   * @param {Float64Array} grains  by document
   */
  constructor(edition, documents, grains) {
    this.#edition = edition;
    this.#documents = documents;
    this.#grains = grains;
  }

  /**
   * The first `limit` lessons, of those not given out before, that have a document for which the condition holds.
   * Cards are loaded only while they can still matter.
   * @param {Condition} condition
   * @param {number} limit
   * @param {boolean} complete
   * @returns {Promise<Found[]>}
   */
  async best(condition, limit, complete) {
    /** @type {Found[]} */
    const found = [];
    const candidates = this.#ranked(condition);
    for (let i = 0, round = FIRST_ROUND; i < candidates.length && found.length < limit; ) {
      const batch = candidates.slice(i, i + round);
      const verdicts = await Promise.all(
        batch.map((document) => !this.#isTaken(document) && this.#holds(condition, document)),
      );
      for (let j = 0; j < batch.length && found.length < limit; j++) {
        const document = batch[j];
        if (!verdicts[j] || this.#isTaken(document)) continue;
        this.#taken.add(this.#documents.lessons[document]);
        found.push({ document, grains: this.#grains[document], complete });
      }
      i += batch.length;
      round = Math.min(2 * round, LARGEST_ROUND);
    }
    return found;
  }

  /**
   * For how many lessons the condition holds; not exact while cards that were not loaded could add some.
   * @param {Condition} condition
   */
  count(condition) {
    const { possible, certain } = condition;
    const decisions = this.#decisionsOf(condition);
    const lessons = new Set();
    const open = new Set();
    for (let document = 1; document <= this.#documents.count; document++) {
      if (!possible[document]) continue;
      const verdict = certain[document] === 1 || decisions.get(document);
      if (verdict) lessons.add(this.#documents.lessons[document]);
      if (verdict === undefined) open.add(this.#documents.lessons[document]);
    }
    return { lessons: lessons.size, exact: [...open].every((lesson) => lessons.has(lesson)) };
  }

  /**
   * The write-up of the same lesson in the reader's language, where the condition holds for it too.
   * @param {number} document
   * @param {Condition} condition
   * @param {string} language
   */
  async inReaderLanguage(document, condition, language) {
    if (language === '') return document;
    const { lessons, count } = this.#documents;
    const readable = inLanguage(this.#documents, language.toLowerCase());
    if (readable[document]) return document;
    for (let other = 1; other <= count; other++) {
      const candidate = lessons[other] === lessons[document] && readable[other] === 1;
      if (candidate && (await this.#holds(condition, other))) return other;
    }
    return document;
  }

  /** @param {Condition} condition */
  #ranked({ possible }) {
    const candidates = [];
    for (let document = 1; document <= this.#documents.count; document++) {
      if (possible[document] && !this.#isTaken(document)) candidates.push(document);
    }
    return candidates.sort((a, b) => this.#grains[b] - this.#grains[a] || a - b);
  }

  /** @param {number} document */
  #isTaken(document) {
    return this.#taken.has(this.#documents.lessons[document]);
  }

  /** @param {Condition} condition */
  #decisionsOf(condition) {
    let decisions = this.#decisions.get(condition);
    if (!decisions) this.#decisions.set(condition, (decisions = new Map()));
    return decisions;
  }

  /**
   * @param {Condition} condition
   * @param {number} document
   * @returns {Promise<boolean>}
   */
  async #holds(condition, document) {
    if (!condition.possible[document]) return false;
    if (condition.certain[document]) return true;
    const text = await this.#edition.cardText(document);
    const verdict = holds(condition, document, (item) => text.has(item));
    this.#decisionsOf(condition).set(document, verdict);
    return verdict;
  }
}
