// Whether the right lessons come first: the questions of XQuAD typed as they are, titles, and Chinese words.

import { corpusCards } from '../../web/support/corpus.js';
import { openClient } from '../support/client.js';
import { lessonOf } from '../support/engines.js';
import { inPool } from '../support/pool.js';
import { questions } from '../support/queries.js';
import { mean } from '../support/statistics.js';
import { Visit } from '../support/visit.js';

/** @typedef {import('../support/bench.js').Bench} Bench */
/** @typedef {import('../support/bench.js').Figures} Figures */
/** @typedef {'en' | 'zh'} Language */
/** @typedef {ReturnType<typeof corpusCards>[number]} Card */
/** @typedef {{lesson: string, complete: boolean}[]} Results  `complete`: shown as having all that was asked for */
/** @typedef {(language: Language, queries: string[], limit: number) => Promise<Results[]>} Ask  the first results of each query */

/** Technical terms, and 无双, which no lesson has while many have its characters. */
const WORDS = ['虚拟机', '数据库', '网络连接', '命令行', '服务器代码', '语音识别', '通信协议', '无双'];
const FIRST = 10;
/** More than any of the words has. */
const ALL = 100;
const QUERIES_AT_ONCE = 8;
const QUERIES_PER_CALL = 20;

/** @param {Bench} bench @returns {Promise<Figures>} */
export async function measureQuality(bench) {
  const ask = bench.engine.name === 'lectern' ? await askLectern(bench) : askPagefind(bench);
  if (bench.archive.size === 'xquad') return measureQuestions(ask);
  const cards = corpusCards(bench.archive.source);
  return { ...(await measureTitles(ask, cards)), ...(await measureWords(ask, cards)) };
}

/** What the page's scripts find; that the page shows it is measured as parity. @param {Bench} bench @returns {Promise<Ask>} */
async function askLectern({ host }) {
  const client = await openClient(host.url);
  return (language, queries, limit) =>
    inPool(queries, QUERIES_AT_ONCE, async (query) => {
      const { hits } = await client.search(query, { limit, readerLanguage: language });
      return hits.map(({ lesson, complete }) => ({ lesson, complete }));
    });
}

/** What Pagefind's scripts find in its page of that language. @param {Bench} bench @returns {Ask} */
function askPagefind({ chromium, host, engine }) {
  return (language, queries, limit) =>
    Visit.during(chromium, null, async (visit) => {
      await visit.open(host.url + engine.address(language, ''));
      const answers = [];
      for (let i = 0; i < queries.length; i += QUERIES_PER_CALL) {
        answers.push(...(await visit.call(askPagefindInPage, queries.slice(i, i + QUERIES_PER_CALL), limit)));
      }
      return answers.map((paths) => paths.map((path) => ({ lesson: lessonOf(path), complete: true })));
    });
}

/**
 * @param {string[]} queries
 * @param {number} limit
 * @returns {Promise<string[][]>}  paths
 */
export async function askPagefindInPage(queries, limit) {
  const address = '/pagefind/pagefind.js';
  const pagefind = await import(address);
  const answers = [];
  for (const query of queries) {
    const { results } = await pagefind.search(query);
    const pages = results.slice(0, limit).map((/** @type {any} */ result) => result.data());
    answers.push((await Promise.all(pages)).map(({ url }) => url));
  }
  return answers;
}

/**
 * Mean reciprocal rank, among ten results, of the one lesson that answers.
 * @param {Ask} ask
 * @returns {Promise<Figures>}
 */
async function measureQuestions(ask) {
  /** @type {Figures} */
  const figures = {};
  for (const language of /** @type {const} */ (['en', 'zh'])) {
    const asked = questions().filter(({ lang }) => lang === language);
    const answers = await ask(language, asked.map(({ q }) => q.trim()), FIRST);
    const ranks = asked.map(({ lessons }, i) => answers[i].findIndex(({ lesson }) => lessons.includes(lesson)) + 1);
    figures[`questions.${language}.rank`] = mean(ranks.map((rank) => (rank > 0 ? 1 / rank : 0)));
    figures[`questions.${language}.answered`] = { part: answers.filter(({ length }) => length > 0).length, of: asked.length };
  }
  return figures;
}

/**
 * How often a lesson, or one of the same title, comes first for its own title.
 * @param {Ask} ask
 * @param {Card[]} cards
 * @returns {Promise<Figures>}
 */
async function measureTitles(ask, cards) {
  /** @type {Figures} */
  const figures = {};
  for (const language of /** @type {const} */ (['en', 'zh'])) {
    const own = cards.filter((card) => card.language === language);
    const titles = new Map(own.map(({ lesson, title }) => [lesson, title]));
    const answers = await ask(language, own.map(({ title }) => title), 1);
    const first = own.filter(({ title }, i) => titles.get(answers[i][0]?.lesson) === title);
    figures[`titles.${language}`] = { part: first.length, of: own.length };
  }
  return figures;
}

/**
 * Of the first results for a word, as many as lessons have it, those that have it; and the same of all results that are
 * shown as having it.
 * @param {Ask} ask
 * @param {Card[]} cards
 * @returns {Promise<Figures>}
 */
async function measureWords(ask, cards) {
  /** @type {Figures} */
  const figures = {};
  const answers = await ask('zh', WORDS, ALL);
  for (const [i, word] of WORDS.entries()) {
    const having = new Set(cards.filter((card) => textOf(card).includes(word)).map(({ lesson }) => lesson));
    const share = (/** @type {Results} */ results) => ({ part: results.filter(({ lesson }) => having.has(lesson)).length, of: results.length });
    const first = share(answers[i].slice(0, Math.min(FIRST, having.size)));
    if (having.size > 0) figures[`first.${word}`] = { ...first, of: Math.min(FIRST, having.size) };
    figures[`words.${word}`] = share(answers[i].filter(({ complete }) => complete));
  }
  return figures;
}

/** @param {Card} card */
const textOf = ({ title, sections }) => [title, ...sections.flatMap((part) => [part.title, part.text])].join('\n');
