import { randomNumbers } from './random.js';

/** Every proper prefix. @param {Uint8Array} bytes */
export function* truncations(bytes) {
  for (let size = 0; size < bytes.length; size++) yield bytes.slice(0, size);
}

/**
 * Copies of `bytes` in which one bit or one byte differs; the same ones in every run.
 * @param {Uint8Array} bytes
 * @param {number} count
 */
export function* flips(bytes, count) {
  const random = randomNumbers(bytes.length);
  for (let i = 0; i < count; i++) {
    const copy = bytes.slice();
    const at = random(copy.length);
    copy[at] = i % 2 === 0 ? copy[at] ^ (1 << random(8)) : random(256);
    if (copy[at] !== bytes[at]) yield copy;
  }
}
