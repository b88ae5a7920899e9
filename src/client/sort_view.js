import { element } from './element.js';

/** @typedef {import('./question.js').Sort} Sort */

/**
 * The order of results, as something to choose.
 * @param {import('./words.js').Words} words
 * @param {(sort: Sort) => void} choose
 */
export function sortView(words, choose) {
  const orders = /** @type {const} */ ({ '': 'sort_best', newest: 'sort_newest', oldest: 'sort_oldest' });
  const options = Object.entries(orders).map(([value, word]) => element('option', { value }, words.say(word)));
  const select = element('select', {}, ...options);
  select.addEventListener('change', () => choose(/** @type {Sort} */ (select.value)));
  const view = element('label', { class: 'sort' }, `${words.say('sort')} `, select);
  return Object.assign(view, { show: (/** @type {Sort} */ sort) => (select.value = sort) });
}
