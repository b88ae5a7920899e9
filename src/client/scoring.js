import { compareText } from './bytes.js';

/**
 * The ranking of `src/index/bm25.h`, with the parameters that the web index brings.
 *
 * @typedef {import('./chunks.js').Chunk} Chunk
 * @typedef {import('./chunks.js').Postings} Postings
 * @typedef {import('./documents.js').Documents} Documents
 * @typedef {import('./manifest.js').Manifest} Manifest
 * @typedef {import('./query.js').Query} Query
 */

/**
 * The text terms of a query that count, and the one word among them that may still be growing.
 * @typedef {object} Vocabulary
 * @property {string[]} terms  without `stem`
 * @property {string | null} stem  of the growing word
 * @property {string} prefix  that word as typed
 * @property {string[]} expansions  other terms that it may become
 */

/**
 * Without expansions: they need the chunks of the prefix.
 * @param {Query} query
 * @returns {Vocabulary}
 */
export function vocabularyOf(query) {
  const items = query.groups.flatMap((group) => group.alternatives);
  const growing = items.find((item) => item.prefix !== '');
  const stem = growing ? growing.terms[0] : null;
  const terms = new Set(items.flatMap((item) => item.terms));
  if (stem !== null) terms.delete(stem);
  return { terms: [...terms], stem, prefix: growing?.prefix ?? '', expansions: [] };
}

/**
 * The terms that the beginning of a word may stand for, beside its own stem: the terms that begin so and the stems of
 * words that do. The most frequent ones first, ties by term.
 * @param {Chunk[]} chunks  that can hold keys with that prefix, in order
 * @param {string} prefix
 * @param {string | null} stem
 * @param {number} limit
 */
export function expandPrefix(chunks, prefix, stem, limit) {
  /** @type {Map<string, number>} */
  const frequencies = new Map();
  for (const chunk of chunks) {
    for (const entry of chunk.withPrefix(prefix)) {
      if (entry.postings) frequencies.set(entry.key, entry.postings.documents.length);
      if (entry.stem !== '') frequencies.set(entry.stem, entry.stemFrequency);
    }
  }
  if (stem !== null) frequencies.delete(stem);
  const sorted = [...frequencies].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]));
  return sorted.slice(0, limit).map(([term]) => term);
}

/**
 * How much a term tells.
 * @param {Manifest} manifest
 * @param {number} frequency  in how many documents it occurs
 */
function termWeight({ collectionSize, ranking }, frequency) {
  const without = collectionSize - Math.min(collectionSize, frequency);
  const odds = (without + 0.5) / (frequency + 0.5);
  return Math.log(odds < 2 ? odds / 2 + 1 : odds) ** ranking.idfExponent;
}

/**
 * The weight of each term: what sections are chosen by.
 * @param {Vocabulary} vocabulary
 * @param {Manifest} manifest
 * @param {(term: string) => Postings | null} postingsOf
 * @returns {Map<string, number>}
 */
export function weightsOf(vocabulary, manifest, postingsOf) {
  const weights = new Map();
  const add = (/** @type {string} */ term, /** @type {number} */ scale) => {
    const weight = scale * termWeight(manifest, postingsOf(term)?.documents.length ?? 0);
    weights.set(term, Math.max(weights.get(term) ?? 0, weight));
  };
  for (const term of vocabulary.terms) add(term, 1);
  if (vocabulary.stem !== null) add(vocabulary.stem, 1);
  for (const term of vocabulary.expansions) add(term, manifest.ranking.prefixExpansionScale);
  return weights;
}

/**
 * The score of each document, in whole grains: what is added in another order is still equal.
 * @param {Vocabulary} vocabulary
 * @param {Manifest} manifest
 * @param {Documents} documents
 * @param {(term: string) => Postings | null} postingsOf
 * @returns {Float64Array} by document
 */
export function grainsOf(vocabulary, manifest, documents, postingsOf) {
  const scores = new Float64Array(documents.count + 1);
  const share = shares(manifest, documents);
  for (const term of vocabulary.terms) {
    for (const [document, score] of share(postingsOf(term), 1)) scores[document] += score;
  }
  // Of the words that the growing one may become, the best one counts.
  const best = new Float64Array(documents.count + 1);
  const { stem, expansions } = vocabulary;
  const forms = expansions.map((term) => ({ term, scale: manifest.ranking.prefixExpansionScale }));
  if (stem !== null) forms.push({ term: stem, scale: 1 });
  for (const { term, scale } of forms) {
    for (const [document, score] of share(postingsOf(term), scale)) best[document] = Math.max(best[document], score);
  }
  return scores.map((score, document) => Math.round((score + best[document]) / manifest.ranking.scoreGrain));
}

/**
 * @param {Manifest} manifest
 * @param {Documents} documents
 */
function shares(manifest, documents) {
  const { k1, b, minNormalizedLength } = manifest.ranking;
  const average = manifest.averageLength;
  /** @param {Postings | null} postings @param {number} scale @returns {Generator<[number, number]>} */
  return function* (postings, scale) {
    if (!postings) return;
    const weight = scale * termWeight(manifest, postings.documents.length);
    for (let i = 0; i < postings.documents.length; i++) {
      const document = postings.documents[i];
      const wdf = postings.frequencies[i];
      if (wdf === 0) continue;
      const length = Math.max(average > 0 ? documents.lengths[document] / average : 1, minNormalizedLength);
      yield [document, weight * (wdf / (k1 * (1 - b + b * length) + wdf))];
    }
  };
}
