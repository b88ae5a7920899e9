// The values that the search page works with; the page itself is tried in the browser.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fold } from '../../src/client/analysis.js';
import { Question } from '../../src/client/question.js';
import { RecentSearches } from '../../src/client/recent.js';
import { Suggestions } from '../../src/client/suggestions.js';
import { Words } from '../../src/client/words.js';

test('a question survives its address, whatever is in it', () => {
  for (const text of ['疫情', 'a b', '"a & b" +c', '<b>', '%41', 'q=1&lang=zh', '?#/']) {
    for (const language of ['', 'en', 'zh-Hant']) {
      const question = new Question({ text, language });
      const address = question.address('/zh/search/');
      assert.ok(address.startsWith('/zh/search/?q='));
      assert.ok(Question.fromAddress(address.slice('/zh/search/'.length)).equals(question), text);
    }
  }
});

test('a question without words has no address of its own', () => {
  assert.equal(new Question().address('/p/'), '/p/');
  assert.equal(new Question({ text: ' \t' }).address('/p/'), '/p/');
  assert.equal(new Question({ language: 'en' }).address('/p/'), '/p/?lang=en');
  assert.ok(Question.fromAddress('').empty);
  assert.ok(Question.fromAddress('?lang=en').empty);
});

test('filters, order and how much is shown stand in the address, and only what makes sense is taken from it', () => {
  const question = new Question({ text: 'a', sort: 'oldest', limit: 30 }).toggled('guest', 'Yu & Co').toggled('year', '2021').with({ limit: 30 });
  assert.equal(question.address('/p/'), '/p/?q=a&year=2021&guest=Yu+%26+Co&sort=oldest&show=30');
  assert.ok(Question.fromAddress(question.address('')).equals(question));
  assert.equal(question.filterCount, 2);
  assert.equal(question.toggled('year', '2021').filterCount, 1);
  assert.equal(question.toggled('tag', 'x').limit, 10);
  const odd = Question.fromAddress('?sort=best&show=-3&tag=&tag=x&tag=x&show=9&colour=red');
  assert.deepEqual({ ...odd }, { ...new Question({ filters: { course: [], year: [], guest: [], tag: ['x'] } }) });
  for (const [show, limit] of [['9', 10], ['11', 20], ['1e9', 1000], ['x', 10], ['Infinity', 1000]]) {
    assert.equal(Question.fromAddress(`?show=${show}`).limit, limit, String(show));
  }
  assert.ok(!Question.fromAddress('?year=2021').empty);
});

/** What a browser keeps. */
function storage(/** @type {Record<string, string>} */ kept = {}) {
  return /** @type {Storage} */ (/** @type {unknown} */ ({
    getItem: (/** @type {string} */ key) => kept[key] ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => (kept[key] = value),
    removeItem: (/** @type {string} */ key) => delete kept[key],
  }));
}

test('the last ten searches are remembered, each once, the last one first', () => {
  /** @type {Record<string, string>} */
  const kept = {};
  const recent = new RecentSearches(() => storage(kept), 'https://a/');
  for (let i = 0; i < 12; i++) recent.add(`search ${i}`);
  recent.add(' search 5 ');
  recent.add('  ');
  assert.deepEqual(recent.list(), [5, 11, 10, 9, 8, 7, 6, 4, 3, 2].map((i) => `search ${i}`));
  assert.deepEqual(new RecentSearches(() => storage(kept), 'https://b/').list(), [], 'each site has its own');
  recent.clear();
  assert.deepEqual(recent.list(), []);
  assert.deepEqual(kept, {});
});

test('searches are remembered by the page alone where a browser keeps nothing', () => {
  const recent = new RecentSearches(() => {
    throw new Error('forbidden');
  }, 'https://a/');
  recent.add('x');
  assert.deepEqual(recent.list(), ['x']);
  recent.clear();
  assert.deepEqual(recent.list(), []);
});

test('what something else has written where searches are kept is no search', () => {
  for (const written of ['', '{', 'null', '7', '{"a":1}', '[1,null,{}]']) {
    const kept = storage({ 'lectern searches x': written });
    const recent = new RecentSearches(() => kept, 'x');
    assert.deepEqual(recent.list(), []);
    recent.add('a');
    assert.deepEqual(recent.list(), ['a']);
  }
});

/** @type {import('../../src/client/passages.js').Card} */
const card = {
  ...{ lesson: 'c/1', language: 'zh', url: 'zh/c/1/', title: '社区疫情防控', course: 'c', courseTitle: '风险培训', date: '' },
  ...{ guests: ['余祖成', 'Yu Zucheng'], tags: ['疫情防控', 'epidemic'], passageCount: 1, headingCount: 1, headingsBefore: 0 },
  sections: [{ title: '联防联控', anchor: '', text: 'Epidemic prevention, prevented epidemics; 防控 prevention.' }],
};

