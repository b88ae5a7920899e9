// Where lectern is measured: a copy of the archive, so that it can be edited, a cache and a site of its own.

import { cpSync, existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { program, writeFiles } from '../../web/support/lectern.js';
import { spread } from '../support/queries.js';
import { filesBelow } from '../support/workshop.js';
import { measure } from './measure.js';

/** @typedef {import('../support/workshop.js').Archive} Archive */
/** @typedef {{course: string, lesson: string, language: 'en' | 'zh'}} WriteUp */

const FOOTER = 'theme/templates/footer.mustache';

export class Place {
  /** @param {Archive} archive */
  constructor({ source, folder }) {
    this.folder = join(folder, 'building');
    this.archive = join(this.folder, 'archive');
    this.cache = join(this.folder, 'cache');
    this.site = join(this.folder, 'site');
    this.remove();
    cpSync(source, this.archive, { recursive: true });
    this.writeFooter('The first footer.'); // so that the theme is the archive's own from the beginning
  }

  remove() {
    rmSync(this.folder, { recursive: true, force: true });
  }

  build() {
    return measure([program, 'build', this.archive, '-o', this.site], { LECTERN_CACHE_DIR: this.cache });
  }

  check() {
    return measure([program, 'check', this.archive], { LECTERN_CACHE_DIR: this.cache });
  }

  /** Takes away whatever a build has left. */
  forgetAll() {
    rmSync(this.site, { recursive: true, force: true });
    rmSync(this.cache, { recursive: true, force: true });
  }

  /** Takes away what is remembered of write-ups, and leaves the index. */
  forgetWriteUps() {
    for (const memory of this.#inCache('memory')) rmSync(memory, { recursive: true });
  }

  /** When each file of the index was written: another answer than before means that it was made anew. @returns {string[]} */
  indexFiles() {
    const files = this.#inCache('index').flatMap(filesBelow);
    const written = files.filter((file) => !file.endsWith('lock')); // which opening touches
    return written.map((file) => `${file} ${statSync(file).mtimeMs}`);
  }

  /** What the archive has by this name in the cache. @param {string} name */
  #inCache(name) {
    const paths = readdirSync(this.cache).map((archive) => join(this.cache, archive, name));
    const there = paths.filter((path) => existsSync(path));
    if (there.length === 0) throw new Error(`the cache has no ${name}: building/place.js must look for another name`);
    return there;
  }

  /** Changes every page. @param {string} text */
  writeFooter(text) {
    writeFiles(this.archive, { [FOOTER]: `<footer>${text}</footer>\n` });
  }

  /**
   * `count` of different lessons, none the first or last, in both languages.
   * @param {number} count
   * @returns {WriteUp[]}
   */
  writeUps(count) {
    const courses = readdirSync(this.archive).filter((name) => name.startsWith('course-')).sort();
    const lessons = courses.flatMap((course) =>
      readdirSync(join(this.archive, course), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => ({ course, lesson: name }))
        .sort((a, b) => (a.lesson < b.lesson ? -1 : 1)),
    );
    const middle = lessons.slice(Math.floor(lessons.length / 4), Math.ceil((lessons.length * 3) / 4));
    return spread(middle, count).map((lesson, i) => ({ ...lesson, language: i % 2 === 0 ? 'en' : 'zh' }));
  }

  /** @param {WriteUp} writeUp */
  file({ course, lesson, language }) {
    return join(this.archive, course, lesson, `index.${language}.md`);
  }

  /** @param {WriteUp} writeUp */
  read(writeUp) {
    return readFileSync(this.file(writeUp), 'utf8');
  }

  /** @param {WriteUp} writeUp @param {string} text */
  write(writeUp, text) {
    writeFileSync(this.file(writeUp), text);
  }

  /** Of the site: a lesson's page, or without a lesson its course's. @param {WriteUp} writeUp */
  page({ course, lesson, language }) {
    return readFileSync(join(this.site, language, course, lesson, 'index.html'), 'utf8');
  }
}
