// What is asked to see an ability, and which lessons are right: told from the texts, not by any engine.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { shared } from '../../web/support/lectern.js';
import { randomNumbers } from '../../web/support/random.js';
import { packageNamed } from '../support/packages.js';
import { GLOSSARY, GUESTS, textOf } from './archive.js';

/** @typedef {import('./archive.js').Card} Card */
/** @typedef {'zh' | 'en'} Language */

/**
 * @typedef {object} Question
 * @property {string} text  as typed
 * @property {Language} language  of the page that it is typed on, for those that have one for each
 * @property {Language} [only]  lessons in this language alone are wanted
 * @property {Set<string>} right  the lessons that it is about
 */

/**
 * @typedef {object} Ability
 * @property {string} name
 * @property {boolean} [all]  found: all lessons that are shown are right; else one of them
 * @property {boolean} [corrected]  what is offered instead of a misspelt word may be taken
 * @property {Question[]} questions
 */

const SEED = 20210330;
/** The other one is the name that one language has for what the other calls so. */
const PAIRS = Object.entries({
  'soil moisture': '土壤湿度', sensor: '传感器', actuator: '执行器', microcontroller: '微控制器', relay: '继电器', irrigation: '灌溉',
  latitude: '纬度', telemetry: '遥测', stock: '库存', 'image classifier': '图像分类器', serverless: '无服务器', voltage: '电压',
  microphone: '麦克风', camera: '摄像头', geofence: '地理围栏', 'object detector': '对象检测器', firmware: '固件', timer: '计时器',
  translation: '翻译', prediction: '预测', pump: '水泵', container: '容器', humidity: '湿度', 'access token': '访问令牌',
});
/** A character typed for one that sounds or looks alike. */
const MISSPELT = Object.entries({
  传敢器: '传感器', 物连网: '物联网', 土攘湿度: '土壤湿度', 级电器: '继电器', 微控治器: '微控制器', 虚似机: '虚拟机', 语音识列: '语音识别',
  服物器: '服务器', 数居库: '数据库', 麦客风: '麦克风', 无服物器: '无服务器', 边原设备: '边缘设备', 地里围栏: '地理围栏', 摇测数据: '遥测数据',
  连接字付串: '连接字符串', 树梅派: '树莓派', 加速渡计: '加速度计', 身份验正: '身份验证', 图像分累: '图像分类', 云服务气: '云服务器',
});

/** @param {Card[]} cards @param {(card: Card) => boolean} holds */
const lessonsWith = (cards, holds) => new Set(cards.filter(holds).map(({ lesson }) => lesson));
/** @param {string} word */
const has = (word) => (/** @type {Card} */ card) => textOf(card).includes(word.toLowerCase());
/** @param {string} word */
const hasWord = (word) => (/** @type {Card} */ card) => new RegExp(`(?<![a-z])${word}(?![a-z])`).test(textOf(card));
/** Those that are about something. @param {Question[]} questions */
const answered = (questions) => questions.filter(({ right }) => right.size > 0);

/**
 * So many of a list, in its order, the same ones in every run.
 * @template T
 * @param {Iterable<T>} list
 * @param {number} count
 */
function sample(list, count) {
  const left = [...list];
  const below = randomNumbers(SEED);
  while (left.length > count) left.splice(below(left.length), 1);
  return left;
}

/** @param {string[]} texts @param {number} least @param {number} most */
function hanStretches(texts, least, most) {
  /** @type {Set<string>} */
  const found = new Set();
  for (const [run] of texts.flatMap((text) => [...text.matchAll(/\p{Script=Han}+/gu)])) {
    for (let begin = 0; begin < run.length; begin++) {
      for (let end = begin + least; end <= Math.min(run.length, begin + most); end++) found.add(run.slice(begin, end));
    }
  }
  return found;
}

/** One letter missing, wrong or twice, or two swapped. @param {string} word @param {(limit: number) => number} below */
function misspell(word, below) {
  const at = 1 + below(word.length - 2);
  const [before, letter, after] = [word.slice(0, at), word[at], word.slice(at + 1)];
  return [before + after, `${before}${letter === 'e' ? 'a' : 'e'}${after}`, before + letter + letter + after, before + after[0] + letter + after.slice(1)][below(4)];
}

