import { byteString, textOfByteString } from './bytes.js';
import { placesIn } from './chunks.js';

/**
 * The ranking of `src/index/bm25.h`, with the parameters that the web index brings.
 *
 * @typedef {import('./chunks.js').Entry} Entry
 * @typedef {import('./chunks.js').Postings} Postings
 * @typedef {import('./manifest.js').Manifest} Manifest
 * @typedef {import('./query.js').Query} Query
 * @typedef {(term: string) => Postings | undefined} PostingsOf
 */

const MAX_PASSAGES = 30;
const FEW_DOCUMENTS = 64;

/**
 * The text terms of a query that count, and the one word among them that may still be growing.
 * @typedef {object} Vocabulary
 * @property {string[]} terms  without `stem`
 * @property {string} stem  of the growing word, or ''
 * @property {string} prefix  that word as typed
 * @property {string[]} expansions  other terms that it may become
 */

/**
 * Without expansions: they need the chunks of the prefix.
 * @param {Query} query
 * @returns {Vocabulary}
 */
export function vocabularyOf({ groups }) {
  const items = groups.flatMap((group) => group.alternatives);
  const growing = items.find((item) => item.prefix !== '');
  const stem = growing ? growing.terms[0] : '';
  const terms = new Set(items.flatMap((item) => item.terms));
  terms.delete(stem);
  return { terms: [...terms], stem, prefix: growing?.prefix ?? '', expansions: [] };
}

/**
 * The terms that the beginning of a word may stand for, beside its own stem: the terms that begin so and the stems of
 * words that do. The most frequent ones first, ties by term.
 * @param {Entry[]} entries  whose keys begin so
 * @param {string} stem
 * @param {number} limit
 */
export function expandPrefix(entries, stem, limit) {
  /** @type {Map<string, number>} */
  const frequencies = new Map();
  for (const entry of entries) {
    if (entry.frequency > 0) frequencies.set(entry.key, entry.frequency);
    if (entry.stem) frequencies.set(entry.stem, entry.stemFrequency);
  }
  frequencies.delete(byteString(stem));
  const sorted = [...frequencies].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return sorted.slice(0, limit).map(([term]) => textOfByteString(term));
}

/**
 * How much a term tells.
 * @param {Manifest} manifest
 * @param {number} frequency  in how many documents it occurs
 */
function termWeight({ collectionSize, idfExponent }, frequency) {
  const odds = (collectionSize - Math.min(collectionSize, frequency) + 0.5) / (frequency + 0.5);
  return Math.log(odds < 2 ? odds / 2 + 1 : odds) ** idfExponent;
}

/**
 * How much a term tells of documents that imply it.
 * @param {Manifest} manifest
 * @param {Postings} postings
 * @param {import('./chunks.js').Implied} implied  theirs
 */
function impliedWeight(manifest, { documents }, implied) {
  return implied.confidence * termWeight(manifest, documents.length || implied.documents.length);
}

/**
 * What a document implies of a query.
 * @typedef {object} ImpliedTerm
 * @property {string} term
 * @property {number} weight
 * @property {number} places  one bit, as in `Postings.places`
 * @property {string[]} renderings
 */

/**
 * @param {number} document
 * @param {Vocabulary} vocabulary
 * @param {Manifest} manifest
 * @param {PostingsOf} postingsOf
 * @returns {ImpliedTerm[]}
 */
export function impliedBy(document, { terms, stem }, manifest, postingsOf) {
  return [...terms, stem].flatMap((term) => {
    const postings = postingsOf(term);
    const implied = postings?.implied;
    const places = placesIn(implied, document);
    if (!postings || !implied || !places) return [];
    return { term, weight: impliedWeight(manifest, postings, implied), places, renderings: implied.renderings };
  });
}

/**
 * The weight of each term: what passages and sections are chosen by, too.
 * @param {Vocabulary} vocabulary
 * @param {Manifest} manifest
 * @param {PostingsOf} postingsOf
 * @returns {Map<string, number>}
 */
export function weightsOf({ terms, stem, expansions }, manifest, postingsOf) {
  const weights = new Map();
  const add = (/** @type {string} */ term, /** @type {number} */ scale) => {
    const weight = scale * termWeight(manifest, postingsOf(term)?.documents.length ?? 0);
    weights.set(term, Math.max(weights.get(term) ?? 0, weight));
  };
  for (const term of terms) add(term, 1);
  if (stem) add(stem, 1);
  for (const term of expansions) add(term, manifest.prefixExpansionScale);
  return weights;
}

