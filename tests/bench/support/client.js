// The scripts of the search page under Node, on a site as a host serves it.

import { openSearch } from '../../../src/client/search.js';

/** @param {string} root  of the host */
export async function openClient(root) {
  return openSearch(await indexOf(root));
}

/** The address of the web index. @param {string} root  of the host */
export async function indexOf(root) {
  const page = `${root}en/search/`;
  const index = /data-index="([^"]*)"/.exec(await (await fetch(page)).text())?.[1];
  if (!index) throw new Error(`${page} does not say where its index is`);
  return new URL(index, page).href.replace(/\/?$/, '/');
}
