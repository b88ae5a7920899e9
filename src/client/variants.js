import { characterAt } from './bytes.js';

/** @typedef {import('./bytes.js').ByteReader} ByteReader */

/**
 * @param {ByteReader} reader
 * @returns {string[]}  characters, ascending
 */
export function readCharacters(reader) {
  let next = 0;
  return reader.list(() => characterAt((next += reader.varint() + 1) - 1));
}

/**
 * Fills the table that the analysis folds with.
 * @param {ByteReader} reader
 * @param {Iterable<string>} traditional
 * @param {Map<string, string>} table  gets what these are folded to, when all of it could be read
 */
export function readVariants(reader, traditional, table) {
  let last = 0;
  const simplified = Array.from(traditional, (character) => [character, characterAt((last += reader.signed()))]);
  for (const [character, form] of simplified) table.set(character, form);
}
