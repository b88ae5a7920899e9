/** Bytes that are not what `FORMAT.md` says. Whoever knows the file's name turns it into a SearchError. */
export class FormatError extends Error {}

const MAX_KEY_BYTES = 255;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * @param {unknown} holds
 * @returns {asserts holds}  Throws a FormatError where it does not.
 */
export function check(holds) {
  if (!holds) throw new FormatError('is not what FORMAT.md says');
}

/**
 * Strict: what is not UTF-8 is a FormatError.
 * @param {Uint8Array} bytes
 */
export function decodeText(bytes) {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new FormatError('is not UTF-8');
  }
}

/**
 * A text as *byte string*: a character for each byte of its UTF-8. Byte strings are ordered by `<` as FORMAT.md orders
 * texts, which the texts themselves, being UTF-16, are not.
 * @param {string} text
 */
export function byteString(text) {
  return String.fromCharCode(...encoder.encode(text));
}

/** @param {string} bytes */
export function textOfByteString(bytes) {
  return decodeText(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
}

/** Reads the primitives of FORMAT.md from bytes that nobody vouches for. What does not fit throws a FormatError. */
export class ByteReader {
  #bytes;

  /**
   * @param {Uint8Array} bytes  borrowed
   * @param {number} [at]  where to begin
   */
  constructor(bytes, at = 0) {
    this.#bytes = bytes;
    this.at = at;
  }

  /** @returns {number}  0 to 2³² - 1 */
  varint() {
    let value = 0;
    let scale = 1;
    let byte;
    do {
      byte = this.#bytes[this.at++];
      value += (byte & 0x7f) * scale;
      scale *= 128;
    } while (byte >= 0x80);
    check(byte > 0 || scale === 128 ? value < 2 ** 32 && byte !== undefined : false);
    return value;
  }

  /** @returns {number}  -2³¹ to 2³¹ - 1 */
  signed() {
    const bits = this.varint();
    return bits % 2 ? -(bits + 1) / 2 : bits / 2;
  }

  /** @returns {number}  a finite double that is not negative */
  double() {
    const value = new DataView(this.raw(8).slice().buffer).getFloat64(0, true);
    check(value >= 0 && value < Infinity);
    return value;
  }

  /** A number of things of at least one byte each: never more than the bytes that are left could hold. */
  count() {
    const value = this.varint();
    check(value <= this.#bytes.length - this.at);
    return value;
  }

  /**
   * @template T
   * @param {(i: number) => T} read  gives one of them
   * @returns {T[]}
   */
  list(read) {
    return Array.from({ length: this.count() }, (_, i) => read(i));
  }

  /**
   * @param {number} size
   * @returns {Uint8Array}  a view, not a copy
   */
  raw(size) {
    check(size <= this.#bytes.length - this.at);
    this.at += size;
    return this.#bytes.subarray(this.at - size, this.at);
  }

  /**
   * Passes over so many varints.
   * @param {number} count
   * @returns {number}  where they begin
   */
  skip(count) {
    const begin = this.at;
    while (count > 0) {
      check(this.at < this.#bytes.length);
      if (this.#bytes[this.at++] < 0x80) count--;
    }
    return begin;
  }

  text() {
    return decodeText(this.raw(this.varint()));
  }

  /** @returns {string}  16 hex digits */
  hash() {
    return Array.from(this.raw(8), (byte) => (byte + 256).toString(16).slice(1)).join('');
  }

  /**
   * A key that was written as what it shares with another, always as much as possible, and what differs.
   * @param {string} base  a byte string
   * @param {number} shared  so many bytes, which stand before the others if they do not stand elsewhere
   * @param {number} rest  so many bytes
   * @returns {string}  likewise
   */
  against(base, shared = this.varint(), rest = this.varint()) {
    check(shared <= base.length && shared + rest > 0 && shared + rest <= MAX_KEY_BYTES);
    const text = base.slice(0, shared) + String.fromCharCode(...this.raw(rest));
    check(rest === 0 || text[shared] !== base[shared]);
    return text;
  }

  /** What does not hold is a FormatError. @param {boolean} holds */
  must(holds) {
    check(holds);
  }

  /** Everything must have been read. */
  end() {
    check(this.at === this.#bytes.length);
  }
}

/** @param {number} codePoint */
export function characterAt(codePoint) {
  check(codePoint >= 0 && codePoint <= 0x10ffff);
  return String.fromCodePoint(codePoint);
}

/**
 * The first place of an ascending list where `value` or something greater stands.
 * @template {number | string} T
 * @param {ArrayLike<T>} list
 * @param {T} value
 * @param {number} begin  where to look
 * @param {number} end
 */
export function lowerBound(list, value, begin = 0, end = list.length) {
  let [low, high] = [begin, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