test('suggestions come from what is known, by their beginnings, Han characters by any place', () => {
  const table = new Map([['區', '区'], ['風', '风'], ['險', '险']]);
  const suggestions = new Suggestions();
  suggestions.learnCard(card);
  suggestions.learnCard(card);
  const rows = {
    yu: ['guest:"Yu Zucheng"'],
    zuch: ['guest:"Yu Zucheng"'],
    祖成: ['guest:余祖成'],
    社區: ['社区疫情防控'],
    風險: ['course:风险培训'],
    疫情: ['tag:疫情防控', '社区疫情防控'],
    防控: ['tag:疫情防控', '社区疫情防控'],
    联防: ['联防联控'],
    epi: ['tag:epidemic', 'epidemics'],
    'new prev': ['new prevention', 'new prevented'],
    '疫苗 余祖': ['疫苗 guest:余祖成'],
    p: [],
    xyz: [],
  };
  for (const [typed, queries] of Object.entries(rows)) {
    assert.deepEqual(suggestions.for(typed, [], (text) => fold(text, table)).map(({ query }) => query), queries, typed);
  }
});

test('guests, tags and courses are suggested by their pinyin, after those that are written so', () => {
  const suggestions = new Suggestions();
  /** @param {string} name @param {number} lessons */
  const facet = (name, lessons) => ({ value: name, name, having: new Uint32Array(lessons), readable: new Uint32Array(lessons) });
  const readings = new Map(Object.entries({ 俞: ['yu'], 祖: ['zu'], 成: ['cheng'], 单: ['dan', 'shan'], 吕: ['lu', 'lv', 'lyu'], 社: ['she'], 区: ['qu'], 防: ['fang'], 疫: ['yi'] }));
  suggestions.learnFacets({ course: [facet('社区防疫', 2)], guest: [facet('俞祖成', 5), facet('Yu Bin', 1), facet('单吕', 1)], tag: [facet('社区', 3)], year: [], readings });
  const rows = {
    yuzu: ['guest:俞祖成'],
    'yu zu': ['guest:俞祖成'],
    'Yu Zuch': ['guest:俞祖成'],
    'yú zǔchéng': ['guest:俞祖成'],
    yuzucheng: ['guest:俞祖成'],
    zucheng: ['guest:俞祖成'],
    yzc: ['guest:俞祖成'],
    yuzc: ['guest:俞祖成'],
    yu: ['guest:"Yu Bin"', 'guest:俞祖成'],
    y: ['guest:"Yu Bin"'],
    zc: [],
    'guest:yuzu': ['guest:俞祖成'],
    '疫情 yuzu': ['疫情 guest:俞祖成'],
    '疫情 guest:yuzu': ['疫情 guest:俞祖成'],
    shanlv: ['guest:单吕'],
    dan: ['guest:单吕'],
    shequ: ['tag:社区', 'course:社区防疫'],
    "she'qu": ['tag:社区', 'course:社区防疫'],
    fangyi: ['course:社区防疫'],
    yuzuchengx: [],
  };
  for (const [typed, queries] of Object.entries(rows)) {
    assert.deepEqual(suggestions.for(typed, [], (text) => fold(text, new Map())).map(({ query }) => query), queries, typed);
  }
});

test('earlier searches are suggested first, and alone where nothing was typed', () => {
  const suggestions = new Suggestions();
  suggestions.learnCard(card);
  const kinds = (/** @type {string} */ typed) => suggestions.for(typed, ['epidemic 2021', 'zzz'], (text) => fold(text, new Map())).map(({ kind, text }) => `${kind} ${text}`);
  assert.deepEqual(kinds('EPI'), ['recent epidemic 2021', 'tag epidemic', 'word epidemics']);
  assert.deepEqual(kinds(''), ['recent epidemic 2021', 'recent zzz']);
  assert.deepEqual(kinds('epidemic 2021'), []);
});

test('words fill in what stands in braces, and nothing else', () => {
  const words = new Words({ hello: 'Hello {name}, {other} {name}' });
  assert.equal(words.say('hello', { name: '$&{other}' }), 'Hello $&{other}, {other} $&{other}');
  assert.equal(words.say('unknown'), 'unknown');
});

test('words have the form that the language has for a number', () => {
  const en = new Words({ 'lessons.one': '{count} lesson', 'lessons.other': '{count} lessons' });
  const zh = new Words({ 'lessons.other': '{count} 课' });
  assert.equal(en.count('lessons', 1, 'en'), '1 lesson');
  assert.equal(en.count('lessons', 1200, 'en'), '1,200 lessons');
  assert.equal(zh.count('lessons', 1, 'zh'), '1 课');
  assert.equal(zh.count('lessons', 1, 'en'), '1 课');
});
