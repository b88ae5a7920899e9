// The rows of the tables: what is measured, in words, and what it shall reach.

/** @typedef {import('./bench.js').Figure} Figure */

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
const whole = (/** @type {number} */ value) => value.toFixed(0);
const tenths = (/** @type {number} */ value) => value.toFixed(1);
const hundredths = (/** @type {number} */ value) => value.toFixed(2);
const thousandths = (/** @type {number} */ value) => value.toFixed(3);

/** @typedef {'en' | 'zh'} Language */
const LANGUAGES = { en: 'English', zh: 'Chinese' };
const SHORT = { en: '1 to 3 words', zh: '2 to 6 characters' };
const COLD_GOALS = /** @type {Row['goals']} */ ({ 1000: [40_000, 60_000], 10000: [50_000, 80_000] });
const SECOND_GOALS = /** @type {Row['goals']} */ ({ 1000: [12_000], 10000: [15_000] });
const QUESTION_GOALS = /** @type {Row['goals']} */ ({ 1000: [80_000], 10000: [100_000] });
const PAGE_GOALS = /** @type {Row['goals']} */ ({ 1000: [5, 20], 10000: [10, 40] });

/**
 * @param {string} key
 * @param {string} label
 * @param {Row['show']} show
 * @param {Row['better']} [better]
 * @param {Row['goals']} [goals]
 * @returns {Row}
 */
const row = (key, label, show, better = 'less', goals = undefined) => ({ key, label, show, better, goals });

/** @param {string} kind @param {Language} language @returns {Row[]} */
const detailRows = (kind, language) => [
  row(`${kind}.${language}.body`, '– of these, bodies', kilobytes),
  row(`${kind}.${language}.requests`, '– requests', whole),
  row(`${kind}.${language}.chain`, '– longest chain of requests', whole, 'less', kind === 'cold' ? { '*': [4] } : undefined),
  row(`${kind}.${language}.results`, '– results shown, mean', tenths, ''),
];

/** @param {Language} language @returns {Row[]} */
const bytesRows = (language) => [
  row(`cold.${language}.bytes`, `cold, ${SHORT[language]}`, kilobytes, 'less', COLD_GOALS),
  ...detailRows('cold', language),
  row(`second.${language}.bytes`, `second query, same page, ${SHORT[language]}`, kilobytes, 'less', SECOND_GOALS),
  ...detailRows('second', language),
  row(`third.${language}.bytes`, `third query, same page, ${SHORT[language]}`, kilobytes),
  row(`third.${language}.requests`, '– requests', whole),
  row(`question.${language}.bytes`, `cold, a whole question, ${LANGUAGES[language]}`, kilobytes, 'less', QUESTION_GOALS),
  ...detailRows('question', language),
  row(`typed.${language}.bytes`, `cold, ${SHORT[language]} typed one character after the other`, kilobytes),
  row(`typed.${language}.requests`, '– requests', whole),
];

/** @param {Language} language @returns {Row[]} */
const latencyRows = (language) => [
  row(`page.${language}.work`, `in the page, all loaded, ${LANGUAGES[language]}`, milliseconds, 'less', PAGE_GOALS),
  row(`page.${language}.keystroke`, '– with the pause for further keystrokes', milliseconds),
  row(`slow.${language}`, `cold, 150 ms and 1.6 Mbit/s, ${LANGUAGES[language]}`, seconds),
];

/** @param {Language} language @returns {Row[]} */
const qualityRows = (language) => [
  row(`questions.${language}.rank`, `questions, mean reciprocal rank at 10, ${LANGUAGES[language]}`, thousandths, 'more', { '*': [0.955] }),
  row(`questions.${language}.answered`, '– with any result', hundredths, ''),
  row(`titles.${language}`, `a lesson first for its title, ${LANGUAGES[language]}`, hundredths, 'more', { '*': [0.99] }),
];

const LANGUAGE_TAGS = /** @type {Language[]} */ (['en', 'zh']);

/** @param {string} kind @param {string} label @param {number} goal @returns {Row[]} */
const spellingRows = (kind, label, goal) => [
  row(`spelling.${kind}.first`, label, hundredths, 'more', goal ? { '*': [goal] } : undefined),
  row(`spelling.${kind}.bytes`, '– bytes for it, after the results', kilobytes, 'less', { '*': [20_000] }),
];

/** Words of Chinese are named by the figures themselves: `words.虚拟机`. @type {Row[]} */
const ROWS = [
  ...LANGUAGE_TAGS.flatMap(bytesRows),
  ...LANGUAGE_TAGS.flatMap(latencyRows),
  ...LANGUAGE_TAGS.flatMap(qualityRows),
  ...spellingRows('en', 'the right word first for one with a typing error', 0.85),
  ...spellingRows('sound', 'the right run first for one with a character of the same sound', 0.85),
  ...spellingRows('zh', 'the right run first for one with any other character', 0),
  row('parity.script', 'queries with the ten lessons of `lectern search`', hundredths, 'more', { '*': [1] }),
  row('parity.page', '– asked of the page itself', hundredths, 'more', { '*': [1] }),
  row('disk.share', 'web index on disk, of the write-ups', hundredths, 'less', { '*': [0.6] }),
  row('disk.bytes', '– bytes', megabytes),
  row('disk.files', '– files', whole),
];

/**
 * The rows that there are figures for.
 * @param {string[]} keys
 * @returns {Row[]}
 */
export function rowsFor(keys) {
  const words = keys.filter((key) => key.startsWith('words.')).map((key) => key.slice('words.'.length));
  const wordRows = words.flatMap((word) => [
    row(`first.${word}`, `first results for ${word}, as many as lessons have it, that have it`, hundredths, 'more', { '*': [1] }),
    row(`words.${word}`, `all results shown for ${word} that have it`, hundredths, ''),
  ]);
  const at = ROWS.findIndex(({ key }) => key.startsWith('spelling.'));
  return [...ROWS.slice(0, at), ...wordRows, ...ROWS.slice(at)].filter(({ key }) => keys.includes(key));
}
