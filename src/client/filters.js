/**
 * @typedef {'course' | 'year' | 'guest' | 'tag'} Kind
 * @typedef {Record<Kind, readonly string[]>} Filters  values of each kind: a lesson has any of them, of every kind that
 *   has some. Courses go by their folders
 */

/** @type {readonly Kind[]} */
export const KINDS = ['course', 'year', 'guest', 'tag'];

/** @type {Filters} */
export const NO_FILTERS = { course: [], year: [], guest: [], tag: [] };

/** @param {Filters} filters */
export function areFiltersSet(filters) {
  return KINDS.some((kind) => filters[kind].length > 0);
}
