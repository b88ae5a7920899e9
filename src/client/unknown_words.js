import { isSpelling } from './spelling.js';

/**
 * What of a query the archive does not have at all, as `src/index/unknown_words.h` has it.
 *
 * @typedef {import('./edition.js').Edition} Edition
 * @typedef {import('./edition.js').Ready} Ready
 * @typedef {import('./query.js').Typed} Typed
 */

const MAX_CORRECTIONS = 4;
const MAX_RUN = 32;

/**
 * A word that no write-up has or implies, or the pairs of a run of which it does not have some.
 * @typedef {import('./analysis.js').Token[]} Unknown
 */

/**
 * Whoever has another explanation for such words asks here which they are.
 * @param {Edition} edition
 * @param {Typed[]} typed
 * @param {Ready} ready
 * @returns {Promise<Unknown[]>}
 */
export async function unknownWords(edition, typed, ready) {
  const found = await Promise.all(typed.map((run) => isUnknown(edition, run, ready)));
  return typed.filter((_, i) => found[i]).map(({ tokens }) => tokens).slice(0, MAX_CORRECTIONS);
}

/** @param {Edition} edition @param {Typed} run @param {Ready} ready */
async function isUnknown(edition, { tokens, mayGrow }, ready) {
  const [{ kind, surface }] = tokens;
  const isWord = kind === 'word';
  if (isWord ? !isSpelling(surface) : tokens.length < 2 || tokens.length >= MAX_RUN) return false;
  const terms = new Set(tokens.map(({ term }) => term));
  const known = await edition.postings(terms, ready);
  if (known.size === terms.size) return false;
  if (!isWord || !mayGrow) return true;
  const entries = await edition.entries(surface, ready);
  return !entries.some(({ frequency, stem }) => frequency > 0 || stem !== '');
}

/**
 * What may have been meant instead of words that the archive does not have.
 * @param {Edition} edition
 * @param {string} text  that was typed
 * @param {Typed[]} typed  its words
 * @param {(run: string) => Promise<boolean>} isAnywhere  whether some write-up has it
 * @param {Ready} ready
 * @returns {Promise<import('./corrections.js').Correction | null>}
 */
export async function corrected(edition, text, typed, isAnywhere, ready) {
  const unknown = await unknownWords(edition, typed, ready);
  if (unknown.length === 0) return null;
  const { correct } = await import('./corrections.js');
  return correct(edition, text, unknown, isAnywhere, ready);
}
