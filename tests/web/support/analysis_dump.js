// Asks the C++ analysis, through the program that tests/CMakeLists.txt builds for that.

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const { LECTERN_ANALYSIS_DUMP, LECTERN_BUILD } = process.env;
const PROGRAM = LECTERN_ANALYSIS_DUMP ?? (LECTERN_BUILD && join(LECTERN_BUILD, 'bin/analysis_dump'));

/** For the `skip` of a test that needs the program: false, or why it is skipped. */
export const skipWithoutDump = PROGRAM ? false : 'neither LECTERN_ANALYSIS_DUMP nor LECTERN_BUILD leads to analysis_dump';

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
