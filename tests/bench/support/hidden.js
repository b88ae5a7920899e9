// Archives of two corpora in which one language is taken out of half of the lessons, and who is asked what about them.

import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { shared } from '../../web/support/lectern.js';
import { questions } from './queries.js';

/** @typedef {'zh' | 'en'} Language */

const CORPORA = ['xquad', 'iot'];

/** Whether a lesson, or a course, is one of the half. @param {string} path */
export function isOdd(path) {
  const number = /^xquad-(\d+)/.exec(path)?.[1];
  return number !== undefined && Number(number) % 2 === 1;
}

/**
 * Writes the archive.
 * @param {string} folder
 * @param {Language | null} hidden  the language that the half lacks; null: none lacks any
 * @param {Record<string, string>} [files]  others in its root, by name
 */
export function writeHiddenArchive(folder, hidden, files = {}) {
  mkdirSync(folder, { recursive: true });
  for (const corpus of CORPORA) {
    const source = join(shared, 'corpora', corpus);
    for (const course of readdirSync(source)) cpSync(join(source, course), join(folder, course), { recursive: true });
  }
  for (const course of readdirSync(folder).filter((name) => hidden && isOdd(name))) {
    for (const lesson of readdirSync(join(folder, course))) rmSync(join(folder, course, lesson, `index.${hidden}.md`), { force: true });
  }
  writeFileSync(join(folder, 'site.yml'), 'title: Hidden\nbase_url: https://example.org/\n');
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}

/**
 * The questions about XQuAD's texts.
 * @param {Language} language
 * @param {boolean} odd  of the half alone
 */
export const questionsIn = (language, odd) =>
  questions().filter(({ lang, lessons }) => lang === language && (!odd || isOdd(lessons[0])));
