// Whether the right word is offered for a misspelt one, and what that costs: each asked by itself, with nothing loaded.

import { unpack } from '../../../src/client/files.js';
import { decodeManifest } from '../../../src/client/manifest.js';
import { openSearch } from '../../../src/client/search.js';
import { decodeReadings } from '../../../src/client/spelling_files.js';
import { corpusCards } from '../../web/support/corpus.js';
import { anyBut, soundingLike, typingErrors, wrongCharacters } from '../../web/support/typing_errors.js';
import { indexOf } from '../support/client.js';
import { inPool } from '../support/pool.js';
import { summary } from '../support/statistics.js';

/** @typedef {import('../support/bench.js').Bench} Bench */
/** @typedef {import('../support/bench.js').Figures} Figures */

const WORDS = 500;
const QUICK_WORDS = 50;
const SEED = 1;
const QUERIES_AT_ONCE = 8;

/** @param {Bench} bench @returns {Promise<Figures>} */
export async function measureSpelling({ archive, host, engine, quick }) {
  if (engine.name !== 'lectern') return {}; // Pagefind offers nothing
  const cards = corpusCards(archive.source);
  const count = quick ? QUICK_WORDS : WORDS;
  const index = await indexOf(host.url);
  const readings = await readingsOf(index);
  const kinds = {
    en: typingErrors(cards, count, SEED),
    sound: wrongCharacters(cards, count, SEED, soundingLike(readings)),
    zh: wrongCharacters(cards, count, SEED, anyBut(readings)),
  };
  /** @type {Figures} */
  const figures = {};
  for (const [kind, errors] of Object.entries(kinds)) {
    const tried = await inPool(errors, QUERIES_AT_ONCE, ({ typed }) => correction(index, typed));
    figures[`spelling.${kind}.first`] = { part: tried.filter(({ text }, i) => text === errors[i].word).length, of: count };
    figures[`spelling.${kind}.bytes`] = summary(tried.filter(({ bytes }) => bytes > 0).map(({ bytes }) => bytes));
  }
  return figures;
}

/** How characters are read. @param {string} index */
async function readingsOf(index) {
  const load = async (/** @type {string} */ name) => new Uint8Array(await (await fetch(`${index}${name}`)).arrayBuffer());
  const { corrections } = decodeManifest(await unpack('M', await load('manifest.bin')));
  return decodeReadings(await unpack('R', await load(`${corrections.readings}.bin`)));
}

/**
 * What is offered, and the bytes that it takes once results stand.
 * @param {string} index
 * @param {string} typed
 */
async function correction(index, typed) {
  let bytes = 0;
  const counting = async (/** @type {string} */ url, /** @type {RequestInit} */ options) => {
    const response = await fetch(url, options);
    const body = await response.arrayBuffer();
    bytes += body.byteLength;
    return new Response(body, response);
  };
  const result = await (await openSearch(index, { fetch: counting })).search(typed);
  bytes = 0;
  const offered = await result.correct();
  return { text: offered?.map((part) => part.text).join('') ?? '', bytes };
}
