// A lesson that was found by searching shows what it was found by. The links of the search page tell it behind their
// anchor, `#anchor?q=words&t=characters&w=other words`, so that no host gets to know it, and it does not stay in the address.

'use strict';
{
const script = /** @type {HTMLElement} */ (document.currentScript);

/** What the address or, after a reload, the history tells. */
function asked() {
  const [anchor, query] = location.hash.slice(1).split('?q=');
  if (query === undefined) return { anchor, fresh: false, ...history.state?.found };
  const told = new URLSearchParams(`q=${query}`);
  const found = { q: told.get('q') ?? '', t: told.get('t') ?? '', w: told.get('w') ?? '' };
  const here = location.pathname + location.search;
  // As if the link had led to the anchor alone: the browser scrolls there.
  if (anchor) location.replace(`${here}#${anchor}`);
  history.replaceState({ found }, '', here + (anchor && `#${anchor}`));
  return { anchor, fresh: true, ...found };
}

/** The first mark in the section that was meant, or of all. @param {HTMLElement[]} marks @param {string} anchor */
function firstMark(marks, anchor) {
  const heading = anchor && document.getElementById(decodeURIComponent(anchor));
  const after = (/** @type {HTMLElement} */ mark) => heading && heading.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING;
  return marks.find(after) ?? marks.find((mark) => mark.closest('.body')) ?? marks[0];
}

/** @param {HTMLElement} mark */
function bringIntoSight(mark) {
  const { top, bottom } = mark.getBoundingClientRect();
  if (top < 0 || bottom > window.innerHeight) mark.scrollIntoView({ block: 'center' });
}

/** A button, and the Escape key, take the marks away. @param {() => void} remove */
function offerRemoval(remove) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'clear-marks';
  button.textContent = script.dataset.clear ?? '';
  const clear = () => {
    remove();
    button.remove();
    document.removeEventListener('keydown', onKey);
    history.replaceState(null, '');
  };
  const onKey = (/** @type {KeyboardEvent} */ event) => {
    if (event.key === 'Escape' && !event.defaultPrevented && !event.isComposing) clear();
  };
  button.addEventListener('click', clear);
  document.addEventListener('keydown', onKey);
  document.body.append(button);
}

/** A lesson reads well without marks: where what finds them does not come, there are none. */
async function mark() {
  const { q, t, w, anchor, fresh } = asked();
  /** A site on a disk has its own: browsers load no modules from there. @type {(url: string) => Promise<any>} */
  const load = /** @type {any} */ (window).lecternImport ?? ((url) => import(url));
  const client = q && (await load(new URL(`${script.dataset.client}marks.js`, document.baseURI).href).catch(() => null));
  if (!client) return;
  const { marks, remove } = client.markPage(q, t, w ?? '');
  if (marks.length > 0) offerRemoval(remove);
  if (marks.length > 0 && fresh) bringIntoSight(firstMark(marks, anchor));
}
mark();
}
