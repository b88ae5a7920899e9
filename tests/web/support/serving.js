// Runs `lectern serve` as a maintainer does.

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { repository } from './lectern.js';

const program = join(process.env.LECTERN_BUILD ?? join(repository, 'build'), 'bin/lectern');
const LONGEST_WAIT_MS = 60_000;

/**
 * @typedef {object} Serving
 * @property {string} url
 * @property {number} port
 * @property {() => string} stdout
 * @property {() => string} stderr
 * @property {(pattern: RegExp, from?: number) => Promise<void>} says  Waits until the output behind `from` matches.
 * @property {() => Promise<number | null>} stopReading  Closes its output; gives its exit status.
 * @property {(signal?: NodeJS.Signals) => Promise<{status: number | null, ms: number}>} stop
 */

/**
 * Starts it and waits until it is ready. What still runs when the tests of the file are over is ended.
 * @param {string} cache
 * @param {string[]} args
 * @param {Record<string, string>} [environment]
 * @param {string[]} [wrapper]  A command that runs the one behind it.
 * @returns {Promise<Serving>}
 */
export async function startServing(cache, args, environment = {}, wrapper = []) {
  const [command, ...rest] = [...wrapper, program, 'serve', ...args];
  const child = spawn(command, rest, {
    env: { ...process.env, LECTERN_CACHE_DIR: cache, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  /** @type {(() => void)[]} */
  let waiting = [];
  const wake = () => {
    for (const resolve of waiting.splice(0)) resolve();
  };
  child.stdout.setEncoding('utf8').on('data', (text) => ((stdout += text), wake()));
  child.stderr.setEncoding('utf8').on('data', (text) => ((stderr += text), wake()));
  /** @type {Promise<number | null>} */
  const ended = new Promise((resolve) => child.on('close', (status) => (resolve(status), wake())));
  /** @type {Error | undefined} */
  let failure;
  child.on('error', (error) => ((failure = error), wake()));
  process.on('exit', () => child.kill('SIGKILL'));
  // A test that failed before it ended this must not keep its file from ending.
  const handles = [child, ...[child.stdout, child.stderr].map((stream) => /** @type {import('node:net').Socket} */ (/** @type {unknown} */ (stream)))];
  for (const handle of handles) handle.unref();

  /** @param {RegExp} pattern @param {number} [from] */
  const says = async (pattern, from = 0) => {
    const begin = Date.now();
    while (!pattern.test(stdout.slice(from))) {
      if (failure) throw failure;
      if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}: ${stderr}`);
      if (Date.now() - begin > LONGEST_WAIT_MS) throw new Error(`it never said ${pattern}, but: ${stdout.slice(from)}${stderr}`);
      await new Promise((/** @type {(value: void) => void} */ resolve) => {
        const timer = setTimeout(resolve, 1000);
        waiting.push(() => (clearTimeout(timer), resolve()));
      });
    }
  };
  await says(/Serving .* — Ctrl-C ends it\n/);
  const url = /at (http:\S+)/.exec(stdout)?.[1] ?? '';
  const stop = async (/** @type {NodeJS.Signals} */ signal = 'SIGINT') => {
    const begin = Date.now();
    for (const handle of handles) handle.ref();
    child.kill(signal);
    return { status: await ended, ms: Date.now() - begin };
  };
  const stopReading = () => {
    child.ref();
    child.stdout.destroy();
    child.stderr.destroy();
    return new Promise((/** @type {(status: number | null) => void} */ resolve) => child.on('exit', resolve));
  };
  return { url, port: Number(new URL(url).port), stdout: () => stdout, stderr: () => stderr, says, stop, stopReading };
}
