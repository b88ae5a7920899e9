import { placesIn } from './chunks.js';
import { MAYBE, stateOf, YES, NO } from './matching.js';
import { cardHolds } from './passages.js';
import { bestPassage } from './scoring.js';

/**
 * @typedef {import('./edition.js').Edition} Edition
 * @typedef {import('./edition.js').Ready} Ready
 * @typedef {import('./matching.js').Condition} Condition
 * @typedef {import('./matching.js').Phrase} Phrase
 * @typedef {import('./passages.js').Card} Card
 * @typedef {import('./scoring.js').ImpliedTerm} ImpliedTerm
 * @typedef {import('./scoring.js').PostingsOf} PostingsOf
 */

/**
 * What was read of a document.
 * @typedef {object} Notes
 * @property {number} places  bit 0: the facts; bit n: passage n; passages that there are not count as read
 * @property {Set<Phrase>} phrases  that were found there
 */

/** Reads passages for one query, and tells from them where its phrases stand. */
export class Reading {
  #edition;
  #phrases;
  #weights;
  #impliedBy;
  #postingsOf;
  #ready;
  /** @type {Map<number, Notes>} */
  #notes = new Map();

  /**
   * @param {Edition} edition
   * @param {Phrase[]} phrases
   * @param {ReadonlyMap<string, number>} weights  by term
   * @param {(document: number) => ImpliedTerm[]} impliedBy
   * @param {PostingsOf} postingsOf
   * @param {Ready} ready
   */
  constructor(edition, phrases, weights, impliedBy, postingsOf, ready) {
    this.#edition = edition;
    this.#phrases = phrases;
    this.#weights = weights;
    this.#impliedBy = impliedBy;
    this.#postingsOf = postingsOf;
    this.#ready = ready;
  }

  /**
   * The card of a document, with the best of its passages.
   * @param {number} document
   * @param {number} [among]  those that may be it; none: all
   * @returns {Promise<Card>}
   */
  async card(document, among = 0) {
    const { manifest, table } = this.#edition;
    const passage = bestPassage(document, among, this.#weights, this.#impliedBy(document), manifest, this.#postingsOf);
    const card = await this.#edition.passage(document, passage, this.#ready);
    const notes = this.#notesOf(document);
    notes.places |= 1 | (1 << passage) | ~(2 ** (card.passageCount + 1) - 1);
    for (const phrase of this.#phrases) {
      if (placesIn(phrase.postings, document) && cardHolds(card, phrase.item, table)) notes.phrases.add(phrase);
    }
    return card;
  }

  /**
   * What is known by now.
   * @param {Condition} condition
   * @param {number} document
   */
  state(condition, document) {
    return this.#notes.has(document) ? this.#decide(condition, document, []) : condition.states[document];
  }

  /**
   * Reads on until it is known.
   * @param {Condition} condition
   * @param {number} document
   * @returns {Promise<boolean>}
   */
  async holds(condition, document) {
    this.#notesOf(document); // others of its lesson may decide
    for (;;) {
      /** @type {number[]} */
      const open = [];
      const state = this.#decide(condition, document, open);
      if (state !== MAYBE) return state === YES;
      const [next] = open;
      await this.card(next, this.#phrases.reduce((places, phrase) => places | this.#unread(phrase, next), 0));
    }
  }

  /**
   * @param {Condition} condition
   * @param {number} document
   * @param {number[]} open  gets the documents that have to be read
   */
  #decide(condition, document, open) {
    return stateOf(condition, document, (phrase, of) => {
      if (this.#notes.get(of)?.phrases.has(phrase)) return YES;
      if (!this.#unread(phrase, of)) return NO;
      open.push(of);
      return MAYBE;
    });
  }

  /** @param {number} document */
  #notesOf(document) {
    const notes = this.#notes.get(document) ?? { places: 0, phrases: new Set() };
    this.#notes.set(document, notes);
    return notes;
  }

  /**
   * Where the phrase may stand still: places as in postings.
   * @param {Phrase} phrase
   * @param {number} document
   */
  #unread(phrase, document) {
    const notes = this.#notes.get(document);
    return notes?.phrases.has(phrase) ? 0 : placesIn(phrase.postings, document) & ~(notes?.places ?? 0);
  }
}
