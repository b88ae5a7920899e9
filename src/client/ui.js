// The search page: what is typed goes to the searcher, what it finds goes onto the page, and nothing else touches either.
// All text enters the page as text nodes.

import { Question } from './question.js';
import { openSearch, SearchError } from './search.js';
import { makeSnippet, markMatches } from './snippet.js';
import { Words } from './words.js';

/** For scripts that search by themselves: this module is the beginning of the one file that is published. */
export { openSearch };

/** @typedef {import('./search.js').Searcher} Searcher */
/** @typedef {import('./search.js').SearchResult} SearchResult */
/** @typedef {import('./search.js').Hit} Hit */

const TYPING_PAUSE_MS = 80;
const LOADING_NOTICE_MS = 200;
const HITS_AT_ONCE = 10;
const SNIPPET_CELLS = 200;

/**
 * @template {Element} T
 * @param {string} id
 * @param {new () => T} type
 * @returns {T}
 */
function byId(id, type) {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`the page has no ${type.name} #${id}`);
  return found;
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** Makes elements of what was found. */
class HitView {
  /**
   * @param {Words} words
   * @param {string} root  the way to the site's root
   * @param {string} language  of the page
   */
  constructor(words, root, language) {
    this.words = words;
    this.root = root;
    this.language = language;
    // Day before month, as the pages have it.
    const locale = language === 'en' ? 'en-GB' : language;
    this.dates = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
    this.languageNames = new Intl.DisplayNames([language], { type: 'language' });
  }

  /**
   * @param {Hit} hit
   * @param {SearchResult} result
   */
  show(hit, result) {
    const { card } = hit;
    const shown = element('li', { class: 'hit', lang: card.language });
    const title = this.marked(card.title, result);
    shown.append(element('h2', {}, element('a', { href: this.href(card.url) }, ...title)), this.facts(hit));
    const snippet = this.snippet(hit, result);
    if (snippet) shown.append(snippet);
    const sections = this.sections(hit, result);
    if (sections.length > 0) shown.append(element('ul', { class: 'sections' }, ...sections));
    if (hit.alternates.length > 0) shown.append(this.alternates(hit));
    return shown;
  }

  /**
   * @param {string} url  from the site's root, unescaped
   * @param {string} [anchor]
   */
  href(url, anchor = '') {
    const path = url.split('/').map(encodeURIComponent).join('/');
    return this.root + path + (anchor ? `#${encodeURIComponent(anchor)}` : '');
  }

  /** @param {{text: string, marked: boolean}[]} parts */
  parts(parts) {
    return parts.map((part) => (part.marked ? element('mark', {}, part.text) : part.text));
  }

  /**
   * @param {string} text
   * @param {SearchResult} result
   */
  marked(text, { query, table }) {
    return this.parts(markMatches(text, query, table));
  }

  /** @param {Hit} hit */
  facts({ card }) {
    const facts = element('p', { class: 'facts' }, element('span', {}, card.courseTitle));
    if (card.date) {
      const day = this.dates.format(new Date(`${card.date}T00:00:00Z`));
      facts.append(element('time', { datetime: card.date, lang: this.language }, day));
    }
    if (card.guests.length > 0) facts.append(element('span', {}, card.guests.join(this.words.say('name_separator'))));
    return facts;
  }

  /**
   * From the best section, else from the beginning.
   * @param {Hit} hit
   * @param {SearchResult} result
   */
  snippet({ card, sections }, { query, table }) {
    const texts = [...sections.map((index) => card.sections[index]), ...card.sections].map((section) => section.text);
    const text = texts.find((each) => each !== '');
    return text && element('p', { class: 'snippet' }, ...this.parts(makeSnippet(text, query, SNIPPET_CELLS, table)));
  }

  /**
   * @param {Hit} hit
   * @param {SearchResult} result
   */
  sections({ card, sections }, result) {
    return sections
      .map((index) => card.sections[index])
      .filter((section) => section.anchor !== '' && section.title !== '')
      .map((section) => {
        const href = this.href(card.url, section.anchor);
        return element('li', {}, element('a', { href }, ...this.marked(section.title, result)));
      });
  }

  /**
   * The lesson in other languages, at the same section where they have as many (the page that is led to sees to that).
   * @param {Hit} hit
   */
  alternates({ card, sections, alternates }) {
    const titled = card.sections.filter((section) => section.anchor !== '');
    const place = sections.length > 0 ? titled.indexOf(card.sections[sections[0]]) + 1 : 0;
    const anchor = place > 0 ? `section-${place}-of-${titled.length}` : '';
    const links = alternates.map(({ language, url }) => {
      const name = this.languageNames.of(language) ?? language;
      return element('a', { href: this.href(url, anchor), hreflang: language }, this.words.say('also_in', { language: name }));
    });
    return element('p', { class: 'facts', lang: this.language }, ...links);
  }
}

