// What helps beyond searching: suggestions, keys, what was searched before, and where filters and orders are chosen. One
// file of its own, which comes when the first results stand: nobody waits for it who only searches.

import { Announcer } from './announcer.js';
import { Combobox } from './combobox.js';
import { CorrectionView } from './correction_view.js';
import { element } from './element.js';
import { FilterView } from './filter_view.js';
import { keyHandler } from './keys.js';
import { RecentSearches } from './recent.js';
import { rememberScroll } from './scroll.js';
import { sortView } from './sort_view.js';
import { Suggestions } from './suggestions.js';

export { corrected } from './unknown_words.js';

/** @typedef {import('./facets.js').FacetCounts} FacetCounts */
/** @typedef {import('./search.js').SearchResult} SearchResult */
/** @typedef {import('./suggestions.js').Suggestion} Suggestion */
/** @typedef {import('./ui.js').Page} Page */

/** As wide as there is room for what narrows results beside them: as in search.css. */
const WIDE = '(min-width: 64rem)';

/** So long who waits for a paint waits at most: a tab behind others is not painted. */
const LONGEST_PAINT_MS = 250;

/** @type {Promise<Extras> | undefined} */
let made;

/** Makes them once, when their styles are there. @param {Page} page */
export function equip(page) {
  made ??= withStyles(page.styles).then(() => new Extras(page));
  return made;
}

/** @param {string | undefined} href */
function withStyles(href) {
  return new Promise((/** @type {(nothing: void) => void} */ resolve) => {
    if (!href) return resolve();
    const link = element('link', { rel: 'stylesheet', href });
    link.onload = link.onerror = () => resolve(); // plain, if it must be
    document.head.append(link);
  });
}

/** Resolves once what has changed is on the screen. */
function painted() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve)); // a frame's callbacks come before its paint
    setTimeout(resolve, LONGEST_PAINT_MS);
  });
}

/** What the page tells, it acts upon. */
export class Extras {
  #page;
  #recent;
  #suggestions = new Suggestions();
  #combobox;
  #filters;
  /** Once they have been counted. @type {import('./filter_groups.js').FilterGroups | undefined} */
  #groups;
  #sort;
  #correction;
  /** What stands on the page. @type {SearchResult | null} */
  #shown = null;
  /** When suggestions come for what was typed last. */
  #later = 0;
  /** Whether somebody is typing, so that suggestions are welcome. */
  #typing = false;
  /** Whether somebody has just pressed what stands on the page no more. */
  #switched = false;

