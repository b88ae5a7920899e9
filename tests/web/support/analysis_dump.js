// Asks the C++ analysis, through the program that tests/CMakeLists.txt builds for that.

import { execFileSync } from 'node:child_process';

const PROGRAM = process.env.LECTERN_ANALYSIS_DUMP;

/** For the `skip` of a test that needs the program: false, or why it is skipped. */
export const skipWithoutDump = PROGRAM ? false : 'LECTERN_ANALYSIS_DUMP does not name the program analysis_dump';

/**
 * @param {'table' | 'folds' | 'stems' | 'tokens'} what
 * @param {string[]} [lines]  Put to the program, one a line.
 * @returns {string[]}  The lines that it answers.
 */
export function dump(what, lines = []) {
  const input = lines.map((line) => line + '\n').join('');
  const output = execFileSync(/** @type {string} */ (PROGRAM), [what], { input, maxBuffer: 1 << 30, encoding: 'utf8' });
  return output.split('\n').slice(0, -1);
}
