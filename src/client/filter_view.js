import { element } from './element.js';
import { filterButton } from './filter_button.js';
import { KINDS } from './filters.js';

/**
 * @typedef {import('./filters.js').Kind} Kind
 * @typedef {import('./question.js').Question} Question
 * @typedef {import('./words.js').Words} Words
 */

/** What results can be narrowed by: a panel that opens and closes, and what was chosen as something to take away. */
export class FilterView {
  #words;
  summary = element('summary', {});
  /** What there is to choose: see `FilterGroups`. */
  groups = element('div', { class: 'filter-groups' });
  panel = element('details', { class: 'filters' }, this.summary, this.groups);
  chips = element('ul', { class: 'chips' });

  /**
   * @param {Words} words
   * @param {(kind: Kind | null, value: string) => void} toggle  null: all are taken away
   */
  constructor(words, toggle) {
    this.#words = words;
    this.toggle = toggle;
    this.chips.setAttribute('aria-label', words.say('filters_chosen'));
  }

  /**
   * @param {Question} question
   * @param {(kind: Kind, value: string) => string} nameOf
   */
  showChosen(question, nameOf) {
    const { filterCount: count } = question;
    const words = this.#words;
    this.summary.textContent = count ? words.say('filters_count', { count: String(count) }) : words.say('filters');
    const chips = KINDS.flatMap((kind) => question.filters[kind].map((value) => this.#chip(kind, value, nameOf(kind, value))));
    if (chips.length > 1) chips.push(element('li', {}, filterButton('', '', () => this.toggle(null, ''), words.say('filters_clear'))));
    this.chips.replaceChildren(...chips);
    this.chips.hidden = count === 0;
  }

  /** @param {string} text @param {HTMLElement} again  a button */
  showError(text, again) {
    this.groups.replaceChildren(element('p', {}, text), again);
  }

  /**
   * @param {Kind} kind
   * @param {string} value
   * @param {string} name
   */
  #chip(kind, value, name) {
    const chip = filterButton(kind, value, () => this.toggle(kind, value), name);
    chip.setAttribute('aria-label', this.#words.say('filter_remove', { name }));
    return element('li', { class: 'chip' }, chip);
  }
}
