/**
 * Why a search could not be answered. It never means 'nothing found'.
 *  - `unreachable`: the network or the host does not answer, or with an error; trying again may help.
 *  - `damaged`: a file arrived and is not the one that was published.
 *  - `outdated`: page and web index are not of one publish: the site is being, or has been, published anew, and the page
 *    should be loaded again.
 *  - `unsupported`: this browser cannot read compressed files.
 * @typedef {'unreachable' | 'damaged' | 'outdated' | 'unsupported'} SearchErrorKind
 */

export class SearchError extends Error {
  /**
   * @param {SearchErrorKind} kind
   * @param {string} file  below the web index
   * @param {string} detail  for developers; readers are told by `kind`
   * @param {unknown} [cause]
   */
  constructor(kind, file, detail, cause) {
    super(`${file}: ${detail}`, { cause });
    this.name = 'SearchError';
    this.kind = kind;
    this.file = file;
  }
}
