// The search page: what is typed goes to the searcher, what it finds goes onto the page, and nothing else touches either.
// The page is there once, and so is its state, here. What helps beyond that comes when results stand: see `extras.js`.

import { element } from './element.js';
import { hitView } from './hit_view.js';
import { loadFurther } from './loading.js';
import { LESSONS_AT_ONCE, Question } from './question.js';
import { openSearch, SearchError } from './search.js';
import { Words } from './words.js';

/** For scripts that search by themselves: this module is the beginning of the one file that is published. */
export { openSearch };

/** @typedef {import('./search.js').Hit} Hit */
/** @typedef {import('./search.js').Searcher} Searcher */
/** @typedef {import('./search.js').SearchResult} SearchResult */

/**
 * What is at hand is shown at every keystroke; only after this pause is anything fetched. Longer than most people take
 * from key to key: what half a word needs is not what the word needs.
 */
const TYPING_PAUSE_MS = 200;
const LOADING_NOTICE_MS = 200;
/** What helps beyond searching comes this long after the first results, so that it takes nothing from them. */
const EXTRAS_PAUSE_MS = 300;

const place = byId('search', HTMLElement);
const input = byId('search-input', HTMLInputElement);
const status = byId('search-status', HTMLElement);
const results = byId('search-results', HTMLElement);
const list = byId('search-suggestions', HTMLElement);
const tools = byId('search-tools', HTMLElement);
const form = /** @type {HTMLFormElement} */ (input.form);
const { index = '', entry, root = '', language: readerLanguage = '', styles } = place.dataset;
const words = new Words(JSON.parse(byId('search-words', HTMLElement).textContent ?? '{}'));
const view = hitView(words, root, readerLanguage);
const pageTitle = document.title;

/** @type {Promise<Searcher> | null} */
let searcher = null;
let asked = new Question();
/** Counts searches, so that a reply knows whether it is still wanted. */
let latest = 0;
let typingTimer = 0;
/** Ends the typing pause. */
let goOn = () => {};
/** Whether the present entry of the history is a search that the reader can go back to, not one being typed. */
let settled = false;
/** What was searched in earnest before the extras were there to remember it. */
let unremembered = '';
/** How far the page is to be scrolled once results stand: where the reader was. */
let scrolled = 0;
/** An input method is in the middle of something. */
let composing = false;

/** What the extras may see and do. */
const page = {
  ...{ input, list, form, results, status, tools, words, root, readerLanguage, styles },
  asked: () => asked,
  choose,
  settle,
  clear,
  /** Whether a reply to the present question is still wanted. */
  turn: () => latest,
  describe,
  button,
};
/** @typedef {typeof page} Page */

/** @type {import('./extras.js').Extras | undefined} */
let extras;

input.addEventListener('compositionstart', () => (composing = true));
input.addEventListener('compositionend', () => {
  composing = false;
  askSoon();
});
input.addEventListener('input', () => composing || askSoon());
form.addEventListener('submit', (event) => {
  event.preventDefault();
  if (!composing) settle();
});
form.addEventListener('change', ({ target }) => {
  if (target instanceof HTMLInputElement && target.name === 'lang') choose(asked.with({ language: target.value }));
});
window.addEventListener('popstate', restore);
// Results come after the page: only who knows when they stand can scroll to where the reader was.
history.scrollRestoration = 'manual';
restore();
if (asked.empty) {
  input.focus();
  open().then(() => equip(), () => {}); // whoever asks is told
}

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

/** Shows what the address asks for. */
function restore() {
  clearTimeout(typingTimer);
  asked = Question.fromAddress(location.search);
  input.value = asked.text;
  for (const choice of form.querySelectorAll('input[name="lang"]')) {
    if (choice instanceof HTMLInputElement) choice.checked = choice.value === asked.language;
  }
  settled = !asked.empty;
  showTitle(asked);
  scrolled = Number(history.state?.scroll) || 0;
  ask(asked);
}

/** The search is what the reader means: it stays an entry of the history. */
function settle() {
  askSoon();
  goOn();
  settled = true;
  if (extras) extras.settled();
  else unremembered = asked.text;
}

/** What narrows or orders results has changed: an entry of its own, after the one that is there. @param {Question} question */
function choose(question) {
  settled ||= !asked.empty;
  clearTimeout(typingTimer);
  goOn = () => {};
  writeAddress(question);
  restore();
}

/** Empties the field. */
function clear() {
  input.value = '';
  askSoon();
  goOn();
}

function askSoon() {
  const question = asked.with({ text: input.value });
  if (question.equals(asked.with({}))) return;
  clearTimeout(typingTimer);
  // Whoever waits for a question that is asked no more waits for ever.
  const pause = new Promise((/** @type {(nothing: void) => void} */ resolve) => {
    goOn = () => {
      clearTimeout(typingTimer);
      goOn = () => {};
      writeAddress(question);
      resolve();
    };
  });
  typingTimer = window.setTimeout(goOn, TYPING_PAUSE_MS);
  extras?.typed();
  ask(question, pause);
}

/**
 * Typing changes one entry of the history; a search that was settled before it stays an entry of its own.
 * @param {Question} question
 */
function writeAddress(question) {
  history[settled ? 'pushState' : 'replaceState'](null, '', question.address(location.pathname));
  settled = false;
  showTitle(question);
}

