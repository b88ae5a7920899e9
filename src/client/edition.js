import { ByteReader, byteString } from './bytes.js';
import { Chunk } from './chunks.js';
import { decodeCodebook } from './codebook.js';
import { naming, unpack, unseal } from './files.js';
import { hashOf } from './hash.js';
import { loadFurther } from './loading.js';
import { chunkPaths, decodeManifest, languageOf, passagePath } from './manifest.js';
import { parsePassage } from './passages.js';
import { readVariants } from './variants.js';

/**
 * @typedef {import('./chunks.js').Entry} Entry
 * @typedef {import('./chunks.js').Postings} Postings
 * @typedef {import('./codebook.js').Codebook} Codebook
 * @typedef {import('./files.js').Files} Files
 * @typedef {import('./manifest.js').Manifest} Manifest
 * @typedef {import('./passages.js').Card} Card
 */

/** @typedef {() => Promise<void>} Ready  Awaited before a file is fetched that is not there yet. */

/** So many are kept unpacked; those of earlier queries make place for new ones. */
const MAX_PASSAGES = 2000;

/**
 * The web index of one publish. Each file is fetched once, by whoever asks first; a failed one is forgotten, so that
 * asking again can succeed.
 */
export class Edition {
  #files;
  /** @type {Map<string, Promise<any>>} */
  #kept = new Map();
  /** @type {Map<string, Promise<Card>>} */
  #passages = new Map();
  /** By the reader's language. @type {Map<string, import('./facets.js').Facets>} */
  #facets = new Map();

  /**
   * @param {Files} files
   * @param {string} check  differs between any two publishes that differ
   * @param {Manifest} manifest
   */
  constructor(files, check, manifest) {
    this.#files = files;
    this.check = check;
    this.manifest = manifest;
    /** What the analysis folds with: all that write-ups need, and more once a query needed it. */
    this.table = manifest.folded;
  }

  /**
   * @param {Files} files
   * @param {string} name  of the manifest
   * @param {RequestCache} cache
   * @returns {Promise<Edition>}
   */
  static open(files, name, cache) {
    const read = async (/** @type {Uint8Array} */ bytes) =>
      new Edition(files, hashOf(bytes), decodeManifest(await unpack('M', bytes)));
    return files.load(name, read, cache);
  }

  /**
   * Sees to it that `table` has what the analysis of a text needs: those who read simplified characters need no more.
   * @param {string} text
   * @param {Ready} ready
   */
  async prepare(text, ready) {
    const { traditional, variants } = this.manifest;
    if (![...text.normalize('NFKC')].some((character) => traditional.has(character))) return;
    await this.hashed('V', variants, ready, (content) => {
      const reader = new ByteReader(content);
      readVariants(reader, traditional, this.table);
      reader.end();
    });
  }

  /**
   * @param {Ready} ready
   * @returns {Promise<Uint32Array>}  the day of each document
   */
  async dates(ready) {
    const { dates, documentCount } = this.manifest;
    const loading = loadFurther();
    const read = this.hashed('D', dates, ready, async (content) => (await loading).decodeDates(new ByteReader(content), documentCount));
    const [days] = await Promise.all([read, loading]);
    return days;
  }

  /**
   * What results can be narrowed by, as a reader of that language has it.
   * @param {string} readerLanguage
   * @param {Ready} ready
   * @returns {Promise<import('./facets.js').Facets>}
   */
  async facets(readerLanguage, ready) {
    const { manifest } = this;
    const loading = loadFurther();
    const read = this.hashed('F', manifest.facets, ready, async (content) => (await loading).decodeFacets(new ByteReader(content), manifest));
    const [file, days, { facetsOf }] = await Promise.all([read, this.dates(ready), loading]);
    const known = this.#facets.get(readerLanguage) ?? facetsOf(file, days, manifest, readerLanguage);
    this.#facets.set(readerLanguage, known);
    return known;
  }

  /**
   * The card of a document with the sections of one passage.
   * @param {number} document
   * @param {number} passage
   * @param {Ready} ready
   * @returns {Promise<Card>}
   */
  passage(document, passage, ready) {
    const path = passagePath(this.manifest, document, passage);
    const { tag, codebook } = languageOf(this.manifest, document);
    return this.#once(this.#passages, path, ready, () => {
      const book = this.hashed('B', codebook, ready, decodeCodebook);
      return this.#files.load(path, async (bytes) => {
        const text = (await book).unpack(unseal(path, bytes));
        await this.prepare(text, ready);
        return parsePassage(text, tag);
      });
    });
  }

  /**
   * @param {Iterable<string>} terms
   * @param {Ready} ready
   * @returns {Promise<Map<string, Postings>>}  of those terms that the index has
   */
  async postings(terms, ready) {
    const found = new Map();
    const find = async (/** @type {string} */ term) => {
      const [postings] = await this.#read(byteString(term), false, ready, (chunk) => chunk.postings(term));
      if (postings) found.set(term, postings);
    };
    await Promise.all([...terms].map(find));
    return found;
  }

  /**
   * What the vocabulary has that begins so.
   * @param {string} prefix
   * @param {Ready} ready
   * @returns {Promise<Entry[]>}
   */
  async entries(prefix, ready) {
    const key = byteString(prefix);
    return (await this.#read(key, true, ready, (chunk) => chunk.withPrefix(key))).flat();
  }

  /**
   * Of all chunks that can hold a key, or keys that begin so.
   * @template T
   * @param {string} key
   * @param {boolean} isPrefix
   * @param {Ready} ready
   * @param {(chunk: Chunk) => T} read
   * @returns {Promise<T[]>}
   */
  #read(key, isPrefix, ready, read) {
    const load = async (/** @type {string} */ path) => {
      const chunk = await this.sealed('C', path, ready, (content) => new Chunk(content, this.manifest.documentCount));
      try {
        return read(chunk);
      } catch (error) {
        throw naming(path, error);
      }
    };
    return Promise.all(chunkPaths(this.manifest, key, isPrefix).map(load));
  }

  /**
   * What a packed file of a shelf holds.
   * @template T
   * @param {import('./files.js').FileKind} kind
   * @param {string} path
   * @param {Ready} ready
   * @param {(content: Uint8Array) => T} read
   * @returns {Promise<T>}
   */
  sealed(kind, path, ready, read) {
    return this.#once(this.#kept, path, ready, () =>
      this.#files.load(path, async (bytes) => read(await unpack(kind, unseal(path, bytes)))));
  }

  /**
   * What a file that is named by its bytes holds.
   * @template T
   * @param {import('./files.js').FileKind} kind
   * @param {string} hash
   * @param {Ready} ready
   * @param {(content: Uint8Array) => T | Promise<T>} read
   * @returns {Promise<T>}
   */
  hashed(kind, hash, ready, read) {
    return this.#once(this.#kept, hash, ready, () => this.#files.loadHashed(kind, hash, read));
  }

  /**
   * @template T
   * @param {Map<string, Promise<T>>} kept
   * @param {string} name
   * @param {Ready} ready
   * @param {() => Promise<T>} load
   * @returns {Promise<T>}
   */
  async #once(kept, name, ready, load) {
    if (!kept.has(name)) await ready();
    let promise = kept.get(name);
    if (!promise) {
      promise = load();
      promise.catch(() => kept.delete(name));
    }
    // The latest stands last.
    kept.delete(name);
    kept.set(name, promise);
    if (kept === this.#passages && kept.size > MAX_PASSAGES) kept.delete(kept.keys().next().value ?? '');
    return promise;
  }
}
