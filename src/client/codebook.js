import { ByteReader, check, FormatError } from './bytes.js';

const MIN_COPY = 3;
const FIRST_COPY = 1; // symbol 0 is the escape
const FIRST_CHARACTER = 31;
const MAX_CODE_BITS = 15;
const MAX_STRINGS = 0x7fff;

/** Refuses surrogates without their other half. */
const utf16 = new TextDecoder('utf-16le', { fatal: true, ignoreBOM: true });

/** Unpacks the texts of one language. */
export class Codebook {
  #strings;
  #table;

  /**
   * @param {number[][]} strings  the UTF-16 code units of each symbol from the first character on
   * @param {Uint32Array} table  by the next 15 bits: 16 × symbol + length of its code; 0 at the end
   */
  constructor(strings, table) {
    this.#strings = strings;
    this.#table = table;
  }

  /**
   * @param {Uint8Array} bytes
   * @returns {string}  Throws a FormatError for what cannot be a packed text.
   */
  unpack(bytes) {
    /** @type {number[]} */
    const units = [];
    let at = 0;
    let held = 0; // bits that were taken from the bytes and not yet read
    let bits = 0; // they, below some that were read
    /** Beyond the last byte come ones, and so the end. @param {number} count at most 16 */
    const read = (count) => {
      for (; held < count; held += 8) bits = ((bits << 8) | (at < bytes.length ? bytes[at] : 0xff)) & 0xffffff, at++;
      held -= count;
      return (bits >> held) & ((1 << count) - 1);
    };
    for (;;) {
      const entry = this.#table[read(MAX_CODE_BITS)];
      held += MAX_CODE_BITS - (entry & 15);
      if (entry === 0) break;
      const symbol = entry >> 4;
      if (symbol >= FIRST_CHARACTER) {
        units.push(...this.#strings[symbol - FIRST_CHARACTER]);
      } else if (symbol < FIRST_COPY) {
        units.push(read(16));
      } else {
        const size = symbol - FIRST_COPY + MIN_COPY;
        const from = units.length - 1 - read(Math.min(16, 32 - Math.clz32(units.length - 1)));
        check(from >= 0 && from + size <= units.length);
        units.push(...units.slice(from, from + size));
      }
    }
    const left = (bytes.length - at) * 8 + held;
    check(left >= 0 && left <= 7);
    try {
      return utf16.decode(Uint16Array.from(units));
    } catch {
      throw new FormatError('is not Unicode');
    }
  }
}

/**
 * Reads a codebook and checks all of it.
 * @param {Uint8Array} content
 * @returns {Codebook}  Throws a FormatError for anything but a whole codebook.
 */
export function decodeCodebook(content) {
  const reader = new ByteReader(content);
  const strings = readCharacters(reader);
  readStrings(reader, strings);
  const lengths = reader.raw(FIRST_CHARACTER + strings.length);
  reader.end();
  return new Codebook(strings, codeTable(lengths));
}

/** @param {ByteReader} reader @returns {number[][]} each alone */
function readCharacters(reader) {
  let last = -1;
  return reader.list(() => {
    last += 1 + reader.varint();
    check(last <= 0xffff);
    return [last];
  });
}

/**
 * Each is written against the one before.
 * @param {ByteReader} reader
 * @param {number[][]} strings  the characters; the strings are added
 */
function readStrings(reader, strings) {
  const characters = strings.length;
  const count = reader.count();
  check(count <= MAX_STRINGS);
  const parts = reader.raw(count);
  const added = parts.reduce((sum, part) => sum + (part & 15), 0);
  const low = reader.raw(added);
  const high = reader.raw(added);
  /** @type {number[]} */
  let string = [];
  let at = 0;
  for (const part of parts) {
    check(part >> 4 <= string.length);
    string = string.slice(0, part >> 4);
    for (const end = at + (part & 15); at < end; at++) {
      const index = low[at] | (high[at] << 8);
      check(index < characters);
      string.push(strings[index][0]);
    }
    strings.push(string);
  }
}

/** @param {Uint8Array} lengths  of the symbols' codes */
function codeTable(lengths) {
  const table = new Uint32Array(1 << MAX_CODE_BITS);
  const coded = [...lengths.keys()].filter((symbol) => lengths[symbol] > 0);
  let next = 0;
  let places = 0; // that a code takes; at last, that the code of ones takes, too
  for (const symbol of coded.sort((a, b) => lengths[a] - lengths[b] || a - b)) {
    check(lengths[symbol] <= MAX_CODE_BITS);
    places = 1 << (MAX_CODE_BITS - lengths[symbol]);
    table.fill((symbol << 4) | lengths[symbol], next, (next += places));
  }
  check(next + places === table.length);
  return table;
}
