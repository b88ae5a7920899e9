import { analyze } from './analysis.js';

/**
 * The text of a card as the index sees it, in the parts that `src/index/parts.cc` indexes one by one.
 *
 * @typedef {import('./cards.js').Card} Card
 * @typedef {import('./query.js').Field} Field
 * @typedef {import('./query.js').Item} Item
 */

/**
 * The terms of one part and where they stand, with each single character of a run at its own place.
 * @typedef {object} Part
 * @property {string[]} terms
 * @property {number[]} positions  of each term
 */

/** Answers for one card. Parts are analysed when they are first asked for, and once. */
export class CardText {
  #table;
  /** @type {Map<string, Part>} */
  #parts = new Map();

  /**
   * @param {Card} card
   * @param {Map<string, string>} table  of the analysis
   */
  constructor(card, table) {
    this.card = card;
    this.#table = table;
  }

  /**
   * Whether some part has the item's terms side by side: what the index tells from positions.
   * @param {Item} item
   */
  has(item) {
    return textsOf(this.card, item.field).some((text) => standSideBySide(item, this.#part(text)));
  }

  /**
   * Those of `wanted` that stand in a heading or title.
   * @param {string} title
   * @param {ReadonlyMap<string, unknown>} wanted
   */
  termsOfTitle(title, wanted) {
    return new Set(this.#part(title).terms.filter((term) => wanted.has(term)));
  }

  /**
   * Those of `wanted` that stand in a text of several lines.
   * @param {string} text
   * @param {ReadonlyMap<string, unknown>} wanted
   */
  termsOfText(text, wanted) {
    return new Set(linesOf(text).flatMap((line) => this.#part(line).terms.filter((term) => wanted.has(term))));
  }

  /** @param {string} text */
  #part(text) {
    let part = this.#parts.get(text);
    if (!part) this.#parts.set(text, (part = placeTerms(text, this.#table)));
    return part;
  }
}

/**
 * The texts that `field` searches. A phrase lies within one of them.
 * @param {Card} card
 * @param {Field} field
 * @returns {string[]}
 */
function textsOf(card, field) {
  switch (field) {
    case 'title':
      return [card.title];
    case 'guest':
      return card.guests;
    case 'tag':
      return card.tags;
    case 'course':
      return [card.courseTitle, card.course];
    case 'any': {
      const sections = card.sections.flatMap(({ title, text }) => [title, ...linesOf(text)]);
      return [card.title, ...sections, ...card.guests, ...card.tags];
    }
  }
}

/** @param {string} text */
function linesOf(text) {
  return text.split('\n');
}

/**
 * @param {string} text
 * @param {Map<string, string>} table
 * @returns {Part}
 */
function placeTerms(text, table) {
  /** @type {Part} */
  const part = { terms: [], positions: [] };
  for (const { term, position, kind } of analyze(text, table)) {
    const characters = kind === 'ngram' ? [...term] : [];
    part.terms.push(term, ...characters);
    part.positions.push(position, ...characters.map((_, i) => position + i));
  }
  return part;
}

/**
 * @param {Item} item
 * @param {Part} part
 */
function standSideBySide({ terms, offsets }, part) {
  const wanted = new Set(terms);
  /** @type {Map<string, Set<number>>} */
  const places = new Map();
  part.terms.forEach((term, i) => {
    if (!wanted.has(term)) return;
    const known = places.get(term);
    if (known) known.add(part.positions[i]);
    else places.set(term, new Set([part.positions[i]]));
  });
  const firsts = places.get(terms[0]) ?? [];
  return [...firsts].some((first) => terms.every((term, i) => places.get(term)?.has(first + offsets[i])));
}
