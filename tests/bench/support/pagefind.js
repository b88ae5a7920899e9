// Pagefind's index of the pages that lectern made, and its own search page.

import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @typedef {import('./workshop.js').Archive} Archive */
/** @typedef {import('./workshop.js').Workshop} Workshop */

const PACKAGE = fileURLToPath(new URL('../node_modules/pagefind', import.meta.url));

/**
 * The lessons' pages alone, and of them what their readers came for: title, facts, text. The path to the page and its
 * table of contents would be found a second time.
 */
const OPTIONS = ['--root-selector', 'body.lesson article', '--exclude-selectors', '.path, .contents'];

/** @returns {string} */
function version() {
  try {
    return JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')).version;
  } catch {
    throw new Error('Pagefind is not installed: run npm ci in tests/bench, or choose --engine lectern');
  }
}

/**
 * The search page that Pagefind's documentation shows. Ten results at a time, without pictures, as lectern's page has
 * them; while it looks it says something that has not the query in it, so that one can tell when it is done.
 * @param {string} language
 */
const searchPage = (language) => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Search</title>
<link rel="icon" href="data:,">
<link href="/pagefind/pagefind-ui.css" rel="stylesheet">
<script src="/pagefind/pagefind-ui.js"></script>
</head>
<body>
<div id="search"></div>
<script>
window.addEventListener('DOMContentLoaded', () => {
  new PagefindUI({ element: '#search', showSubResults: true, showImages: false, pageSize: 10, translations: { searching: '…' } });
});
</script>
</body>
</html>
`;

/**
 * Where its host finds things, beside the site's own. The index is kept when lectern's program changes: the texts of
 * its pages do not.
 * @param {Workshop} workshop
 * @param {Archive} archive
 * @param {string} site
 * @returns {Record<string, string>}
 */
export function pagefindFolders(workshop, archive, site) {
  const index = join(archive.folder, 'pagefind');
  workshop.once(index, [archive.mark, version(), ...OPTIONS].join('\n'), (draft) => {
    const args = [join(PACKAGE, 'lib/runner/bin.cjs'), '--site', site, '--output-path', draft, ...OPTIONS];
    execFileSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  });
  const pages = join(archive.folder, 'pagefind-search');
  for (const language of ['en', 'zh']) {
    mkdirSync(join(pages, language), { recursive: true });
    writeFileSync(join(pages, language, 'index.html'), searchPage(language));
  }
  return { '/pagefind/': index, '/pagefind-search/': pages };
}
