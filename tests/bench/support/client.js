// The scripts of the search page under Node, on a site as a host serves it.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { PROGRAM_FOLDER } from './workshop.js';

/** @typedef {import('../../../src/client/search.js').Searcher} Searcher */

/**
 * The scripts that belong to the program, which may be another one than this source's.
 * @param {string} root  of the host
 * @returns {Promise<Searcher>}
 */
export async function openClient(root) {
  const page = `${root}en/search/`;
  const index = /data-index="([^"]*)"/.exec(await (await fetch(page)).text())?.[1];
  if (!index) throw new Error(`${page} does not say where its index is`);
  /** @type {typeof import('../../../src/client/search.js')} */
  const { openSearch } = await import(pathToFileURL(join(PROGRAM_FOLDER, 'share/lectern/client/search.js')).href);
  return openSearch(new URL(index, page).href);
}
