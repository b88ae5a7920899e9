// Asks a search page as a reader does. What runs in the page is given to it as text, and sees nothing of this module.

/** @typedef {import('./engines.js').Engine} Engine */
/** @typedef {import('./engines.js').Shown} Shown */
/** @typedef {import('./visit.js').Visit} Visit */

/**
 * In the page: resolves with what is shown as soon as the query is answered, and when that was.
 * @param {string} shownCode
 * @param {string} query
 * @returns {Promise<Shown & {at: number}>}  `at` in ms since the page's address was opened
 */
function waitInPage(shownCode, query) {
  const shown = /** @type {Engine['shown']} */ ((0, eval)(shownCode));
  return new Promise((resolve) => {
    const look = () => {
      const answer = shown(query);
      if (!answer) return;
      observer.disconnect();
      clearInterval(timer);
      resolve({ ...answer, at: performance.now() });
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
    const timer = setInterval(look, 50); // an address that changes is no mutation
    look();
  });
}

/**
 * In the page: types all of a text at once, as if pasted, as soon as there is where.
 * @param {string} selector
 * @param {string} text
 * @returns {Promise<void>}
 */
function typeInPage(selector, text) {
  return new Promise((resolve) => {
    const type = () => {
      const input = document.querySelector(selector);
      if (!(input instanceof HTMLInputElement)) return;
      observer.disconnect();
      input.focus();
      input.value = text;
      input.dispatchEvent(new InputEvent('input', { bubbles: true, data: text, inputType: 'insertText' }));
      resolve();
    };
    const observer = new MutationObserver(type);
    observer.observe(document, { childList: true, subtree: true });
    type();
  });
}

/** In the page: waits until its scripts have run, before which nothing hears what is typed. @returns {Promise<void>} */
function loadedInPage() {
  return new Promise((resolve) => {
    if (document.readyState === 'complete') resolve();
    else window.addEventListener('load', () => resolve());
  });
}

/**
 * In the page: types one character after the other.
 * @param {string} selector
 * @param {string[]} characters
 * @param {number} pauseMs  after each
 */
async function typeSlowlyInPage(selector, characters, pauseMs) {
  const input = /** @type {HTMLInputElement} */ (document.querySelector(selector));
  for (const data of characters) {
    input.value += data;
    input.dispatchEvent(new InputEvent('input', { bubbles: true, data, inputType: 'insertText' }));
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

const PATIENCE_MS = 60_000;

/**
 * Opens the search page and asks; returns when the answer stands on the screen.
 * @param {Visit} visit
 * @param {Engine} engine
 * @param {string} root  of the host
 * @param {string} language
 * @param {string} query
 */
export async function openAsking(visit, engine, root, language, query) {
  await visit.open(root + engine.address(language, query));
  if (!engine.asksByAddress) await visit.call(typeInPage, engine.input, query);
  return answered(visit, engine, query);
}

/**
 * Opens the search page and types as people do.
 * @param {Visit} visit
 * @param {Engine} engine
 * @param {string} root  of the host
 * @param {string} language
 * @param {string} query
 * @param {number} pauseMs  between two keystrokes
 */
export async function openTyping(visit, engine, root, language, query, pauseMs) {
  await visit.open(root + engine.address(language, ''));
  await visit.call(loadedInPage);
  await visit.call(typeInPage, engine.input, ''); // Pagefind begins to load when its field is entered
  await visit.quiet();
  await visit.call(typeSlowlyInPage, engine.input, [...query], pauseMs);
  return answered(visit, engine, query);
}

/**
 * Asks once more on the same page.
 * @param {Visit} visit
 * @param {Engine} engine
 * @param {string} query
 */
export async function askAgain(visit, engine, query) {
  await visit.call(typeInPage, engine.input, query);
  return answered(visit, engine, query);
}

/**
 * In the page: empties the field, waits until the results are gone, types, and waits for them.
 * @param {string} shownCode
 * @param {string} selector
 * @param {string} query
 * @returns {Promise<{keystroke: number, work: number}>}  in ms, see `timeAgain`
 */
async function timeInPage(shownCode, selector, query) {
  const shown = /** @type {Engine['shown']} */ ((0, eval)(shownCode));
  const input = /** @type {HTMLInputElement} */ (document.querySelector(selector));
  const setTimer = window.setTimeout;
  const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimer(resolve, ms));
  const type = (/** @type {string} */ text) => {
    input.value = text;
    input.dispatchEvent(new InputEvent('input', { bubbles: true, data: text, inputType: 'insertText' }));
  };
  input.focus();
  type('');
  while (shown(query)) await pause(10);
  await pause(50);

  let typingPauseEnd = 0;
  const spy = (/** @type {any} */ run, /** @type {number | undefined} */ ms, /** @type {any[]} */ ...args) =>
    setTimer(() => {
      typingPauseEnd ||= performance.now();
      run(...args);
    }, ms);
  window.setTimeout = /** @type {any} */ (spy);
  const start = performance.now();
  const end = await new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!shown(query)) return;
      observer.disconnect();
      resolve(performance.now());
    });
    observer.observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
    type(query);
  });
  window.setTimeout = setTimer;
  return { keystroke: end - start, work: end - (typingPauseEnd || start) };
}

/**
 * Asks once more on the same page, all that the answer needs being there, and takes the time from the keystroke to the
 * results: `keystroke` as it is, `work` without the pause for further keystrokes (the first timer that runs).
 * @param {Visit} visit
 * @param {Engine} engine
 * @param {string} query
 */
export function timeAgain(visit, engine, query) {
  return inTime(visit.call(timeInPage, `(${engine.shown})`, engine.input, query), `${engine.name}: ${query}`);
}

/**
 * @param {Visit} visit
 * @param {Engine} engine
 * @param {string} query
 */
function answered(visit, engine, query) {
  return inTime(visit.call(waitInPage, `(${engine.shown})`, query), `${engine.name}: ${query}`);
}

/**
 * @template T
 * @param {Promise<T>} answer
 * @param {string} what  that there is no answer to
 * @returns {Promise<T>}
 */
function inTime(answer, what) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer: ${what}`)), PATIENCE_MS);
  });
  return Promise.race([answer, /** @type {Promise<never>} */ (late)]).finally(() => clearTimeout(timer));
}
