// Where the reader is in a page, kept over loading it anew: relative to the nearest heading above, so that text that grew
// or shrank before it does not matter, and which folded parts are open.

const KEY = 'lectern-place';
const SETTLING_MS = 2000;

/**
 * @typedef {object} Place
 * @property {string} page
 * @property {number} left
 * @property {number} top
 * @property {string} anchor  The `id` of the last anchor at or above the top of the window; empty when there is none.
 * @property {number} below  How far below that anchor the top of the window is.
 * @property {boolean[]} open  Of each `<details>`.
 */

const foldable = () => [...document.querySelectorAll('details')];

/**
 * The last of the elements that begins at or above the top of the window.
 * @template {{top: number}} T
 * @param {T[]} anchors  By where they begin, from the window's top.
 * @returns {T | undefined}
 */
export function anchorAbove(anchors) {
  return anchors.filter(({ top }) => top <= 1).sort((a, b) => b.top - a.top)[0];
}

/** @returns {Place} */
function placeOfNow() {
  const headings = [...document.querySelectorAll('h1[id], h2[id], h3[id], h4[id], h5[id], h6[id], section[id]')];
  const anchor = anchorAbove(headings.map((element) => ({ id: element.id, top: element.getBoundingClientRect().top })));
  return {
    page: location.pathname + location.search,
    left: window.scrollX,
    top: window.scrollY,
    anchor: anchor?.id ?? '',
    below: anchor ? -anchor.top : 0,
    open: foldable().map((element) => element.open),
  };
}

export function savePlace() {
  sessionStorage.setItem(KEY, JSON.stringify(placeOfNow()));
  history.scrollRestoration = 'manual';
}

/** @param {Place} place */
function scrollTo({ left, top, anchor, below }) {
  const element = anchor ? document.getElementById(anchor) : null;
  const target = element ? element.getBoundingClientRect().top + window.scrollY + below : top;
  window.scrollTo({ left, top: target, behavior: 'instant' });
}

/**
 * Scrolls now, and again while the page is still growing (images, results of a search), unless the reader moves.
 * @param {Place} place
 */
function scrollUntilSettled(place) {
  const watcher = new ResizeObserver(() => scrollTo(place));
  const stop = () => {
    watcher.disconnect();
    history.scrollRestoration = 'auto';
  };
  watcher.observe(document.documentElement);
  for (const event of ['wheel', 'touchstart', 'keydown', 'pointerdown']) {
    window.addEventListener(event, stop, { once: true, passive: true });
  }
  setTimeout(stop, SETTLING_MS);
  scrollTo(place);
}

export function restorePlace() {
  const saved = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  if (saved === null) return;
  /** @type {Place} */
  const place = JSON.parse(saved);
  if (place.page !== location.pathname + location.search) return;
  const folds = foldable();
  if (folds.length === place.open.length) folds.forEach((element, i) => (element.open = place.open[i]));
  scrollUntilSettled(place);
}
