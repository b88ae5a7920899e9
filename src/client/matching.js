import { MAX_PLACES } from './chunks.js';
import { dayNumber } from './dates.js';
import { languagesFor } from './manifest.js';
import { isCommon } from './scoring.js';

/**
 * Which documents a query asks for, as `src/index/xapian_query.cc` has it, as far as postings can tell: they know which
 * terms stand in which passage, not whether side by side. Where only that is open, a document *may* match.
 *
 * @typedef {import('./chunks.js').Postings} Postings
 * @typedef {import('./manifest.js').Manifest} Manifest
 * @typedef {import('./query.js').Group} Group
 * @typedef {import('./query.js').Item} Item
 * @typedef {import('./query.js').Query} Query
 * @typedef {import('./scoring.js').PostingsOf} PostingsOf
 * @typedef {import('./scoring.js').Vocabulary} Vocabulary
 */

export const NO = 0;
export const MAYBE = 1;
export const YES = 2;

/**
 * An item of several terms, and where all of them stand.
 * @typedef {object} Phrase
 * @property {Item} item
 * @property {Postings} postings  without frequencies; where terms are common, some places may be none
 */

/** @typedef {(phrase: Phrase, document: number) => number} PhraseState  what is known by now: NO, MAYBE or YES */

/**
 * @typedef {object} Condition
 * @property {Uint8Array} states  by document: NO, MAYBE or YES
 * @property {(document: number, stateOfPhrase: PhraseState) => number} decide  for documents that are MAYBE
 */

/**
 * @typedef {object} Conditions
 * @property {Condition} complete  everything that was asked
 * @property {Condition | undefined} through  likewise, or implies it, or is in another language than those that are asked
 *   for, in which its lesson is `allowed`; none where nothing leads on
 * @property {() => Condition} partial  everything that must be, and any piece of the rest; where there is a rest
 * @property {Condition | undefined} allowed  what languages, dates and exclusions leave; none where no language is asked for
 */

/**
 * @typedef {object} Match
 * @property {(language: string, lessons?: Uint8Array, beside?: typeof import('./beside.js').beside) => Conditions} among  the
 *   documents in a language, '' for all, and of lessons, 1 for those that may be found; none: all. Without `beside` the
 *   document that matches must be in the language, not its lesson alone
 * @property {number} looseGroups  how many groups may be missing from a partial match
 * @property {Phrase[]} phrases  of all conditions
 */

/** Terms of fields begin so; as in `src/index/schema.h`. @type {Record<Item['field'], string>} */
const PREFIXES = { any: '', title: 'S', guest: 'A', tag: 'K', course: 'XC' };

/**
 * All terms whose postings `matchOf` and the scores need.
 * @param {Query} query
 * @param {Vocabulary} vocabulary
 * @returns {Set<string>}
 */
export function termsOf({ groups, exclusions }, vocabulary) {
  const { terms, stem, expansions } = vocabulary;
  const items = [...groups.flatMap((group) => group.alternatives), ...exclusions];
  return new Set([...terms, ...(stem ? [stem] : []), ...expansions, ...items.flatMap((item) => formsOf(item, vocabulary))]);
}

/**
 * The terms of an item as the index has them, with what it may grow into.
 * @param {Item} item
 * @param {Vocabulary} vocabulary
 */
function formsOf({ field, terms, prefix }, { expansions }) {
  return [...terms, ...(prefix ? expansions : [])].map((term) => PREFIXES[field] + term);
}

/**
 * @param {Condition} condition
 * @param {number} document
 * @param {PhraseState} stateOfPhrase
 */
export function stateOf({ states, decide }, document, stateOfPhrase) {
  return states[document] === MAYBE ? decide(document, stateOfPhrase) : states[document];
}

/** @param {Item} item  Whether pieces of it are worth something alone. */
export function isLooseItem({ field, quoted }) {
  return field === 'any' && !quoted;
}

/** @param {Group} group */
function isLoose({ alternatives }) {
  return alternatives.some(isLooseItem);
}

/**
 * @param {Query} query
 * @param {Vocabulary} vocabulary
 * @param {Manifest} manifest
 * @param {Uint32Array | undefined} days  by document; needed by a query with dates
 * @param {PostingsOf} postingsOf  of all `termsOf`
 * @param {boolean} narrowed  whether lessons are chosen beside the query
 * @returns {Match | null}  null when nothing is asked for
 */
