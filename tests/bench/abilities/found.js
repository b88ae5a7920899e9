/**
 * Which questions are answered.
 * @param {Pick<import('./queries.js').Ability, 'all' | 'questions'>} ability
 * @param {string[][]} found  lessons, of each question
 */
export const areFound = ({ all, questions }, found) =>
  questions.map(({ right }, i) => (all ? found[i].length > 0 && found[i].every((lesson) => right.has(lesson)) : found[i].some((lesson) => right.has(lesson))));
