/** What is asked for: the part of the search page's state that its address holds. */
export class Question {
  /**
   * @param {string} text
   * @param {string} language  of the results; '' for all
   */
  constructor(text, language) {
    this.text = text;
    this.language = language;
  }

  /** @param {string} query  of an address: `?q=words&lang=en` */
  static fromAddress(query) {
    const parameters = new URLSearchParams(query);
    return new Question(parameters.get('q') ?? '', parameters.get('lang') ?? '');
  }

  get empty() {
    return this.text.trim() === '';
  }

  /** @param {Question} other */
  equals(other) {
    return this.text === other.text && this.language === other.language;
  }

  /** @param {string} path  of the search page */
  address(path) {
    const parameters = new URLSearchParams();
    if (!this.empty) parameters.set('q', this.text);
    if (this.language) parameters.set('lang', this.language);
    const query = parameters.toString();
    return path + (query ? `?${query}` : '');
  }
}
