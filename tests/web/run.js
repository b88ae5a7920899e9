// Runs the tests, or the test files that are named: `node run.js browser/lesson.test.js`. As `node --test` does, but a file
// that hangs (a browser can) is ended and fails, where Node.js 18 would wait for ever.

import { resolve } from 'node:path';
import { run } from 'node:test';
import { spec, tap } from 'node:test/reporters';

const LONGEST_FILE_MS = 6 * 60_000;

const files = process.argv.slice(2).map((file) => resolve(file));
const tests = run({ timeout: LONGEST_FILE_MS, ...(files.length > 0 ? { files } : {}) });
tests.on('test:fail', ({ todo }) => {
  if (todo === undefined || todo === false) process.exitCode = 1;
});
tests.compose(process.stdout.isTTY ? new spec() : tap).pipe(process.stdout);
