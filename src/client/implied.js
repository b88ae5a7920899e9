import { isLooseItem } from './matching.js';

/**
 * What is said of write-ups that do not have what was asked themselves. Comes with what helps, so it is given what it
 * takes of the rest.
 *
 * @typedef {import('./query.js').Query} Query
 * @typedef {import('./scoring.js').ImpliedTerm} ImpliedTerm
 */

/**
 * What led to a write-up that does not have all that was asked itself.
 * @typedef {object} Via
 * @property {string} asked  one thing of the query, as typed
 * @property {string[]} words  what stands for it in the write-up, up to three; none: its pinyin
 * @property {string} language  not '': nothing of that, but all of the query is in this write-up of the lesson
 */

const MAX_WORDS = 3;

/**
 * The weights of a query's terms, and of those that stand for terms which a document implies.
 * @param {ReadonlyMap<string, number>} weights  by term
 * @param {ImpliedTerm[]} implied  by the document
 * @param {(word: string) => string[]} termsOf  of the analysis
 * @returns {ReadonlyMap<string, number>}
 */
export function renderedWeights(weights, implied, termsOf) {
  const all = new Map(weights);
  for (const { weight, renderings } of implied) {
    for (const term of renderings.flatMap(termsOf)) all.set(term, Math.max(all.get(term) ?? 0, weight));
  }
  return all;
}

/**
 * Of each item of which a document has nothing itself, the words that imply it: those that stand in what is shown. Once
 * where it is asked twice.
 * @param {Query} query
 * @param {string[]} expansions  of its growing word
 * @param {ImpliedTerm[]} implied  by the document
 * @param {(term: string) => boolean} has  whether the document does
 * @param {(word: string) => boolean} shows  whether what is shown of it does
 * @param {import('./query.js').Surfaces} surfaces  of its items
 * @returns {Via[]}
 */
export function viaOf({ groups }, expansions, implied, has, shows, surfaces) {
  const items = groups.flatMap(({ alternatives }) => alternatives).filter(isLooseItem);
  const all = items.flatMap((item) => {
    const { terms, prefix } = item;
    const own = terms.flatMap((term) => implied.filter((other) => other.term === term));
    if (own.length === 0 || terms.some(has) || (prefix && expansions.some(has))) return [];
    const words = [...new Set(own.flatMap(({ renderings }) => renderings))];
    const shown = words.filter(shows).slice(0, MAX_WORDS);
    return { asked: surfaces.get(item) ?? '', words: shown.length > 0 ? shown : words.slice(0, 1), language: '' };
  });
  const texts = all.map((via) => JSON.stringify(via));
  return all.filter((_, i) => texts.indexOf(texts[i]) === i);
}
