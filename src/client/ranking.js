import { documentOf, languageOf, languagesFor } from './manifest.js';
import { MAYBE, NO, YES } from './matching.js';
import { inGrains } from './scoring.js';

/**
 * @typedef {import('./manifest.js').Manifest} Manifest
 * @typedef {import('./matching.js').Condition} Condition
 * @typedef {import('./reading.js').Reading} Reading
 */

/**
 * A lesson, by its best write-up.
 * @typedef {object} Found
 * @property {number} document
 * @property {number} grains
 * @property {Condition} condition  that it meets
 */

/** Documents that are looked at together while phrases are in question; later rounds double it. */
const FIRST_ROUND = 10;
const LARGEST_ROUND = 80;
/** So many are put in order at first; more when these do not suffice. */
const FIRST_SORTED = 64;

/** Documents of one query, the best first, each lesson once. */
export class Ranking {
  #manifest;
  #scores;
  #keys;
  #reading;
  /** 1 for lessons that were given out. */
  #taken;

  /**
   * @param {Manifest} manifest
   * @param {Float64Array} scores  by document
   * @param {Reading} reading
   * @param {Float64Array} [keys]  by document, equal for those of a lesson, not negative: what is greater comes first,
   *   whatever the scores
   */
  constructor(manifest, scores, reading, keys) {
    this.#manifest = manifest;
    this.#scores = scores;
    this.#keys = keys;
    this.#reading = reading;
    this.#taken = new Uint8Array(manifest.lessonCount);
  }

  /**
   * The first `limit` lessons, of those not given out before, that have a document for which the condition holds.
   * Passages are read only while they can still matter.
   * @param {Condition} condition
   * @param {number} limit
   * @returns {Promise<Found[]>}
   */
  async best(condition, limit) {
    /** @type {Found[]} */
    const found = [];
    const ranked = this.#inOrder(condition);
    for (let round = FIRST_ROUND; found.length < limit; round = Math.min(2 * round, LARGEST_ROUND)) {
      const batch = this.#next(ranked, round);
      if (batch.length === 0) break;
      const verdicts = await Promise.all(batch.map((document) => this.#reading.holds(condition, document)));
      batch.forEach((document, i) => {
        if (!verdicts[i] || found.length === limit || this.#isTaken(document)) return;
        this.#taken[this.#manifest.lessons[document]] = 1;
        found.push({ document, grains: this.#grains(document), condition });
      });
    }
    return found;
  }

  /**
   * For how many lessons the condition holds; not exact while passages that were not read could add some.
   * @param {Condition} condition
   */
  count(condition) {
    const { lessons, lessonCount } = this.#manifest;
    const states = new Uint8Array(lessonCount);
    condition.states.forEach((state, document) => {
      const lesson = lessons[document];
      if (document > 0 && state !== NO && states[lesson] !== YES) {
        states[lesson] = Math.max(states[lesson], this.#reading.state(condition, document));
      }
    });
    return { lessons: states.filter((state) => state === YES).length, exact: !states.includes(MAYBE) };
  }

  /**
   * The write-up of the same lesson in the reader's language, where the condition holds for it too.
   * @param {Found} found
   * @param {string} language  '' for any
   * @returns {Promise<number>}
   */
  async inReaderLanguage({ document, condition }, language) {
    const readable = language ? languagesFor(this.#manifest, language) : [];
    if (readable.includes(languageOf(this.#manifest, document))) return document;
    for (const other of readable) {
      const candidate = documentOf(this.#manifest, other, this.#manifest.lessons[document]);
      if (candidate && (await this.#reading.holds(condition, candidate))) return candidate;
    }
    return document;
  }

  /**
   * Candidates by key, by score, then by lesson, then by language; sorted only as far as they are asked for.
   * @param {Condition} condition
   * @returns {Generator<number, void>}
   */
  *#inOrder({ states }) {
    const { lessons } = this.#manifest;
    /** @type {number[]} */
    const candidates = [];
    for (let document = 1; document < states.length; document++) if (states[document] > 0) candidates.push(document);
    const key = (/** @type {number} */ document) => this.#keys?.[document] ?? this.#grains(document);
    const sorted = Float64Array.from(candidates, key).sort();
    for (let above = Infinity, count = FIRST_SORTED; above > -1; count *= 8) {
      const lowest = sorted[sorted.length - count] ?? -1;
      const part = candidates.filter((document) => key(document) >= lowest && key(document) < above);
      const grains = (/** @type {number} */ document) => this.#grains(document);
      yield* part.sort((a, b) => key(b) - key(a) || grains(b) - grains(a) || lessons[a] - lessons[b] || a - b);
      above = lowest;
    }
  }

  /**
   * @param {Generator<number, void>} ranked
   * @param {number} count
   */
  #next(ranked, count) {
    const batch = [];
    for (let next; batch.length < count && !(next = ranked.next()).done; ) if (!this.#isTaken(next.value)) batch.push(next.value);
    return batch;
  }

  /** @param {number} document */
  #isTaken(document) {
    return this.#taken[this.#manifest.lessons[document]] === 1;
  }

  /** @param {number} document */
  #grains(document) {
    return inGrains(this.#scores[document], this.#manifest);
  }
}
