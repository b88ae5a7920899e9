// Runs the program that was built, on archives in folders that are gone afterwards.

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('../../..', import.meta.url));
export const program = join(process.env.LECTERN_BUILD ?? join(repository, 'build'), 'bin/lectern');

/** The folder of larger real archives, or nothing: tests that need it say that they skip. */
export const shared = process.env.LECTERN_SHARED || '';
export const withoutShared = shared ? false : 'LECTERN_SHARED does not name a folder of real archives';

/** A folder for the tests of one file. @param {string} name */
export function temporaryFolder(name) {
  const folder = mkdtempSync(join(tmpdir(), `lectern-${name}-`));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * Writes a small archive.
 * @param {string} folder
 * @param {Record<string, string>} files  Path to text.
 */
export function writeFiles(folder, files) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/**
 * @param {string} cache  Where this run keeps its indexes.
 * @param {string[]} args
 * @param {string} [input]
 */
export function lectern(cache, args, input = '') {
  const run = spawnSync(program, args, {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, LECTERN_CACHE_DIR: cache },
  });
  if (run.error) throw run.error;
  return { status: run.status, stdout: run.stdout, stderr: run.stderr };
}

/**
 * The hits of `lectern search --json`, by query.
 * @param {string} cache
 * @param {string} archive
 * @param {string[]} queries
 * @param {string[]} [options]
 * @returns {Map<string, {rank: number, score: number, lesson: string, lang: string, url: string, title: string, section: string,
 *   complete: boolean, through: boolean, via: {asked?: string, words?: string[], language?: string}[]}[]>}
 */
export function searchAll(cache, archive, queries, options = []) {
  const run = lectern(cache, ['search', '--archive', archive, '--json', '--batch', '-', ...options], queries.join('\n') + '\n');
  if (run.status !== 0) throw new Error(run.stderr);
  const found = new Map(queries.map((query) => [query, /** @type {any[]} */ ([])]));
  for (const line of run.stdout.split('\n').filter(Boolean)) {
    const hit = JSON.parse(line);
    const hits = found.get(hit.query);
    if (hits && hit.rank === undefined) continue; // nothing but what may have been meant
    if (!hits) throw new Error(`an answer to a question nobody asked: ${line}`);
    if (!hits.some((other) => other.rank === hit.rank)) hits.push(hit);
  }
  return found;
}
