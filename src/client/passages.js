import { check } from './bytes.js';
import { holdsPhrase, occurrencesIn } from './occurrences.js';

/**
 * @typedef {import('./analysis.js').Table} Table
 * @typedef {import('./query.js').Field} Field
 * @typedef {import('./query.js').Item} Item
 */

/**
 * @typedef {object} Section
 * @property {string} title
 * @property {string} anchor
 * @property {string} text  blocks separated by '\n'
 */

/**
 * What the search page shows of one write-up, with the sections of one of its passages.
 * @typedef {object} Card
 * @property {string} lesson  `course/lesson`
 * @property {string} language
 * @property {string} url  from the site's root, unescaped
 * @property {string} title
 * @property {string} course
 * @property {string} courseTitle
 * @property {string} date  `YYYY-MM-DD` or ''
 * @property {string[]} guests
 * @property {string[]} tags
 * @property {Section[]} sections
 * @property {number} passageCount  of the whole write-up
 * @property {number} headingCount  likewise: how many sections have an anchor
 * @property {number} headingsBefore  how many of these come before the first of `sections` that has one
 */

const FIELD_END = '\x1f';
const NAME_END = '\x1e';
const NO_ANCHOR = '-';
/** What stands between words, as far as the anchor that a title implies goes. */
const GAPS = /[\0-/:-@[-`{-\x7f\u2000-\u206f\u3000-\u303f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]+/g;
const MAX_SECTIONS = 3;

/**
 * @param {string} text  of a passage
 * @param {string} language
 * @returns {Card}  Throws a FormatError for anything but a passage.
 */
export function parsePassage(text, language) {
  const [title, lesson, url, courseTitle, date, guests, tags, counts, ...rest] = text.split(FIELD_END);
  const [passageCount, headingCount, headingsBefore] = (counts ?? '').split(',').map(Number);
  check(headingsBefore >= 0 && rest.length % 3 === 0);
  const sections = [];
  for (let i = 0; i < rest.length; i += 3) sections.push({ title: rest[i], anchor: anchorOf(rest[i + 1], rest[i]), text: rest[i + 2] });
  return {
    lesson,
    language,
    url: url || `${language}/${lesson}/`,
    title,
    course: lesson.split('/')[0],
    courseTitle,
    date,
    guests: namesOf(guests),
    tags: namesOf(tags),
    sections,
    passageCount,
    headingCount,
    headingsBefore,
  };
}

/**
 * @param {string} field
 * @param {string} title
 */
function anchorOf(field, title) {
  if (field) return field === NO_ANCHOR ? '' : field;
  return title.replace(GAPS, '-').replace(/^-|-$/g, '').replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** @param {string} field */
function namesOf(field) {
  return field ? field.split(NAME_END) : [];
}

/**
 * Whether some part of the card has the item's terms side by side.
 * @param {Card} card
 * @param {Item} item
 * @param {Table} table
 */
export function cardHolds(card, item, table) {
  return textsOf(card, item.field).some((text) => holdsPhrase(item, text, table));
}

/**
 * The texts that `field` searches. A phrase lies within one line of one of them.
 * @param {Card} card
 * @param {Field} field
 * @returns {string[]}
 */
function textsOf({ title, guests, tags, course, courseTitle, sections }, field) {
  const fields = { title: [title], guest: guests, tag: tags, course: [courseTitle, course] };
  if (field !== 'any') return fields[field];
  return [title, ...guests, ...tags, ...sections.flatMap((section) => [section.title, section.text])];
}

/**
 * Whether the sections of a card have all of some terms, wherever.
 * @param {Card} card
 * @param {string[]} terms
 * @param {Table} table
 */
export function sectionsHave({ sections }, terms, table) {
  const wanted = new Set(terms);
  const found = sections.flatMap(({ title, text }) => occurrencesIn(`${title}\n${text}`, table, wanted));
  return new Set(found.map(({ term }) => term)).size === wanted.size;
}

/**
 * The sections that answer a query best, as `src/index/sections.cc` chooses them: a section's score is the sum of the
 * weights of the terms that it has, twice for those in its heading. Of equal ones the earlier comes first.
 * @param {Card} card
 * @param {ReadonlyMap<string, number>} weights  by term
 * @param {number} grain  scores that differ by less are equal
 * @param {Table} table
 * @returns {number[]}  up to three indexes into the card's sections, the best first; none without any of the terms
 */
export function bestSections({ sections }, weights, grain, table) {
  const termsOf = (/** @type {string} */ text) => new Set(occurrencesIn(text, table, weights).map(({ term }) => term));
  const scores = sections.map(({ title, text }) => {
    const [inHeading, inText] = [termsOf(title), termsOf(text)];
    let score = 0;
    for (const [term, weight] of weights) score += inHeading.has(term) ? 2 * weight : inText.has(term) ? weight : 0;
    return Math.round(score / grain);
  });
  const found = [...scores.keys()].filter((section) => scores[section] > 0);
  return found.sort((a, b) => scores[b] - scores[a] || a - b).slice(0, MAX_SECTIONS);
}
