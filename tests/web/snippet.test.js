import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { cellWidth } from '../../src/client/cells.js';
import { parseQuery } from '../../src/client/query.js';
import { makeSnippet, markMatches } from '../../src/client/snippet.js';
import { foldTable } from './support/fold_table.js';
import { dumpQueries, skipWithoutDump } from './support/query_dump.js';
import { snippetText } from './support/query_text.js';
import { randomNumbers } from './support/random.js';

/** @type {{ table: string, snippets: { name: string, text: string, query: string, cells: number, snippet: string }[] }} */
const vectors = JSON.parse(readFileSync(new URL('../vectors/snippet.json', import.meta.url), 'utf8'));
const table = foldTable(vectors.table);

for (const { name, text, query, cells, snippet } of vectors.snippets) {
  test(`vector: ${name}`, () => {
    assert.equal(snippetText(makeSnippet(text, parseQuery(query, table), cells, table)), snippet);
  });
}

test('marking keeps the whole text', () => {
  const query = parseQuery('virtual 虚拟机 ', table);
  const marked = markMatches('Virtual machines: 虚拟机\nand more', query, table);
  assert.equal(snippetText(marked), '⟦Virtual⟧ machines: ⟦虚拟机⟧ and more');
});

test('lone surrogates are shown as replacement characters', () => {
  assert.deepEqual(markMatches('a \ud800 b', parseQuery('', table), table), [{ text: 'a \ufffd b', marked: false }]);
});

test('every code point is as wide here as in C++', { skip: skipWithoutDump }, () => {
  let widths = '';
  for (let c = 0; c <= 0x10ffff; ++c) if (c < 0xd800 || c > 0xdfff) widths += cellWidth(c);
  assert.ok(dumpQueries('widths')[0] === widths);
});

test('random texts are cut and marked here as in C++', { skip: skipWithoutDump }, () => {
  const pieces = [
    ...'the cat networks 12 虚拟机 网络连接 防疫 疫 カナ 각 é x̂ ㍻ 👍🏽 👩‍👩‍👧 🇨🇳 ﬁn 社區 longwordthatfillsaline … \ufffd'.split(' '),
    ...' \t\n。,\u200b\u0301',
  ];
  const queries = ['cat netw', '虚拟机 the ', '疫', '"网络连接" OR cat -the', '社区 平 fin', 'nothing'];
  const below = randomNumbers(11);
  const asked = Array.from({ length: 3000 }, () => [
    Array.from({ length: below(40) }, () => pieces[below(pieces.length)] + ' '.repeat(below(2))).join(''),
    queries[below(queries.length)],
    below(70),
  ]);
  const answers = dumpQueries('snippets', asked);
  assert.equal(answers.length, asked.length);
  asked.forEach(([text, words, cells], i) => {
    const query = parseQuery(/** @type {string} */ (words), table);
    const shown = makeSnippet(/** @type {string} */ (text), query, /** @type {number} */ (cells), table);
    const marked = markMatches(/** @type {string} */ (text), query, table);
    assert.deepEqual([snippetText(shown), snippetText(marked)], JSON.parse(answers[i]), JSON.stringify(asked[i]));
  });
});
