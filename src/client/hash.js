/**
 * The hash that names the files of a web index: XXH32 with seed 0, then with seed 1. 32-bit arithmetic runs fast in
 * every browser; it is there to notice accidents, not attacks.
 */

const PRIME1 = 0x9e3779b1;
const PRIME2 = 0x85ebca77;
const PRIME3 = 0xc2b2ae3d;
const PRIME4 = 0x27d4eb2f;
const PRIME5 = 0x165667b1;

/** @param {number} value @param {number} bits */
const rotate = (value, bits) => (value << bits) | (value >>> (32 - bits));

/** @param {number} lane @param {number} input */
const round = (lane, input) => Math.imul(rotate((lane + Math.imul(input, PRIME2)) | 0, 13), PRIME1);

/**
 * @param {Uint8Array} bytes
 * @param {number} seed
 * @returns {number} unsigned
 */
export function xxh32(bytes, seed) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  let hash;
  if (bytes.length >= 16) {
    const lanes = [seed + PRIME1 + PRIME2, seed + PRIME2, seed, seed - PRIME1];
    for (; at + 16 <= bytes.length; at += 16) {
      for (let lane = 0; lane < 4; lane++) lanes[lane] = round(lanes[lane], view.getInt32(at + 4 * lane, true));
    }
    hash = rotate(lanes[0], 1) + rotate(lanes[1], 7) + rotate(lanes[2], 12) + rotate(lanes[3], 18);
  } else {
    hash = seed + PRIME5;
  }
  hash = (hash + bytes.length) | 0;
  for (; at + 4 <= bytes.length; at += 4) {
    hash = Math.imul(rotate((hash + Math.imul(view.getInt32(at, true), PRIME3)) | 0, 17), PRIME4);
  }
  for (; at < bytes.length; at++) {
    hash = Math.imul(rotate((hash + Math.imul(bytes[at], PRIME5)) | 0, 11), PRIME1);
  }
  hash = Math.imul(hash ^ (hash >>> 15), PRIME2);
  hash = Math.imul(hash ^ (hash >>> 13), PRIME3);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** @param {number} value */
const hex = (value) => value.toString(16).padStart(8, '0');

/**
 * @param {Uint8Array} bytes
 * @returns {string} 16 lower-case hex digits
 */
export function hashOf(bytes) {
  return hex(xxh32(bytes, 0)) + hex(xxh32(bytes, 1));
}
