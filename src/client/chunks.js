import { ByteReader, compareText, decodeText, FormatError } from './bytes.js';

/**
 * Where a term occurs, in order of document.
 * @typedef {object} Postings
 * @property {Uint32Array} documents
 * @property {Uint32Array} frequencies  wdf; all zero for terms of fields
 */

/**
 * One key of the vocabulary: a term, a word that counts as its stem, or both.
 * @typedef {object} Entry
 * @property {string} key
 * @property {Postings | null} postings
 * @property {string} stem  '' when the key is no such word
 * @property {number} stemFrequency  in how many documents the stem occurs
 */

// The low bits of an entry's head; above them stands the document frequency.
const WEIGHTED = 1;
const HAS_STEM = 2;
const FREQUENCY_SCALE = 4;

const MAX_KEY_BYTES = 255;

/** A stretch of the vocabulary. */
export class Chunk {
  #entries;

  /** @param {Entry[]} entries ascending by key */
  constructor(entries) {
    this.#entries = entries;
  }

  get entries() {
    return this.#entries;
  }

  /**
   * @param {string} term
   * @returns {Postings | null}
   */
  postings(term) {
    const entry = this.#entries[this.#firstFrom(term)];
    return entry?.key === term ? entry.postings : null;
  }

  /**
   * The entries whose keys begin with `prefix`.
   * @param {string} prefix
   */
  *withPrefix(prefix) {
    for (let i = this.#firstFrom(prefix); this.#entries[i]?.key.startsWith(prefix); i++) yield this.#entries[i];
  }

  /** @param {string} key */
  #firstFrom(key) {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compareText(this.#entries[middle].key, key) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/**
 * @typedef {object} Head  what stands in the first column about one entry
 * @property {string} key
 * @property {number} frequency
 * @property {boolean} weighted
 * @property {string} stem
 * @property {number} stemFrequency
 */

/**
 * Reads a chunk and checks all of it.
 * @param {Uint8Array} content
 * @param {number} documentCount
 * @returns {Chunk} Throws a FormatError for anything but a whole chunk.
 */
export function decodeChunk(content, documentCount) {
  const reader = new ByteReader(content);
  const heads = readHeads(reader);
  const documents = heads.map((head) => readDocuments(reader, head.frequency, documentCount));
  const entries = heads.map((head, i) => ({
    key: head.key,
    postings: head.frequency === 0 ? null : { documents: documents[i], frequencies: readFrequencies(reader, head) },
    stem: head.stem,
    stemFrequency: head.stemFrequency,
  }));
  reader.end();
  return new Chunk(entries);
}

/** @param {ByteReader} reader */
function readHeads(reader) {
  const count = reader.count();
  /** @type {Head[]} */
  const heads = [];
  let base = new Uint8Array(0);
  for (let i = 0; i < count; i++) {
    base = readAgainst(reader, base);
    const key = decodeText(base);
    if (i > 0 && compareText(heads[i - 1].key, key) >= 0) throw new FormatError('terms out of order');
    heads.push(readHead(reader, key, base));
  }
  return heads;
}

/**
 * @param {ByteReader} reader
 * @param {string} key
 * @param {Uint8Array} keyBytes
 * @returns {Head}
 */
function readHead(reader, key, keyBytes) {
  const bits = reader.varint();
  const frequency = Math.floor(bits / FREQUENCY_SCALE);
  const weighted = (bits & WEIGHTED) !== 0;
  if (frequency === 0 && (weighted || !(bits & HAS_STEM))) throw new FormatError('neither term nor word');
  if (!(bits & HAS_STEM)) return { key, frequency, weighted, stem: '', stemFrequency: 0 };
  const stem = decodeText(readAgainst(reader, keyBytes));
  if (stem === key) throw new FormatError('a word that is its own stem');
  return { key, frequency, weighted, stem, stemFrequency: reader.varint() };
}

/**
 * A text that was written as what it shares with `base` and what differs. Always the whole of what is shared: one text
 * has one form.
 * @param {ByteReader} reader
 * @param {Uint8Array} base
 */
function readAgainst(reader, base) {
  const shared = reader.varint();
  const rest = reader.raw(reader.varint());
  const size = shared + rest.length;
  if (shared > base.length || size === 0 || size > MAX_KEY_BYTES) throw new FormatError('not a term');
  if (rest.length > 0 && rest[0] === base[shared]) throw new FormatError('not a term');
  const text = new Uint8Array(size);
  text.set(base.subarray(0, shared));
  text.set(rest, shared);
  return text;
}

/**
 * @param {ByteReader} reader
 * @param {number} frequency
 * @param {number} documentCount
 */
function readDocuments(reader, frequency, documentCount) {
  if (frequency > documentCount) throw new FormatError('more documents than there are');
  const documents = new Uint32Array(frequency);
  let next = 1;
  for (let i = 0; i < frequency; i++) {
    const document = next + reader.varint();
    if (document > documentCount) throw new FormatError('no such document');
    documents[i] = document;
    next = document + 1;
  }
  return documents;
}

/** @param {ByteReader} reader @param {Head} head */
function readFrequencies(reader, head) {
  const frequencies = new Uint32Array(head.frequency);
  if (!head.weighted) return frequencies;
  for (let i = 0; i < frequencies.length; i++) frequencies[i] = reader.varint();
  if (frequencies.every((frequency) => frequency === 0)) throw new FormatError('weighted without weight');
  return frequencies;
}
