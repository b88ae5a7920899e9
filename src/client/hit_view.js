// What the search page shows of a lesson. All text enters the page as text nodes.

import { element } from './element.js';
import { makeSnippet, markMatches } from './snippet.js';

/** @typedef {import('./passages.js').Card} Card */
/** @typedef {import('./passages.js').Section} Section */
/** @typedef {import('./search.js').Hit} Hit */
/** @typedef {import('./search.js').SearchResult} SearchResult */
/** @typedef {import('./words.js').Words} Words */

const SNIPPET_CELLS = 200;

/**
 * Makes elements of what was found.
 * @param {Words} words
 * @param {string} root  the way to the site's root
 * @param {string} language  of the page
 * @returns {(hit: Hit, result: SearchResult, viaLine?: typeof import('./via_view.js').viaLine) => HTMLElement}  `viaLine` is
 *   needed where something led to some hit
 */
export function hitView(words, root, language) {
  const formats = formatsOf(language);
  setTimeout(formats);

  return ({ card, sections, alternates, via, standIns }, { query, table, text: asked, spellings }, viaLine) => {
    // What it was found by is marked there, too: see `marks.js`.
    const told = (/** @type {string} */ name, /** @type {string} */ text) => text && `&${name}=${encodeURIComponent(text)}`;
    const marks = asked.trim() && `?q=${encodeURIComponent(asked)}${told('t', spellings)}${told('w', standIns.join('\n'))}`;
    const parts = (/** @type {{text: string, marked: boolean}[]} */ texts) =>
      texts.map(({ text, marked }) => (marked ? element('mark', {}, text) : text));
    const link = (/** @type {string} */ title, /** @type {string} */ anchor) =>
      element('a', { href: hrefOf(root, card.url, anchor, marks) }, ...parts(markMatches(title, query, table, standIns)));

    const facts = element('p', { class: 'facts' }, element('span', {}, card.courseTitle));
    if (card.date) {
      const day = formats().dates.format(new Date(`${card.date}T00:00:00Z`));
      facts.append(element('time', { datetime: card.date, lang: language }, day));
    }
    if (card.guests.length > 0) facts.append(element('span', {}, card.guests.join(words.say('name_separator'))));

    const shown = element('li', { class: 'hit', lang: card.language }, element('h2', {}, link(card.title, '')), facts);
    if (viaLine && via.length > 0) shown.append(viaLine(via, words, language));
    const best = sections.map((section) => card.sections[section]);
    // From the best section, else from the beginning.
    const text = [...best, ...card.sections].find((section) => section.text)?.text;
    if (text) shown.append(element('p', { class: 'snippet' }, ...parts(makeSnippet(text, query, SNIPPET_CELLS, table, standIns))));
    const links = best.filter(({ anchor, title }) => anchor && title).map(({ anchor, title }) => element('li', {}, link(title, anchor)));
    if (links.length > 0) shown.append(element('ul', { class: 'sections' }, ...links));

    // At the same section where they have as many: the page that is led to sees to that.
    const place = sections.length > 0 ? placeOf(card, card.sections[sections[0]]) : 0;
    const anchor = place > 0 ? `section-${place}-of-${card.headingCount}` : '';
    const others = alternates.map((other) => {
      const name = formats().languageNames.of(other.language) ?? other.language;
      const href = hrefOf(root, other.url, anchor, marks);
      return element('a', { href, hreflang: other.language }, words.say('also_in', { language: name }));
    });
    if (others.length > 0) shown.append(element('p', { class: 'facts', lang: language }, ...others));
    return shown;
  };
}

/**
 * A browser takes longer to make the first of its kind than for all else of the page, so they are made while the page
 * waits for its first files.
 * @param {string} language
 */
function formatsOf(language) {
  /** @type {{dates: Intl.DateTimeFormat, languageNames: Intl.DisplayNames} | undefined} */
  let made;
  return () => {
    // Day before month, as the pages have it.
    made ??= {
      dates: new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'long', timeZone: 'UTC' }),
      languageNames: new Intl.DisplayNames([language], { type: 'language' }),
    };
    return made;
  };
}

/**
 * Which of the write-up's sections with an anchor it is, from 1; 0: none.
 * @param {Card} card
 * @param {Section} section
 */
function placeOf({ sections, headingsBefore }, section) {
  return section.anchor === '' ? 0 : headingsBefore + sections.filter(({ anchor }) => anchor).indexOf(section) + 1;
}

/**
 * @param {string} root
 * @param {string} url  from the site's root, unescaped
 * @param {string} anchor
 * @param {string} marks  behind the anchor
 */
function hrefOf(root, url, anchor, marks) {
  const page = root + url.split('/').map(encodeURIComponent).join('/');
  const file = location.protocol === 'file:' ? 'index.html' : ''; // a disk does not know which file a folder stands for
  const place = encodeURIComponent(anchor) + marks;
  return page + file + (place && `#${place}`);
}
