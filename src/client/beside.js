import { documentOf, languageOf } from './manifest.js';
import { NO, stateOf } from './matching.js';

/**
 * Lessons that match in another language than the one that is asked for: found by the one write-up, shown by the other.
 *
 * @typedef {import('./manifest.js').Manifest} Manifest
 * @typedef {import('./matching.js').Condition} Condition
 */

/**
 * The document meets the first condition, and one of its lesson the other, which asks for a language.
 * @param {Condition} own
 * @param {Condition} other
 * @param {Manifest} manifest
 * @returns {Condition}
 */
export function beside(own, other, manifest) {
  const best = (/** @type {number} */ document, /** @type {(document: number) => number} */ stateIn) =>
    Math.max(...besides(document, manifest).map(stateIn));
  const states = own.states.map((state, document) => {
    return state === NO || document === 0 ? NO : Math.min(state, best(document, (another) => other.states[another]));
  });
  return {
    states,
    decide: (document, stateOfPhrase) =>
      Math.min(stateOf(own, document, stateOfPhrase), best(document, (another) => stateOf(other, another, stateOfPhrase))),
  };
}

/**
 * The first document of the same lesson that is allowed, and the language of the one that matches.
 * @param {number} document  that matches
 * @param {Manifest} manifest
 * @param {(document: number) => Promise<boolean>} isAllowed
 */
export async function shownBeside(document, manifest, isAllowed) {
  const all = besides(document, manifest);
  const verdicts = await Promise.all(all.map(isAllowed));
  return { shown: all[verdicts.indexOf(true)], matched: languageOf(manifest, document).tag };
}

/**
 * The documents of a document's lesson.
 * @param {number} document
 * @param {Manifest} manifest
 */
function besides(document, manifest) {
  return manifest.languages.map((language) => documentOf(manifest, language, manifest.lessons[document])).filter(Boolean);
}
