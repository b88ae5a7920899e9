// The values that the search page works with; the page itself is tried in the browser.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Question } from '../../src/client/question.js';
import { Words } from '../../src/client/words.js';

test('a question survives its address, whatever is in it', () => {
  for (const text of ['疫情', 'a b', '"a & b" +c', '<b>', '%41', 'q=1&lang=zh', '?#/']) {
    for (const language of ['', 'en', 'zh-Hant']) {
      const question = new Question(text, language);
      const address = question.address('/zh/search/');
      assert.ok(address.startsWith('/zh/search/?q='));
      assert.ok(Question.fromAddress(address.slice('/zh/search/'.length)).equals(question), text);
    }
  }
});

test('a question without words has no address of its own', () => {
  assert.equal(new Question('', '').address('/p/'), '/p/');
  assert.equal(new Question(' \t', '').address('/p/'), '/p/');
  assert.equal(new Question('', 'en').address('/p/'), '/p/?lang=en');
  assert.ok(Question.fromAddress('').empty);
  assert.ok(Question.fromAddress('?lang=en').empty);
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
