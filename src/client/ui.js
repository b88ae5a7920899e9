// The search page: what is typed goes to the searcher, what it finds goes onto the page, and nothing else touches either.
// The page is there once, and so is its state, here.

import { element, hitView } from './hit_view.js';
import { Question } from './question.js';
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
const HITS_AT_ONCE = 10;

const place = byId('search', HTMLElement);
const input = byId('search-input', HTMLInputElement);
const status = byId('search-status', HTMLElement);
const results = byId('search-results', HTMLElement);
const form = /** @type {HTMLFormElement} */ (input.form);
const { index = '', entry, root = '', language: readerLanguage = '' } = place.dataset;
const words = new Words(JSON.parse(byId('search-words', HTMLElement).textContent ?? '{}'));
const view = hitView(words, root, readerLanguage);
const pageTitle = document.title;

/** @type {Promise<Searcher> | null} */
let searcher = null;
let asked = new Question('', '');
let limit = HITS_AT_ONCE;
/** Counts searches, so that a reply knows whether it is still wanted. */
let latest = 0;
let typingTimer = 0;
/** Ends the typing pause. */
let goOn = () => {};
/** Whether the present entry of the history is a search that the reader can go back to, not one being typed. */
let settled = false;

input.addEventListener('input', (event) => {
  if (!(event instanceof InputEvent && event.isComposing)) askSoon();
});
input.addEventListener('compositionend', askSoon);
form.addEventListener('submit', (event) => {
  event.preventDefault();
  askNow();
  settled = true;
});
form.addEventListener('change', (event) => {
  if (event.target !== input) askNow();
});
document.addEventListener('keydown', onKey);
window.addEventListener('popstate', restore);
restore();
if (asked.empty) {
  input.focus();
  open().catch(() => {}); // whoever asks is told
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
  const question = Question.fromAddress(location.search);
  input.value = question.text;
  for (const choice of form.querySelectorAll('input[name="lang"]')) {
    if (choice instanceof HTMLInputElement) choice.checked = choice.value === question.language;
  }
  settled = !question.empty;
  ask(typed());
}

function typed() {
  const choice = form.querySelector('input[name="lang"]:checked');
  return new Question(input.value, choice instanceof HTMLInputElement ? choice.value : '');
}

function askSoon() {
  const question = typed();
  if (question.equals(asked)) return;
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
  ask(question, pause);
}

function askNow() {
  askSoon();
  goOn();
}

/**
 * Typing changes one entry of the history; a search that was settled before it stays an entry of its own.
 * @param {Question} question
 */
function writeAddress(question) {
  history[settled ? 'pushState' : 'replaceState'](null, '', question.address(location.pathname));
  settled = false;
}

/**
 * @param {Question} question
 * @param {Promise<void>} [pause]
 */
function ask(question, pause) {
  asked = question;
  limit = HITS_AT_ONCE;
  document.title = question.empty ? pageTitle : `${question.text.trim()} · ${pageTitle}`;
  if (!question.empty) return search(pause);
  latest += 1;
  show('');
}

/** @param {Promise<void>} [pause]  before anything is fetched */
async function search(pause) {
  const turn = ++latest;
  const { text, language } = asked;
  const notice = setTimeout(() => turn === latest && say(words.say('loading')), LOADING_NOTICE_MS);
  results.setAttribute('aria-busy', 'true');
  try {
    const opened = await open();
    const result = await opened.search(text, { limit, language, readerLanguage, ready: async () => pause });
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
function showResult(result) {
  const complete = result.hits.filter((hit) => hit.complete);
  const others = result.hits.filter((hit) => !hit.complete);
  if (result.hits.length === 0) return showNothing();
  const content = [];
  if (complete.length > 0) content.push(list(complete, result));
  if (content.length > 0 && others.length > 0) content.push(element('p', { class: 'divider' }, words.say('some_words')));
  if (others.length > 0) content.push(list(others, result));
  if (result.hits.length >= limit) content.push(button('more', showMore));
  show(countOf(result), ...content);
}

/** @param {SearchResult} result */
function countOf({ completeCount, completeCountExact }) {
  if (completeCount === 0 && completeCountExact) return words.say('none_has_all');
  return words.count(completeCountExact ? 'results' : 'results_at_least', completeCount, readerLanguage);
}

/**
 * @param {Hit[]} hits
 * @param {SearchResult} result
 */
function list(hits, result) {
  const items = hits.map((hit) => view(hit, result));
  return element('ol', { class: 'hits', 'aria-label': words.say('results_label') }, ...items);
}

function showNothing() {
  const advice = element('p', {}, words.say('nothing_advice'));
  if (!asked.language) return show(words.say('nothing'), advice);
  const everywhere = button('search_everywhere', () => {
    const all = form.querySelector('input[name="lang"][value=""]');
    if (all instanceof HTMLInputElement) all.checked = true;
    askNow();
  });
  show(words.say('nothing_here'), advice, everywhere);
}

/** @param {unknown} error  Never shown as if nothing had been found. */
function showError(error) {
  const kind = error instanceof SearchError ? error.kind : 'unknown';
  if (kind === 'unknown') console.error(error);
  const offline = kind === 'unreachable' && !navigator.onLine;
  const again = () => (kind === 'outdated' ? location.reload() : search());
  show(words.say(offline ? 'error_offline' : `error_${kind}`), button('retry', again));
}

async function showMore() {
  const shown = titles().length;
  limit += HITS_AT_ONCE;
  await search();
  titles()[shown]?.focus();
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

/** @returns {NodeListOf<HTMLElement>} */
function titles() {
  return results.querySelectorAll('h2 a');
}

/** The slash leads to the field, arrows lead through the results, Escape leads back. @param {KeyboardEvent} event */
function onKey(event) {
  // A key that an input method takes is none of ours; 229 is how some of them say so.
  if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
  const target = event.target instanceof Element ? event.target : document.body;
  const inInput = target === input;
  if (event.key === '/' && !target.closest('input')) {
    event.preventDefault();
    return input.select();
  }
  if (!inInput && !results.contains(target)) return;
  if (event.key === 'ArrowDown') move(target, 1);
  else if (event.key === 'ArrowUp' && !inInput) move(target, -1);
  else if (event.key === 'Escape') clear(inInput);
  else return;
  event.preventDefault();
}

/**
 * From the field to the first result, from result to result, and from the first back to the field.
 * @param {Element} from
 * @param {1 | -1} step
 */
function move(from, step) {
  const all = [...titles()];
  const own = from.closest('.hit')?.querySelector('h2 a');
  const next = all.findIndex((title) => title === own) + step;
  if (next < 0) input.focus();
  else all[Math.min(next, all.length - 1)]?.focus();
}

/** In the field, empties it; in the results, leads back to it. @param {boolean} inInput */
function clear(inInput) {
  if (!inInput) return input.focus();
  input.value = '';
  askNow();
}
