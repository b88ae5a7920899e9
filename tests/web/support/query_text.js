// Queries and snippets in one line, as tests/support/query_text.h writes them.

/** @typedef {import('../../../src/client/query.js').Query} Query */
/** @typedef {import('../../../src/client/query.js').Item} Item */

/** @param {Item} item */
function itemText({ field, terms, offsets, prefix, quoted }) {
  const spaced = terms.map((term, i) => ' _'.repeat(i > 0 ? offsets[i] - offsets[i - 1] - 1 : 0) + (i > 0 ? ' ' : '') + term);
  const text = spaced.join('') + (prefix === '' ? '' : `~${prefix}`);
  return (field === 'any' ? '' : `${field}:`) + (quoted ? `"${text}"` : text);
}

/** @param {Query} query */
export function queryText({ groups, exclusions, languages, dateFrom, dateTo }) {
  return [
    ...groups.map((group) => group.alternatives.map(itemText).join(' | ')),
    ...exclusions.map((item) => `-${itemText(item)}`),
    ...languages.map((language) => `lang=${language}`),
    ...(dateFrom || dateTo ? [`date=${dateFrom}..${dateTo}`] : []),
  ].join(' & ');
}

/** @param {{text: string, marked: boolean}[]} parts */
export function snippetText(parts) {
  return parts.map(({ text, marked }) => (marked ? `⟦${text}⟧` : text)).join('');
}
