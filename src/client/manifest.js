import { compareText, decodeText, FormatError } from './bytes.js';
import { SearchError } from './errors.js';
import { hashOf } from './hash.js';

export const MANIFEST_NAME = 'manifest.json';

/** Versions of the format, the analysis and the index that this client speaks. */
export const FORMAT_VERSION = 1;
export const ANALYSIS_VERSION = 1;
export const INDEX_VERSION = 1;

/** How the file ends: a hash of all bytes before this one field. */
const CHECK = /^"check":"([0-9a-f]{16})"\}\n$/;
const CHECK_BYTES = '"check":"0123456789abcdef"}\n'.length;

/**
 * @typedef {object} Ranking
 * @property {number} k1
 * @property {number} b
 * @property {number} minNormalizedLength
 * @property {number} idfExponent
 * @property {number} titleWindow
 * @property {number} scoreGrain
 * @property {number} enoughLessons
 * @property {number} maxPrefixExpansions
 * @property {number} prefixExpansionScale
 */

/**
 * The way into a web index.
 * @typedef {object} Manifest
 * @property {string} check  differs between any two publishes that differ
 * @property {number} documents  how many
 * @property {number} averageLength
 * @property {number} collectionSize  how many the language with the most has
 * @property {Ranking} ranking
 * @property {string} simplified  traditional characters, each with its simplified form behind it
 * @property {string} documentsFile  its hash
 * @property {string[]} chunkFirsts  where each chunk begins, ascending by code point; the first is ''
 * @property {string[]} chunkFiles  their hashes
 */

/**
 * @param {Uint8Array} bytes
 * @returns {Manifest} Throws a FormatError for anything but a whole manifest, and a SearchError of kind `outdated` for
 *     one of another version.
 */
export function decodeManifest(bytes) {
  const check = CHECK.exec(decodeText(bytes.subarray(-CHECK_BYTES)))?.[1];
  if (bytes.length <= CHECK_BYTES || hashOf(bytes.subarray(0, -CHECK_BYTES)) !== check) {
    throw new FormatError('does not have the bytes that were written');
  }
  const json = parseObject(decodeText(bytes));
  if (json.format !== FORMAT_VERSION || json.analysis !== ANALYSIS_VERSION || json.index !== INDEX_VERSION) {
    throw new SearchError('outdated', MANIFEST_NAME, 'is of another version than this page');
  }
  const documents = count(json.documents);
  return {
    check,
    documents,
    averageLength: documents === 0 ? 0 : count(json.totalLength) / documents,
    collectionSize: count(json.collectionSize),
    ranking: readRanking(json.ranking),
    simplified: readSimplified(json.simplified),
    documentsFile: hash(json.documentsFile),
    ...readChunks(json.chunkFirsts, json.chunkFiles),
  };
}

/**
 * The chunk that would hold `key`, as an index into `chunkFiles`; -1 when there are no chunks.
 * @param {Manifest} manifest
 * @param {string} key
 */
export function chunkOf(manifest, key) {
  const firsts = manifest.chunkFirsts;
  let low = 0;
  let high = firsts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareText(firsts[middle], key) <= 0) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * All chunks that can hold keys that begin with `prefix`, in order.
 * @param {Manifest} manifest
 * @param {string} prefix
 */
export function chunksOf(manifest, prefix) {
  const chunks = [];
  const firsts = manifest.chunkFirsts;
  for (let i = Math.max(chunkOf(manifest, prefix), 0); i < firsts.length; i++) {
    if (compareText(firsts[i], prefix) > 0 && !firsts[i].startsWith(prefix)) break;
    chunks.push(i);
  }
  return chunks;
}

/** @param {string} text @returns {Record<string, unknown>} */
function parseObject(text) {
  try {
    const json = JSON.parse(text);
    if (typeof json === 'object' && json !== null) return json;
  } catch {
    // said below
  }
  throw new FormatError('is not a manifest');
}

/** @param {unknown} value @returns {number} */
function count(value) {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw new FormatError('is not a manifest');
}

/** @param {unknown} value @returns {string} */
function hash(value) {
  if (typeof value === 'string' && /^[0-9a-f]{16}$/.test(value)) return value;
  throw new FormatError('is not a manifest');
}

/** @param {unknown} value @returns {Ranking} */
function readRanking(value) {
  const json = /** @type {Record<string, unknown>} */ (value ?? {});
  /** @param {string} key @param {number} lowest */
  const number = (key, lowest = 0) => {
    const member = json[key];
    if (typeof member === 'number' && member >= lowest) return member;
    throw new FormatError('is not a manifest');
  };
  return {
    k1: number('k1'),
    b: number('b'),
    minNormalizedLength: number('minNormalizedLength'),
    idfExponent: number('idfExponent'),
    scoreGrain: number('scoreGrain', 1e-12),
    titleWindow: number('titleWindow'),
    enoughLessons: number('enoughLessons'),
    maxPrefixExpansions: number('maxPrefixExpansions'),
    prefixExpansionScale: number('prefixExpansionScale'),
  };
}

/** @param {unknown} value @returns {string} */
function readSimplified(value) {
  if (typeof value === 'string' && [...value].length % 2 === 0) return value;
  throw new FormatError('is not a manifest');
}

/** @param {unknown} firsts @param {unknown} files */
function readChunks(firsts, files) {
  if (!Array.isArray(firsts) || !Array.isArray(files) || firsts.length !== files.length) {
    throw new FormatError('is not a manifest');
  }
  for (let i = 0; i < firsts.length; i++) {
    hash(files[i]);
    const inOrder = typeof firsts[i] === 'string' && (i === 0 ? firsts[0] === '' : compareText(firsts[i - 1], firsts[i]) < 0);
    if (!inOrder) throw new FormatError('is not a manifest');
  }
  return { chunkFirsts: /** @type {string[]} */ (firsts), chunkFiles: /** @type {string[]} */ (files) };
}
