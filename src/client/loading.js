import { SearchError } from './errors.js';

/**
 * What a search takes that goes further than its words.
 * @returns {Promise<typeof import('./further.js')>}  Fails with a SearchError.
 */
export function loadFurther() {
  return import('./further.js').catch((cause) => {
    throw new SearchError('unreachable', 'further.js', 'did not arrive', cause);
  });
}