/** The abilities, each with its questions. @param {Card[]} cards @returns {Promise<Ability[]>} */
export async function abilities(cards) {
  const of = (/** @type {string} */ language) => cards.filter((card) => card.language === language);
  const course = cards.filter(({ guests, tags }) => guests.length + tags.length > 0);
  const chinese = course.filter(({ language }) => language === 'zh');
  const english = course.filter(({ language }) => language === 'en');
  const titlesOf = (/** @type {Card[]} */ some) => some.map(({ title }) => title);
  const lessonsIn = (/** @type {Language} */ language) => new Set(of(language).map(({ lesson }) => lesson));
  const [inChinese, inEnglish] = [lessonsIn('zh'), lessonsIn('en')];
  const englishWords = [...new Set(titlesOf(english).flatMap((title) => title.toLowerCase().match(/[a-z]{5,}/g) ?? []))];

  const { Converter } = await packageNamed('opencc-js');
  /** @type {(text: string) => string} */
  const toTaiwan = Converter({ from: 'cn', to: 'tw' });
  const stretches = [...hanStretches(titlesOf(chinese), 2, 6)].filter((word) => toTaiwan(word) !== word);
  const otherScript = sample(stretches, 60).map((word) => ({ text: toTaiwan(word), language: /** @type {const} */ ('zh'), right: lessonsWith(cards, has(word)) }));

  const fullWidth = (/** @type {string} */ word) => [...word].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('');
  const width = sample(englishWords, 30).map((word) => ({ text: fullWidth(word), language: /** @type {const} */ ('en'), right: lessonsWith(cards, hasWord(word)) }));

  const pinyin = Object.entries(GUESTS).flatMap(([name, toned]) => {
    const plain = toned.normalize('NFD').replace(/\p{M}/gu, '');
    const syllables = plain.split(' ');
    const capital = (/** @type {string} */ word) => word[0].toUpperCase() + word.slice(1);
    const given = name.startsWith('欧阳') ? 2 : 1;
    const latin = `${capital(syllables.slice(0, given).join(''))} ${capital(syllables.slice(given).join(''))}`;
    const texts = [syllables.join(''), plain, latin, toned, ...(syllables.length > 2 ? [syllables.map(([first]) => first).join('')] : [])];
    return texts.map((text) => ({ text, language: /** @type {const} */ ('zh'), right: lessonsWith(cards, ({ guests }) => guests.includes(name)) }));
  });

  const other = PAIRS.flatMap(([en, zh]) => [
    { text: zh, language: /** @type {const} */ ('zh'), only: /** @type {const} */ ('en'), right: lessonsWith(english, (card) => !inChinese.has(card.lesson) && has(en)(card)) },
    { text: en, language: /** @type {const} */ ('en'), only: /** @type {const} */ ('zh'), right: lessonsWith(chinese, (card) => !inEnglish.has(card.lesson) && has(zh)(card)) },
  ]);

  const glossary = GLOSSARY.flatMap(({ zh, en }) =>
    [zh[1], en[1]].map((text) => ({
      text,
      language: /** @type {Language} */ (text === zh[1] ? 'zh' : 'en'),
      right: lessonsWith(cards, (card) => !has(text)(card) && (has(zh[0])(card) || has(en[0])(card))),
    })),
  );

  const below = randomNumbers(SEED);
  const known = new Set(cards.flatMap((card) => textOf(card).match(/[a-z]+/g) ?? []));
  const typos = sample(englishWords, 60).map((word) => ({ word, text: misspell(word, below) })).filter(({ text }) => !known.has(text));
  const misspeltEnglish = typos.map(({ word, text }) => ({ text, language: /** @type {const} */ ('en'), right: lessonsWith(cards, hasWord(word)) }));
  const misspeltChinese = MISSPELT.map(([text, word]) => ({ text, language: /** @type {const} */ ('zh'), right: lessonsWith(cards, has(word)) }));

  /** @type {[string, Language, (card: Card) => boolean][]} */
  const fields = [
    ...Object.keys(GUESTS).flatMap((name) => /** @type {[string, Language, (card: Card) => boolean][]} */ ([[`guest:${name}`, 'zh', ({ guests }) => guests.includes(name)], [`嘉宾：${name}`, 'zh', ({ guests }) => guests.includes(name)]])),
    ...['farming', 'logistics', 'voice', 'retail'].map((tag) => /** @type {[string, Language, (card: Card) => boolean]} */ ([`tag:${tag}`, 'en', ({ tags }) => tags.includes(tag)])),
    ...['农业', '物流', '语音', '零售'].map((tag) => /** @type {[string, Language, (card: Card) => boolean]} */ ([`标签:${tag}`, 'zh', ({ tags }) => tags.includes(tag)])),
    ['course:2-farm', 'en', ({ lesson }) => lesson.startsWith('2-farm/')],
    ['sensor date:2021-07', 'en', ({ date }) => date.startsWith('2021-07')],
    ['传感器 日期:2021年7月', 'zh', ({ date }) => date.startsWith('2021-07')],
    ['title:sensor', 'en', ({ title }) => /sensor/i.test(title)],
    ['标题:传感器', 'zh', ({ title }) => title.includes('传感器')],
  ];

  /** @type {{q: string, lang: Language, lessons: string[]}[]} */
  const asked = JSON.parse(readFileSync(join(shared, 'corpora/xquad-queries.json'), 'utf8'));
  const questions = (/** @type {Language} */ language) =>
    sample(asked.filter(({ lang }) => lang === language), 50).map(({ q, lang, lessons }) => ({ text: q.trim(), language: lang, right: new Set(lessons) }));

  const characters = sample(hanStretches(titlesOf(chinese), 1, 1), 30).map((text) => ({ text, language: /** @type {const} */ ('zh'), right: lessonsWith(cards, has(text)) }));

  const phrases = [
    ...sample(new Set(titlesOf(english).flatMap((title) => title.toLowerCase().match(/[a-z]+ [a-z]+ [a-z]+/g) ?? [])), 20).map((text) => ({ text, language: /** @type {const} */ ('en') })),
    ...sample(hanStretches(titlesOf(chinese), 5, 5), 20).map((text) => ({ text, language: /** @type {const} */ ('zh') })),
  ].map(({ text, language }) => ({ text: `"${text}"`, language, right: lessonsWith(cards, has(text)) }));

  return [
    { name: 'a word in the other script', questions: otherScript },
    { name: 'a word in full width', questions: width },
    { name: 'a guest in pinyin', questions: pinyin },
    { name: 'a word of the other language, through lessons in both', questions: answered(other) },
    { name: 'another word for it, through a glossary', questions: answered(glossary) },
    { name: 'an English word with a typing error', corrected: true, questions: misspeltEnglish },
    { name: 'a Chinese word with a wrong character', corrected: true, questions: answered(misspeltChinese) },
    { name: 'a field, typed: nothing else', all: true, questions: answered(fields.map(([text, language, holds]) => ({ text, language, right: lessonsWith(cards, holds) }))) },
    { name: 'a whole question', questions: [...questions('en'), ...questions('zh')] },
    { name: 'one Han character', questions: characters },
    { name: 'a phrase in quotes: nothing else', all: true, questions: phrases },
  ];
}
