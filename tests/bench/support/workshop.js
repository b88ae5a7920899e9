// The folder that the benchmark works in, and what is made there: archives, sites, indexes. Each is made once and kept
// for as long as what it was made of has not changed.

import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { lectern, repository, shared } from '../../web/support/lectern.js';

const PROGRAM_FOLDER = process.env.LECTERN_BUILD ?? join(repository, 'build');

/**
 * An archive of the benchmark, and the site that lectern makes of it.
 * @typedef {object} Archive
 * @property {string} size  as it is called on the command line: '1000', 'iot'
 * @property {string} source  the folder of write-ups
 * @property {string} folder  where everything that is made of it stands
 * @property {string} mark  tells whether it is still the same one
 */

/** @typedef {import('./bench.js').Figures} Figures */

/** @param {...string} parts */
const hashOf = (...parts) => createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16);

/** Tells whether what is made by some files, or of them, is still the same. @param {string[]} paths */
export const filesMark = (paths) => hashOfFiles(paths);

/** All files below a folder, in order. @param {string} folder @returns {string[]} */
export function filesBelow(folder) {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]))
    .sort();
}

/** The bytes of a few files, or of all files of a small folder. @param {string[]} paths */
function hashOfFiles(paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    const files = statSync(path).isDirectory() ? filesBelow(path) : [path];
    for (const file of files) hash.update(`${file}\n`).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}

/** @param {string} file @returns {any}  null when there is none */
const readJson = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null);

/** @param {string} engine @param {string} kind */
const resultsName = (engine, kind) => `${[engine, kind].filter(Boolean).join('-')}.json`;

/** Says what takes a while. @param {string} text */
export const say = (text) => process.stderr.write(`${text}\n`);

export class Workshop {
  /** @param {string} folder */
  constructor(folder) {
    this.folder = folder;
    this.cache = join(folder, 'cache');
    const share = join(PROGRAM_FOLDER, 'share/lectern');
    /** Tells whether lectern, its scripts and its theme are still the same. */
    this.program = hashOfFiles([join(PROGRAM_FOLDER, 'bin/lectern'), join(share, 'client'), join(share, 'themes')]);
    mkdirSync(folder, { recursive: true });
  }

  /**
   * Makes `folder` unless it was made of the same.
   * @param {string} folder
   * @param {string} mark  of all that it is made of
   * @param {(folder: string) => void} make  fills a folder, which is then put in place
   */
  once(folder, mark, make) {
    const stamp = `${folder}.mark`;
    if (existsSync(folder) && existsSync(stamp) && readFileSync(stamp, 'utf8') === mark) return;
    const started = performance.now();
    rmSync(stamp, { force: true });
    rmSync(folder, { recursive: true, force: true });
    const draft = `${folder}.draft`;
    rmSync(draft, { recursive: true, force: true });
    make(draft);
    renameSync(draft, folder);
    writeFileSync(stamp, mark);
    say(`made ${folder} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }

  /** @param {string} size  a number of lessons, or a folder of the corpora @returns {Archive} */
  archive(size) {
    const folder = join(this.folder, size);
    mkdirSync(folder, { recursive: true });
    if (!/^\d+$/.test(size)) {
      const source = join(shared, 'corpora', size);
      if (!existsSync(source)) throw new Error(`there is no ${source}`);
      return { size, source, folder, mark: hashOfFiles([source]) };
    }
    const maker = join(shared, 'bench/make_archive.py');
    const source = join(folder, 'archive');
    const mark = hashOf(size, hashOfFiles([maker, join(shared, 'corpora/iot'), join(shared, 'corpora/xquad')]));
    this.once(source, mark, (draft) => execFileSync('python3', [maker, size, draft], { stdio: ['ignore', 'ignore', 'inherit'] }));
    return { size, source, folder, mark };
  }

  /** The site of the archive, anew when the program is another one. @param {Archive} archive */
  site({ source, folder, mark }) {
    const site = join(folder, 'site');
    this.once(site, hashOf(mark, this.program), (draft) => {
      const run = lectern(this.cache, ['build', source, '-o', draft]);
      if (run.status !== 0) throw new Error(run.stderr.slice(-2000));
    });
    return site;
  }

  /**
   * A value that takes long to compute, kept as JSON.
   * @template T
   * @param {Archive} archive
   * @param {string} name
   * @param {string[]} modules  whose text it depends on, beside the archive
   * @param {() => T} compute
   * @returns {T}
   */
  value({ folder, mark }, name, modules, compute) {
    const file = join(folder, `${name}.json`);
    const wanted = hashOf(mark, hashOfFiles(modules));
    const kept = readJson(file);
    if (kept?.mark === wanted) return kept.value;
    const value = compute();
    writeFileSync(file, JSON.stringify({ mark: wanted, value }, null, 1));
    return value;
  }

  /**
   * Keeps what was measured, so that a run of one part can be read beside the others.
   * @param {Archive} archive
   * @param {string} engine
   * @param {string} part
   * @param {string} kind  of run: quick figures stand apart
   * @param {Figures} figures
   */
  keep(archive, engine, part, kind, figures) {
    const file = join(archive.folder, resultsName(engine, kind));
    const parts = readJson(file) ?? {};
    writeFileSync(file, JSON.stringify({ ...parts, [part]: { mark: this.#markOf(archive, engine), figures } }, null, 1));
  }

  /**
   * What has been measured of this archive by now, with this program.
   * @param {Archive} archive
   * @param {string[]} engines
   * @param {string} kind
   * @returns {Record<string, Figures>}  by engine
   */
  kept(archive, engines, kind) {
    const figuresOf = (/** @type {string} */ engine) => {
      const parts = Object.values(readJson(join(archive.folder, resultsName(engine, kind))) ?? {});
      return Object.assign({}, ...parts.filter(({ mark }) => mark === this.#markOf(archive, engine)).map(({ figures }) => figures));
    };
    return Object.fromEntries(engines.map((engine) => [engine, figuresOf(engine)]));
  }

  /** What the figures of an engine depend on. @param {Archive} archive @param {string} engine */
  #markOf({ mark }, engine) {
    return engine === 'lectern' ? hashOf(mark, this.program) : mark;
  }
}
