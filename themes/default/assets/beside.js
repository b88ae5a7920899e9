// Shows the write-up of a lesson in another language beside this one, section by section. Which language stands beside
// is in the address (`?beside=en`), so that it can be sent on, and remembered on the device for the next lesson. The
// links to the other languages lead to the same texts without this script.
'use strict';
{
const PARAMETER = 'beside';
const MEMORY = 'lectern-beside'; // the languages that were read side by side last, separated by a space

/**
 * What is shown of a write-up in another language. Its ids are made different from those of this page.
 * @typedef {{language: string, href: string, title: string, blocks: Element[]}} WriteUp
 */

const body = /** @type {HTMLElement} */ (document.querySelector('.body'));
const said = /** @type {HTMLElement} */ (document.querySelector('.said'));
const buttons = /** @type {HTMLButtonElement[]} */ ([...document.querySelectorAll('button[data-beside]')]);
const ownLanguage = document.documentElement.lang;
const ownNodes = [...body.childNodes];
const ownBlocks = [...body.children];

/** What the reader asked for last. @type {HTMLButtonElement | undefined} */
let wanted;

// The write-up in the other language.

/** @type {Map<string, Promise<WriteUp>>} */
const arriving = new Map();

/**
 * Asks for it once; a failure is forgotten, so that it can be asked for again.
 * @param {HTMLButtonElement} button
 */
function writeUpOf(button) {
  const language = String(button.dataset.beside);
  const known = arriving.get(language);
  if (known) return known;
  const asked = fetchWriteUp(new URL(String(button.dataset.href), location.href), language);
  arriving.set(language, asked);
  asked.catch(() => arriving.delete(language));
  return asked;
}

/** @param {URL} url @param {string} language @returns {Promise<WriteUp>} */
async function fetchWriteUp(url, language) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const blocks = [...(page.querySelector('.body')?.children ?? [])];
  if (blocks.length === 0) throw new Error(`${url} is not a lesson`);
  for (const block of blocks) moveHere(block, url, language);
  return { language, href: url.href, title: page.querySelector('h1')?.textContent ?? '', blocks };
}

/**
 * Ids that this page may have, too, get the language in front; what was said relative to the other page, and to its
 * ids, is said anew.
 * @param {Element} block
 * @param {URL} url
 * @param {string} language
 */
function moveHere(block, url, language) {
  const own = (/** @type {string} */ id) => `${language}_${id}`;
  for (const element of [block, ...block.querySelectorAll('*')]) {
    if (element.id) element.id = own(element.id);
    for (const name of ['aria-labelledby', 'aria-describedby']) {
      const ids = element.getAttribute(name);
      if (ids) element.setAttribute(name, ids.split(' ').map(own).join(' '));
    }
    for (const name of ['href', 'src', 'poster']) {
      const to = element.getAttribute(name);
      if (to) element.setAttribute(name, to.startsWith('#') ? `#${own(to.slice(1))}` : fromHere(new URL(to, url)));
    }
  }
}

/** Of this host, without its name: so links stay links within the site. @param {URL} url */
function fromHere(url) {
  const isNear = url.protocol === location.protocol && url.host === location.host;
  return isNear ? url.pathname + url.search + url.hash : url.href;
}

// The two in order.

/** A heading begins a section. @param {Element[]} blocks @returns {Element[][]} */
function sectionsOf(blocks) {
  /** @type {Element[][]} */
  const sections = [[]];
  for (const block of blocks) {
    if (isHeading(block)) sections.push([]);
    sections[sections.length - 1].push(block);
  }
  return sections;
}

/** @param {Element | undefined} block */
function isHeading(block) {
  return /^h[2-6]$/.test(block?.localName ?? '');
}

/** @param {Element[]} blocks */
function kinds(blocks) {
  return blocks.map((block) => block.localName).join(' ');
}

/**
 * Pairs of what stands side by side; nothing when the sections do not correspond: other levels, or not as many.
 * @param {Element[]} own
 * @param {Element[]} other
 */
function pairsOf(own, other) {
  const texts = [own, other].map((blocks) => sectionsOf(blocks.filter((block) => !block.matches('.footnotes'))));
  const [ownLevels, otherLevels] = texts.map((sections) => kinds(sections.slice(1).map(([heading]) => heading)));
  if (ownLevels !== otherLevels) return undefined;
  const pairs = texts[0].map((section, i) => [section, texts[1][i]]);
  pairs.push([own, other].map((blocks) => blocks.filter((block) => block.matches('.footnotes'))));
  return pairs.filter((pair) => pair.some((blocks) => blocks.length > 0));
}

/**
 * @param {Element[][]} pair
 * @param {string[]} languages
 */
function rowOf(pair, languages) {
  const row = document.createElement('div');
  row.className = 'pair';
  // Sections made of the same kinds of blocks are aligned block by block, others by their headings.
  const alike = kinds(pair[0]) === kinds(pair[1]);
  const headed = pair.every(([first]) => isHeading(first));
  row.style.setProperty('--rows', String(alike ? pair[0].length : headed ? 2 : 1));
  pair.forEach((blocks, i) => {
    const half = document.createElement('div');
    half.className = i === 0 ? 'half' : 'half other';
    half.lang = languages[i];
    const heads = alike ? blocks : headed ? blocks.slice(0, 1) : [];
    half.append(...heads);
    if (heads.length < blocks.length) {
      const rest = document.createElement('div');
      rest.append(...blocks.slice(heads.length));
      half.append(rest);
    }
    row.append(half);
  });
  return row;
}

