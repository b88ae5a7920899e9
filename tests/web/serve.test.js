// What the scripts of the preview work out without a page.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anchorAbove } from '../../src/serve/browser/place.js';
import { summaryOf, words } from '../../src/serve/browser/problems.js';

test('the anchor of a place is the last that begins at or above the top of the window', () => {
  const anchors = [{ id: 'a', top: -900 }, { id: 'b', top: -20 }, { id: 'c', top: 300 }];
  assert.equal(anchorAbove(anchors)?.id, 'b');
  assert.equal(anchorAbove([{ id: 'a', top: 0.5 }])?.id, 'a');
  assert.equal(anchorAbove([{ id: 'a', top: 40 }]), undefined);
  assert.equal(anchorAbove([]), undefined);
});

test('problems are counted in words, in both languages', () => {
  const state = (/** @type {number} */ errors, /** @type {number} */ warnings) => ({ errors, warnings, problems: [] });
  assert.equal(summaryOf(state(1, 2), words.en), '1 error, 2 warnings');
  assert.equal(summaryOf(state(0, 1), words.en), '1 warning');
  assert.equal(summaryOf(state(3, 1), words.zh), '3 个错误，1 个警告');
});
