// Builds by lectern, and whether they are right.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

import { searchAll } from '../../web/support/lectern.js';
import { withSentence, withTitle } from './edits.js';
import { medians, repeat } from './measure.js';

/** @typedef {import('./measure.js').Cost} Cost */
/** @typedef {import('./place.js').Place} Place */
/** @typedef {import('./place.js').WriteUp} WriteUp */
/** @typedef {import('./table.js').Values} Values */

/** @param {string} key @param {Cost} cost @returns {Values} */
export const valuesOf = (key, { wall, cpu, memory }) => ({ [`${key}.wall`]: wall, [`${key}.cpu`]: cpu, [`${key}.memory`]: memory });

/** With nothing there. @param {Place} place @param {boolean} quick @returns {Values} */
export function measureFull(place, quick) {
  const cost = repeat(quick, () => {
    place.forgetAll();
    return place.build();
  });
  return valuesOf('full', cost);
}

/**
 * All pages anew while the index stays: everything is read, parsed, rendered and written, and nothing indexed. That is
 * so because every page's footer changed, and what was remembered of the write-ups has been taken away.
 * @param {Place} place
 * @param {boolean} quick
 * @returns {Values}
 */
export function measurePages(place, quick) {
  place.build();
  const index = place.indexFiles();
  const [lesson] = place.writeUps(1);
  let footers = 0;
  const pages = repeat(quick, () => {
    const footer = `The footer of run ${++footers}.`;
    place.writeFooter(footer);
    place.forgetWriteUps();
    const cost = place.build();
    assert.ok(place.page(lesson).includes(footer), 'every page has the new footer');
    assert.deepEqual(place.indexFiles(), index, 'nothing was indexed');
    return cost;
  });
  return { 'pages.cpu': pages.cpu, 'check.cpu': repeat(quick, () => place.check()).cpu };
}

/** That the index knows the word, of this lesson alone. @param {Place} place @param {WriteUp} writeUp @param {string} word */
function assertFound(place, { course, lesson }, word) {
  const hits = searchAll(place.cache, place.archive, [word]).get(word) ?? [];
  assert.deepEqual([...new Set(hits.map((hit) => hit.lesson))], [`${course}/${lesson}`], `the index finds ${word}`);
}

/**
 * One build each, and whether what it made is right.
 * @param {Place} place
 * @param {string} word  of which each gets one with a letter of its own
 * @param {WriteUp[]} writeUps
 * @param {(writeUp: WriteUp, word: string) => WriteUp} edit  gives the write-up that has the word
 * @param {(writeUp: WriteUp, word: string) => void} [check]  what is to be right beside page and index
 */
function measureEach(place, word, writeUps, edit, check = () => {}) {
  const costs = writeUps.map((before, i) => {
    const own = `${word}${'abcdefgh'[i]}`;
    const writeUp = edit(before, own);
    const cost = place.build();
    assert.ok(place.page(writeUp).includes(own), `the page of ${writeUp.course}/${writeUp.lesson} has ${own}`);
    assertFound(place, writeUp, own);
    check(writeUp, own);
    return cost;
  });
  return medians(costs);
}

/** @param {Place} place @param {boolean} quick @returns {Values} */
export function measureEdits(place, quick) {
  place.build();
  const unchanged = medians(Array.from({ length: quick ? 2 : 5 }, () => place.build()));
  const [few, many] = quick ? [1, 2] : [3, 5];
  const writeUps = place.writeUps(many + 2 * few);
  const rewritten = (/** @type {typeof withTitle} */ edit) => (/** @type {WriteUp} */ writeUp, /** @type {string} */ word) => {
    place.write(writeUp, edit(place.read(writeUp), word));
    return writeUp;
  };
  const neighbour = (/** @type {WriteUp} */ writeUp, /** @type {string} */ word) => {
    const lesson = { ...writeUp, lesson: `${writeUp.lesson}-and-more` };
    mkdirSync(dirname(place.file(lesson)));
    place.write(lesson, withTitle(place.read(writeUp), word));
    return lesson;
  };
  const inCourse = (/** @type {WriteUp} */ writeUp, /** @type {string} */ word) =>
    assert.ok(place.page({ ...writeUp, lesson: '' }).includes(word), `the page of the course has ${word}`);

  const body = measureEach(place, 'quuxbody', writeUps.slice(0, many), rewritten(withSentence));
  const title = measureEach(place, 'quuxtitle', writeUps.slice(many, many + few), rewritten(withTitle), inCourse);
  const added = measureEach(place, 'quuxlesson', writeUps.slice(many + few), neighbour, inCourse);
  const costs = Object.entries({ unchanged, body, title, added });
  return Object.assign({}, ...costs.map(([key, cost]) => valuesOf(key, cost)));
}
