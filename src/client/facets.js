import { KINDS } from './filters.js';
import { languagesFor } from './manifest.js';

/**
 * What results can be narrowed by, and how many lessons each of it leaves.
 *
 * @typedef {import('./bytes.js').ByteReader} ByteReader
 * @typedef {import('./filters.js').Filters} Filters
 * @typedef {import('./filters.js').Kind} Kind
 * @typedef {import('./manifest.js').Manifest} Manifest
 */

/**
 * A value of a kind.
 * @typedef {object} Facet
 * @property {string} value
 * @property {string} name  for people, in the reader's language where there is one
 * @property {Uint32Array} having  the lessons that have it, ascending
 * @property {Uint32Array} readable  those of them whose write-ups in the reader's language have it, and those that have
 *   none: the guests that a write-up in another language names are the same people
 */

/** @typedef {Map<string, string[]>} Readings  the syllables that a Han character of a name may be typed as */

/** @typedef {Record<Kind, Facet[]> & {readings: Readings}} Facets  in no order */

/** @typedef {{value: string, name: string, count: number, chosen: boolean}} FacetCount */

/**
 * @typedef {object} FacetCounts
 * @property {Record<Kind, FacetCount[]>} kinds  those that some lesson has, and those that are chosen; years the latest
 *   first, others the most frequent first
 * @property {(tag: string) => number} inLanguage  how many lessons have a write-up in that language that matches; '' for
 *   any
 * @property {boolean} all  false: there may be more
 * @property {Facets} facets  that were counted
 */

/**
 * @typedef {object} FacetFile
 * @property {{name: string, begin: number, end: number, titles: string[]}[]} courses  which lessons they have, and their
 *   titles by language
 * @property {Map<string, number[]>} guests  the documents of each
 * @property {Map<string, number[]>} tags
 * @property {Readings} readings
 */

/**
 * @param {ByteReader} reader
 * @param {Pick<Manifest, 'languages' | 'lessonCount' | 'documentCount'>} manifest
 * @returns {FacetFile}  Throws a FormatError for anything but a whole file of facets.
 */
export function decodeFacets(reader, { languages, lessonCount, documentCount }) {
  let lesson = 0;
  const courses = reader.list(() => {
    const name = reader.text();
    const begin = lesson;
    lesson += reader.varint();
    reader.must(lesson > begin);
    return { name, begin, end: lesson, titles: languages.map(() => reader.text()) };
  });
  reader.must(lesson === lessonCount);
  // Members are read in the order in which they stand here.
  const facets = {
    courses,
    guests: readNames(reader, documentCount),
    tags: readNames(reader, documentCount),
    readings: readReadings(reader),
  };
  reader.end();
  return facets;
}

/**
 * @param {ByteReader} reader
 * @param {number} documentCount
 */
function readNames(reader, documentCount) {
  let last = '';
  const names = reader.list(() => {
    const name = reader.text();
    reader.must(name !== '' && compareCodePoints(last, name) < 0);
    return (last = name);
  });
  return new Map(names.map((name) => {
    let document = 0;
    const having = reader.list(() => (document += reader.varint() + 1));
    reader.must(document > 0 && document <= documentCount);
    return [name, having];
  }));
}

/** @param {ByteReader} reader */
function readReadings(reader) {
  /** @type {Readings} */
  const readings = new Map();
  let last = '';
  reader.list(() => {
    const syllable = reader.text();
    const characters = [...reader.text()];
    reader.must(/^[a-z]+$/.test(syllable) && last < syllable && characters.length > 0);
    reader.must(characters.every((c, i) => /\p{Script=Han}/u.test(c) && (i === 0 || compareCodePoints(characters[i - 1], c) < 0)));
    last = syllable;
    for (const character of characters) readings.set(character, [...(readings.get(character) ?? []), syllable]);
  });
  return readings;
}

/**
 * As UTF-8 orders them; UTF-16 has U+E000 to U+FFFF after the rest.
 * @param {string} a
 * @param {string} b
 */
function compareCodePoints(a, b) {
  const [left, right] = [[...a], [...b]];
  const at = left.findIndex((character, i) => character !== right[i]);
  if (at < 0) return left.length - right.length;
  return at < right.length ? Number(left[at].codePointAt(0)) - Number(right[at].codePointAt(0)) : 1;
}

