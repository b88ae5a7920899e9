// The figures as Markdown: a table for each archive, both engines side by side with how they compare, and the goals.

import { rowsFor } from './rows.js';

/** @typedef {import('./bench.js').Figure} Figure */
/** @typedef {import('./bench.js').Figures} Figures */
/** @typedef {import('./rows.js').Row} Row */

/** @param {Row} row @param {Figure | undefined} figure */
function show({ show: text }, figure) {
  if (figure === undefined) return '–';
  if (typeof figure === 'number') return text(figure);
  return 'of' in figure ? `${figure.part} of ${figure.of}` : `${text(figure.median)} / ${text(figure.p95)}`;
}

/** What goals are held against: median and p95, or one number. @param {Figure | undefined} figure @returns {number[]} */
function numbers(figure) {
  if (figure === undefined) return [];
  if (typeof figure === 'number') return [figure];
  return 'of' in figure ? [figure.part / figure.of] : [figure.median, figure.p95];
}

/**
 * How many times better lectern is: of medians.
 * @param {Row} row
 * @param {Figure | undefined} ours
 * @param {Figure | undefined} theirs
 */
function ratio({ better }, ours, theirs) {
  const [[own], [other]] = [numbers(ours), numbers(theirs)];
  if (own === undefined || other === undefined || better === '') return '';
  const times = better === 'less' ? other / own : own / other;
  return Number.isFinite(times) ? `${times.toFixed(times < 10 ? 1 : 0)} ×` : '';
}

/**
 * @param {Row} row
 * @param {string} size
 * @param {Figure | undefined} ours  a goal that they miss is marked
 */
function goal({ goals, show: text, better }, size, ours) {
  const wanted = goals?.[size] ?? goals?.['*'];
  if (!wanted) return '';
  const reached = numbers(ours);
  const missed = wanted.some((value, i) => value !== undefined && (better === 'less' ? reached[i] > value : reached[i] < value));
  return wanted.map((value) => text(/** @type {number} */ (value))).join(' / ') + (missed ? ' (missed)' : '');
}

/**
 * @param {string} size
 * @param {Record<string, Figures>} figures  by engine
 */
function sizeTable(size, { lectern = {}, pagefind = {} }) {
  const title = /^\d+$/.test(size) ? `${Number(size).toLocaleString('en')} lessons` : `\`${size}\``;
  const keys = [...new Set([...Object.keys(lectern), ...Object.keys(pagefind)])];
  const rows = rowsFor(keys).map((row) => {
    const [ours, theirs] = [lectern[row.key], pagefind[row.key]];
    return `| ${[row.label, goal(row, size, ours), show(row, ours), show(row, theirs), ratio(row, ours, theirs)].join(' | ')} |`;
  });
  return [`### ${title}`, '', '| | goal | lectern | Pagefind | better by |', '|---|---|---|---|---|', ...rows, ''].join('\n');
}

/**
 * @param {Record<string, Record<string, Figures>>} results  by size and engine
 * @returns {string}
 */
export const markdown = (results) => Object.entries(results).map(([size, engines]) => sizeTable(size, engines)).join('\n');
