import { ByteReader, check, lowerBound } from './bytes.js';
import { SearchError } from './errors.js';

export const MANIFEST_NAME = 'manifest.bin';

/** Versions of the format, the analysis and the index that this client speaks. */
const VERSIONS = '2 1 2';

const CHUNKS_PER_SHELF = 64;
const DOCUMENTS_PER_SHELF = 128;
const HASH_BYTES = 8;

/**
 * The write-ups in one language.
 * @typedef {object} Language
 * @property {string} tag
 * @property {string} codebook  its hash
 * @property {number} begin  its first document
 * @property {number} end  past its last one
 */

/**
 * The way into a web index.
 * @typedef {object} Manifest
 * @property {number} collectionSize  how many documents the language with the most has
 * @property {number} averageLength
 * @property {number} k1
 * @property {number} b
 * @property {number} minNormalizedLength
 * @property {number} idfExponent
 * @property {number} scoreGrain
 * @property {number} prefixExpansionScale
 * @property {number} titleWindow
 * @property {number} enoughLessons
 * @property {number} maxPrefixExpansions
 * @property {number} lessonCount
 * @property {Language[]} languages  ascending by tag
 * @property {number} documentCount
 * @property {Uint32Array} lessons  by document, from 1; ascending within a language
 * @property {Uint8Array} rungs  of the length of each document, from 0
 * @property {string} dates  their hash
 * @property {string[]} passageShelves  hashes
 * @property {string[]} chunkShelves
 * @property {string[]} chunkFirsts  where each chunk begins, as byte strings, ascending; the first is ''
 * @property {Map<string, string>} simplified  by traditional character: what the analysis folds with
 */

/**
 * @param {Uint8Array} content
 * @returns {Manifest}  Throws a FormatError for anything but a whole manifest, and a SearchError of kind `outdated` for
 *     one of another version.
 */
export function decodeManifest(content) {
  const reader = new ByteReader(content);
  if (`${reader.varint()} ${reader.varint()} ${reader.varint()}` !== VERSIONS) {
    throw new SearchError('outdated', MANIFEST_NAME, 'is of another version than this page');
  }
  const hash = () => reader.hash();
  // Members are read in the order in which they stand here.
  const manifest = {
    collectionSize: reader.varint(),
    averageLength: reader.double(),
    k1: reader.double(),
    b: reader.double(),
    minNormalizedLength: reader.double(),
    idfExponent: reader.double(),
    scoreGrain: reader.double(),
    prefixExpansionScale: reader.double(),
    titleWindow: reader.varint(),
    enoughLessons: reader.varint(),
    maxPrefixExpansions: reader.varint(),
    // Each shelf is a hash: so many documents there are at most.
    ...readDocuments(reader, (content.length / HASH_BYTES) * DOCUMENTS_PER_SHELF),
    dates: hash(),
    passageShelves: reader.list(hash),
    chunkShelves: reader.list(hash),
    chunkFirsts: readFirsts(reader),
    simplified: readSimplified(reader),
  };
  reader.end();
  check(
    manifest.scoreGrain > 0 &&
      manifest.passageShelves.length === Math.ceil(manifest.documentCount / DOCUMENTS_PER_SHELF) &&
      manifest.chunkShelves.length === Math.ceil(manifest.chunkFirsts.length / CHUNKS_PER_SHELF));
  return manifest;
}

/**
 * The chunk that would hold `key`; -1 when there are no chunks.
 * @param {Manifest} manifest
 * @param {string} key  a byte string
 */
function chunkOf({ chunkFirsts }, key) {
  const at = lowerBound(chunkFirsts, key);
  return chunkFirsts[at] === key ? at : at - 1;
}

/**
 * The paths of all chunks that can hold a term, or keys that begin so, in order.
 * @param {Manifest} manifest
 * @param {string} key  a byte string
 * @param {boolean} isPrefix
 */
export function chunkPaths(manifest, key, isPrefix) {
  const { chunkFirsts, chunkShelves } = manifest;
  const paths = [];
  let chunk = chunkOf(manifest, key);
  if (chunk >= 0) do paths.push(`${chunkShelves[Math.floor(chunk / CHUNKS_PER_SHELF)]}/${chunk}.bin`);
  while (isPrefix && chunkFirsts[++chunk]?.startsWith(key));
  return paths;
}

/**
 * @param {Manifest} manifest
 * @param {number} document
 * @param {number} passage
 */
export function passagePath({ passageShelves }, document, passage) {
  return `${passageShelves[Math.floor((document - 1) / DOCUMENTS_PER_SHELF)]}/${document}-${passage}.bin`;
}

/**
 * @param {Manifest} manifest
 * @param {number} document
 */
export function languageOf({ languages }, document) {
  return /** @type {Language} */ (languages.find(({ end }) => document < end));
}

/**
 * Those that a reader of `wanted` reads.
 * @param {Manifest} manifest
 * @param {string} wanted  `zh` includes `zh-Hant`
 */
export function languagesFor({ languages }, wanted) {
  const begin = `${wanted}-`.toLowerCase();
  return languages.filter(({ tag }) => `${tag}-`.toLowerCase().startsWith(begin));
}

/**
 * The lesson's write-up in a language.
 * @param {Manifest} manifest
 * @param {Language} language
 * @param {number} lesson
 * @returns {number}  its document; 0 when there is none
 */
export function documentOf({ lessons }, { begin, end }, lesson) {
  const document = lowerBound(lessons, lesson, begin, end);
  return document < end && lessons[document] === lesson ? document : 0;
}

/**
 * @param {ByteReader} reader
 * @param {number} limit  of documents
 */
function readDocuments(reader, limit) {
  const lessonCount = reader.varint();
  const lessons = [0];
  let lastTag = '';
  const languages = reader.list(() => {
    const tag = reader.text();
    const codebook = reader.hash();
    const begin = lessons.length;
    let lesson = 0;
    const runs = reader.list((i) => {
      const run = reader.varint();
      check((run > 0 || i === 0) && lesson + run <= lessonCount);
      check(i % 2 === 0 || lessons.length + run <= limit);
      if (i % 2) for (let j = 0; j < run; j++) lessons.push(lesson + j);
      lesson += run;
    });
    check(tag > lastTag && runs.length > 0 && runs.length % 2 === 0);
    lastTag = tag;
    return { tag, codebook, begin, end: lessons.length };
  });
  check(lessonCount < lessons.length); // each has a write-up
  const documentCount = lessons.length - 1;
  return { lessonCount, languages, documentCount, lessons: Uint32Array.from(lessons), rungs: reader.raw(documentCount) };
}

/** @param {ByteReader} reader */
function readFirsts(reader) {
  const count = reader.varint();
  const firsts = count > 0 ? [''] : [];
  for (let i = 1; i < count; i++) {
    firsts.push(reader.against(firsts[i - 1]));
    check(firsts[i - 1] < firsts[i]);
  }
  return firsts;
}

/** @param {ByteReader} reader */
function readSimplified(reader) {
  const table = new Map();
  let simplified = 0;
  let traditional = 0;
  reader.list(() => {
    simplified += reader.varint();
    traditional += reader.signed();
    check(Math.max(simplified, traditional) <= 0x10ffff && traditional >= 0);
    table.set(String.fromCodePoint(traditional), String.fromCodePoint(simplified));
  });
  return table;
}
