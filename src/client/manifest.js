import { ByteReader, check, lowerBound } from './bytes.js';
import { SearchError } from './errors.js';
import { xxh32 } from './hash.js';
import { readCharacters, readVariants } from './variants.js';

export const MANIFEST_NAME = 'manifest.bin';

/** Versions of the format, the analysis and the index that this client speaks. */
const VERSIONS = '6 2 6';

const CHUNKS_PER_SHELF = 256;
const DOCUMENTS_PER_SHELF = 256;
const SPELLINGS_PER_SHELF = 256;
const MAX_SPELLING_FILES = 2 ** 24;
const LENGTH_RUNGS = 96;

// Keys of one and of two characters are spread over chunks by their hash, and so are terms of fields.
const FIELDS = 2;
const REGIONS = 3;

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
 * @property {string} facets  their hash
 * @property {Map<string, string>} folded  what the analysis folds characters of write-ups to
 * @property {Set<string>} traditional  other characters that it folds
 * @property {string} variants  the hash of what these are folded to
 * @property {string[]} passageShelves  hashes
 * @property {string[]} chunkShelves
 * @property {string[]} chunkFirsts  where each ordered chunk begins, as byte strings, ascending; the first is ''
 * @property {number[]} spread  how many chunks the other regions have: one character, two characters, fields
 * @property {{wordFiles: number, pairFiles: number, shelves: string[], readings: string}} corrections  where spellings
 *   stand: how many files each list of words, and of pairs, has; hashes
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
    // Each has a byte for its length: so many there are at most.
    ...readDocuments(reader, content.length),
    dates: hash(),
    facets: hash(),
    folded: readFolded(reader),
    traditional: new Set(readCharacters(reader)),
    variants: hash(),
    passageShelves: reader.list(hash),
    chunkShelves: reader.list(hash),
    chunkFirsts: readFirsts(reader),
    spread: [reader.varint(), reader.varint(), reader.varint()],
    corrections: readCorrections(reader),
  };
  reader.end();
  check(
    manifest.scoreGrain > 0 &&
      manifest.rungs.every((rung) => rung < LENGTH_RUNGS) &&
      manifest.passageShelves.length === Math.ceil(manifest.documentCount / DOCUMENTS_PER_SHELF) &&
      manifest.chunkShelves.length === Math.ceil(regionBegin(manifest, REGIONS) / CHUNKS_PER_SHELF));
  return manifest;
}

/**
 * The first chunk of a region; past the last one, how many chunks there are.
 * @param {Pick<Manifest, 'chunkFirsts' | 'spread'>} manifest
 * @param {number} region
 */
function regionBegin({ chunkFirsts, spread }, region) {
  return spread.slice(0, region).reduce((sum, count) => sum + count, chunkFirsts.length);
}

/**
 * The chunk that would hold `key`; -1 when there is none.
 * @param {Manifest} manifest
 * @param {string} key  a byte string
 */
function chunkOf(manifest, key) {
  const { chunkFirsts, spread } = manifest;
  const length = characterCount(key);
  const region = /^[A-Z]/.test(key) ? FIELDS : length > 2 ? REGIONS : length - 1;
  if (region < REGIONS) {
    const bytes = Uint8Array.from(key, (byte) => byte.charCodeAt(0));
    return spread[region] > 0 ? regionBegin(manifest, region) + (xxh32(bytes, 0) % spread[region]) : -1;
  }
  const at = lowerBound(chunkFirsts, key);
  return chunkFirsts[at] === key ? at : at - 1;
}

/** @param {string} key  a byte string */
function characterCount(key) {
  return key.replace(/[\x80-\xbf]/g, '').length;
}

/**
 * The paths of all chunks that can hold a term, or keys that begin so, in order.
 * @param {Manifest} manifest
 * @param {string} key  a byte string
 * @param {boolean} isPrefix  then of three characters at least
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
function readFolded(reader) {
  const folded = new Map();
  readVariants(reader, readCharacters(reader), folded);
  return folded;
}

/** @param {ByteReader} reader */
function readFirsts(reader) {
  const count = reader.count();
  const column = () => Array.from({ length: count - 1 }, () => reader.varint());
  const firsts = [''];
  if (count === 0) return [];
  const shared = column();
  const following = column();
  for (let i = 0; i < count - 1; i++) {
    firsts.push(reader.against(firsts[i], shared[i], following[i]));
    check(firsts[i] < firsts[i + 1]);
  }
  return firsts;
}

/** @param {ByteReader} reader */
function readCorrections(reader) {
  const [words, pairs, wordFiles, pairFiles] = [reader.varint(), reader.varint(), reader.varint(), reader.varint()];
  check(!words === !wordFiles && !pairs === !pairFiles && Math.max(wordFiles, pairFiles) <= MAX_SPELLING_FILES);
  const shelves = Array.from({ length: Math.ceil((2 * (wordFiles + pairFiles)) / SPELLINGS_PER_SHELF) }, () => reader.hash());
  return { wordFiles, pairFiles, shelves, readings: reader.hash() };
}