export function matchOf({ groups, exclusions, ...filters }, vocabulary, manifest, days, postingsOf, narrowed) {
  const matcher = new Matcher(vocabulary, manifest, postingsOf);
  /** @type {Condition[]} */
  const required = [];
  if (days) required.push(matcher.between(filters.dateFrom, filters.dateTo, days));
  const spoken = filters.languages.length > 0 ? [matcher.inLanguages(filters.languages)] : [];
  if (groups.length + required.length + spoken.length === 0 && !narrowed) return null;
  for (const item of exclusions) required.push(not(matcher.item(item)));
  const held = groups.map((group) => matcher.group(group));
  const whole = matcher.all([...required, ...held]);
  const implied = groups.map((group, i) => matcher.any([held[i], ...group.alternatives.flatMap((item) => matcher.implied(item))]));
  const loose = groups.filter(isLoose);
  const through = implied.every((group, i) => group === held[i]) ? [] : [matcher.all([...required, ...implied])];
  const partial = once(() => matcher.all([...required, ...held.filter((_, i) => !isLoose(groups[i])), matcher.pieces(loose)]));
  return {
    among: (language, lessons, beside) => {
      const languages = language ? [...spoken, matcher.inLanguages([language])] : spoken;
      const left = lessons ? [matcher.ofLessons(lessons)] : [];
      const scope = [...languages, ...left];
      const ways = through.map((condition) => matcher.all([condition, ...scope]));
      const allowed = languages.length * groups.length > 0 ? matcher.all([...required, ...languages]) : undefined;
      if (beside && allowed) ways.push(matcher.all([beside(whole, allowed, manifest), ...left]));
      return {
        complete: matcher.all([whole, ...scope]),
        through: ways.length > 0 ? matcher.any(ways) : undefined,
        partial: () => matcher.all([partial(), ...scope]),
        allowed,
      };
    },
    looseGroups: loose.length,
    phrases: matcher.phrases,
  };
}

/**
 * @template T
 * @param {() => T} make
 * @returns {() => T}
 */
function once(make) {
  /** @type {{made: T} | undefined} */
  let kept;
  return () => (kept ??= { made: make() }).made;
}

/** Makes conditions. */
class Matcher {
  #vocabulary;
  #manifest;
  #postingsOf;
  /** @type {Phrase[]} */
  phrases = [];

  /**
   * @param {Vocabulary} vocabulary
   * @param {Manifest} manifest
   * @param {PostingsOf} postingsOf
   */
  constructor(vocabulary, manifest, postingsOf) {
    this.#vocabulary = vocabulary;
    this.#manifest = manifest;
    this.#postingsOf = postingsOf;
  }

  /**
   * @param {(states: Uint8Array) => void} mark
   * @param {Condition['decide']} [decide]
   * @returns {Condition}
   */
  #condition(mark, decide = () => NO) {
    const states = new Uint8Array(this.#manifest.documentCount + 1);
    mark(states);
    return { states, decide };
  }

  /** @param {string[]} languages */
  inLanguages(languages) {
    return this.#condition((states) => {
      for (const { begin, end } of languages.flatMap((language) => languagesFor(this.#manifest, language))) {
        states.fill(YES, begin, end);
      }
    });
  }

