// The figures as Markdown: a table for each size, both engines side by side with how they compare, and the goals.

/** @typedef {import('./bench.js').Figures} Figures */
/** @typedef {import('./statistics.js').Summary} Summary */

/**
 * @typedef {object} Row
 * @property {string} key  of the figure
 * @property {string} label
 * @property {(value: number) => string} show
 * @property {'less' | 'more' | ''} better  '' for what is no contest
 * @property {Record<string, [median: number, p95?: number]>} [goals]  by size; `*` for all
 */

const kilobytes = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const megabytes = (/** @type {number} */ bytes) => `${(bytes / 1e6).toFixed(2)} MB`;
const milliseconds = (/** @type {number} */ ms) => `${ms.toFixed(1)} ms`;
const seconds = (/** @type {number} */ ms) => `${(ms / 1000).toFixed(2)} s`;
const hundredths = (/** @type {number} */ value) => value.toFixed(2);
const whole = (/** @type {number} */ value) => value.toFixed(0);
const tenths = (/** @type {number} */ value) => value.toFixed(1);

/** @type {Record<string, string>} */
const LANGUAGES = { en: 'English', zh: 'Chinese' };
/** @type {Record<string, string>} */
const SHORT = { en: '1 to 3 words', zh: '2 to 6 characters' };

/** @param {string} language @returns {Row[]} */
const bytesRows = (language) => [
  { key: `cold.${language}.bytes`, label: `cold, ${SHORT[language]}`, show: kilobytes, better: 'less', goals: { 1000: [40000, 60000], 10000: [50000, 80000] } },
  { key: `cold.${language}.body`, label: '– of these, bodies', show: kilobytes, better: 'less' },
  { key: `cold.${language}.requests`, label: '– requests', show: whole, better: 'less' },
  { key: `cold.${language}.chain`, label: '– longest chain of requests', show: whole, better: 'less', goals: { '*': [4] } },
  { key: `second.${language}.bytes`, label: `second query, same page, ${LANGUAGES[language]}`, show: kilobytes, better: 'less', goals: { 1000: [12000], 10000: [15000] } },
  { key: `second.${language}.body`, label: '– of these, bodies', show: kilobytes, better: 'less' },
  { key: `second.${language}.requests`, label: '– requests', show: whole, better: 'less' },
  { key: `second.${language}.chain`, label: '– longest chain of requests', show: whole, better: 'less' },
  { key: `question.${language}.bytes`, label: `a whole question, ${LANGUAGES[language]}`, show: kilobytes, better: 'less', goals: { 1000: [80000], 10000: [100000] } },
  { key: `question.${language}.results`, label: '– results shown, of ten, mean', show: tenths, better: '' },
];

/** @param {string} language @returns {Row[]} */
const latencyRows = (language) => [
  { key: `page.${language}.work`, label: `in the page, ${LANGUAGES[language]}, all loaded`, show: milliseconds, better: 'less', goals: { 1000: [5, 20], 10000: [10, 40] } },
  { key: `page.${language}.keystroke`, label: '– with the pause for further keystrokes', show: milliseconds, better: 'less' },
  { key: `slow.${language}`, label: `cold, 150 ms and 1.6 Mbit/s, ${LANGUAGES[language]}`, show: seconds, better: 'less' },
];

/** @type {Row[]} */
const ROWS = [
  ...['en', 'zh'].flatMap(bytesRows),
  ...['en', 'zh'].flatMap(latencyRows),
  { key: 'disk.share', label: 'web index on disk, of the write-ups', show: hundredths, better: 'less', goals: { '*': [0.6] } },
  { key: 'disk.bytes', label: '– bytes', show: megabytes, better: 'less' },
  { key: 'disk.files', label: '– files', show: whole, better: 'less' },
];

/** @param {Row} row @param {number | Summary | undefined} figure */
function show({ show: text }, figure) {
  if (figure === undefined) return '–';
  return typeof figure === 'number' ? text(figure) : `${text(figure.median)} / ${text(figure.p95)}`;
}

/** @param {number | Summary | undefined} figure */
const middle = (figure) => (typeof figure === 'object' ? figure.median : figure);

/**
 * How many times better lectern is: of medians.
 * @param {Row} row
 * @param {number | Summary | undefined} ours
 * @param {number | Summary | undefined} theirs
 */
function ratio({ better }, ours, theirs) {
  const [own, other] = [middle(ours), middle(theirs)];
  if (own === undefined || other === undefined || better === '') return '';
  const times = better === 'less' ? other / own : own / other;
  return Number.isFinite(times) ? `${times.toFixed(times < 10 ? 1 : 0)} ×` : '';
}

/**
 * @param {Row} row
 * @param {string} size
 * @param {number | Summary | undefined} ours  a goal that they miss is marked
 */
function goal({ goals, show: text, better }, size, ours) {
  const wanted = goals?.[size] ?? goals?.['*'];
  if (!wanted) return '';
  const reached = ours === undefined ? [] : typeof ours === 'object' ? [ours.median, ours.p95] : [ours];
  const missed = wanted.some((value, i) => value !== undefined && (better === 'less' ? reached[i] > value : reached[i] < value));
  return wanted.map((value) => text(/** @type {number} */ (value))).join(' / ') + (missed ? ' (missed)' : '');
}

/**
 * @param {string} size
 * @param {Record<string, Figures>} figures  by engine
 */
function sizeTable(size, { lectern = {}, pagefind = {} }) {
  const title = /^\d+$/.test(size) ? `${Number(size).toLocaleString('en')} lessons` : `\`${size}\``;
  const rows = ROWS.filter(({ key }) => lectern[key] !== undefined || pagefind[key] !== undefined).map((row) => {
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
