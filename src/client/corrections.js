import { byteString } from './bytes.js';
import { editsBetween, forgivenEdits, isLikelier, likelihood, runWeight, shareAnEnd } from './spelling.js';
import { readingsOf, spellingsNear } from './spelling_files.js';

/**
 * Offers other words for those that the archive does not have: what `src/index/speller.cc` offers. A file of its own, for
 * those who mistype.
 *
 * @typedef {import('./analysis.js').Token} Token
 * @typedef {import('./edition.js').Edition} Edition
 * @typedef {import('./edition.js').Ready} Ready
 * @typedef {import('./unknown_words.js').Unknown} Unknown
 * @typedef {{begin: number, end: number, text: string}} Replacement
 * @typedef {{text: string, marked: boolean}[]} Correction  together the query, but for the marked ones as it was typed
 */

const TRIED_RUNS = 8;
/** Folded: they join words, and stand where a pair is missing since the archive has the words, if not side by side. */
const JOINING = new Set('的和与及或之在是了从把被将而等');

/**
 * @param {Edition} edition
 * @param {string} text  that was typed
 * @param {Unknown[]} unknown  of it
 * @param {(run: string) => Promise<boolean>} isAnywhere  whether some write-up has it
 * @param {Ready} ready
 * @returns {Promise<Correction | null>}
 */
export async function correct(edition, text, unknown, isAnywhere, ready) {
  const replacements = await Promise.all(unknown.map((tokens) =>
    tokens[0].kind === 'word' ? correctWord(edition, tokens[0], ready) : correctRun(edition, tokens, isAnywhere, ready)));
  /** @type {Correction} */
  const parts = [];
  let done = 0;
  for (const replacement of replacements) {
    // A character that folds to several is not cut.
    if (!replacement || replacement.begin < done || replacement.begin >= replacement.end) continue;
    if (replacement.begin > done) parts.push({ text: text.slice(done, replacement.begin), marked: false });
    parts.push({ text: replacement.text, marked: true });
    done = replacement.end;
  }
  if (parts.length > 0 && done < text.length) parts.push({ text: text.slice(done), marked: false });
  return parts.length > 0 ? parts : null;
}

/**
 * @param {Edition} edition
 * @param {Token} token
 * @param {Ready} ready
 * @returns {Promise<Replacement | null>}
 */
async function correctWord(edition, { surface, begin, end }, ready) {
  const typed = [...surface];
  const most = forgivenEdits(typed.length);
  const near = await Promise.all([false, true].map((byEnd) => spellingsNear(edition, surface, byEnd, ready)));
  let best = null;
  for (const { text, commonness } of near.flat()) {
    const word = [...text];
    if (!shareAnEnd(typed, word)) continue;
    const edits = editsBetween(typed, word, most);
    if (edits > most) continue;
    const own = { text, key: byteString(text), likelihood: likelihood(typed, word, edits, commonness) };
    const isFirst = !best || isLikelier(own.likelihood, best.likelihood);
    if (!best || isFirst || (!isLikelier(best.likelihood, own.likelihood) && own.key < best.key)) best = own;
  }
  return best && { begin, end, text: best.text };
}

/**
 * @param {Edition} edition
 * @param {Token[]} pairs
 * @param {(run: string) => Promise<boolean>} isAnywhere
 * @param {Ready} ready
 * @returns {Promise<Replacement | null>}
 */
async function correctRun(edition, pairs, isAnywhere, ready) {
  const run = [[...pairs[0].surface][0], ...pairs.map(({ surface }) => [...surface][1])];
  const postings = await edition.postings(pairs.map(({ term }) => term), ready);
  const isMissing = (/** @type {number} */ i) => !postings.get(pairs[i].term)?.documents.length;
  const places = wrongPlaces([...pairs.keys()].filter(isMissing)).filter((place) => {
    const others = pairs.filter((_, i) => i !== place && i !== place - 1);
    return haveDocument(others.map(({ term }) => postings.get(term)?.documents ?? new Uint32Array()));
  });
  if (places.length === 0) return null;
  const [readings, ...lists] = await Promise.all([
    readingsOf(edition, ready),
    ...places.map((place) => candidates(edition, run, place, ready)),
  ]);
  const soundsAlike = (/** @type {string} */ a, /** @type {string} */ b) => readings.has(a) && readings.get(a) === readings.get(b);
  const mayBeMeant = (/** @type {{character: string, place: number}} */ { character, place }) =>
    soundsAlike(run[place], character) || !(JOINING.has(run[place]) || JOINING.has(character));
  const weighed = lists.flat().filter(mayBeMeant).map(({ character, place, rarer, neighbours }) => {
    const text = [...run.slice(0, place), character, ...run.slice(place + 1)].join('');
    return { character, place, text, key: byteString(text), weight: runWeight(rarer, neighbours, soundsAlike(run[place], character)) };
  });
  weighed.sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1));
  for (const { character, place, text } of weighed.slice(0, TRIED_RUNS)) {
    if (await isAnywhere(text)) return { ...placeOf(pairs, place), text: character };
  }
  return null;
}

/** Which character is wrong, if it is one: that of two pairs that are missing, or either of one. @param {number[]} missing */
function wrongPlaces(missing) {
  const [first, second, ...more] = missing;
  if (second === undefined) return [first, first + 1];
  return second === first + 1 && more.length === 0 ? [second] : [];
}

/** Whether some document is in all lists. @param {Uint32Array[]} lists  ascending */
function haveDocument([list, ...others]) {
  if (!list) return true;
  const sets = others.map((other) => new Set(other));
  return list.some((document) => sets.every((set) => set.has(document)));
}

/**
 * The characters that pairs of the archive allow at a place of a run.
 * @param {Edition} edition
 * @param {string[]} run
 * @param {number} place
 * @param {Ready} ready
 */
async function candidates(edition, run, place, ready) {
  /** Those beside a character. @param {string | undefined} neighbour @param {boolean} isRight */
  const beside = async (neighbour, isRight) => {
    if (!neighbour) return null;
    const spellings = await spellingsNear(edition, neighbour, isRight, ready);
    const pairs = spellings.map(({ text, commonness }) => ({ pair: [...text], commonness }));
    const own = pairs.filter(({ pair }) => pair[isRight ? 1 : 0] === neighbour);
    return new Map(own.map(({ pair, commonness }) => [pair[isRight ? 0 : 1], commonness]));
  };
  const [left, right] = await Promise.all([beside(run[place - 1], false), beside(run[place + 1], true)]);
  const sides = [left, right].flatMap((side) => side ?? []);
  const both = [...sides[0].keys()].filter((character) => sides.every((side) => side.has(character)));
  return both.map((character) => {
    const rarer = Math.min(...sides.map((side) => side.get(character) ?? 0));
    return { character, place, rarer, neighbours: sides.length };
  });
}

/** Where a character of a run was typed. @param {Token[]} pairs @param {number} place */
function placeOf(pairs, place) {
  return {
    begin: place < pairs.length ? pairs[place].begin : pairs[place - 2].end,
    end: place > 0 ? pairs[place - 1].end : pairs[1].begin,
  };
}