  /** @param {Uint8Array} lessons  1 for each of them */
  ofLessons(lessons) {
    return this.#condition((states) => {
      for (let i = 1; i < states.length; i++) states[i] = lessons[this.#manifest.lessons[i]] * YES;
    });
  }

  /**
   * @param {string} from  `YYYY-MM-DD` or ''
   * @param {string} to
   * @param {Uint32Array} days
   */
  between(from, to, days) {
    const first = from ? dayNumber(from) : 1;
    const last = to ? dayNumber(to) : Infinity;
    return this.#condition((states) => days.forEach((day, document) => (states[document] = first <= day && day <= last ? YES : NO)));
  }

  /** The document has one of the terms. @param {string[]} terms */
  #anyTerm(terms) {
    return this.#condition((states) => {
      for (const term of terms) for (const document of this.#postingsOf(term)?.documents ?? []) states[document] = YES;
    });
  }

  /** The document holds the item as it stands in the query. @param {Item} item */
  item(item) {
    const terms = formsOf(item, this.#vocabulary);
    return item.prefix || terms.length === 1 ? this.#anyTerm(terms) : this.#sideBySide(item, terms);
  }

  /**
   * @param {Item} item
   * @param {string[]} terms
   */
  #sideBySide(item, terms) {
    const lists = terms.map((term) => this.#possible(term));
    const postings = lists.sort((a, b) => a.documents.length - b.documents.length).reduce(inSamePlace);
    const phrase = { item, postings };
    this.phrases.push(phrase);
    return this.#condition(
      (states) => postings.documents.forEach((document) => (states[document] = MAYBE)),
      (document, stateOfPhrase) => stateOfPhrase(phrase, document),
    );
  }

  /**
   * The postings of a term with all places where it may stand.
   * @param {string} term
   * @returns {Postings}
   */
  #possible(term) {
    const postings = this.#postingsOf(term) ?? NOWHERE;
    const { frequencies, places } = postings;
    if (frequencies.length === 0 || !isCommon(term, postings, this.#manifest)) return postings;
    return { ...postings, places: places.map((first) => (first === 1 ? 1 : (-first & MAX_PLACES) | 1)) };
  }

  /** @param {Group} group */
  group({ alternatives }) {
    return this.any(alternatives.map((item) => this.item(item)));
  }

  /**
   * The document has or surely implies each of the item's terms, wherever, and implies some.
   * @param {Item} item
   * @returns {Condition[]}  none where nothing does
   */
  implied({ field, terms, quoted }) {
    const lists = terms.map((term) => this.#postingsOf(PREFIXES[field] + term) ?? NOWHERE);
    if (quoted || !lists.some(({ implied }) => implied)) return [];
    return [this.#condition((states) => {
      const counts = new Uint16Array(states.length);
      for (const { documents, implied } of lists) {
        for (const document of documents) counts[document]++;
        implied?.documents.forEach((document, i) => {
          counts[document] += Number(implied.strong[i]);
          states[document] ||= Number(implied.strong[i]) * YES;
        });
      }
      for (let i = 0; i < counts.length; i++) if (counts[i] < lists.length) states[i] = NO;
    })];
  }

  /** Any piece of the loose alternatives, or one of the others whole. @param {Group[]} groups */
  pieces(groups) {
    const items = groups.flatMap((group) => group.alternatives);
    const isCut = (/** @type {Item} */ item) => isLooseItem(item) && !item.prefix;
    const pieces = items.filter(isCut).flatMap((item) => item.terms);
    const others = items.filter((item) => !isCut(item)).map((item) => this.item(item));
    const implied = this.#condition((states) => {
      for (const term of items.filter(isLooseItem).flatMap((item) => item.terms)) {
        for (const document of this.#postingsOf(term)?.implied?.documents ?? []) states[document] = YES;
      }
    });
    return this.any([this.#anyTerm(pieces), ...others, implied]);
  }

  /** @param {Condition[]} conditions */
  any(conditions) {
    return this.#combine(conditions, 1);
  }

  /** @param {Condition[]} conditions */
  all(conditions) {
    return this.#combine(conditions, -1);
  }

  /**
   * @param {Condition[]} conditions
   * @param {1 | -1} sign  1: the document meets any; -1: all
   * @returns {Condition}
   */
  #combine(conditions, sign) {
    if (conditions.length === 1) return conditions[0];
    const decided = sign > 0 ? Math.max : Math.min;
    return this.#condition(
      (states) => {
        if (sign < 0) states.fill(YES);
        for (const { states: own } of conditions) {
          for (let i = 0; i < own.length; i++) if ((own[i] - states[i]) * sign > 0) states[i] = own[i];
        }
      },
      (document, stateOfPhrase) => decided(...conditions.map((condition) => stateOf(condition, document, stateOfPhrase))),
    );
  }
}

/** @type {Postings} */
const NOWHERE = { documents: new Uint32Array(), frequencies: new Uint32Array(), places: new Uint32Array() };

/**
 * Where two stand in the same passage or both among the facts.
 * @param {Postings} a
 * @param {Postings} b
 * @returns {Postings}
 */
function inSamePlace(a, b) {
  const documents = [];
  const places = [];
  for (let i = 0, j = 0; i < a.documents.length && j < b.documents.length; ) {
    const difference = a.documents[i] - b.documents[j];
    const both = a.places[i] & b.places[j];
    if (difference === 0 && both) {
      documents.push(a.documents[i]);
      places.push(both);
    }
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return { documents: Uint32Array.from(documents), frequencies: NOWHERE.frequencies, places: Uint32Array.from(places) };
}

/**
 * @param {Condition} condition
 * @returns {Condition}
 */
function not(condition) {
  return {
    states: condition.states.map((state) => YES - state),
    decide: (document, stateOfPhrase) => YES - stateOf(condition, document, stateOfPhrase),
  };
}
