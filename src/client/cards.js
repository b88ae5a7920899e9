import { ByteReader, FormatError } from './bytes.js';

/**
 * @typedef {object} CardSection
 * @property {string} title
 * @property {string} anchor
 * @property {string} text  blocks separated by '\n'
 */

/**
 * What the search page shows of one write-up.
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
 * @property {CardSection[]} sections
 * @property {{language: string, url: string}[]} alternates  the same lesson in other languages
 */

/**
 * Reads a card and checks all of it.
 * @param {Uint8Array} content
 * @param {number} document
 * @returns {Card} Throws a FormatError for anything but the whole card of `document`.
 */
export function decodeCard(content, document) {
  const reader = new ByteReader(content);
  if (reader.varint() !== document) throw new FormatError('the card of another document');
  const text = () => reader.text();
  /** @template T @param {() => T} read */
  const list = (read) => Array.from({ length: reader.count() }, read);
  // Members are read in the order in which they stand here.
  const card = {
    lesson: text(),
    language: text(),
    url: text(),
    title: text(),
    course: text(),
    courseTitle: text(),
    date: text(),
    guests: list(text),
    tags: list(text),
    sections: list(() => ({ title: text(), anchor: text(), text: text() })),
    alternates: list(() => ({ language: text(), url: text() })),
  };
  reader.end();
  return card;
}
