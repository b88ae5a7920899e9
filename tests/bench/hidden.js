// Whether questions find lessons that are written in the other language alone: see README.md.

import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { lectern, shared, withoutShared } from '../web/support/lectern.js';
import { cedict, CEDICT_NAME } from './support/dictionary.js';
import { questionsIn, writeHiddenArchive } from './support/hidden.js';
import { mean } from './support/statistics.js';

/** @typedef {import('./support/hidden.js').Language} Language */
/** @typedef {{rank: number, recall: number, of: number}} Score */

const FIRST = 10;

const { values: options } = parseArgs({
  options: { work: { type: 'string', default: join(tmpdir(), 'lectern-hidden') } },
});
const work = /** @type {string} */ (options.work);

if (!shared) {
  console.error(`hidden: ${withoutShared}`);
  process.exit(2);
}
const cache = join(work, 'cache');

/** @param {string[]} args @param {string} [input] */
function run(args, input) {
  const { status, stdout, stderr } = lectern(cache, args, input);
  if (status !== 0) throw new Error(stderr.slice(-2000));
  return stdout;
}

/**
 * @param {string} name
 * @param {Language | null} hidden
 * @param {Record<string, string>} [files]  others in its root
 * @returns {string}  the archive, built
 */
function archiveOf(name, hidden, files) {
  const folder = join(work, name);
  rmSync(folder, { recursive: true, force: true });
  writeHiddenArchive(folder, hidden, files);
  run(['build', folder, '-o', join(work, `${name}-site`)]);
  return folder;
}

/**
 * Mean reciprocal rank, and how many of the lessons that answer are among the first ten.
 * @param {string} archive
 * @param {{q: string, lessons: string[]}[]} asked
 * @param {string[]} args
 * @returns {Score}
 */
function ask(archive, asked, args) {
  const lines = run(
    ['search', '--archive', archive, '--json', '--limit', String(FIRST), '--batch', '-', ...args],
    asked.map(({ q }) => `${q.trim()}\n`).join(''),
  );
  /** @type {Map<string, string[]>} */
  const lessons = new Map();
  for (const line of lines.split('\n').filter(Boolean)) {
    const { query, lesson } = JSON.parse(line);
    if (lesson) lessons.set(query, [...(lessons.get(query) ?? []), lesson]);
  }
  const ranks = asked.map(({ q, lessons: right }) => (lessons.get(q.trim()) ?? []).findIndex((lesson) => right.includes(lesson)) + 1);
  return { rank: mean(ranks.map((rank) => (rank > 0 ? 1 / rank : 0))), recall: mean(ranks.map((rank) => Number(rank > 0))), of: asked.length };
}

/** @param {Score} score */
const show = ({ rank, recall }) => `${rank.toFixed(3)} / ${recall.toFixed(3)}`;

/** @type {Record<Language, Language>} */
const other = { zh: 'en', en: 'zh' };
const names = { zh: 'Chinese', en: 'English' };

const dictionary = { [CEDICT_NAME]: await cedict(), 'site.yml': `title: Hidden\nbase_url: https://example.org/\ndictionary: ${CEDICT_NAME}\n` };

mkdirSync(work, { recursive: true });
const rows = [];
for (const hidden of /** @type {Language[]} */ (['zh', 'en'])) {
  const archive = archiveOf(`without-${hidden}`, hidden), told = archiveOf(`without-${hidden}-told`, hidden, dictionary);
  const compare = (/** @type {{q: string, lessons: string[]}[]} */ asked, /** @type {string[]} */ args) =>
    [ask(archive, asked, ['--exact', ...args]), ask(archive, asked, args), ask(told, asked, args)].map(show).join(' | ');
  const asked = questionsIn(hidden, true), present = questionsIn(other[hidden], false);
  const half = `half of the lessons without ${names[hidden]}`;
  rows.push(`| ${half}, ${asked.length} questions in it about them, \`--lang ${other[hidden]}\` | ${compare(asked, ['--lang', other[hidden]])} |`);
  rows.push(`| – in all languages | ${compare(asked, [])} |`);
  rows.push(`| – ${present.length} questions in the other language, in all languages | ${compare(present, [])} |`);
}
const whole = archiveOf('whole', null), wholeTold = archiveOf('whole-told', null, dictionary);
for (const language of /** @type {Language[]} */ (['zh', 'en'])) {
  const asked = questionsIn(language, false);
  rows.push(`| all lessons in both, ${asked.length} questions in ${names[language]} | ${[ask(whole, asked, ['--exact']), ask(whole, asked, []), ask(wholeTold, asked, [])].map(show).join(' | ')} |`);
}
console.log(['| mean reciprocal rank at 10 / found among 10 | the words themselves | and what they imply | with CC-CEDICT |', '|---|---|---|---|', ...rows].join('\n'));