/** The page's title goes with its address: a browser takes longer to show it than to find what is at hand. @param {Question} question */
function showTitle({ text }) {
  document.title = text.trim() ? `${text.trim()} · ${pageTitle}` : pageTitle;
}

/**
 * @param {Question} question
 * @param {Promise<void>} [pause]
 */
function ask(question, pause) {
  asked = question;
  if (!question.empty) return search(pause);
  latest += 1;
  show('');
  extras?.blank();
}

/** @param {Promise<void>} [pause]  before anything is fetched */
async function search(pause) {
  const turn = ++latest;
  const notice = setTimeout(() => turn === latest && say(words.say('loading')), LOADING_NOTICE_MS);
  results.setAttribute('aria-busy', 'true');
  try {
    const opened = await open();
    const result = await opened.search(asked.text, { ...asked, readerLanguage, ready: async () => pause });
    if (turn === latest) showResult(result);
  } catch (error) {
    if (turn === latest) showError(error);
  }
  clearTimeout(notice);
  if (turn === latest) results.removeAttribute('aria-busy');
}

/** Opens the web index once; a failure is forgotten, so that trying again can succeed. */
function open() {
  searcher ??= openSearch(index, { manifest: entry }).catch((error) => {
    searcher = null;
    throw error;
  });
  return searcher;
}

/** Loads what helps. Searching does without it, so a failure says nothing, and is tried again with the next result. */
async function equip(pause = 0) {
  if (pause > 0 && asked.filterCount === 0) await new Promise((resolve) => setTimeout(resolve, pause));
  const made = await import('./extras.js').then((module) => module.equip(page)).catch(() => undefined);
  if (!made || extras) return;
  extras = made;
  extras.settled(unremembered);
  if (asked.empty) extras.blank();
}

/** @param {string} text */
function say(text) {
  status.textContent = text;
}

/**
 * @param {string} text  of the status
 * @param {...Node} content
 */
function show(text, ...content) {
  say(text);
  results.replaceChildren(...content);
}

/** @param {SearchResult} result */
async function showResult(result) {
  const turn = latest;
  const isLed = asked.exact || result.hits.some(({ via }) => via.length > 0);
  const help = isLed ? await loadFurther().catch(() => undefined) : undefined; // which came with the result
  if (turn !== latest) return;
  const complete = result.hits.filter((hit) => hit.complete || hit.through);
  const others = result.hits.filter((hit) => !complete.includes(hit));
  /** @type {HTMLElement[]} */
  const content = help ? [help.exactSwitch(asked, words)] : [];
  if (complete.length > 0) content.push(listOf(complete, result, help));
  if (complete.length > 0 && others.length > 0) content.push(element('p', { class: 'divider' }, words.say('some_words')));
  if (others.length > 0) content.push(listOf(others, result, help));
  if (result.hits.length >= asked.limit) content.push(button('more', showMore));
  if (result.hits.length > 0) show(countOf(result), ...content);
  else showNothing(...content);
  if (scrolled > 0) window.scrollTo(0, scrolled);
  scrolled = 0;
  if (!extras) await equip(EXTRAS_PAUSE_MS);
  if (turn === latest) extras?.shown(result);
}

/** @param {Pick<SearchResult, 'completeCount' | 'completeCountExact' | 'throughCount'>} result */
function countOf({ completeCount, completeCountExact, throughCount }) {
  const count = completeCount + throughCount;
  if (count === 0 && completeCountExact) return words.say('none_has_all');
  return words.count(completeCountExact ? 'results' : 'results_at_least', count, readerLanguage);
}

/**
 * @param {Hit[]} hits
 * @param {SearchResult} result
 * @param {typeof import('./further.js')} [help]
 */
function listOf(hits, result, help) {
  const items = hits.map((hit) => view(hit, result, help?.viaLine));
  return element('ol', { class: 'hits', 'aria-label': words.say('results_label') }, ...items);
}

/** @param {...HTMLElement} more  what leads on */
function showNothing(...more) {
  const { language, filterCount } = asked;
  if (filterCount > 0) return show(words.say('nothing_filtered'), ...more);
  const advice = element('p', {}, words.say('nothing_advice'));
  if (!language) return show(words.say('nothing'), advice, ...more);
  show(words.say('nothing_here'), advice, ...more, button('search_everywhere', () => choose(asked.with({ language: '' }))));
}

/** @param {unknown} error  Never shown as if nothing had been found. */
function showError(error) {
  const outdated = error instanceof SearchError && error.kind === 'outdated';
  show(describe(error), button('retry', () => (outdated ? location.reload() : search())));
}

/** @param {unknown} error */
function describe(error) {
  const kind = error instanceof SearchError ? error.kind : 'unknown';
  if (kind === 'unknown') console.error(error);
  const offline = kind === 'unreachable' && !navigator.onLine;
  return words.say(offline ? 'error_offline' : `error_${kind}`);
}

async function showMore() {
  const count = results.querySelectorAll('.hit').length;
  asked = asked.with({ limit: asked.limit + LESSONS_AT_ONCE });
  history.replaceState(history.state, '', asked.address(location.pathname));
  await search();
  /** @type {HTMLElement | undefined} */ (results.querySelectorAll('.hit h2 a')[count])?.focus();
}

/**
 * @param {string} word
 * @param {() => void} press
 */
function button(word, press) {
  const made = element('button', { type: 'button' }, words.say(word));
  made.addEventListener('click', press);
  return made;
}
