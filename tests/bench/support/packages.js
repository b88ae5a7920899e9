/**
 * A package of npm's that only the benches install: types are checked without it.
 * @param {'flexsearch' | 'minisearch' | 'opencc-js'} name
 * @returns {Promise<any>}
 */
export const packageNamed = (name) => import(name);