/**
 * What each rung of length adds to a frequency below the line of `share`; the ladder is that of `src/index/bm25.cc`.
 * @param {Manifest} manifest
 */
function dampings({ averageLength, k1, b, minNormalizedLength }) {
  const damping = new Float64Array(256);
  for (let rung = 0, length = 1; rung < 256; rung++, length += Math.max(1, length >> 2)) {
    const normalized = Math.max(averageLength > 0 ? length / averageLength : 1, minNormalizedLength);
    damping[rung] = k1 * (1 - b + b * normalized);
  }
  return damping;
}

/**
 * The score of each document. Exact sums: `inGrains` makes what was added in another order equal.
 * @param {Vocabulary} vocabulary
 * @param {Manifest} manifest
 * @param {PostingsOf} postingsOf
 * @returns {Float64Array}  by document
 */
export function scoresOf({ terms, stem, expansions }, manifest, postingsOf) {
  const damping = dampings(manifest);
  const scores = new Float64Array(manifest.documentCount + 1);
  // Of the words that the growing one may become, the best one counts.
  const best = new Float64Array(stem ? scores.length : 0);
  const addAll = (
    /** @type {{documents: Uint32Array, frequencies: ArrayLike<number>}} */ { documents, frequencies },
    /** @type {number} */ weight,
    /** @type {boolean} */ isForm,
  ) => {
    for (let i = 0; i < frequencies.length; i++) {
      const document = documents[i];
      const share = frequencies[i] / (damping[manifest.rungs[document - 1]] + frequencies[i]);
      if (!isForm) scores[document] += weight * share;
      else if (weight * share > best[document]) best[document] = weight * share;
    }
  };
  const add = (/** @type {string} */ term, /** @type {boolean} */ isForm, expansionScale = 0) => {
    const postings = postingsOf(term);
    if (!postings) return;
    addAll(postings, (expansionScale || 1) * termWeight(manifest, postings.documents.length), isForm);
    // What a word may become is not sure enough to lead on.
    const { implied } = postings;
    if (implied && !expansionScale) addAll(implied, impliedWeight(manifest, postings, implied), isForm);
  };
  for (const term of terms) add(term, false);
  if (stem) add(stem, true);
  for (const term of expansions) add(term, true, manifest.prefixExpansionScale);
  for (let document = 1; document < best.length; document++) scores[document] += best[document];
  return scores;
}

/**
 * Whether the index tells but the first place of a term in each document: it has one character, or many documents.
 * @param {string} term  without prefix
 * @param {Postings} postings
 * @param {Manifest} manifest
 */
export function isCommon(term, { documents }, { collectionSize }) {
  return [...term].length === 1 || documents.length > Math.max(FEW_DOCUMENTS, Math.floor(collectionSize / 4));
}

/** @param {number} score @param {Manifest} manifest */
export function inGrains(score, { scoreGrain }) {
  return Math.round(score / scoreGrain);
}

/**
 * The passage that has most of a query's weight; of equal ones, and when none has any, the first.
 * @param {number} document
 * @param {number} among  bits as in `Postings.places`; when none of them is a passage, all are meant
 * @param {ReadonlyMap<string, number>} weights  by term
 * @param {ImpliedTerm[]} implied  by the document
 * @param {Manifest} manifest
 * @param {PostingsOf} postingsOf
 * @returns {number}  from 1
 */
export function bestPassage(document, among, weights, implied, manifest, postingsOf) {
  const passages = among >> 1 || -1;
  const own = [...weights].map(([term, weight]) => ({ places: placesIn(postingsOf(term), document), weight }));
  const parts = [...own, ...implied].map(({ places, weight }) => ({ places: places >> 1, weight }));
  let best = 0;
  let most = -1;
  for (let i = 0; i < MAX_PASSAGES; i++) {
    if (!((passages >> i) & 1)) continue;
    const score = parts.reduce((sum, { places, weight }) => sum + ((places >> i) & 1) * weight, 0);
    const grains = inGrains(score, manifest);
    if (grains > most) [best, most] = [i + 1, grains];
  }
  return best;
}
