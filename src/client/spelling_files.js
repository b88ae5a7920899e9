import { ByteReader, check, textOfByteString } from './bytes.js';
import { xxh32 } from './hash.js';
import { readCharacters } from './variants.js';

/**
 * The files of spellings: two lists of words and two of pairs, by how they begin and by how they end.
 *
 * @typedef {import('./edition.js').Edition} Edition
 * @typedef {import('./edition.js').Ready} Ready
 * @typedef {import('./spelling.js').Spelling} Spelling
 */

const FILES_PER_SHELF = 256;
const MAX_COMMONNESS = 32;
const MAX_SYLLABLE = 2 ** 16 - 1;

const encoder = new TextEncoder();

/**
 * The spellings of a file, which need not be near `text`: words that begin or end as it does, pairs with the same first
 * or last character, and others.
 * @param {Edition} edition
 * @param {string} text  a word, or a character
 * @param {boolean} byEnd
 * @param {Ready} ready
 * @returns {Promise<Spelling[]>}
 */
export async function spellingsNear(edition, text, byEnd, ready) {
  const characters = [...text];
  const { wordFiles, pairFiles, shelves } = edition.manifest.corrections;
  const isPair = characters.length === 1;
  const count = isPair ? pairFiles : wordFiles;
  if (count === 0) return [];
  const key = (byEnd ? characters.slice(-2) : characters.slice(0, 2)).join('');
  const first = (isPair ? 2 * wordFiles : 0) + (byEnd ? count : 0);
  const file = first + (xxh32(encoder.encode(key), 0) % count);
  const path = `${shelves[Math.floor(file / FILES_PER_SHELF)]}/${file}.bin`;
  return edition.sealed('S', path, ready, (content) => decodeSpellings(content, byEnd));
}

/**
 * @param {Uint8Array} content
 * @param {boolean} byEnd
 * @returns {Spelling[]}  Throws a FormatError for anything but a whole list.
 */
export function decodeSpellings(content, byEnd) {
  const reader = new ByteReader(content);
  const count = reader.count();
  const column = () => Array.from({ length: count }, () => reader.varint());
  const shared = column();
  const following = column();
  let last = '';
  const texts = shared.map((same, i) => {
    const key = reader.against(last, same, following[i]);
    check(last < key);
    last = key;
    const text = textOfByteString(key);
    return byEnd ? [...text].reverse().join('') : text;
  });
  const spellings = texts.map((text) => ({ text, commonness: reader.varint() }));
  check(spellings.every(({ commonness }) => commonness > 0 && commonness <= MAX_COMMONNESS));
  reader.end();
  return spellings;
}

/**
 * @param {Uint8Array} content
 * @returns {Map<string, number>}  the syllable of common characters
 */
export function decodeReadings(content) {
  const reader = new ByteReader(content);
  const readings = new Map(readCharacters(reader).map((character) => [character, 0]));
  for (const character of readings.keys()) readings.set(character, reader.varint());
  check([...readings.values()].every((syllable) => syllable <= MAX_SYLLABLE));
  reader.end();
  return readings;
}

/**
 * @param {Edition} edition
 * @param {Ready} ready
 */
export function readingsOf(edition, ready) {
  return edition.hashed('R', edition.manifest.corrections.readings, ready, decodeReadings);
}
