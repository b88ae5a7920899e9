// Results come after the page, so the browser cannot scroll back to them by itself. Each entry of the history remembers
// how far it was scrolled; `ui.js` scrolls there.

const PAUSE_MS = 100;

/** From now on, until the page is left. */
export function rememberScroll() {
  let timer = 0;
  window.addEventListener('scroll', () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => history.replaceState({ scroll: window.scrollY }, ''), PAUSE_MS);
  });
  window.addEventListener('popstate', () => clearTimeout(timer));
}
