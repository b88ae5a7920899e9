import { element } from './element.js';

/**
 * @typedef {import('./corrections.js').Correction} Correction
 * @typedef {import('./words.js').Words} Words
 */

/** Offers what may have been meant: a link, which whoever does not see it hears of. */
export class CorrectionView {
  #words;
  #addressOf;
  #choose;
  place = element('p', { class: 'correction', role: 'status' });

  /**
   * @param {Words} words
   * @param {(text: string) => string} addressOf  a search
   * @param {(text: string, byKey: boolean) => void} choose
   */
  constructor(words, addressOf, choose) {
    this.#words = words;
    this.#addressOf = addressOf;
    this.#choose = choose;
  }

  /** @param {Correction | null} correction */
  show(correction) {
    if (!correction) return this.place.replaceChildren();
    const text = correction.map((part) => part.text).join('');
    const parts = correction.map((part) => (part.marked ? element('strong', {}, part.text) : part.text));
    const link = element('a', { href: this.#addressOf(text) }, ...parts);
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return; // elsewhere
      event.preventDefault();
      this.#choose(text, event.detail === 0);
    });
    const [before, after = ''] = this.#words.say('did_you_mean').split('{query}');
    this.place.replaceChildren(before, link, after);
  }
}
