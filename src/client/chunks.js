import { ByteReader, byteString, check, lowerBound } from './bytes.js';

/**
 * Where a term occurs, in order of document. Terms of fields have no frequencies, and stand among the facts.
 * @typedef {object} Postings
 * @property {Uint32Array} documents
 * @property {Uint32Array} frequencies  wdf
 * @property {Uint32Array} places  bit 0: among title, guests and tags; bit n: in passage n. Of common terms the first
 *   passage alone, or bit 0 when they are in none: see `isCommon`
 * @property {Implied} [implied]  documents that do not have the term but imply it
 */

/**
 * @typedef {object} Implied
 * @property {Uint32Array} documents
 * @property {Float64Array} frequencies  how often the term would have to stand there to count as much
 * @property {Uint32Array} places  bits as above: where it is implied first
 * @property {boolean[]} strong  for those that match by it
 * @property {number} confidence  the share of its weight that the term keeps
 * @property {string[]} renderings  the words that it is implied by, the surest first; none: it is their pinyin
 */

/**
 * One key of the vocabulary: a term, one that documents imply, a word that counts as its stem, or several of these. Where
 * its columns begin is known, what stands there is read when it is asked for.
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
 * @property {ImpliedEntry} [implied]
 */

/**
 * The columns of an implied term.
 * @typedef {Pick<Entry, 'frequency' | 'weighted' | 'documentsAt' | 'frequenciesAt' | 'placesAt'>} Columns
 * @typedef {Columns & Pick<Implied, 'confidence' | 'renderings'>} ImpliedEntry
 */

// The low bits of an entry's head; above them stands the document frequency.
const WEIGHTED = 1;
const HAS_STEM = 2;
const FREQUENCY_SHIFT = 2;
/** What an implied term keeps of its weight is told in so many parts. */
const CONFIDENCES = 15;
const LEVELS = 8;

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
    passColumns(reader, this.#entries);
    if (reader.at < content.length) passColumns(reader, readImplied(reader, this.#entries, documentCount));
    for (const { frequency, stem, implied } of this.#entries) check(frequency || stem || implied);
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
    if (entry?.key !== key) return;
    const { frequency, implied } = entry;
    if (frequency || implied) return (entry.postings ??= { ...this.#read(entry), implied: implied && this.#readImplied(implied) });
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
   * @param {ImpliedEntry} entry
   * @returns {Implied}
   */
  #readImplied(entry) {
    const columns = this.#read(entry);
    const kinds = [...columns.frequencies];
    check(kinds.every((kind) => kind <= 2 * LEVELS));
    return {
      ...entry,
      ...columns,
      frequencies: Float64Array.from(kinds, (kind) => 2 ** (((kind - 1) % LEVELS) - 3)),
      strong: kinds.map((kind) => kind > LEVELS),
    };
  }

  /**
   * @param {Columns} columns
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
  check(frequency > 0 || !weighted);
  return { key, frequency, weighted, stem, stemFrequency: Number(stemFrequency), documentsAt: 0, frequenciesAt: 0, placesAt: 0 };
}

/**
 * Notes where the columns of entries begin, and checks that there are as many bytes.
 * @param {ByteReader} reader
 * @param {Columns[]} entries
 */
function passColumns(reader, entries) {
  const weighted = entries.filter((entry) => entry.weighted);
  for (const entry of entries) entry.documentsAt = reader.skip(entry.frequency);
  for (const entry of weighted) entry.frequenciesAt = reader.skip(entry.frequency);
  for (const entry of weighted) entry.placesAt = reader.skip(entry.frequency);
}

/**
 * @param {ByteReader} reader
 * @param {Entry[]} entries  those that documents imply are told
 * @param {number} documentCount
 * @returns {ImpliedEntry[]}
 */
function readImplied(reader, entries, documentCount) {
  let next = 0;
  const implied = reader.list(() => {
    next += reader.varint();
    const entry = entries[next++];
    const bits = reader.varint();
    const frequency = bits >>> 4;
    check(entry && frequency > 0 && frequency <= documentCount);
    const renderings = reader.list(() => reader.text());
    const confidence = (bits & CONFIDENCES) / CONFIDENCES;
    return (entry.implied = { frequency, weighted: true, confidence, renderings, documentsAt: 0, frequenciesAt: 0, placesAt: 0 });
  });
  check(implied.length > 0);
  return implied;
}

/**
 * Where a term stands in a document.
 * @param {Pick<Postings, 'documents' | 'places'> | undefined} postings
 * @param {number} document
 * @returns {number}  0: nowhere
 */
export function placesIn(postings, document) {
  if (!postings) return 0;
  const i = lowerBound(postings.documents, document);
  return postings.documents[i] === document ? postings.places[i] : 0;
}
