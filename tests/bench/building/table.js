// The figures as Markdown: a table for each size of archive, and one of how they grow.

/** What was measured of one side, by name; seconds and bytes. @typedef {Record<string, number>} Values */
/** By side: `lectern`, `hugo`, `both` (Hugo, then Pagefind), `zola`. @typedef {Record<string, Values>} Sides */

/**
 * @typedef {object} Goal
 * @property {number} most
 * @property {string} [of]  the side that it is a share of; none: as it is
 */

/**
 * @typedef {object} Row
 * @property {string} label
 * @property {(side: Values) => number | undefined} value
 * @property {(value: number) => string} show
 * @property {Goal[]} [goals]
 */

const SIDES = { lectern: 'lectern', hugo: 'Hugo', both: 'Hugo + Pagefind', zola: 'Zola' };
const OTHERS = ['hugo', 'both', 'zola'];

const seconds = (/** @type {number} */ value) => (value < 1 ? `${(value * 1000).toFixed(0)} ms` : `${value.toFixed(1)} s`);
const megabytes = (/** @type {number} */ value) => `${(value / 1e6).toFixed(0)} MB`;
const share = (/** @type {number} */ value) => value.toPrecision(2);
const times = (/** @type {number} */ value) => `${value.toFixed(1)} ×`;
const fraction = (/** @type {number} */ value) => (value >= 1 ? String(value) : `1/${Math.round(1 / value)}`);

/** @param {string} key @returns {Row['value']} */
const named = (key) => (side) => side[key];

/** @param {Values} side */
const shareOfFull = ({ 'body.wall': body, 'full.wall': full }) => (body && full ? body / full : undefined);

/** @type {Row[]} */
const ROWS = [
  {
    label: 'full build with all indexes, wall time',
    value: named('full.wall'),
    show: seconds,
    goals: [{ most: 1 / 5, of: 'both' }],
  },
  { label: '– CPU time', value: named('full.cpu'), show: seconds },
  { label: '– peak memory', value: named('full.memory'), show: megabytes, goals: [{ most: 1 / 10, of: 'both' }] },
  {
    label: 'site without index, CPU time',
    value: named('pages.cpu'),
    show: seconds,
    goals: [{ most: 1 / 3, of: 'hugo' }, { most: 1 / 2, of: 'zola' }],
  },
  { label: '– reading, parsing and the rules (`lectern check`)', value: named('check.cpu'), show: seconds },
  { label: 'nothing changed, wall time', value: named('unchanged.wall'), show: seconds, goals: [{ most: 0.3 }] },
  { label: '– CPU time', value: named('unchanged.cpu'), show: seconds },
  { label: 'a sentence added to a write-up, wall time', value: named('body.wall'), show: seconds, goals: [{ most: 1 }] },
  { label: '– of a full build', value: shareOfFull, show: share, goals: [{ most: 1 / 50 }] },
  { label: '– CPU time', value: named('body.cpu'), show: seconds },
  { label: 'a title edited, wall time', value: named('title.wall'), show: seconds, goals: [{ most: 1 }] },
  { label: '– CPU time', value: named('title.cpu'), show: seconds },
  { label: 'a lesson added, wall time', value: named('added.wall'), show: seconds },
  { label: '– CPU time', value: named('added.cpu'), show: seconds },
  {
    label: '`lectern serve`, from saving a sentence to seeing it',
    value: named('preview.body'),
    show: seconds,
    goals: [{ most: 0.2 }],
  },
  { label: '– a title', value: named('preview.title'), show: seconds, goals: [{ most: 0.2 }] },
];

/** @type {Row[]} */
const GROWTH_ROWS = [
  { label: 'full build, wall time', value: named('full.wall'), show: times, goals: [{ most: 11 }] },
  { label: '– CPU time', value: named('full.cpu'), show: times },
  { label: '– peak memory', value: named('full.memory'), show: times, goals: [{ most: 4 }] },
];

/** @param {Row} row @param {Goal} goal @param {Sides} sides */
function goalText({ value, show }, { most, of }, sides) {
  const alone = show === share ? fraction(most) : show(most);
  const wanted = of ? `${fraction(most)} of ${SIDES[/** @type {keyof SIDES} */ (of)]}` : alone;
  const own = value(sides.lectern ?? {});
  const other = of ? value(sides[of] ?? {}) : 1;
  const missed = own !== undefined && other !== undefined && own > most * other;
  return wanted + (missed ? ' (missed)' : '');
}

/** What lectern takes of what another does. @param {Row} row @param {Values} ours @param {Values} theirs */
function comparison({ value, show }, ours, theirs) {
  const [own, other] = [value(ours), value(theirs)];
  if (other === undefined) return '';
  return own === undefined || show === times ? show(other) : `${show(other)} (${share(own / other)})`;
}

/** @param {Row[]} rows @param {Sides} sides */
function rowsOf(rows, sides) {
  const { lectern = {} } = sides;
  return rows.flatMap((row) => {
    const own = row.value(lectern);
    const others = OTHERS.map((name) => comparison(row, lectern, sides[name] ?? {}));
    if (own === undefined && others.every((text) => text === '')) return [];
    const goals = (row.goals ?? []).map((goal) => goalText(row, goal, sides)).join(', ');
    return `| ${[row.label, goals, own === undefined ? '–' : row.show(own), ...others].join(' | ')} |`;
  });
}

const HEAD = ['', `| | at most | ${Object.values(SIDES).join(' | ')} |`, '|---|---|---|---|---|---|'];
const counted = (/** @type {string} */ size) => Number(size).toLocaleString('en');

/** How many times as much the larger one takes. @param {Sides} small @param {Sides} large @returns {Sides} */
function growth(small, large) {
  const grown = (/** @type {string} */ side) =>
    Object.keys(large[side]).flatMap((key) => (small[side]?.[key] ? [[key, large[side][key] / small[side][key]]] : []));
  return Object.fromEntries(Object.keys(large).map((side) => [side, Object.fromEntries(grown(side))]));
}

/**
 * @param {Record<string, Sides>} results  by number of lessons, ascending
 * @param {string[]} versions  of the other programs
 * @returns {string}
 */
export function markdown(results, versions) {
  const tables = Object.entries(results).map(([size, sides]) => {
    return [`### ${counted(size)} lessons`, ...HEAD, ...rowsOf(ROWS, sides), ''];
  });
  const sizes = Object.keys(results);
  const [first, last] = [sizes[0], sizes[sizes.length - 1]];
  if (sizes.length > 1) {
    const rows = rowsOf(GROWTH_ROWS, growth(results[first], results[last]));
    tables.push([`### From ${counted(first)} to ${counted(last)} lessons`, ...HEAD, ...rows, '']);
  }
  const notes = tables.flat().some((line) => /\(\d/.test(line)) ? [...versions, 'in brackets what lectern takes of it'] : versions;
  return [...tables.flat(), `${notes.join(', ')}.`, ''].join('\n');
}
