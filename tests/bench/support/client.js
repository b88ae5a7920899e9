// The scripts of the search page under Node, on a site as a host serves it.

import { openSearch } from '../../../src/client/search.js';

/** @param {string} root  of the host */
export async function openClient(root) {
  const page = `${root}en/search/`;
  const index = /data-index="([^"]*)"/.exec(await (await fetch(page)).text())?.[1];
  if (!index) throw new Error(`${page} does not say where its index is`);
  return openSearch(new URL(index, page).href);
}
