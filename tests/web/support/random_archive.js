// Archives and queries of a few words and characters, so that scattered pieces, ties and near misses are frequent.

import { termsIn } from '../../../src/client/analysis.js';

/** @typedef {import('./index_tool.js').CardInput} CardInput */
/** @typedef {(limit: number) => number} Random */

const WORDS = [
  ...['university', 'universal', 'universe', 'universities', 'network', 'networks', 'networking', 'control', 'controlled'],
  ...['epidemic', 'epidemics', 'community', 'communities', 'social', 'worker', 'working', 'café', 'Straße', 'naïve'],
  ...['v2', '3.5', '2021-03-30', 'C++', "don't", 'dying', 'die', 'skies', 'sky', 'relational', 'relate', 'news'],
];
const HAN = [...'社区防治网络的'];
const TRADITIONAL = [...'社區防治網絡的'];
const SIGNS = ['，', '。', ' ', '\n', ', '];

/** @template T @param {Random} random @param {readonly T[]} list */
const pick = (random, list) => list[random(list.length)];

/** @param {Random} random @param {number} length */
const han = (random, length) =>
  Array.from({ length }, () => pick(random, random(6) === 0 ? TRADITIONAL : HAN)).join('');

/** @param {Random} random @param {string} language @param {number} length */
function words(random, language, length) {
  let text = '';
  for (let i = 0; i < length; i++) {
    const chinese = random(10) < (language === 'en' ? 1 : 8);
    text += chinese ? han(random, 1 + random(4)) : pick(random, WORDS);
    text += chinese && random(3) > 0 ? '' : pick(random, SIGNS);
  }
  return text.trim();
}

/**
 * @param {Random} random
 * @param {number} lessons
 * @returns {CardInput[]}
 */
export function randomCards(random, lessons) {
  const cards = [];
  for (let lesson = 0; lesson < lessons; lesson++) {
    const course = `course-${lesson % 3}`;
    for (const language of pick(random, [['zh', 'en'], ['zh', 'en'], ['en'], ['zh-Hant', 'en', 'zh']])) {
      cards.push(randomCard(random, `${course}/${lesson}`, course, language));
    }
  }
  return cards;
}

/** @param {Random} random @param {string} lesson @param {string} course @param {string} language @returns {CardInput} */
function randomCard(random, lesson, course, language) {
  const section = () => ({
    title: random(4) === 0 ? '' : words(random, language, 1 + random(3)).replaceAll('\n', ' '),
    anchor: `s${random(100)}`,
    text: words(random, language, random(30)),
  });
  return {
    lesson,
    language,
    url: `${language}/${lesson}/`,
    title: words(random, language, 1 + random(3)).replaceAll('\n', ' '),
    course,
    courseTitle: words(random, language, 2).replaceAll('\n', ' '),
    date: random(4) === 0 ? '' : `202${random(3)}-0${1 + random(9)}-1${random(10)}`,
    guests: Array.from({ length: random(3) }, () => words(random, language, 2).replaceAll('\n', ' ')),
    tags: Array.from({ length: random(3) }, () => words(random, language, 1).replaceAll('\n', ' ')),
    sections: Array.from({ length: random(4) }, section),
  };
}

/**
 * The cards, a third of them with terms that they imply, some known to be rendered by other words. Those that they have
 * themselves the index leaves out.
 * @param {Random} random
 * @param {CardInput[]} cards
 */
export function withImplied(random, cards) {
  const terms = [...new Set([...WORDS, ...Array.from({ length: 30 }, () => han(random, 2))].flatMap((word) => termsIn(word, new Map())))];
  const renderings = terms.filter(() => random(2)).map((term) => ({
    term,
    confidence: 1 + random(15),
    words: Array.from({ length: 1 + random(3) }, () => (random(2) ? pick(random, WORDS) : han(random, 1 + random(3)))),
  }));
  const impliedTerm = () => {
    const prefix = pick(random, ['', '', '', 'S', 'A', 'K', 'XC']);
    const place = prefix ? {} : { place: random(2) };
    return { term: prefix + pick(random, terms), level: random(8), strong: random(3) > 0, ...place };
  };
  const implying = cards.map((card) => (random(3) ? card : { ...card, implied: Array.from({ length: 1 + random(12) }, impliedTerm) }));
  return [...implying, ...renderings.map((rendering) => ({ rendering }))];
}

/** What somebody may type about such an archive. @param {Random} random */
export function randomQuery(random) {
  const parts = Array.from({ length: 1 + random(3) }, () => randomPart(random));
  return parts.join(random(8) === 0 ? '' : ' ');
}

/** @param {Random} random @returns {string} */
function randomPart(random) {
  const word = () => (random(2) === 0 ? pick(random, WORDS) : han(random, 1 + random(4)));
  const cut = (/** @type {string} */ text) => [...text].slice(0, 1 + random(text.length)).join('');
  switch (random(14)) {
    case 0:
      return `"${word()} ${word()}"`;
    case 1:
      return `“${han(random, 2 + random(3))}”`;
    case 2:
      return `-${word()}`;
    case 3:
      return `-"${han(random, 3)}"`;
    case 4:
      return `${word()} OR ${word()}`;
    case 5:
      return `${pick(random, ['title', 'guest', 'tag', 'course', '标题'])}:${cut(word())}`;
    case 6:
      return `${pick(random, ['title', 'guest', 'tag'])}:"${word()}${word()}"`;
    case 7:
      return pick(random, ['lang:en', 'lang:zh', 'lang:zh-hant', 'date:2021', 'date:2020-03..2021-06', 'date:..2021-05-12']);
    case 8:
      return cut(pick(random, WORDS));
    case 9:
      return word() + word();
    default:
      return word();
  }
}
