import { ByteReader, FormatError } from './bytes.js';

const CARDS_PER_SHELF = 64;
const MAX_DAY = dayNumber('9999-12-31');

/**
 * What ranking needs to know of all documents. Columns are indexed by document, from 1; index 0 is empty.
 * @typedef {object} Documents
 * @property {number} count
 * @property {Uint32Array} lengths
 * @property {Uint32Array} lessons  documents of one lesson have one number
 * @property {string[]} languages  every language tag
 * @property {Uint32Array} languageOf  index into `languages`
 * @property {Uint32Array} days  `dayNumber` of its date, 0 for none
 * @property {string[]} shelves  hashes
 */

/**
 * Reads the table of documents and checks all of it.
 * @param {Uint8Array} content
 * @param {number} documentCount  of the manifest
 * @returns {Documents} Throws a FormatError for anything but a whole table of that size.
 */
export function decodeDocuments(content, documentCount) {
  const reader = new ByteReader(content);
  const count = reader.count();
  if (count !== documentCount) throw new FormatError('another number of documents than the manifest');
  const languages = Array.from({ length: reader.count() }, () => reader.text());
  const column = () => Uint32Array.from({ length: count + 1 }, (_, i) => (i === 0 ? 0 : reader.varint()));
  const documents = {
    count,
    lengths: column(),
    lessons: readLessons(reader, count),
    languages,
    languageOf: column(),
    days: readDays(reader, count),
    shelves: Array.from({ length: Math.ceil(count / CARDS_PER_SHELF) }, () => reader.hash()),
  };
  reader.end();
  if (documents.languageOf.some((language, i) => i > 0 && language >= languages.length)) {
    throw new FormatError('no such language');
  }
  return documents;
}

/**
 * The path of a document's card below the web index.
 * @param {Documents} documents
 * @param {number} document
 */
export function cardPath(documents, document) {
  return `${documents.shelves[Math.floor((document - 1) / CARDS_PER_SHELF)]}/${document}.bin`;
}

/**
 * Orders days as the calendar does.
 * @param {string} day  `YYYY-MM-DD`
 */
export function dayNumber(day) {
  const [year, month, date] = day.split('-').map(Number);
  return year * 512 + month * 32 + date;
}

/**
 * A lesson is told by how many lessons ago it appeared: 0 is a new one, 1 the newest so far.
 * @param {ByteReader} reader
 * @param {number} count
 */
function readLessons(reader, count) {
  const lessons = new Uint32Array(count + 1);
  let seen = 0;
  for (let i = 1; i <= count; i++) {
    const back = reader.varint();
    if (back > seen) throw new FormatError('no such lesson');
    lessons[i] = seen - back;
    if (back === 0) seen++;
  }
  return lessons;
}

/** @param {ByteReader} reader @param {number} count */
function readDays(reader, count) {
  const days = new Uint32Array(count + 1);
  let day = 0;
  for (let i = 1; i <= count; i++) {
    day += reader.signedVarint();
    const month = Math.floor(day / 32) % 16;
    const real = day === 0 || (day >= 512 && day <= MAX_DAY && month >= 1 && month <= 12 && day % 32 >= 1);
    if (!real) throw new FormatError('no such day');
    days[i] = day;
  }
  return days;
}
