import { lowerBound } from './bytes.js';

/**
 * How wide a code point is where every character fills one cell or two: the table of `src/core/utf8.cc`. Snippets are
 * cut by it, so that Chinese ones are as long as English ones.
 */

/**
 * Code points from which on the answer is another, ascending: the first is no, the next yes, and so on.
 * @param {string} steps  from each to the next, in base 36
 */
const rangesOf = (steps) => {
  let at = 0;
  return steps.split(' ').map((step) => (at += parseInt(step, 36)));
};

const WIDE = rangesOf(
  '3cw 2o 3i2 2 d 2 5a 4 fb 2 1nu cf 2 5tr 1s h5c wg t hv 8mc 6l8 e8 ls a m 1o 45 2o 3j 7 m49 5r4 6wg lo cn8 ' +
    'nk 1c 3k e8 e8 zk 2t4u',
);
const ZERO_WIDTH = rangesOf(
  'lc 34 7n 7 7b 19 2a b 1c l 1jl 1 2 7 2gl 28 jk 1s ej 5 q 5 1d 5 2z x 309 4 2z 2 14kl g g g 5r 1 i9s0 ' +
    '6o',
);

/**
 * 0 for combining marks, 2 for wide characters, else 1.
 *
 * @param {number} codePoint
 */
export function cellWidth(codePoint) {
  const isIn = (/** @type {number[]} */ ranges) => lowerBound(ranges, codePoint + 1) % 2;
  if (codePoint < 0x300) return 1;
  return isIn(ZERO_WIDTH) ? 0 : 1 + isIn(WIDE);
}
