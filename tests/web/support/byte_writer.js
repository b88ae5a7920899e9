import { deflateSync } from 'node:zlib';

/** @param {string} character */
const codeOf = (character) => Number(character.codePointAt(0));

/** Writes the primitives of FORMAT.md, for tests of what reads them. */
export class ByteWriter {
  /** @type {number[]} */
  bytes = [];

  /** @param {number} value */
  varint(value) {
    for (; value >= 0x80; value = Math.floor(value / 0x80)) this.bytes.push((value % 0x80) + 0x80);
    this.bytes.push(value);
    return this;
  }

  /** @param {number} value */
  signed(value) {
    return this.varint(value < 0 ? -2 * value - 1 : 2 * value);
  }

  /** @param {number} value */
  number(value) {
    return this.raw(new Uint8Array(Float64Array.of(value).buffer));
  }

  /** @param {string} digits */
  hash(digits) {
    return this.raw(Buffer.from(digits, 'hex'));
  }

  /** @param {string} text */
  text(text) {
    const bytes = Buffer.from(text);
    return this.varint(bytes.length).raw(bytes);
  }

  /**
   * Texts, each against the one before, in columns: how much they share, how much follows, and what.
   * @param {string[]} texts
   */
  columns(texts) {
    const rows = texts.map((text, i) => {
      const [base, bytes] = [Buffer.from(texts[i - 1] ?? ''), Buffer.from(text)];
      let shared = 0;
      while (shared < bytes.length && base[shared] === bytes[shared]) shared++;
      return { shared, rest: bytes.subarray(shared) };
    });
    for (const { shared } of rows) this.varint(shared);
    for (const { rest } of rows) this.varint(rest.length);
    for (const { rest } of rows) this.raw(rest);
    return this;
  }

  /** Characters, ascending. @param {string[]} characters */
  characters(characters) {
    let next = 0;
    return this.list(characters, (character) => {
      this.varint(codeOf(character) - next);
      next = codeOf(character) + 1;
    });
  }

  /** What characters are folded to. @param {string[]} characters */
  variants(characters) {
    let last = 0;
    for (const character of characters) {
      this.signed(codeOf(character) - last);
      last = codeOf(character);
    }
    return this;
  }

  /** @template T @param {T[]} list @param {(value: T, i: number) => void} write */
  list(list, write) {
    this.varint(list.length);
    list.forEach(write);
    return this;
  }

  /** @param {Iterable<number>} bytes */
  raw(bytes) {
    this.bytes.push(...bytes);
    return this;
  }

  take() {
    return Uint8Array.from(this.bytes);
  }
}

/** @param {string} kind @param {number} size @param {Uint8Array} stream */
export const framed = (kind, size, stream) =>
  Uint8Array.from([...Buffer.from(`LWI${kind}`), ...new Uint8Array(Uint32Array.of(size).buffer), ...stream]);

/** A packed file. @param {string} kind @param {Uint8Array} content */
export const packed = (kind, content) => framed(kind, content.length, deflateSync(content));
