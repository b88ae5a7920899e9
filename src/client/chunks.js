import { ByteReader, byteString, check, lowerBound } from './bytes.js';

/**
 * Where a term occurs, in order of document. Terms of fields have no frequencies, and stand among the facts.
 * @typedef {object} Postings
 * @property {Uint32Array} documents
 * @property {Uint32Array} frequencies  wdf
 * @property {Uint32Array} places  bit 0: among title, guests and tags; bit n: in passage n. Of common terms the first
 *   passage alone, or bit 0 when they are in none: see `isCommon`
 */

/**
 * One key of the vocabulary: a term, a word that counts as its stem, or both. Where its columns begin is known, what
 * stands there is read when it is asked for.
 * @typedef {object} Entry
 * @property {string} key  a byte string, as the stem
 * @property {number} frequency  in how many documents it occurs
 * @property {boolean} weighted
 * @property {string} stem  '' when the key is no such word
 * @property {number} stemFrequency  in how many documents the stem occurs
 * @property {number} documentsAt
 * @property {number} frequenciesAt
 * @property {number} placesAt
 * @property {Postings} [postings]  once they have been asked for
 */

// The low bits of an entry's head; above them stands the document frequency.
const WEIGHTED = 1;
const HAS_STEM = 2;
const FREQUENCY_SHIFT = 2;

/** All places: the facts and thirty passages. */
export const MAX_PLACES = 2 ** 31 - 1;

/** A stretch of the vocabulary. */
export class Chunk {
  #content;
  #documentCount;
  /** @type {Entry[]} */
  #entries;
  #keys;

  /**
   * Reads all but the postings, and checks that there are as many bytes as they need.
   * @param {Uint8Array} content  Throws a FormatError for anything but a whole chunk.
   * @param {number} documentCount
   */
  constructor(content, documentCount) {
    this.#content = content;
    this.#documentCount = documentCount;
    const reader = new ByteReader(content);
    let last = '';
    this.#entries = reader.list(() => {
      const entry = readHead(reader, last);
      check(entry.frequency <= documentCount);
      last = entry.key;
      return entry;
    });
    const weighted = this.#entries.filter((entry) => entry.weighted);
    for (const entry of this.#entries) entry.documentsAt = reader.skip(entry.frequency);
    for (const entry of weighted) entry.frequenciesAt = reader.skip(entry.frequency);
    for (const entry of weighted) entry.placesAt = reader.skip(entry.frequency);
    reader.end();
    this.#keys = this.#entries.map(({ key }) => key);
  }

  /**
   * @param {string} term
   * @returns {Postings | undefined}  Throws a FormatError when they are not what FORMAT.md says.
   */
  postings(term) {
    const key = byteString(term);
    const entry = this.#entries[lowerBound(this.#keys, key)];
    if (entry?.key === key && entry.frequency > 0) return (entry.postings ??= this.#read(entry));
  }

  /**
   * The entries whose keys begin so.
   * @param {string} prefix  a byte string
   */
  withPrefix(prefix) {
    const entries = this.#entries.slice(lowerBound(this.#keys, prefix));
    const end = entries.findIndex(({ key }) => !key.startsWith(prefix));
    return end < 0 ? entries : entries.slice(0, end);
  }

  /**
   * @param {Entry} entry
   * @returns {Postings}
   */
  #read({ frequency, weighted, documentsAt, frequenciesAt, placesAt }) {
    const documents = this.#column(documentsAt, frequency);
    let last = 0;
    for (let i = 0; i < frequency; i++) {
      last += documents[i] + 1;
      documents[i] = last;
    }
    const frequencies = this.#column(frequenciesAt, weighted ? frequency : 0);
    const places = weighted ? this.#column(placesAt, frequency) : new Uint32Array(frequency).fill(1);
    check(last <= this.#documentCount);
    check(frequencies.every((wdf) => wdf > 0) && places.every((place) => place > 0 && place <= MAX_PLACES));
    return { documents, frequencies, places };
  }

  /**
   * @param {number} at
   * @param {number} size
   */
  #column(at, size) {
    const reader = new ByteReader(this.#content, at);
    const column = new Uint32Array(size);
    for (let i = 0; i < size; i++) column[i] = reader.varint();
    return column;
  }
}

/**
 * @param {ByteReader} reader
 * @param {string} last  the key before
 * @returns {Entry}
 */
function readHead(reader, last) {
  const key = reader.against(last);
  const bits = reader.varint();
  const frequency = bits >>> FREQUENCY_SHIFT;
  const weighted = (bits & WEIGHTED) > 0;
  const stem = bits & HAS_STEM ? reader.against(key) : '';
  const stemFrequency = stem && reader.varint();
  check(last < key && stem !== key);
  check(frequency > 0 || (stem && !weighted));
  return { key, frequency, weighted, stem, stemFrequency: Number(stemFrequency), documentsAt: 0, frequenciesAt: 0, placesAt: 0 };
}

/**
 * Where a term stands in a document.
 * @param {Postings | undefined} postings
 * @param {number} document
 * @returns {number}  0: nowhere
 */
export function placesIn(postings, document) {
  if (!postings) return 0;
  const i = lowerBound(postings.documents, document);
  return postings.documents[i] === document ? postings.places[i] : 0;
}