/** The page, and the one question that it is about at a time. */
class SearchPage {
  constructor() {
    const place = byId('search', HTMLElement);
    this.input = byId('search-input', HTMLInputElement);
    this.status = byId('search-status', HTMLElement);
    this.results = byId('search-results', HTMLElement);
    this.form = /** @type {HTMLFormElement} */ (this.input.form);
    this.language = place.dataset.language ?? '';
    this.index = place.dataset.index ?? '';
    this.words = new Words(JSON.parse(byId('search-words', HTMLElement).textContent ?? '{}'));
    this.view = new HitView(this.words, place.dataset.root ?? '', this.language);
    this.title = document.title;
    /** @type {Promise<Searcher> | null} */
    this.searcher = null;
    this.asked = new Question('', '');
    this.limit = HITS_AT_ONCE;
    /** Counts searches, so that a reply knows whether it is still wanted. */
    this.latest = 0;
    this.typingTimer = 0;
    /** Whether the present entry of the history is a search that the reader can go back to, not one being typed. */
    this.settled = false;
  }

  start() {
    this.input.addEventListener('input', (event) => {
      if (!(event instanceof InputEvent && event.isComposing)) this.askSoon();
    });
    this.input.addEventListener('compositionstart', () => window.clearTimeout(this.typingTimer));
    this.input.addEventListener('compositionend', () => this.askSoon());
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.askNow();
      this.settled = true;
    });
    this.form.addEventListener('change', (event) => {
      if (event.target !== this.input) this.askNow();
    });
    document.addEventListener('keydown', (event) => this.onKey(event));
    window.addEventListener('popstate', () => this.restore());
    this.restore();
    if (this.asked.empty) this.input.focus();
  }

  /** Shows what the address asks for. */
  restore() {
    window.clearTimeout(this.typingTimer);
    const question = Question.fromAddress(location.search);
    this.input.value = question.text;
    for (const choice of this.form.querySelectorAll('input[name="lang"]')) {
      if (choice instanceof HTMLInputElement) choice.checked = choice.value === question.language;
    }
    this.settled = !question.empty;
    this.ask(new Question(question.text, this.chosenLanguage()));
  }

  chosenLanguage() {
    const choice = this.form.querySelector('input[name="lang"]:checked');
    return choice instanceof HTMLInputElement ? choice.value : '';
  }

  askSoon() {
    window.clearTimeout(this.typingTimer);
    this.typingTimer = window.setTimeout(() => this.askNow(), TYPING_PAUSE_MS);
  }

  askNow() {
    window.clearTimeout(this.typingTimer);
    const question = new Question(this.input.value, this.chosenLanguage());
    if (question.equals(this.asked)) return;
    this.writeAddress(question);
    this.ask(question);
  }

  /**
   * Typing changes one entry of the history; a search that was settled before it stays an entry of its own.
   * @param {Question} question
   */
  writeAddress(question) {
    if (this.settled) history.pushState(null, '', question.address(location.pathname));
    else history.replaceState(null, '', question.address(location.pathname));
    this.settled = false;
  }

  /** @param {Question} question */
  ask(question) {
    this.asked = question;
    this.limit = HITS_AT_ONCE;
    document.title = question.empty ? this.title : `${question.text.trim()} · ${this.title}`;
    if (!question.empty) return this.search();
    this.latest += 1;
    this.show('');
  }

  async search() {
    const turn = ++this.latest;
    const { text, language } = this.asked;
    const notice = window.setTimeout(() => turn === this.latest && this.say(this.words.say('loading')), LOADING_NOTICE_MS);
    this.results.setAttribute('aria-busy', 'true');
    try {
      const searcher = await this.open();
      const result = await searcher.search(text, { limit: this.limit, language, readerLanguage: this.language });
      if (turn === this.latest) this.showResult(result);
    } catch (error) {
      if (turn === this.latest) this.showError(error);
    } finally {
      window.clearTimeout(notice);
      if (turn === this.latest) this.results.removeAttribute('aria-busy');
    }
  }

  /** Opens the web index once; a failure is forgotten, so that trying again can succeed. */
  open() {
    this.searcher ??= openSearch(this.index).catch((error) => {
      this.searcher = null;
      throw error;
    });
    return this.searcher;
  }

  /** @param {string} text */
  say(text) {
    this.status.textContent = text;
  }

  /**
   * @param {string} status
   * @param {...Node} content
   */
  show(status, ...content) {
    this.say(status);
    this.results.replaceChildren(...content);
  }

  /** @param {SearchResult} result */
  showResult(result) {
    if (result.hits.length === 0) return this.showNothing();
    const complete = result.hits.filter((hit) => hit.complete);
    const others = result.hits.filter((hit) => !hit.complete);
    const content = [];
    if (complete.length > 0) content.push(this.list(complete, result));
    if (complete.length > 0 && others.length > 0) {
      content.push(element('p', { class: 'divider' }, this.words.say('some_words')));
    }
    if (others.length > 0) content.push(this.list(others, result));
    if (result.hits.length >= this.limit) content.push(this.button('more', () => this.showMore()));
    this.show(this.countOf(result), ...content);
  }

  /** @param {SearchResult} result */
  countOf({ completeCount, completeCountExact }) {
    if (completeCount === 0 && completeCountExact) return this.words.say('none_has_all');
    return this.words.count(completeCountExact ? 'results' : 'results_at_least', completeCount, this.language);
  }

  /**
   * @param {Hit[]} hits
   * @param {SearchResult} result
   */
  list(hits, result) {
    const items = hits.map((hit) => this.view.show(hit, result));
    return element('ol', { class: 'hits', 'aria-label': this.words.say('results_label') }, ...items);
  }

  showNothing() {
    const advice = element('p', {}, this.words.say('nothing_advice'));
    if (!this.asked.language) return this.show(this.words.say('nothing'), advice);
    const everywhere = this.button('search_everywhere', () => {
      const all = this.form.querySelector('input[name="lang"][value=""]');
      if (all instanceof HTMLInputElement) all.checked = true;
      this.askNow();
    });
    this.show(this.words.say('nothing_here'), advice, everywhere);
  }

  /** @param {unknown} error  Never shown as if nothing had been found. */
  showError(error) {
    const kind = error instanceof SearchError ? error.kind : 'unknown';
    if (kind === 'unknown') console.error(error);
    const offline = kind === 'unreachable' && !navigator.onLine;
    const again = () => (kind === 'outdated' ? location.reload() : this.search());
    this.show(this.words.say(offline ? 'error_offline' : `error_${kind}`), this.button('retry', again));
  }

  async showMore() {
    const shown = this.titles().length;
    this.limit += HITS_AT_ONCE;
    await this.search();
    this.titles()[shown]?.focus();
  }

  /**
   * @param {string} word
   * @param {() => void} press
   */
  button(word, press) {
    const made = element('button', { type: 'button' }, this.words.say(word));
    made.addEventListener('click', press);
    return made;
  }

  /** @returns {HTMLAnchorElement[]} */
  titles() {
    return [...this.results.querySelectorAll('a')].filter((link) => link.closest('h2') !== null);
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    // A key that an input method takes is none of ours; 229 is how some of them say so.
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target instanceof Element ? event.target : document.body;
    const inField = target.closest('input, textarea, select, [contenteditable]') !== null;
    if (event.key === '/' && !inField) return this.take(event, () => this.focusInput());
    if (target !== this.input && !this.results.contains(target)) return;
    if (event.key === 'ArrowDown') this.take(event, () => this.move(target, 1));
    if (event.key === 'ArrowUp' && target !== this.input) this.take(event, () => this.move(target, -1));
    if (event.key === 'Escape') this.take(event, () => this.clear(target));
  }

  /**
   * @param {KeyboardEvent} event
   * @param {() => void} act
   */
  take(event, act) {
    event.preventDefault();
    act();
  }

  focusInput() {
    this.input.focus();
    this.input.select();
  }

  /**
   * From the field to the first result, from result to result, and from the first back to the field.
   * @param {Element} from
   * @param {1 | -1} step
   */
  move(from, step) {
    const titles = this.titles();
    const own = from.closest('.hit')?.querySelector('h2 a');
    const next = titles.findIndex((title) => title === own) + step;
    if (next < 0) this.input.focus();
    else titles[Math.min(next, titles.length - 1)]?.focus();
  }

  /**
   * In the field, empties it; in the results, leads back to it.
   * @param {Element} target
   */
  clear(target) {
    if (target !== this.input) return this.input.focus();
    this.input.value = '';
    this.askNow();
  }
}

new SearchPage().start();
