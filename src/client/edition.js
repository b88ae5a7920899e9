import { foldTable } from './analysis.js';
import { CardText } from './card_text.js';
import { decodeCard } from './cards.js';
import { decodeChunk } from './chunks.js';
import { cardPath, decodeDocuments } from './documents.js';
import { chunkOf, chunksOf, decodeManifest, MANIFEST_NAME } from './manifest.js';

/**
 * @typedef {import('./chunks.js').Chunk} Chunk
 * @typedef {import('./chunks.js').Postings} Postings
 * @typedef {import('./documents.js').Documents} Documents
 * @typedef {import('./files.js').Files} Files
 * @typedef {import('./manifest.js').Manifest} Manifest
 */

/**
 * The web index of one publish. Each file is fetched once, by whoever asks first; a failed one is forgotten, so that
 * asking again can succeed.
 */
export class Edition {
  #files;
  /** @type {Map<string, Promise<any>>} */
  #kept = new Map();

  /**
   * @param {Files} files
   * @param {Manifest} manifest
   */
  constructor(files, manifest) {
    this.#files = files;
    this.manifest = manifest;
    /** What the analysis folds with. */
    this.table = foldTable(manifest.simplified);
  }

  /**
   * @param {Files} files
   * @returns {Promise<Edition>}
   */
  static async open(files) {
    return new Edition(files, await files.entry(MANIFEST_NAME, decodeManifest));
  }

  /** @returns {Promise<Documents>} */
  documents() {
    const { documents, documentsFile } = this.manifest;
    return this.#once(documentsFile, () =>
      this.#files.hashed('D', documentsFile, (content) => decodeDocuments(content, documents)),
    );
  }

  /**
   * The card of a document, with what the analysis makes of it.
   * @param {number} document
   * @returns {Promise<CardText>}
   */
  async cardText(document) {
    const path = cardPath(await this.documents(), document);
    return this.#once(path, () =>
      this.#files.sealed('K', path, (content) => new CardText(decodeCard(content, document), this.table)),
    );
  }

  /**
   * @param {Iterable<string>} terms
   * @returns {Promise<Map<string, Postings>>}  of those terms that the index has
   */
  async postings(terms) {
    const found = new Map();
    const find = async (/** @type {string} */ term) => {
      const chunk = chunkOf(this.manifest, term);
      const postings = chunk < 0 ? null : (await this.#chunk(chunk)).postings(term);
      if (postings) found.set(term, postings);
    };
    await Promise.all([...terms].map(find));
    return found;
  }

  /**
   * All chunks that can hold keys that begin with `prefix`, in order.
   * @param {string} prefix
   * @returns {Promise<Chunk[]>}
   */
  chunks(prefix) {
    return Promise.all(chunksOf(this.manifest, prefix).map((chunk) => this.#chunk(chunk)));
  }

  /**
   * @param {number} chunk
   * @returns {Promise<Chunk>}
   */
  #chunk(chunk) {
    const file = this.manifest.chunkFiles[chunk];
    return this.#once(file, () =>
      this.#files.hashed('C', file, (content) => decodeChunk(content, this.manifest.documents)),
    );
  }

  /**
   * @template T
   * @param {string} name
   * @param {() => Promise<T>} load
   * @returns {Promise<T>}
   */
  #once(name, load) {
    const kept = this.#kept.get(name);
    if (kept) return kept;
    const promise = load();
    this.#kept.set(name, promise);
    promise.catch(() => this.#kept.delete(name));
    return promise;
  }
}
