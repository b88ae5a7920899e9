/**
 * @typedef {import('./filters.js').Filters} Filters
 * @typedef {import('./filters.js').Kind} Kind
 * @typedef {'' | 'newest' | 'oldest'} Sort
 * @typedef {{text: string, language: string, filters: Filters, sort: Sort, exact: boolean, limit: number}} Asked
 */

import { areFiltersSet, KINDS, NO_FILTERS } from './filters.js';

export const LESSONS_AT_ONCE = 10;
/** An address that asks for more is not believed. */
const MAX_LESSONS = 1000;
const MAX_VALUES = 50;

/** What is asked for: the state of the search page, which its address holds. Never changed, only replaced. */
export class Question {
  /** @param {Partial<Asked>} [asked] */
  constructor({ text = '', language = '', filters, sort = '', exact = false, limit = LESSONS_AT_ONCE } = {}) {
    this.text = text;
    /** Of the results; '' for all. */
    this.language = language;
    /** @type {Filters} */
    this.filters = filters ?? NO_FILTERS;
    this.sort = sort;
    /** Only the words themselves, without what they lead to. */
    this.exact = exact;
    /** So many lessons are shown. */
    this.limit = limit;
  }

  /** @param {string} query  of an address: `?q=words&lang=en&year=2021&sort=newest&exact=1&show=20` */
  static fromAddress(query) {
    const parameters = new URLSearchParams(query);
    const valuesOf = (/** @type {Kind} */ kind) => [...new Set(parameters.getAll(kind))].filter(Boolean).slice(0, MAX_VALUES);
    const sort = parameters.get('sort');
    const steps = Math.ceil(Number(parameters.get('show')) / LESSONS_AT_ONCE);
    return new Question({
      text: parameters.get('q') ?? '',
      language: parameters.get('lang') ?? '',
      filters: { course: valuesOf('course'), year: valuesOf('year'), guest: valuesOf('guest'), tag: valuesOf('tag') },
      sort: sort === 'newest' || sort === 'oldest' ? sort : '',
      exact: parameters.get('exact') === '1',
      limit: Math.min(steps > 0 ? steps * LESSONS_AT_ONCE : LESSONS_AT_ONCE, MAX_LESSONS),
    });
  }

  get empty() {
    return this.text.trim() === '' && !areFiltersSet(this.filters);
  }

  get filterCount() {
    return KINDS.reduce((sum, kind) => sum + this.filters[kind].length, 0);
  }

  /** Another that differs in this. What is new is shown from its beginning. @param {Partial<Asked>} change */
  with(change) {
    return new Question({ ...this, limit: LESSONS_AT_ONCE, ...change });
  }

  /** With a filter that was not set, or without one that was. @param {Kind} kind @param {string} value */
  toggled(kind, value) {
    const values = this.filters[kind];
    const others = values.filter((other) => other !== value);
    return this.with({ filters: { ...this.filters, [kind]: others.length < values.length ? others : [...values, value] } });
  }

  /** @param {Question} other */
  equals(other) {
    return this.text === other.text && this.address('') === other.address('');
  }

  /** @param {string} path  of the search page */
  address(path) {
    const parameters = new URLSearchParams();
    if (this.text.trim() !== '') parameters.set('q', this.text);
    if (this.language) parameters.set('lang', this.language);
    for (const kind of KINDS) for (const value of this.filters[kind]) parameters.append(kind, value);
    if (this.sort) parameters.set('sort', this.sort);
    if (this.exact) parameters.set('exact', '1');
    if (this.limit > LESSONS_AT_ONCE) parameters.set('show', String(this.limit));
    const query = parameters.toString();
    return path + (query ? `?${query}` : '');
  }
}