  /** @param {Page} page */
  constructor(page) {
    this.#page = page;
    const { input, list, results, tools, words, root, readerLanguage } = page;
    this.#recent = new RecentSearches(() => localStorage, new URL(root, location.href).href);
    const kindOf = (/** @type {Suggestion['kind']} */ kind) => (kind === 'word' ? '' : words.say(`kind_${kind}`));
    this.#combobox = new Combobox(input, list, words.say('suggestions'), kindOf, (suggestion) => this.#pick(suggestion));
    this.#filters = new FilterView(words, (kind, value) => {
      page.choose(kind ? page.asked().toggled(kind, value) : page.asked().with({ filters: undefined }));
    });
    this.#sort = sortView(words, (sort) => page.choose(page.asked().with({ sort })));
    const addressOf = (/** @type {string} */ text) => page.asked().with({ text }).address(location.pathname);
    this.#correction = new CorrectionView(words, addressOf, (text, byKey) => {
      page.choose(page.asked().with({ text }));
      this.settled(text);
      if (byKey) input.focus(); // the link goes, and with it where the reader was
    });
    page.status.after(this.#correction.place);
    tools.append(this.#sort, this.#filters.panel);
    results.before(this.#filters.chips);
    this.#filters.panel.open = matchMedia(WIDE).matches;
    this.#filters.panel.addEventListener('toggle', () => this.#count());
    this.#tellChanges();
    rememberScroll();
    document.addEventListener('keydown', keyHandler(page, this.#combobox, () => this.#suggest(true)));
    input.addEventListener('blur', () => (this.#typing = false));
    results.addEventListener('click', (event) => this.#switchExact(event));
    for (const click of ['click', 'auxclick']) {
      results.addEventListener(click, ({ target }) => target instanceof Element && target.closest('.hit a') && this.settled());
    }
  }

  /** The link to what has the words themselves leads there without the page being loaded anew. @param {MouseEvent} event */
  #switchExact(event) {
    const { asked, choose } = this.#page;
    const link = event.target instanceof Element && event.target.closest('.exact a');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.#switched = true;
    choose(asked().with({ exact: !asked().exact }));
  }

  /** Whoever does not see the status hears it, once it stays. */
  #tellChanges() {
    const { status } = this.#page;
    const region = element('p', { class: 'visually-hidden', role: 'status' });
    status.after(region);
    const announcer = new Announcer(region);
    const tell = () => announcer.say(status.textContent ?? '');
    new MutationObserver(tell).observe(status, { childList: true, characterData: true, subtree: true });
    tell();
  }

  /** What the field holds has changed. */
  typed() {
    this.#typing = true;
    clearTimeout(this.#later);
    // Results that wait for nothing come first.
    this.#later = window.setTimeout(() => this.#suggest());
  }

  /** The search is what the reader means. */
  settled(text = this.#page.asked().text) {
    this.#typing = false;
    this.#combobox.close();
    this.#recent.add(text);
  }

  /** Nothing is asked: what was asked before is offered. */
  blank() {
    const { words, results, tools, asked, button, input } = this.#page;
    this.#shown = null;
    this.#correction.show(null);
    tools.hidden = this.#filters.chips.hidden = true;
    this.#countLanguages(null);
    const searches = this.#recent.list();
    if (searches.length === 0) return results.replaceChildren();
    const links = searches.map((text) => element('li', {}, element('a', { href: asked().with({ text }).address(location.pathname) }, text)));
    const forget = button('recent_clear', () => {
      this.#recent.clear();
      this.blank();
      input.focus();
    });
    const title = element('h2', { id: 'recent-title' }, words.say('recent'));
    results.replaceChildren(element('section', { class: 'recent', 'aria-labelledby': title.id }, title, element('ul', {}, ...links), forget));
  }

  /**
   * What belongs to the old results goes with them; what is made of the new ones waits until these have been painted.
   * @param {SearchResult} result  that stands on the page
   */
  shown(result) {
    const asked = this.#page.asked();
    this.#shown = result;
    clearTimeout(this.#later);
    this.#correction.show(null);
    this.#filters.showChosen(asked, result.nameOf);
    this.#page.tools.hidden = result.hits.length === 0 && asked.filterCount === 0;
    this.#sort.show(asked.sort);
    if (this.#switched) /** @type {HTMLElement | null} */ (this.#page.results.querySelector('.exact a'))?.focus();
    this.#switched = false;
    const turn = this.#page.turn();
    painted().then(() => turn === this.#page.turn() && this.#help(result));
  }

  /** @param {SearchResult} result  that is the latest one */
  #help(result) {
    for (const { card } of result.hits) this.#suggestions.learnCard(card);
    clearTimeout(this.#later);
    this.#suggest();
    this.#count();
    this.#correct(result);
  }

  /** Offers what may have been meant. Results stand without it: who cannot load it is told nothing. @param {SearchResult} result */
  async #correct(result) {
    const correction = await result.correct().catch(() => null);
    if (this.#shown === result) this.#correction.show(correction);
  }

  /** What the field suggests. @param {boolean} [anyway]  though nobody is typing */
  #suggest(anyway = false) {
    if (!this.#typing && !anyway) return;
    const fold = this.#shown?.fold ?? ((/** @type {string} */ text) => text.toLowerCase());
    this.#combobox.show(this.#suggestions.for(this.#page.input.value, this.#recent.list(), fold));
  }

  /** @param {Suggestion} suggestion */
  #pick({ query }) {
    this.#page.input.value = query;
    this.#page.settle();
  }

  /** Counts what results can be narrowed by, where that is looked at: it takes files that searching does without. */
  async #count() {
    const result = this.#shown;
    const { panel } = this.#filters;
    if (!panel.open || !result?.counts) return this.#countLanguages(null);
    const turn = this.#page.turn();
    const wanted = () => turn === this.#page.turn() && panel.open;
    try {
      const counts = await result.counts(wanted);
      const { FilterGroups } = await import('./further.js'); // which came with the counts
      if (!wanted()) return;
      this.#suggestions.learnFacets(counts.facets);
      this.#groups ??= new FilterGroups(this.#filters, this.#page.words, this.#page.readerLanguage);
      this.#groups.show(counts);
      this.#countLanguages(counts);
      this.#correctStatus(result, counts);
    } catch (error) {
      if (wanted()) this.#filters.showError(this.#page.describe(error), this.#page.button('retry', () => this.#count()));
    }
  }

  /** Says how many there are, now that it is known. @param {SearchResult} result @param {FacetCounts} counts */
  #correctStatus({ completeCount, completeCountExact, throughCount }, { all, inLanguage }) {
    const { status, words, readerLanguage, asked } = this.#page;
    if (!all || completeCountExact || completeCount + throughCount === 0) return;
    status.textContent = words.count('results', inLanguage(asked().language), readerLanguage);
  }

  /** How many lessons there are in each language, beside its name. @param {FacetCounts | null} counts */
  #countLanguages(counts) {
    const { form, readerLanguage } = this.#page;
    for (const choice of form.querySelectorAll('input[name="lang"]')) {
      const label = choice.closest('label');
      label?.querySelector('.count')?.remove();
      if (!label || !counts || !(choice instanceof HTMLInputElement)) continue;
      const number = new Intl.NumberFormat(readerLanguage).format(counts.inLanguage(choice.value));
      label.append(' ', element('span', { class: 'count' }, counts.all ? number : `${number}+`));
    }
  }
}