/**
 * @param {FacetFile} file
 * @param {Uint32Array} days  by document
 * @param {Manifest} manifest
 * @param {string} readerLanguage  '' for any
 * @returns {Facets}
 */
export function facetsOf({ courses, guests, tags, readings }, days, manifest, readerLanguage) {
  const { lessons, languages, documentCount } = manifest;
  const read = readerLanguage ? languagesFor(manifest, readerLanguage) : languages;
  const isRead = (/** @type {number} */ document) => read.some(({ begin, end }) => begin <= document && document < end);
  const lessonsRead = new Set();
  for (let document = 1; document <= documentCount; document++) if (isRead(document)) lessonsRead.add(lessons[document]);

  const lessonsOf = (/** @type {number[]} */ documents) => Uint32Array.from(new Set(documents.map((document) => lessons[document]))).sort();
  const ofDocuments = (/** @type {Iterable<[string, number[]]>} */ named) =>
    Array.from(named, ([value, documents]) => ({
      value,
      name: value,
      having: lessonsOf(documents),
      readable: lessonsOf(documents.filter((document) => isRead(document) || !lessonsRead.has(lessons[document]))),
    }));
  /** @type {Map<string, number[]>} */
  const years = new Map();
  days.forEach((day, document) => {
    const year = String(day >> 9);
    if (day && !years.get(year)?.push(document)) years.set(year, [document]);
  });
  const titleOf = (/** @type {string[]} */ titles) =>
    languages.map((language, i) => (read.includes(language) ? titles[i] : '')).find(Boolean) || titles.find(Boolean);
  return {
    course: courses.map(({ name, begin, end, titles }) => {
      const having = Uint32Array.from({ length: end - begin }, (_, i) => begin + i);
      return { value: name, name: titleOf(titles) || name, having, readable: having };
    }),
    year: ofDocuments(years),
    guest: ofDocuments(guests),
    tag: ofDocuments(tags),
    readings,
  };
}

/**
 * The lessons that filters leave.
 * @param {Facets} facets
 * @param {Filters} filters
 * @param {number} lessonCount
 * @param {Kind} [besides]  filters of this kind do not count
 * @returns {Uint8Array}  1 for each
 */
export function lessonsLeft(facets, filters, lessonCount, besides) {
  const left = new Uint8Array(lessonCount).fill(1);
  for (const kind of KINDS) {
    if (kind === besides || filters[kind].length === 0) continue;
    const own = new Uint8Array(lessonCount);
    for (const { value, having } of facets[kind]) if (filters[kind].includes(value)) for (const lesson of having) own[lesson] = 1;
    for (let lesson = 0; lesson < lessonCount; lesson++) left[lesson] &= own[lesson];
  }
  return left;
}

/**
 * What people call a value.
 * @param {Facets | undefined} facets  none: the value stands for itself
 * @param {Kind} kind
 * @param {string} value
 */
export function nameOf(facets, kind, value) {
  return facets?.[kind].find((facet) => facet.value === value)?.name ?? value;
}

/**
 * Of each value, how many of the lessons have it that match and that filters of other kinds leave: choosing it beside
 * those of its kind that are chosen adds so many.
 * @param {Facets} facets
 * @param {Filters} filters
 * @param {Uint8Array} matching  1 for lessons that match
 * @returns {FacetCounts['kinds']}
 */
export function countFacets(facets, filters, matching) {
  /** @param {Kind} kind */
  const countsOf = (kind) => {
    const left = lessonsLeft(facets, filters, matching.length, kind);
    const counts = facets[kind].map(({ value, name, having, readable }) => ({
      value,
      name,
      count: having.reduce((sum, lesson) => sum + (left[lesson] & matching[lesson]), 0),
      chosen: filters[kind].includes(value),
      known: readable.some((lesson) => left[lesson] & matching[lesson]),
    }));
    const shown = counts.filter(({ chosen, known }) => chosen || known);
    return shown.sort((a, b) => (kind === 'year' ? Number(b.value) - Number(a.value) : b.count - a.count || (a.name < b.name ? -1 : 1)));
  };
  return { course: countsOf('course'), year: countsOf('year'), guest: countsOf('guest'), tag: countsOf('tag') };
}
