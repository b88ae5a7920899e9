/** Bytes that are not what `FORMAT.md` says. Whoever knows the file's name turns it into a SearchError. */
export class FormatError extends Error {}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Strict: what is not UTF-8 is a FormatError.
 * @param {Uint8Array} bytes
 */
export function decodeText(bytes) {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new FormatError('text is not UTF-8');
  }
}

/** Reads the primitives of FORMAT.md from bytes that nobody vouches for. What does not fit throws a FormatError. */
export class ByteReader {
  #bytes;
  #at = 0;

  /** @param {Uint8Array} bytes borrowed */
  constructor(bytes) {
    this.#bytes = bytes;
  }

  /** @returns {number} 0 to 2³² - 1 */
  varint() {
    let value = 0;
    for (let scale = 1; scale <= 2 ** 28; scale *= 128) {
      if (this.#at === this.#bytes.length) throw new FormatError('cut short');
      const byte = this.#bytes[this.#at++];
      value += (byte & 0x7f) * scale;
      if (byte >= 0x80) continue;
      const padded = byte === 0 && scale > 1;
      if (padded || value > 0xffffffff) break;
      return value;
    }
    throw new FormatError('not a number');
  }

  /** @returns {number} -2³¹ to 2³¹ - 1 */
  signedVarint() {
    const bits = this.varint();
    return bits % 2 === 0 ? bits / 2 : -(bits + 1) / 2;
  }

  /** A number of things of at least one byte each: never more than the bytes that are left could hold. */
  count() {
    const value = this.varint();
    if (value > this.#bytes.length - this.#at) throw new FormatError('cut short');
    return value;
  }

  /**
   * @param {number} size
   * @returns {Uint8Array} a view, not a copy
   */
  raw(size) {
    if (size > this.#bytes.length - this.#at) throw new FormatError('cut short');
    this.#at += size;
    return this.#bytes.subarray(this.#at - size, this.#at);
  }

  text() {
    return decodeText(this.raw(this.varint()));
  }

  /** @returns {string} 16 hex digits */
  hash() {
    return Array.from(this.raw(8), (byte) => byte.toString(16).padStart(2, '0')).join('');
  }

  /** Everything must have been read. */
  end() {
    if (this.#at !== this.#bytes.length) throw new FormatError('bytes left over');
  }
}

/**
 * Orders texts by code point, as their UTF-8 bytes are ordered. JavaScript's own `<` compares UTF-16, where characters
 * beyond U+FFFF come too early.
 * @param {string} a
 * @param {string} b
 * @returns {number} negative, zero or positive
 */
export function compareText(a, b) {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return orderOfUnit(x) - orderOfUnit(y);
  }
  return a.length - b.length;
}

/** Puts surrogates after everything else. @param {number} unit */
function orderOfUnit(unit) {
  return unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit;
}
