/** Greater than every day of `dates.js`. */
const BEYOND_DAYS = 2 ** 23;

/**
 * What puts lessons in the order of their dates: of several the last one; those without one come at the end.
 * @param {Uint32Array} days  by document
 * @param {Uint32Array} lessons  likewise
 * @param {boolean} oldestFirst
 * @returns {Float64Array}  by document, the same for all of a lesson; the greater the earlier it comes
 */
export function dateKeys(days, lessons, oldestFirst) {
  /** @type {Map<number, number>} */
  const last = new Map();
  days.forEach((day, document) => last.set(lessons[document], Math.max(day, last.get(lessons[document]) ?? 0)));
  return Float64Array.from(days, (_, document) => {
    const day = last.get(lessons[document]) ?? 0;
    return oldestFirst && day > 0 ? BEYOND_DAYS - day : day;
  });
}
