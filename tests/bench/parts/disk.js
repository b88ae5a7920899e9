// How much of a host's space the index takes, beside the write-ups that it was made of. Scripts and styles do not count.

import { statSync } from 'node:fs';
import { basename, join } from 'node:path';

import { filesBelow } from '../support/workshop.js';

/** @typedef {import('../support/bench.js').Bench} Bench */
/** @typedef {import('../support/bench.js').Figures} Figures */

/** @param {string[]} files */
const bytesOf = (files) => files.reduce((sum, file) => sum + statSync(file).size, 0);

/** @param {string} file  Pagefind keeps what it knows in these; the rest is its program. */
const isIndex = (file) => /\.pf_|pagefind-entry\.json$/.test(file);

/** @param {Bench} bench @returns {Promise<Figures>} */
export async function measureDisk({ archive, site, engine }) {
  const writeUps = filesBelow(archive.source).filter((file) => /^index(\.\w+)?\.md$/.test(basename(file)));
  const own = engine.name === 'lectern';
  const index = own ? filesBelow(join(site, 'search-index')) : filesBelow(join(archive.folder, 'pagefind')).filter(isIndex);
  const bytes = bytesOf(index);
  return { 'disk.bytes': bytes, 'disk.files': index.length, 'disk.share': bytes / bytesOf(writeUps) };
}
