import { all, any, intersection, marked, not, sideBySide, union } from './conditions.js';
import { dayNumber } from './documents.js';

/**
 * Which documents a query asks for, as `src/index/xapian_query.cc` has it.
 *
 * @typedef {import('./chunks.js').Postings} Postings
 * @typedef {import('./conditions.js').Condition} Condition
 * @typedef {import('./documents.js').Documents} Documents
 * @typedef {import('./query.js').Group} Group
 * @typedef {import('./query.js').Item} Item
 * @typedef {import('./query.js').Query} Query
 * @typedef {import('./scoring.js').Vocabulary} Vocabulary
 */

/**
 * @typedef {object} Match
 * @property {Condition} complete  everything that was asked
 * @property {Condition | null} partial  everything that must be, and any piece of the rest; null: there is no rest
 * @property {number} looseGroups  how many groups may be missing from a partial match
 */

/** Terms of fields begin so; as in `src/index/schema.h`. @type {Record<Item['field'], string>} */
const PREFIXES = { any: '', title: 'S', guest: 'A', tag: 'K', course: 'XC' };

/**
 * All terms whose postings `matchOf` and the scores need.
 * @param {Query} query
 * @param {Vocabulary} vocabulary
 * @returns {Set<string>}
 */
export function termsOf(query, vocabulary) {
  const terms = new Set([...vocabulary.terms, ...vocabulary.expansions]);
  if (vocabulary.stem !== null) terms.add(vocabulary.stem);
  const items = [...query.groups.flatMap((group) => group.alternatives), ...query.exclusions];
  for (const item of items) for (const term of formsOf(item, vocabulary)) terms.add(PREFIXES[item.field] + term);
  return terms;
}

/**
 * @param {Query} query
 * @param {Vocabulary} vocabulary
 * @param {Documents} documents
 * @param {(term: string) => Postings | null} postingsOf  of all `termsOf`
 * @param {string} language  only its documents; '' for all
 * @returns {Match | null}  null when the query asks for nothing
 */
export function matchOf(query, vocabulary, documents, postingsOf, language) {
  const required = filtersOf(query, documents);
  if (query.groups.length === 0 && required.length === 0) return null;
  if (language !== '') required.push(marked(inLanguage(documents, language.toLowerCase())));
  const matcher = new Matcher(vocabulary, documents.count + 1, postingsOf);
  for (const item of query.exclusions) required.push(not(matcher.item(item)));
  const loose = query.groups.filter(isLoose);
  for (const group of query.groups) if (!isLoose(group)) required.push(matcher.group(group));
  return {
    complete: matcher.all([...required, ...loose.map((group) => matcher.group(group))]),
    partial: loose.length === 0 ? null : matcher.all([...required, matcher.pieces(loose)]),
    looseGroups: loose.length,
  };
}

/**
 * @param {Documents} documents
 * @param {string} language  lower case; `zh` includes `zh-hant`
 */
export function inLanguage(documents, language) {
  const fits = documents.languages.map((tag) => {
    const lower = tag.toLowerCase();
    return lower === language || lower.startsWith(`${language}-`) ? 1 : 0;
  });
  return maskWhere(documents, (document) => fits[documents.languageOf[document]] === 1);
}

/** @param {Query} query @param {Documents} documents */
function filtersOf(query, documents) {
  /** @type {Condition[]} */
  const filters = [];
  if (query.languages.length > 0) {
    const masks = query.languages.map((language) => inLanguage(documents, language));
    filters.push(marked(union(masks, documents.count + 1)));
  }
  if (query.dateFrom === '' && query.dateTo === '') return filters;
  const from = query.dateFrom === '' ? 1 : dayNumber(query.dateFrom);
  const to = query.dateTo === '' ? Infinity : dayNumber(query.dateTo);
  filters.push(marked(maskWhere(documents, (document) => from <= documents.days[document] && documents.days[document] <= to)));
  return filters;
}

/** @param {Documents} documents @param {(document: number) => boolean} wanted */
function maskWhere(documents, wanted) {
  const mask = new Uint8Array(documents.count + 1);
  for (let document = 1; document <= documents.count; document++) mask[document] = wanted(document) ? 1 : 0;
  return mask;
}

/** Whether pieces of the item are worth something alone. @param {Item} item */
function isLooseItem(item) {
  return item.field === 'any' && !item.quoted;
}

/** @param {Group} group */
function isLoose(group) {
  return group.alternatives.some(isLooseItem);
}

/** The terms of an item, with what it may grow into. @param {Item} item @param {Vocabulary} vocabulary */
function formsOf(item, vocabulary) {
  return item.prefix === '' ? item.terms : [...item.terms, ...vocabulary.expansions];
}

class Matcher {
  #vocabulary;
  #size;
  #postingsOf;

  /**
   * @param {Vocabulary} vocabulary
   * @param {number} size  of masks
   * @param {(term: string) => Postings | null} postingsOf
   */
  constructor(vocabulary, size, postingsOf) {
    this.#vocabulary = vocabulary;
    this.#size = size;
    this.#postingsOf = postingsOf;
  }

  /** @param {Condition[]} conditions */
  all(conditions) {
    return all(conditions, this.#size);
  }

  /** The document holds the item as it stands in the query. @param {Item} item */
  item(item) {
    const masks = formsOf(item, this.#vocabulary).map((term) => this.#mask(PREFIXES[item.field] + term));
    if (item.prefix !== '') return marked(union(masks, this.#size));
    return masks.length === 1 ? marked(masks[0]) : sideBySide(intersection(masks, this.#size), item);
  }

  /** @param {Group} group */
  group(group) {
    return any(group.alternatives.map((item) => this.item(item)), this.#size);
  }

  /** Any piece of the loose alternatives, or one of the others whole. @param {Group[]} groups */
  pieces(groups) {
    const conditions = groups.flatMap((group) => group.alternatives).flatMap((item) => {
      if (!isLooseItem(item) || item.prefix !== '') return [this.item(item)];
      return item.terms.map((term) => marked(this.#mask(term)));
    });
    return any(conditions, this.#size);
  }

  /** The documents that have the term. @param {string} term */
  #mask(term) {
    const mask = new Uint8Array(this.#size);
    for (const document of this.#postingsOf(term)?.documents ?? []) mask[document] = 1;
    return mask;
  }
}
