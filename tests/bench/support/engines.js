// What the benchmark must know about a search page: where it is, how it is asked, and when it has answered. The
// functions that look at a page run in it, and see nothing but the page.

/** @typedef {import('./visit.js').Visit} Visit */

/**
 * What stands on the screen once a query is answered.
 * @typedef {object} Shown
 * @property {string[]} paths  of the results, in order
 * @property {number} snippets  how many of them have one
 */

/**
 * @typedef {object} Engine
 * @property {string} name
 * @property {(language: string, query: string) => string} address  of the search page, asking for `query` if an address can
 * @property {boolean} asksByAddress  whether it can; else it is typed
 * @property {string} input  where one types, a selector
 * @property {(query: string) => Shown | null} shown  in the page: null until `query` is answered
 */

/** @type {Engine} */
export const lectern = {
  name: 'lectern',
  address: (language, query) => `${language}/search/?q=${encodeURIComponent(query)}`,
  asksByAddress: true,
  input: '#search-input',
  shown: (query) => {
    const place = document.querySelector('#search-results');
    const status = document.querySelector('#search-status')?.textContent?.trim();
    const asked = new URLSearchParams(location.search).get('q') ?? '';
    if (!place || place.hasAttribute('aria-busy') || asked.trim() !== query.trim()) return null;
    const hits = [...place.querySelectorAll('.hit')];
    if (hits.length === 0 && !status) return null;
    const paths = hits.map((hit) => new URL(hit.querySelector('a')?.href ?? '', location.href).pathname);
    return { paths, snippets: hits.filter((hit) => hit.querySelector('.snippet')).length };
  },
};

/** Its own page, as its documentation shows it; see pagefind.js. @type {Engine} */
export const pagefind = {
  name: 'pagefind',
  address: (language) => `pagefind-search/${language}/`,
  asksByAddress: false,
  input: '.pagefind-ui__search-input',
  shown: (query) => {
    const message = document.querySelector('.pagefind-ui__message')?.textContent ?? '';
    if (!message.includes(query.trim()) || document.querySelector('.pagefind-ui__loading')) return null;
    const results = [...document.querySelectorAll('.pagefind-ui__result')];
    const paths = results.map((result) => new URL(result.querySelector('a')?.href ?? '', location.href).pathname);
    return { paths, snippets: results.filter((result) => result.querySelector('.pagefind-ui__result-excerpt')).length };
  },
};

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
 * @param {Visit} visit
 * @param {Engine} engine
 * @param {string} query
 */
async function answered(visit, engine, query) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${engine.name} has not answered: ${query}`)), PATIENCE_MS);
  });
  const answer = visit.call(waitInPage, `(${engine.shown})`, query);
  return /** @type {typeof answer} */ (Promise.race([answer, late]).finally(() => clearTimeout(timer)));
}
