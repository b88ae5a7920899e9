// What the benchmark must know about a search page: where it is, how it is asked, and when it has answered. The
// functions that look at a page run in it, and see nothing but the page.

/**
 * What stands on the screen once a query is answered.
 * @typedef {object} Shown
 * @property {string[]} paths  of the results, in order
 * @property {number} snippets  how many of them have one
 */

/**
 * @typedef {object} Engine
 * @property {string} name
 * @property {(language: string, query: string) => string} address  of the search page, asking for `query`, unless empty, if an address can
 * @property {boolean} asksByAddress  whether it can; else it is typed
 * @property {string} input  where one types, a selector
 * @property {(query: string) => Shown | null} shown  in the page: null until `query` is answered
 */

/** @type {Engine} */
export const lectern = {
  name: 'lectern',
  address: (language, query) => `${language}/search/${query && `?q=${encodeURIComponent(query)}`}`,
  asksByAddress: true,
  input: '#search-input',
  shown: (query) => {
    const place = document.querySelector('#search-results');
    const status = document.querySelector('#search-status')?.textContent?.trim();
    if (!place || place.hasAttribute('aria-busy')) return null;
    const hits = [...place.querySelectorAll('.hit')];
    // Links say what they were found for; where there are none, title and address do, after the pause for further keystrokes.
    const asked = hits[0]?.querySelector('a')?.hash.split('?')[1] ?? location.search;
    if (new URLSearchParams(asked).get('q') !== query || (hits.length === 0 && !status)) return null;
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

/** `course/lesson` of a page's path, which begins with its language. @param {string} path */
export const lessonOf = (path) => decodeURIComponent(path).split('/').filter(Boolean).slice(1).join('/');
