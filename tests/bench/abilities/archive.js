// The archive in which everybody looks: a real course and the texts of XQuAD, with what these lack: lessons in one
// language alone, guests with Chinese names, tags, a glossary.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { corpusCards } from '../../web/support/corpus.js';
import { shared } from '../../web/support/lectern.js';

/** @typedef {ReturnType<typeof corpusCards>[number]} Card */

/** Syllables with their tones, the surname first: what people say, whatever a program makes of the characters. */
export const GUESTS = {
  俞祖成: 'yú zǔ chéng',
  刘飞: 'liú fēi',
  单秋实: 'shàn qiū shí',
  曾明远: 'zēng míng yuǎn',
  吕青山: 'lǚ qīng shān',
  欧阳静: 'ōu yáng jìng',
  仇英杰: 'qiú yīng jié',
  查慧: 'zhā huì',
  解晓东: 'xiè xiǎo dōng',
  任长霞: 'rén cháng xiá',
  何志刚: 'hé zhì gāng',
  许乐: 'xǔ lè',
  张伟: 'zhāng wěi',
  周树人: 'zhōu shù rén',
  聂绿漪: 'niè lǜ yī',
  区健: 'ōu jiàn',
};

/** What stands in the course, first of each language, and what people may say instead. */
export const GLOSSARY = [
  { zh: ['微控制器', '单片机'], en: ['microcontroller', 'MCU'] },
  { zh: ['土壤湿度', '土壤水分'], en: ['soil moisture', 'ground humidity'] },
  { zh: ['地理围栏', '电子围栏'], en: ['geofence', 'virtual fence'] },
  { zh: ['虚拟机', '虚机'], en: ['virtual machine', 'virtual computer'] },
  { zh: ['对象检测', '物件侦测'], en: ['object detection', 'object spotting'] },
  { zh: ['无服务器', '函数即服务'], en: ['serverless', 'function as a service'] },
];

const TAGS = [{ zh: '农业', en: 'farming' }, { zh: '物流', en: 'logistics' }, { zh: '语音', en: 'voice' }, { zh: '零售', en: 'retail' }];

/** One lesson in so many has a guest, and is there in Chinese. */
const EVERY = 6;

/** One lesson in four is there in English alone, one in Chinese alone. @param {number} lesson @param {string} language */
const isLeftOut = (lesson, language) => (language === 'zh' ? lesson % 4 === 1 : lesson % 4 === 3);

/** @returns {Card[]} */
export function archiveCards() {
  const course = corpusCards(join(shared, 'corpora/iot'));
  const names = Object.keys(GUESTS);
  const lessons = [...new Set(course.map(({ lesson }) => lesson))];
  const kept = course.flatMap((card) => {
    const number = lessons.indexOf(card.lesson);
    const { language } = card;
    if (isLeftOut(number, language)) return [];
    // Each in one lesson, so that nobody finds them by chance, and nobody's name stands there in Latin letters.
    const guest = number % EVERY === 0 && language === 'zh' ? names[number / EVERY] : undefined;
    const guests = guest ? [guest] : [];
    return [{ ...card, guests, tags: [TAGS[number % TAGS.length][/** @type {'zh' | 'en'} */ (language)]] }];
  });
  return [...kept, ...corpusCards(join(shared, 'corpora/xquad'))];
}

/** @param {string} folder @param {Card[]} cards */
export function writeArchive(folder, cards) {
  for (const { lesson, language, title, date, guests, tags, sections } of cards) {
    const body = sections.map((section) => `${section.title ? `## ${section.title}\n\n` : ''}${section.text}`).join('\n\n');
    const front = { title, ...(date && { date }), guests, tags };
    const lines = Object.entries(front).map(([key, value]) => `${key}: ${key === 'date' ? value : JSON.stringify(value)}`);
    mkdirSync(join(folder, lesson), { recursive: true });
    writeFileSync(join(folder, lesson, `index.${language}.md`), `---\n${lines.join('\n')}\n---\n\n${body}\n`);
  }
  writeFileSync(join(folder, 'glossary.yml'), GLOSSARY.map((entry) => `- ${JSON.stringify(entry)}\n`).join(''));
}

/** All text of a write-up, with nothing else than words told apart. @param {Card} card */
export const textOf = ({ title, guests, tags, sections }) =>
  [title, ...guests, ...tags, ...sections.flatMap((section) => [section.title, section.text])].join('\n').toLowerCase();
