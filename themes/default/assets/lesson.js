// What a lesson does beyond being read: contents that follow the reading, links to its sections, code to copy.
'use strict';
{
const body = /** @type {HTMLElement} */ (document.querySelector('.body'));
const contents = /** @type {HTMLDetailsElement | null} */ (document.querySelector('details.contents'));

// Contents: open beside the text where there is room, else they drop from the bar when asked for.

const roomy = window.matchMedia('(min-width: 64rem)');
const dropsDown = () => !roomy.matches || document.body.classList.contains('beside-on');

function settleContents() {
  if (contents) contents.open = !dropsDown();
}

function closeContents() {
  if (contents?.open && dropsDown()) contents.open = false;
}

/** The links of the contents by the headings that they lead to, in order. @type {Map<Element, HTMLAnchorElement>} */
const links = new Map();
for (const link of contents?.querySelectorAll('a') ?? []) {
  const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (heading) links.set(heading, link);
}

/** Marks the section that is being read: the last one that has begun above a line in the upper part of the window. */
function markCurrent() {
  const begun = [...links.keys()].filter((heading) => heading.getBoundingClientRect().top < window.innerHeight / 3);
  const current = links.get(begun[begun.length - 1]);
  for (const link of links.values()) {
    if (link === current) link.setAttribute('aria-current', 'location');
    else link.removeAttribute('aria-current');
  }
  if (current) showInList(current);
}

/** Long contents scroll by themselves, without the page. @param {HTMLElement} link */
function showInList(link) {
  const list = link.closest('details, nav');
  for (const box of [list, list?.querySelector('nav')]) {
    if (!box || box.scrollHeight <= box.clientHeight) continue;
    const past = link.getBoundingClientRect().bottom - box.getBoundingClientRect().bottom;
    const before = box.getBoundingClientRect().top - link.getBoundingClientRect().top;
    if (past > 0 || before > 0) box.scrollTop += past > 0 ? past + box.clientHeight / 3 : -before - box.clientHeight / 3;
  }
}

if (contents) {
  settleContents();
  roomy.addEventListener('change', settleContents);
  const observer = new IntersectionObserver(markCurrent, { rootMargin: '0px 0px -66% 0px', threshold: [0, 1] });
  for (const heading of links.keys()) observer.observe(heading);
  contents.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('a')) closeContents();
  });
  contents.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !contents.open || !dropsDown()) return;
    contents.open = false;
    contents.querySelector('summary')?.focus();
  });
  document.addEventListener('click', (event) => {
    if (event.target instanceof Node && !contents.contains(event.target)) closeContents();
  });
}

// Sections and code.

const announcer = document.createElement('p');
announcer.className = 'visually-hidden';
announcer.setAttribute('role', 'status');
body.after(announcer);

/** @param {Element} heading */
function addAnchor(heading) {
  const link = document.createElement('a');
  link.className = 'anchor';
  link.href = `#${encodeURIComponent(heading.id)}`;
  link.setAttribute('aria-label', `${body.dataset.section}: ${heading.textContent}`);
  heading.append(link);
}

/** @param {HTMLElement} pre */
function addCopyButton(pre) {
  const box = document.createElement('div');
  box.className = 'code';
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.lang = document.documentElement.lang;
  button.textContent = body.dataset.copy ?? '';
  button.addEventListener('click', () => void copy(pre, button));
  pre.replaceWith(box);
  box.append(pre, button);
  if (pre.scrollWidth > pre.clientWidth) pre.tabIndex = 0; // so that it can be scrolled by keyboard
}

/** @param {HTMLElement} pre @param {HTMLButtonElement} button */
async function copy(pre, button) {
  const copied = await putOnClipboard(pre).catch(() => false);
  const words = (copied ? body.dataset.copied : body.dataset.copyFailed) ?? '';
  button.textContent = announcer.textContent = words;
  setTimeout(() => {
    button.textContent = body.dataset.copy ?? '';
    announcer.textContent = '';
  }, 2000);
}

/** Where the clipboard is kept from pages, as on hosts without TLS, the text is selected and copied as by hand. */
async function putOnClipboard(/** @type {HTMLElement} */ pre) {
  const text = (pre.textContent ?? '').replace(/\n$/, '');
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return true;
  }
  const selection = getSelection();
  selection?.selectAllChildren(pre);
  return document.execCommand('copy');
}

/** Of what is shown now: the other write-up may come later. */
function dress() {
  for (const heading of body.querySelectorAll(':is(h2, h3, h4, h5, h6)[id]')) {
    if (!heading.querySelector('.anchor')) addAnchor(heading);
  }
  for (const pre of body.querySelectorAll('pre')) {
    if (!pre.closest('.code')) addCopyButton(pre);
  }
}

dress();
body.addEventListener('rearranged', () => {
  dress();
  settleContents();
});
}
