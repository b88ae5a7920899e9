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

  /** @param {string} base @param {string} text */
  against(base, text) {
    const [from, bytes] = [Buffer.from(base), Buffer.from(text)];
    let shared = 0;
    while (shared < Math.min(from.length, bytes.length) && from[shared] === bytes[shared]) shared++;
    return this.varint(shared).varint(bytes.length - shared).raw(bytes.subarray(shared));
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
