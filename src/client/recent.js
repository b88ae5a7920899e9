const MAX_SEARCHES = 10;

/**
 * The searches that were made on this device, the last one first. They stay on it; where a browser keeps nothing, they
 * last as long as the page.
 */
export class RecentSearches {
  #storage;
  #key;
  /** @type {string | null} */
  #kept = null;

  /**
   * @param {() => Storage} storage  may fail: readers may have forbidden it
   * @param {string} root  the address of the site, which may share its host with others
   */
  constructor(storage, root) {
    this.#storage = storage;
    this.#key = `lectern searches ${root}`;
  }

  /** @returns {string[]} */
  list() {
    try {
      const searches = JSON.parse(this.#read() ?? '[]');
      return Array.isArray(searches) ? searches.filter((text) => typeof text === 'string').slice(0, MAX_SEARCHES) : [];
    } catch {
      return []; // not what this page wrote: written over by the next search
    }
  }

  /** @param {string} search */
  add(search) {
    const text = search.trim();
    if (text) this.#write(JSON.stringify([text, ...this.list().filter((other) => other !== text)].slice(0, MAX_SEARCHES)));
  }

  clear() {
    this.#write(null);
  }

  #read() {
    try {
      return this.#storage().getItem(this.#key) ?? this.#kept;
    } catch {
      return this.#kept;
    }
  }

  /** @param {string | null} text */
  #write(text) {
    this.#kept = text;
    try {
      if (text === null) this.#storage().removeItem(this.#key);
      else this.#storage().setItem(this.#key, text);
    } catch {
      // Forbidden, or full: the page knows it as long as it stands.
    }
  }
}
