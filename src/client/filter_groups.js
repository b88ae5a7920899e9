import { element } from './element.js';
import { filterButton } from './filter_button.js';
import { KINDS } from './filters.js';

/**
 * @typedef {import('./facets.js').FacetCount} FacetCount
 * @typedef {import('./facets.js').FacetCounts} FacetCounts
 * @typedef {import('./filter_view.js').FilterView} FilterView
 * @typedef {import('./filters.js').Kind} Kind
 * @typedef {import('./words.js').Words} Words
 */

/** Of each kind so many are shown at once; one more is no reason for a button. */
const VALUES_AT_ONCE = 6;

/** What there is to choose in the panel of filters, and how many lessons have it. */
export class FilterGroups {
  #view;
  #words;
  #language;
  /** Kinds of which all values are shown. @type {Set<Kind>} */
  #whole = new Set();

  /**
   * @param {FilterView} view  whose groups are filled
   * @param {Words} words
   * @param {string} language  of the page
   */
  constructor(view, words, language) {
    this.#view = view;
    this.#words = words;
    this.#language = language;
  }

  /** @param {FacetCounts} counts */
  show(counts) {
    const { groups, summary } = this.#view;
    const { activeElement: active } = document;
    const focused = active instanceof HTMLElement && groups.contains(active) ? active.dataset : null;
    groups.replaceChildren(...KINDS.flatMap((kind) => this.#group(kind, counts)));
    if (!focused) return;
    const buttons = [...groups.querySelectorAll('button')];
    (buttons.find(({ dataset }) => dataset.kind === focused.kind && dataset.value === focused.value) ?? summary).focus();
  }

  /**
   * @param {Kind} kind
   * @param {FacetCounts} counts
   * @returns {HTMLElement[]}  none where there is nothing to choose
   */
  #group(kind, counts) {
    const values = counts.kinds[kind];
    if (values.length < 2 && !values.some(({ chosen }) => chosen)) return [];
    const title = `filter-${kind}`;
    const some = values.filter(({ chosen }, i) => chosen || i < VALUES_AT_ONCE);
    const shortened = !this.#whole.has(kind) && values.length > some.length + 1;
    const number = new Intl.NumberFormat(this.#language);
    const items = (shortened ? some : values).map((value) => element('li', {}, this.#value(kind, value, counts.all, number)));
    const list = element('ul', { 'aria-labelledby': title }, ...items);
    if (shortened) {
      const more = () => {
        this.#whole.add(kind);
        this.show(counts);
        const [first] = this.#view.groups.querySelectorAll(`[data-kind=${kind}]`);
        if (first instanceof HTMLElement) first.focus();
      };
      const text = this.#words.count('filter_more', values.length, this.#language);
      list.append(element('li', {}, filterButton(kind, '', more, text)));
    }
    return [element('section', {}, element('h2', { id: title }, this.#words.say(`filter_${kind}`)), list)];
  }

  /**
   * @param {Kind} kind
   * @param {FacetCount} value
   * @param {boolean} all
   * @param {Intl.NumberFormat} number
   */
  #value(kind, { value, name, count, chosen }, all, number) {
    const told = element('span', { class: 'count' }, number.format(count) + (all ? '' : '+'));
    const button = filterButton(kind, value, () => this.#view.toggle(kind, value), element('span', {}, name), ' ', told);
    button.setAttribute('aria-pressed', String(chosen));
    return button;
  }
}
