// Random values that are the same in every run.

/**
 * A small generator with a period of 2^32 (the 'mulberry' construction).
 * @param {number} seed
 * @returns {(limit: number) => number}  Whole numbers from 0, below `limit`.
 */
export function randomNumbers(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}
