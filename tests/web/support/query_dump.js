// Asks C++ about queries and snippets, through the program that tests/CMakeLists.txt builds for that.

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const { LECTERN_QUERY_DUMP, LECTERN_BUILD } = process.env;
const PROGRAM = LECTERN_QUERY_DUMP ?? (LECTERN_BUILD && join(LECTERN_BUILD, 'bin/query_dump'));

/** For the `skip` of a test that needs the program: false, or why it is skipped. */
export const skipWithoutDump = PROGRAM ? false : 'neither LECTERN_QUERY_DUMP nor LECTERN_BUILD leads to query_dump';

/**
 * @param {'queries' | 'snippets' | 'widths'} what
 * @param {unknown[]} asked
 * @returns {string[]}  The lines that it answers.
 */
export function dumpQueries(what, asked = []) {
  const input = asked.map((value) => JSON.stringify(value) + '\n').join('');
  const output = execFileSync(/** @type {string} */ (PROGRAM), [what], { input, maxBuffer: 1 << 30, encoding: 'utf8' });
  return output.split('\n').slice(0, -1);
}
