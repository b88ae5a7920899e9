import { element } from './element.js';
import { KINDS } from './filters.js';

/**
 * @typedef {import('./facets.js').FacetCount} FacetCount
 * @typedef {import('./facets.js').FacetCounts} FacetCounts
 * @typedef {import('./filters.js').Kind} Kind
 * @typedef {import('./question.js').Question} Question
 * @typedef {import('./words.js').Words} Words
 */

/** Of each kind so many are shown at once; one more is no reason for a button. */
const VALUES_AT_ONCE = 6;

/** What results can be narrowed by: a panel that opens and closes, and what was chosen as something to take away. */
export class FilterView {
  #words;
  #language;
  #toggle;
  #summary = element('summary', {});
  #groups = element('div', { class: 'filter-groups' });
  /** Kinds of which all values are shown. @type {Set<Kind>} */
  #whole = new Set();
  panel = element('details', { class: 'filters' }, this.#summary, this.#groups);
  chips = element('ul', { class: 'chips' });

  /**
   * @param {Words} words
   * @param {string} language  of the page
   * @param {(kind: Kind | null, value: string) => void} toggle  null: all are taken away
   */
  constructor(words, language, toggle) {
    this.#words = words;
    this.#language = language;
    this.#toggle = toggle;
    this.chips.setAttribute('aria-label', words.say('filters_chosen'));
  }

  /**
   * @param {Question} question
   * @param {(kind: Kind, value: string) => string} nameOf
   */
  showChosen(question, nameOf) {
    const { filterCount: count } = question;
    const words = this.#words;
    this.#summary.textContent = count ? words.say('filters_count', { count: String(count) }) : words.say('filters');
    const chips = KINDS.flatMap((kind) => question.filters[kind].map((value) => this.#chip(kind, value, nameOf(kind, value))));
    if (chips.length > 1) chips.push(element('li', {}, this.#button(null, '', words.say('filters_clear'))));
    this.chips.replaceChildren(...chips);
    this.chips.hidden = count === 0;
  }

  /** @param {string} text @param {HTMLElement} again  a button */
  showError(text, again) {
    this.#groups.replaceChildren(element('p', {}, text), again);
  }

  /** @param {FacetCounts} counts */
  showCounts(counts) {
    const { activeElement: active } = document;
    const focused = active instanceof HTMLElement && this.#groups.contains(active) ? active.dataset : null;
    this.#groups.replaceChildren(...KINDS.flatMap((kind) => this.#group(kind, counts)));
    if (!focused) return;
    const buttons = [...this.#groups.querySelectorAll('button')];
    (buttons.find(({ dataset }) => dataset.kind === focused.kind && dataset.value === focused.value) ?? this.#summary).focus();
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
    const items = (shortened ? some : values).map((value) => element('li', {}, this.#value(kind, value, counts.all)));
    const list = element('ul', { 'aria-labelledby': title }, ...items);
    if (shortened) {
      const more = this.#plain(kind, '', this.#words.count('filter_more', values.length, this.#language), () => {
        this.#whole.add(kind);
        this.showCounts(counts);
        const [first] = this.#groups.querySelectorAll(`[data-kind=${kind}]`);
        if (first instanceof HTMLElement) first.focus();
      });
      list.append(element('li', {}, more));
    }
    return [element('section', {}, element('h2', { id: title }, this.#words.say(`filter_${kind}`)), list)];
  }

  /**
   * @param {Kind} kind
   * @param {FacetCount} value
   * @param {boolean} all
   */
  #value(kind, { value, name, count, chosen }, all) {
    const number = new Intl.NumberFormat(this.#language).format(count);
    const button = this.#button(kind, value, element('span', {}, name), ' ', element('span', { class: 'count' }, all ? number : `${number}+`));
    button.setAttribute('aria-pressed', String(chosen));
    return button;
  }

  /**
   * @param {Kind} kind
   * @param {string} value
   * @param {string} name
   */
  #chip(kind, value, name) {
    const chip = this.#button(kind, value, name);
    chip.setAttribute('aria-label', this.#words.say('filter_remove', { name }));
    return element('li', { class: 'chip' }, chip);
  }

  /**
   * @param {Kind | null} kind
   * @param {string} value
   * @param {...(Node | string)} content
   */
  #button(kind, value, ...content) {
    const button = this.#plain(kind ?? '', value, '', () => this.#toggle(kind, value));
    button.append(...content);
    return button;
  }

  /**
   * @param {string} kind
   * @param {string} value
   * @param {string} text
   * @param {() => void} press
   */
  #plain(kind, value, text, press) {
    const button = element('button', { type: 'button', 'data-kind': kind, 'data-value': value }, text);
    button.addEventListener('click', press);
    return button;
  }
}
