import { fold } from './analysis.js';
import { Edition } from './edition.js';
import { SearchError } from './errors.js';
import { Files } from './files.js';
import { NO_FILTERS } from './filters.js';
import { findLessons, isAnywhere } from './lessons.js';
import { MANIFEST_NAME } from './manifest.js';
import { parseQuery, typedWords } from './query.js';

export { SearchError } from './errors.js';

/**
 * @typedef {object} SearchOptions
 * @property {number} [limit]  at most so many lessons; 10
 * @property {string} [language]  only write-ups in this language; '' for all
 * @property {string} [readerLanguage]  of a lesson's write-ups that match, the one that is shown; '' for the best one
 * @property {import('./filters.js').Filters} [filters]  only lessons that have what is chosen; ranks do not depend on it
 * @property {'' | 'newest' | 'oldest'} [sort]  '': the best first. Otherwise by date, those that match everything before
 *   the others all the same
 * @property {boolean} [exact]  only what has the words themselves, in the language that is asked for
 * @property {import('./edition.js').Ready} [ready]  awaited before anything is fetched; what is there already is used
 *   at once. The search waits as long as this does
 */

/**
 * A lesson, once.
 * @typedef {object} Hit
 * @property {string} lesson  `course/lesson`
 * @property {string} language  of the write-up that is shown
 * @property {string} url  from the site's root, unescaped
 * @property {number} score  of the lesson's best write-up
 * @property {boolean} complete  matches everything that was asked; such hits come first
 * @property {boolean} through  does so by what its words imply, or in another language; such hits come next
 * @property {import('./implied.js').Via[]} via  what led to a hit that is not complete, or that is shown in another language
 * @property {string[]} standIns  all words of the write-up that stand for what was asked: what is marked beside it
 * @property {import('./passages.js').Card} card  with the sections of the passage that answers best
 * @property {number[]} sections  up to three, indexes into `card.sections`, the best first
 * @property {{language: string, url: string}[]} alternates  the lesson in other languages
 */

/**
 * @typedef {object} SearchResult
 * @property {import('./query.js').Query} query
 * @property {Map<string, string>} table  of the analysis, for marking matches
 * @property {string} text  that was asked
 * @property {string} spellings  characters that it, and what stands for it, may be written with, each before what it is
 *   folded to
 * @property {(text: string) => string} fold  as the analysis does it
 * @property {Hit[]} hits
 * @property {number} completeCount  lessons that match everything
 * @property {number} throughCount  lessons beyond these that do so by what their words imply, or in another language
 * @property {boolean} completeCountExact  false: there may be more of either
 * @property {(kind: import('./filters.js').Kind, value: string) => string} nameOf  what people call a filter that was set
 * @property {((wanted: () => boolean) => Promise<import('./facets.js').FacetCounts>) | null} counts  what the whole result
 *   can be narrowed by; reads on while it is wanted. null when nothing was asked for
 * @property {() => Promise<import('./corrections.js').Correction | null>} correct  what may have been meant, where words
 *   were asked for that the archive does not have
 */

/** @type {Required<SearchOptions>} */
const DEFAULTS = {
  limit: 10,
  language: '',
  readerLanguage: '',
  filters: NO_FILTERS,
  sort: '',
  exact: false,
  ready: async () => {},
};

/** Answers queries from the web index of a site. Queries may overlap. */
export class Searcher {
  #files;
  #edition;
  /** @type {Promise<Edition> | null} */
  #renewal = null;

  /**
   * @param {Files} files
   * @param {Edition} edition
   */
  constructor(files, edition) {
    this.#files = files;
    this.#edition = edition;
  }

  /**
   * The lessons that `lectern search` finds, in the same order. Fails with a SearchError when a part of the web index
   * that the answer needs is not to be had; that is never an answer without hits.
   * @param {string} text  what somebody typed
   * @param {SearchOptions} [options]
   * @returns {Promise<SearchResult>}
   */
  async search(text, options = {}) {
    const edition = this.#edition;
    try {
      return await answer(edition, text, options);
    } catch (error) {
      const stale = error instanceof SearchError && (error.kind === 'outdated' || error.kind === 'damaged');
      if (!stale) throw error;
      const current = await this.#renew(edition);
      if (current === edition) throw error;
      return answer(current, text, options);
    }
  }

  /**
   * Looks whether the site has been published anew since `edition`.
   * @param {Edition} edition
   * @returns {Promise<Edition>}  the same one when it has not
   */
  async #renew(edition) {
    if (this.#edition !== edition) return this.#edition;
    this.#renewal ??= Edition.open(this.#files, MANIFEST_NAME, 'no-cache').finally(() => {
      this.#renewal = null;
    });
    const current = await this.#renewal;
    if (this.#edition === edition && current.check !== edition.check) this.#edition = current;
    return this.#edition;
  }
}

/**
 * @typedef {object} OpenOptions
 * @property {string} [manifest]  its name with its hash, as the page has it: one that a cache may hold
 * @property {import('./files.js').Fetch} [fetch]  for tests
 * @property {readonly number[]} [retryDelays]  for tests, in ms
 */

/**
 * Reads the manifest, and nothing else that every query needs.
 * @param {string} baseUrl  of the web index's folder
 * @param {OpenOptions} [options]
 * @returns {Promise<Searcher>}  Fails with a SearchError.
 */
export async function openSearch(baseUrl, { manifest, fetch = globalThis.fetch.bind(globalThis), retryDelays } = {}) {
  if (typeof DecompressionStream === 'undefined') {
    throw new SearchError('unsupported', MANIFEST_NAME, 'this browser has no DecompressionStream');
  }
  const files = new Files(baseUrl, fetch, retryDelays);
  return new Searcher(files, await Edition.open(files, manifest || MANIFEST_NAME, manifest ? 'default' : 'no-cache'));
}

/**
 * @param {Edition} edition
 * @param {string} text
 * @param {SearchOptions} options
 * @returns {Promise<SearchResult>}
 */
async function answer(edition, text, options) {
  const all = { ...DEFAULTS, ...options };
  await edition.prepare(text, all.ready);
  const surfaces = new Map();
  const query = parseQuery(text, edition.table, surfaces);
  const found = await findLessons(edition, query, surfaces, all);
  const { table } = edition;
  const written = [text, ...found.hits.flatMap(({ standIns }) => standIns)].join(' ');
  const characters = new Set(fold(written, table));
  const spellings = [...table].filter(([, to]) => characters.has(to)).flat().join('');
  const { ready } = all;
  const correct = async () => {
    const { corrected } = await import('./extras.js');
    const isFound = (/** @type {string} */ run) => isAnywhere(edition, parseQuery(run, table), ready);
    return corrected(edition, text, typedWords(text, table), isFound, ready);
  };
  return { query, table, text, spellings, fold: (other) => fold(other, table), correct, ...found };
}
