import { element } from './element.js';

/** @typedef {import('./suggestions.js').Suggestion} Suggestion */

/**
 * A field with a list of suggestions, as the combobox pattern of WAI-ARIA has it: the focus stays in the field, which
 * says which suggestion is meant. What an input method is in the middle of is none of its business.
 */
export class Combobox {
  #input;
  #list;
  #say;
  #pick;
  /** @type {Suggestion[]} */
  #suggestions = [];
  #active = -1;

  /**
   * @param {HTMLInputElement} input
   * @param {HTMLElement} list  empty, with an id
   * @param {string} label  of the list
   * @param {(kind: Suggestion['kind']) => string} say  what a suggestion of that kind is called; '' for nothing
   * @param {(suggestion: Suggestion) => void} pick
   */
  constructor(input, list, label, say, pick) {
    this.#input = input;
    this.#list = list;
    this.#say = say;
    this.#pick = pick;
    const attributes = { role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id };
    for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', label);
    // The field keeps the focus while the list is pressed.
    list.addEventListener('pointerdown', (event) => event.preventDefault());
    list.addEventListener('click', (event) => {
      const option = event.target instanceof Element ? event.target.closest('[role=option]') : null;
      if (option) this.#choose([...list.children].indexOf(option));
    });
    input.addEventListener('blur', () => this.close());
  }

  get open() {
    return this.#suggestions.length > 0;
  }

  /** @param {Suggestion[]} suggestions  none: closes the list */
  show(suggestions) {
    const meant = this.#suggestions[this.#active]?.text;
    this.#suggestions = suggestions;
    this.#list.replaceChildren(...suggestions.map((suggestion, i) => this.#option(suggestion, i)));
    this.#list.hidden = !this.open;
    this.#input.setAttribute('aria-expanded', String(this.open));
    this.#activate(meant === undefined ? -1 : suggestions.findIndex(({ text }) => text === meant));
  }

  close() {
    this.show([]);
  }

  /**
   * Takes a key that is meant for the list.
   * @param {KeyboardEvent} event
   * @returns {boolean}  whether it was
   */
  takesKey(event) {
    const { key } = event;
    if (!this.open) return false;
    const count = this.#suggestions.length;
    // One place more than there are suggestions: the field itself.
    if (key === 'ArrowDown') this.#activate(this.#active + 1 < count ? this.#active + 1 : -1);
    else if (key === 'ArrowUp') this.#activate(this.#active < 0 ? count - 1 : this.#active - 1);
    else if (key === 'Escape') this.close();
    else if (key === 'Enter' && this.#active >= 0) this.#choose(this.#active);
    else {
      if (key === 'Home' || key === 'End') this.#activate(-1); // and the caret moves
      return false;
    }
    return true;
  }

  /** @param {number} at */
  #choose(at) {
    const suggestion = this.#suggestions[at];
    this.close();
    if (suggestion) this.#pick(suggestion);
  }

  /** @param {number} at  -1: the field itself */
  #activate(at) {
    this.#active = at;
    [...this.#list.children].forEach((option, i) => option.setAttribute('aria-selected', String(i === at)));
    const option = this.#list.children[at];
    if (option) this.#input.setAttribute('aria-activedescendant', option.id);
    else this.#input.removeAttribute('aria-activedescendant');
    option?.scrollIntoView({ block: 'nearest' });
  }

  /**
   * @param {Suggestion} suggestion
   * @param {number} i
   */
  #option({ kind, text }, i) {
    const name = this.#say(kind);
    const option = element('li', { role: 'option', id: `${this.#list.id}-${i}` }, element('span', {}, text));
    if (name) option.append(' ', element('span', { class: 'kind' }, name));
    return option;
  }
}
