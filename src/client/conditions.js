/**
 * What a query asks of documents, answered as far as postings can: they tell which terms a document has, not whether
 * these stand side by side. So a condition knows where it may hold and where it certainly does; between the two, the
 * document's card decides.
 *
 * @typedef {import('./query.js').Item} Item
 *
 * @typedef {object} Condition
 * @property {Uint8Array} possible  by document; 0: it does not hold
 * @property {Uint8Array} certain  by document; 1: it holds
 * @property {(document: number, hasPhrase: (item: Item) => boolean) => boolean} decide  needed where only possible
 */

/**
 * @param {Condition} condition
 * @param {number} document
 * @param {(item: Item) => boolean} hasPhrase
 */
export function holds(condition, document, hasPhrase) {
  if (!condition.possible[document]) return false;
  return condition.certain[document] === 1 || condition.decide(document, hasPhrase);
}

/**
 * The document is marked.
 * @param {Uint8Array} mask
 * @returns {Condition}
 */
export function marked(mask) {
  return { possible: mask, certain: mask, decide: () => false };
}

/**
 * The document has the item's terms side by side; it can only where it has all of them.
 * @param {Uint8Array} haveAllTerms
 * @param {Item} item
 * @returns {Condition}
 */
export function sideBySide(haveAllTerms, item) {
  const certain = new Uint8Array(haveAllTerms.length);
  return { possible: haveAllTerms, certain, decide: (_, hasPhrase) => hasPhrase(item) };
}

/**
 * @param {Condition[]} conditions
 * @param {number} size  of masks
 * @returns {Condition}
 */
export function any(conditions, size) {
  if (conditions.length === 1) return conditions[0];
  return {
    possible: union(conditions.map(({ possible }) => possible), size),
    certain: union(conditions.map(({ certain }) => certain), size),
    decide: (document, hasPhrase) => conditions.some((condition) => holds(condition, document, hasPhrase)),
  };
}

/**
 * @param {Condition[]} conditions
 * @param {number} size  of masks
 * @returns {Condition}
 */
export function all(conditions, size) {
  if (conditions.length === 1) return conditions[0];
  return {
    possible: intersection(conditions.map(({ possible }) => possible), size),
    certain: intersection(conditions.map(({ certain }) => certain), size),
    decide: (document, hasPhrase) => conditions.every((condition) => holds(condition, document, hasPhrase)),
  };
}

/**
 * @param {Condition} condition
 * @returns {Condition}
 */
export function not(condition) {
  return {
    possible: complement(condition.certain),
    certain: complement(condition.possible),
    decide: (document, hasPhrase) => !holds(condition, document, hasPhrase),
  };
}

/** @param {Uint8Array[]} masks @param {number} size */
export function union(masks, size) {
  const out = new Uint8Array(size);
  for (const mask of masks) for (let i = 1; i < size; i++) out[i] |= mask[i];
  return out;
}

/** All documents when there are no masks. @param {Uint8Array[]} masks @param {number} size */
export function intersection(masks, size) {
  const out = new Uint8Array(size).fill(1, 1);
  for (const mask of masks) for (let i = 1; i < size; i++) out[i] &= mask[i];
  return out;
}

/** @param {Uint8Array} mask */
function complement(mask) {
  return mask.map((bit, i) => (i === 0 ? 0 : 1 - bit));
}
