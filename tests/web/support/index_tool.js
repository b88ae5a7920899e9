// Indexes and web indexes of given cards, through the program that tests/CMakeLists.txt builds for that.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { unpack } from '../../../src/client/files.js';
import { decodeManifest } from '../../../src/client/manifest.js';
import { repository } from './lectern.js';

const program = join(process.env.LECTERN_BUILD ?? join(repository, 'build'), 'bin/index_tool');

/** For the `skip` of a test that needs the program: false, or why it is skipped. A build that was named must have it. */
export const skipWithoutTool =
  process.env.LECTERN_BUILD || existsSync(program) ? false : `${program} has not been built`;

/** @typedef {Omit<import('../../../src/client/passages.js').Card, 'passageCount' | 'headingCount' | 'headingsBefore'>} CardInput  all sections of a write-up */

/** @typedef {{term: string, level: number, strong: boolean, place?: number}} ImpliedInput  as index_tool.cc reads it */
/** @typedef {{term: string, confidence: number, words: string[]}} RenderingInput */

/**
 * @typedef {object} Answer
 * @property {number} completeCount
 * @property {import('../../../src/client/corrections.js').Correction | null} correction
 * @property {number} throughCount
 * @property {{lesson: string, language: string, url: string, score: number, complete: boolean, through: boolean,
 *   via: {asked?: string, words?: string[], language?: string}[], renderingTerms: string[],
 *   sections: import('../../../src/client/passages.js').Section[]}[]} hits
 */

/** @param {string[]} args @param {object[]} lines */
function run(args, lines) {
  const input = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  return execFileSync(program, args, { input, encoding: 'utf8', maxBuffer: 1 << 30 });
}

/**
 * Makes `folder/database` and `folder/web`.
 * @param {string} folder
 * @param {(CardInput & {implied?: ImpliedInput[]} | {rendering: RenderingInput})[]} cards  and renderings
 */
export function buildIndex(folder, cards) {
  run(['build', folder], cards);
}

/**
 * What the database answers: without `implied`, by the write-ups' own words alone.
 * @param {string} folder
 * @param {{text: string, limit?: number, language?: string, implied?: boolean}[]} queries
 * @returns {Answer[]}
 */
export function searchIndex(folder, queries) {
  return run(['search', folder], queries)
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}

/**
 * The manifest of `folder/web`.
 * @param {string} folder
 */
export async function manifestOf(folder) {
  return decodeManifest(await unpack('M', new Uint8Array(readFileSync(join(folder, 'web/manifest.bin')))));
}

/** Where `folderFetch` serves from. */
export const BASE = 'https://archive.test/search-index/';

/**
 * A host for the files below `folder/web`, without a network; what stands behind a `?` is nothing to it. `requests`
 * lists what was asked for.
 * @param {string} folder
 * @param {{requests?: {path: string, bytes: number}[]}} [host]
 * @returns {import('../../../src/client/files.js').Fetch}
 */
export function folderFetch(folder, { requests = [] } = {}) {
  return async (url) => {
    const path = decodeURIComponent(url.slice(BASE.length));
    const file = join(folder, 'web', path.split('?')[0]);
    if (!url.startsWith(BASE) || !existsSync(file)) return new Response('<h1>Not found</h1>', { status: 404 });
    const bytes = readFileSync(file);
    requests.push({ path, bytes: bytes.length });
    return new Response(bytes);
  };
}
