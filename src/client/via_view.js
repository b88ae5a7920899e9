import { element } from './element.js';

/**
 * What is said of hits that do not have what was asked themselves.
 *
 * @typedef {import('./implied.js').Via} Via
 * @typedef {import('./question.js').Question} Question
 * @typedef {import('./words.js').Words} Words
 */

/**
 * What led to a hit, as 'via 土壤 · soil'.
 * @param {Via[]} via  not empty
 * @param {Words} words
 * @param {string} language  of the page
 */
export function viaLine(via, words, language) {
  const names = new Intl.DisplayNames([language], { type: 'language' });
  const texts = via.map(({ asked, words: leading, language: other }) => {
    if (other) return words.say('via_language', { language: names.of(other) ?? other });
    return `${leading.join(words.say('name_separator')) || words.say('via_pinyin')} · ${asked}`;
  });
  return element('p', { class: 'facts', lang: language }, words.say('via', { via: texts.join('; ') }));
}

/**
 * A link to what has the words themselves, or back.
 * @param {Question} asked
 * @param {Words} words
 */
export function exactSwitch(asked, words) {
  const href = asked.with({ exact: !asked.exact }).address(location.pathname);
  const text = asked.exact ? words.say('not_only_words') : words.say('only_words');
  return element('p', { class: 'facts exact' }, element('a', { href }, text));
}
