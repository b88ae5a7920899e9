// Runs the tests, or the test files that are named: `node run.js browser/lesson.test.js`. As `node --test` does, but a file
// that hangs (a browser can) is ended and fails, where Node.js 18 would wait for ever.

import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { run } from 'node:test';
import { spec, tap } from 'node:test/reporters';
import { fileURLToPath } from 'node:url';

const LONGEST_FILE_MS = 6 * 60_000;

/** @param {string} folder @returns {string[]} */
function testFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : testFiles(path);
    return entry.name.endsWith('.test.js') ? [path] : [];
  });
}

const named = process.argv.slice(2).map((file) => resolve(file));
const files = named.length > 0 ? named : testFiles(fileURLToPath(new URL('.', import.meta.url))).sort();
const tests = run({ files, timeout: LONGEST_FILE_MS });
tests.on('test:fail', ({ todo }) => {
  if (todo === undefined || todo === false) process.exitCode = 1;
});
tests.compose(process.stdout.isTTY ? new spec() : tap).pipe(process.stdout);
