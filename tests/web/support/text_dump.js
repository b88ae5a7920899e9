// Codebooks and packed texts, through the program that tests/CMakeLists.txt builds for that.

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { repository } from './lectern.js';

const program = join(process.env.LECTERN_BUILD ?? join(repository, 'build'), 'bin/text_dump');

/** For the `skip` of a test that needs the program: false, or why it is skipped. A build that was named must have it. */
export const skipWithoutDump =
  process.env.LECTERN_BUILD || existsSync(program) ? false : `${program} has not been built`;

/**
 * @param {string[]} texts
 * @param {number} [sample]  Of how many of them the codebook is learnt.
 * @returns {{codebook: Uint8Array, packed: Uint8Array[]}}
 */
export function packTexts(texts, sample = texts.length) {
  const input = texts.map((text) => `${JSON.stringify(text)}\n`).join('');
  const output = execFileSync(program, [String(sample)], { input, encoding: 'utf8', maxBuffer: 1 << 30 });
  const [codebook, ...packed] = output.split('\n').slice(0, -1).map((line) => Uint8Array.from(Buffer.from(line, 'hex')));
  return { codebook, packed };
}
