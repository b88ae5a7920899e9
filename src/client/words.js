/** The words of the theme in the page's language, by key. */
export class Words {
  /** @param {Record<string, string>} entries */
  constructor(entries) {
    this.entries = entries;
  }

  /**
   * @param {string} key
   * @param {Record<string, string>} [values]  for what stands in braces
   */
  say(key, values = {}) {
    return (this.entries[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  }

  /**
   * In the form that `language` has for `count`: `<key>.one`, or `<key>.other`.
   * @param {string} key
   * @param {number} count
   * @param {string} language
   */
  count(key, count, language) {
    const form = new Intl.PluralRules(language).select(count);
    const own = `${key}.${form}` in this.entries ? form : 'other';
    return this.say(`${key}.${own}`, { count: new Intl.NumberFormat(language).format(count) });
  }
}
