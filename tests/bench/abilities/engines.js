// Those who are asked. Each gives, for each question, the lessons of its first ten results; who keeps languages apart
// gives ten of each language that may be meant, which is more than the others get.

import { lectern as runLectern } from '../../web/support/lectern.js';
import { askPagefindInPage } from '../parts/quality.js';
import { lessonOf, pagefind } from '../support/engines.js';
import { packageNamed } from '../support/packages.js';
import { Visit } from '../support/visit.js';
import { textOf } from './archive.js';

/** @typedef {import('./archive.js').Card} Card */
/** @typedef {import('./queries.js').Question} Question */
/** @typedef {import('./queries.js').Language} Language */
/** @typedef {(questions: Question[], corrected: boolean) => Promise<string[][]>} Ask */

const FIRST = 10;
const LANGUAGES = /** @type {const} */ (['en', 'zh']);
/** @param {Question} question */
const languagesOf = ({ only }) => (only ? [only] : LANGUAGES);

/**
 * Results of `lectern search`, which are those of the page, and what it offers instead of a word, by query.
 * @param {string} cache
 * @param {string} archive
 * @param {string[]} texts
 * @param {string} [only]
 */
function searchLectern(cache, archive, texts, only) {
  const options = only ? ['--lang', only] : [];
  const run = runLectern(cache, ['search', '--archive', archive, '--json', '--batch', '-', ...options], `${texts.join('\n')}\n`);
  if (run.status !== 0) throw new Error(run.stderr);
  const answers = new Map(texts.map((text) => [text, { lessons: /** @type {string[]} */ ([]), instead: '' }]));
  for (const line of run.stdout.split('\n').filter(Boolean)) {
    const { query, lesson, did_you_mean: instead } = JSON.parse(line);
    const answer = answers.get(query);
    if (!answer) throw new Error(`an answer to a question nobody asked: ${line}`);
    if (lesson && !answer.lessons.includes(lesson)) answer.lessons.push(lesson);
    if (instead) answer.instead = instead;
  }
  return answers;
}

/** @param {string} cache @param {string} archive @returns {Ask} */
export function askLectern(cache, archive) {
  return async (questions, corrected) => {
    /** @type {string[][]} */
    const found = questions.map(() => []);
    for (const only of [undefined, ...LANGUAGES]) {
      const asked = questions.filter((question) => question.only === only);
      if (asked.length === 0) continue;
      const answers = searchLectern(cache, archive, asked.map(({ text }) => text), only);
      const instead = corrected ? [...answers.values()].map((answer) => answer.instead).filter(Boolean) : [];
      const more = instead.length > 0 ? searchLectern(cache, archive, [...new Set(instead)], only) : new Map();
      for (const question of asked) {
        const answer = answers.get(question.text);
        const taken = more.get(answer?.instead)?.lessons ?? answer?.lessons ?? [];
        found[questions.indexOf(question)] = taken.slice(0, FIRST);
      }
    }
    return found;
  };
}

/** @param {import('../support/chromium.js').Chromium} chromium @param {string} host @returns {Ask} */
export function askPagefind(chromium, host) {
  return async (questions) => {
    const found = questions.map(() => /** @type {string[]} */ ([]));
    for (const language of LANGUAGES) {
      await Visit.during(chromium, null, async (visit) => {
        await visit.open(host + pagefind.address(language, ''));
        for (const [i, question] of questions.entries()) {
          if (!languagesOf(question).includes(language)) continue;
          const [paths] = await visit.call(askPagefindInPage, [question.text], FIRST);
          found[i].push(...paths.map(lessonOf));
        }
      });
    }
    return found;
  };
}

/** As its documentation has it: words by their beginnings, and nearly. @param {Card[]} cards @returns {Promise<Ask>} */
export async function askMiniSearch(cards) {
  const { default: MiniSearch } = await packageNamed('minisearch');
  const indexes = LANGUAGES.map((language) => {
    const index = new MiniSearch({ fields: ['title', 'text'], storeFields: ['lesson'], searchOptions: { boost: { title: 2 }, prefix: true, fuzzy: 0.2 } });
    const own = cards.filter((card) => card.language === language);
    index.addAll(own.map((card, id) => ({ id, lesson: card.lesson, title: card.title, text: textOf(card) })));
    return { language, index };
  });
  return async (questions) =>
    questions.map((question) =>
      indexes
        .filter(({ language }) => languagesOf(question).includes(language))
        .flatMap(({ index }) => index.search(question.text).slice(0, FIRST).map((/** @type {{lesson: string}} */ { lesson }) => lesson)),
    );
}

/** As its documentation has it for Latin letters, with sounds and suggestions, and for Chinese. @param {Card[]} cards @returns {Promise<Ask>} */
export async function askFlexSearch(cards) {
  const { Charset, Index } = await packageNamed('flexsearch');
  const encoders = { en: Charset.LatinAdvanced, zh: Charset.CJK };
  const indexes = LANGUAGES.map((language) => {
    const index = new Index({ tokenize: 'forward', encoder: encoders[language] });
    const own = cards.filter((card) => card.language === language);
    own.forEach((card, id) => index.add(id, textOf(card)));
    return { language, index, own };
  });
  return async (questions) =>
    questions.map((question) =>
      indexes
        .filter(({ language }) => languagesOf(question).includes(language))
        .flatMap(({ index, own }) => index.search(question.text, { limit: FIRST, suggest: true }).map((/** @type {number} */ id) => own[id].lesson)),
    );
}