/** @param {WriteUp} other */
function titleOf(other) {
  const title = document.createElement('p');
  title.className = 'other-title';
  title.lang = other.language;
  const link = document.createElement('a');
  link.href = other.href;
  link.hreflang = other.language;
  link.textContent = other.title;
  title.append(link);
  return title;
}

/**
 * Changes the page, and keeps in sight what is being read.
 * @param {() => void} change
 */
function keepPlace(change) {
  const line = parseFloat(getComputedStyle(document.documentElement).scrollPaddingBlockStart) || 0;
  const top = (/** @type {Element} */ block) => block.getBoundingClientRect().top;
  const read = ownBlocks.find((block) => block.getBoundingClientRect().bottom > line);
  const before = read ? top(read) : 0;
  document.documentElement.style.setProperty('overflow-anchor', 'none');
  change();
  if (read && (read !== ownBlocks[0] || before < line)) scrollBy(0, top(read) - before);
  requestAnimationFrame(() => document.documentElement.style.removeProperty('overflow-anchor'));
}

function takeApart() {
  document.querySelector('.other-title')?.remove();
  document.body.classList.remove('beside-on');
  body.replaceChildren(...ownNodes);
  body.dispatchEvent(new Event('rearranged'));
}

/** @param {WriteUp} other */
function putTogether(other) {
  const pairs = pairsOf(ownBlocks, other.blocks);
  const rows = (pairs ?? [[ownBlocks, other.blocks]]).map((pair) => rowOf(pair, [ownLanguage, other.language]));
  document.body.classList.add('beside-on');
  document.querySelector('.other-title')?.remove();
  document.querySelector('h1')?.after(titleOf(other));
  body.replaceChildren(...rows);
  body.dispatchEvent(new Event('rearranged'));
  return pairs !== undefined;
}

// What the reader wants.

/** @param {HTMLButtonElement | undefined} button */
async function show(button) {
  wanted = button;
  for (const each of buttons) {
    each.setAttribute('aria-pressed', String(each === button));
    each.removeAttribute('aria-busy');
  }
  tellAddresses(button?.dataset.beside);
  if (!button) {
    say('');
    keepPlace(takeApart);
    return;
  }
  say(button.dataset.loading);
  button.setAttribute('aria-busy', 'true');
  try {
    const other = await writeUpOf(button);
    if (wanted !== button) return;
    keepPlace(() => {
      if (putTogether(other)) say(button.dataset.shown);
      else say(button.dataset.differ, 'notice');
    });
  } catch {
    if (wanted === button) sayFailed(button);
  } finally {
    button.removeAttribute('aria-busy');
  }
}

/** What can be seen anyhow is only said. @param {string} [text] */
function say(text = '', look = 'visually-hidden') {
  said.className = `said ${look}`;
  said.textContent = text;
}

/** @param {HTMLButtonElement} button */
function sayFailed(button) {
  wanted = undefined;
  button.setAttribute('aria-pressed', 'false');
  const link = document.createElement('a');
  link.href = String(button.dataset.href);
  link.hreflang = link.lang = String(button.dataset.beside);
  link.textContent = button.dataset.name ?? '';
  say(`${button.dataset.failed} `, 'notice');
  said.append(link);
}

/** The address of this page, and of those that it leads to, says what stands beside. @param {string} [language] */
function tellAddresses(language) {
  const told = (/** @type {string} */ address, /** @type {string | undefined} */ beside) => {
    const url = new URL(address);
    if (beside) url.searchParams.set(PARAMETER, beside);
    else url.searchParams.delete(PARAMETER);
    return url.href;
  };
  if (told(location.href, language) !== location.href) history.replaceState(history.state, '', told(location.href, language));
  for (const link of document.querySelectorAll('.neighbours a, a[data-keep-section]')) {
    if (!(link instanceof HTMLAnchorElement)) continue;
    link.href = told(link.href, language && link.hreflang === language ? ownLanguage : language);
  }
}

/** A browser may refuse: then every page begins anew. @param {string | undefined} language */
function remember(language) {
  try {
    if (language) localStorage.setItem(MEMORY, `${ownLanguage} ${language}`);
    else localStorage.removeItem(MEMORY);
  } catch {
    // nothing is kept
  }
}

function remembered() {
  try {
    return (localStorage.getItem(MEMORY) ?? '').split(' ').filter(Boolean);
  } catch {
    return [];
  }
}

/** The button for what the address asks for, else for what was read last. */
function buttonToBegin() {
  const asked = new URL(location.href).searchParams.get(PARAMETER);
  const choices = [...(asked === null ? [] : [asked]), ...remembered()];
  const found = choices.map((language) => buttons.find((button) => button.dataset.beside === language)).find(Boolean);
  return found ?? (asked === null ? undefined : buttons[0]);
}

for (const button of buttons) {
  button.addEventListener('click', () => {
    const next = wanted === button ? undefined : button;
    remember(next?.dataset.beside);
    void show(next);
  });
}
const first = buttonToBegin();
if (first) void show(first);
}
