/**
 * What people type, understood: the browser's side of `src/index/query.h`, held to `tests/vectors/query.json`.
 */

import { analyze, fold } from './analysis.js';

/** @typedef {Map<string, string>} Table  From `foldTable`. */
/** @typedef {import('./analysis.js').Token} Token */
/** @typedef {'any' | 'title' | 'guest' | 'tag' | 'course'} Field */

/**
 * One thing that a lesson must or should have: a part of a write-up holds it when some place p has each `terms[i]` at
 * position p + `offsets[i]`.
 *
 * @typedef {object} Item
 * @property {Field} field
 * @property {string[]} terms  At least one.
 * @property {number[]} offsets  Ascending, from 0; as many as terms.
 * @property {string} prefix  The folded word that may still be growing, or empty. Such an item has one term.
 * @property {boolean} quoted  Never satisfied by scattered pieces.
 */

/** @typedef {{alternatives: Item[]}} Group */

/**
 * @typedef {object} Query
 * @property {Group[]} groups  ANDed in the first place.
 * @property {Item[]} exclusions
 * @property {string[]} languages  Any of them; lower case.
 * @property {string} dateFrom  `YYYY-MM-DD`, or empty.
 * @property {string} dateTo
 */

/**
 * @typedef {object} Piece
 * @property {'words' | 'or' | 'language' | 'date'} kind
 * @property {Field} field
 * @property {string} text  Without sign, field name and quotes.
 * @property {string} plain  With its field name: what it means when the value cannot be read.
 * @property {boolean} excluded
 * @property {boolean} quoted
 * @property {boolean} atEnd
 */

/** @typedef {{piece: Piece, tokens: Token[]}} Element */

export const MAX_QUERY_CODE_POINTS = 2000;
export const MAX_QUERY_ITEMS = 64;
export const MAX_QUERY_TERMS = 256;
const MIN_PREFIX_CODE_POINTS = 3;

const SPACE = /[\0- \x7F-\xA0\u1680\u2000-\u200B\u2028\u2029\u202F\u205F\u3000\uFEFF]/;
const DOUBLE_QUOTE = /["“”＂]/;
const QUOTE = /["“”＂「」『』]/;
const MINUS = /[-－]/;
const COLON = /[:：]/;

/** @type {Map<string, {kind: Piece['kind'], field: Field}>} */
const FIELDS = new Map([
  ['title', {kind: 'words', field: 'title'}],
  ['标题', {kind: 'words', field: 'title'}],
  ['guest', {kind: 'words', field: 'guest'}],
  ['嘉宾', {kind: 'words', field: 'guest'}],
  ['tag', {kind: 'words', field: 'tag'}],
  ['标签', {kind: 'words', field: 'tag'}],
  ['course', {kind: 'words', field: 'course'}],
  ['课程', {kind: 'words', field: 'course'}],
  ['lang', {kind: 'language', field: 'any'}],
  ['语言', {kind: 'language', field: 'any'}],
  ['date', {kind: 'date', field: 'any'}],
  ['日期', {kind: 'date', field: 'any'}],
]);

/**
 * Never fails: what makes no sense as an operator means the plain words.
 *
 * @param {string} text
 * @param {Table} table  Of the analysis.
 * @returns {Query}
 */
export function parseQuery(text, table) {
  return new Parser(table).run(firstCodePoints(validText(text), MAX_QUERY_CODE_POINTS));
}

/**
 * Whether `title` says just what `query` asks, so that its lesson is the one that is meant.
 *
 * @param {string} title
 * @param {Query} query
 * @param {Table} table
 */
export function isTitleAsked(title, query, table) {
  if (query.groups.length === 0) return false;
  const asked = parseQuery(title, table);
  return wordsOf(asked) === wordsOf(query);
}

/** @param {Query} query  As if every word had been typed to its end. */
function wordsOf({ groups, exclusions }) {
  /** @type {Group[]} */
  const finished = [];
  for (const { alternatives } of groups) {
    addOnce(finished, { alternatives: alternatives.map((item) => ({ ...item, prefix: '' })) });
  }
  return JSON.stringify([finished, exclusions]);
}

/** @param {string} text */
function validText(text) {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}

/**
 * @param {string} text
 * @param {number} count
 */
function firstCodePoints(text, count) {
  if (text.length <= count) return text;
  let end = 0;
  for (let i = 0; i < count && end < text.length; ++i) end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
  return text.slice(0, end);
}

/** Cuts a query into pieces. All signs that it looks for are single UTF-16 code units. */
class Lexer {
  /**
   * @param {string} text
   * @param {Table} table
   */
  constructor(text, table) {
    this.text = text;
    this.table = table;
    this.at = 0;
    this.afterSpace = true;
  }

  run() {
    const pieces = [];
    while (this.skipToPiece()) pieces.push(this.readPiece());
    return pieces;
  }

  /** @param {number} at  Past the end there is a space, which ends whatever is being read. */
  unit(at) {
    return at < this.text.length ? this.text[at] : ' ';
  }

  /** Stands on a word or on a quote that is closed; false at the end. */
  skipToPiece() {
    for (; this.at < this.text.length; ++this.at) {
      const unit = this.unit(this.at);
      if (!SPACE.test(unit) && (!QUOTE.test(unit) || this.closingQuote(this.at) >= 0)) return true;
      this.afterSpace = SPACE.test(unit);
    }
    return false;
  }

  /** @param {number} at  Of the quote that opens; -1 when nothing closes it. */
  closingQuote(at) {
    const open = this.unit(at);
    if (open === '「') return this.text.indexOf('」', at + 1);
    if (open === '『') return this.text.indexOf('』', at + 1);
    if (!DOUBLE_QUOTE.test(open)) return -1;
    const length = this.text.slice(at + 1).search(DOUBLE_QUOTE);
    return length < 0 ? -1 : at + 1 + length;
  }

  /** @returns {Piece} */
  readPiece() {
    const excluded = this.readMinus();
    const begin = this.at;
    const field = this.readField();
    const value = this.readValue();
    const plain = this.text.slice(begin, this.at);
    this.afterSpace = false;
    /** @type {Piece} */
    const piece = {kind: 'words', field: 'any', plain, excluded, ...value};
    if (!field) {
      if (piece.text === 'OR' && !piece.quoted && !excluded) piece.kind = 'or';
      return piece;
    }
    if (piece.text === '' || (excluded && field.kind !== 'words')) {
      piece.text = plain;
      return piece;
    }
    return {...piece, ...field};
  }

  /** A minus excludes at the start of a word only: not in `wi-fi`, not alone, and not in `--help`. */
  readMinus() {
    if (!this.afterSpace || !MINUS.test(this.unit(this.at))) return false;
    const next = this.unit(this.at + 1);
    if (SPACE.test(next) || MINUS.test(next)) return false;
    ++this.at;
    return true;
  }

  /** Moves past `name:` of a field that we know. */
  readField() {
    let end = this.at;
    while (!SPACE.test(this.unit(end)) && !QUOTE.test(this.unit(end)) && !COLON.test(this.unit(end))) ++end;
    if (!COLON.test(this.unit(end))) return undefined;
    const field = FIELDS.get(fold(this.text.slice(this.at, end), this.table));
    if (field) this.at = end + 1;
    return field;
  }

  readValue() {
    const close = QUOTE.test(this.unit(this.at)) ? this.closingQuote(this.at) : -1;
    if (close >= 0) {
      const text = this.text.slice(this.at + 1, close);
      this.at = close + 1;
      return {text, quoted: true, atEnd: false};
    }
    const begin = this.at;
    while (this.at < this.text.length && !SPACE.test(this.unit(this.at)) && !QUOTE.test(this.unit(this.at))) ++this.at;
    return {text: this.text.slice(begin, this.at), quoted: false, atEnd: this.at === this.text.length};
  }
}

class Parser {
  /** @param {Table} table */
  constructor(table) {
    this.table = table;
    /** @type {Query} */
    this.query = {groups: [], exclusions: [], languages: [], dateFrom: '', dateTo: ''};
    /** @type {Element[]} */
    this.elements = [];
    this.items = 0;
    this.terms = 0;
  }

  /** @param {string} text */
  run(text) {
    for (const piece of new Lexer(text, this.table).run()) this.read(piece);
    for (let i = 0; i < this.elements.length; ) i = this.use(i);
    return this.query;
  }

  /** @param {Piece} piece  Filters take effect here; words wait until their neighbours are known. */
  read(piece) {
    if (piece.kind === 'language' || piece.kind === 'date') {
      const value = fold(piece.text, this.table);
      if (piece.kind === 'language' ? this.filterLanguage(value) : this.filterDate(value)) {
        this.elements.push({piece, tokens: []});
        return;
      }
      piece = {...piece, kind: 'words', text: piece.plain, quoted: false};
    }
    const tokens = analyze(piece.text, this.table);
    if (tokens.length > 0) this.elements.push({piece, tokens});
  }

  /** @param {string} tag */
  filterLanguage(tag) {
    if (!/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/.test(tag)) return false;
    addOnce(this.query.languages, tag);
    return true;
  }

  /** @param {string} value  Several dates narrow each other. */
  filterDate(value) {
    const range = parseDateRange(value);
    if (!range) return false;
    const query = this.query;
    if (range.from > query.dateFrom) query.dateFrom = range.from;
    if (query.dateTo === '' || (range.to !== '' && range.to < query.dateTo)) query.dateTo = range.to;
    return true;
  }

  /** @param {number} i  Uses up that element, and with an OR its alternatives; gives the next to look at. */
  use(i) {
    const element = this.elements[i];
    if (element.tokens.length === 0) return i + 1; // a filter
    if (element.piece.excluded) {
      this.query.exclusions.push(...this.wholeItem(element));
      return i + 1;
    }
    if (this.alternativeFollows(i)) return this.useAlternatives(i);
    for (const item of this.separateItems(element)) addOnce(this.query.groups, {alternatives: [item]});
    return i + 1;
  }

  /** @param {number} i */
  alternativeFollows(i) {
    return (
      i + 2 < this.elements.length &&
      canBeAlternative(this.elements[i]) &&
      this.elements[i + 1].piece.kind === 'or' &&
      canBeAlternative(this.elements[i + 2])
    );
  }

  /** @param {number} i */
  useAlternatives(i) {
    /** @type {Item[]} */
    const alternatives = [];
    for (const item of this.wholeItem(this.elements[i])) addOnce(alternatives, item);
    for (; this.alternativeFollows(i); i += 2) {
      for (const item of this.wholeItem(this.elements[i + 2])) addOnce(alternatives, item);
    }
    if (alternatives.length > 0) addOnce(this.query.groups, {alternatives});
    return i + 1;
  }

  /** @param {Element} element  All that was typed without a space side by side. */
  wholeItem(element) {
    return this.makeItems(element, [element.tokens.length]);
  }

  /** @param {Element} element  Each unbroken run for itself, unless quotes hold them together. */
  separateItems(element) {
    const {piece, tokens} = element;
    const ends = [];
    for (let end = 1; end <= tokens.length; ++end) {
      if (end === tokens.length || (!piece.quoted && tokens[end].run !== tokens[end - 1].run)) ends.push(end);
    }
    return this.makeItems(element, ends);
  }

  /**
   * @param {Element} element
   * @param {number[]} ends  Of the stretches of its tokens that are an item each.
   * @returns {Item[]}  Fewer than asked for once the query has as many as count.
   */
  makeItems(element, ends) {
    const items = [];
    let begin = 0;
    for (const end of ends) {
      if (this.items === MAX_QUERY_ITEMS || this.terms === MAX_QUERY_TERMS) break;
      const tokens = element.tokens.slice(begin, Math.min(end, begin + MAX_QUERY_TERMS - this.terms));
      const last = element === this.elements[this.elements.length - 1] && end === element.tokens.length;
      items.push({
        field: element.piece.field,
        terms: tokens.map((token) => token.term),
        offsets: tokens.map((token) => token.position - tokens[0].position),
        prefix: last && tokens.length === 1 && mayGrow(element) ? tokens[0].surface : '',
        quoted: element.piece.quoted,
      });
      this.items += 1;
      this.terms += tokens.length;
      begin = end;
    }
    return items;
  }
}

/** @param {Element} element */
function canBeAlternative({piece, tokens}) {
  return piece.kind === 'words' && !piece.excluded && tokens.length > 0;
}

/** @param {Element} element  Whether somebody may be in the middle of typing its last word. */
function mayGrow({piece, tokens}) {
  const word = tokens[tokens.length - 1];
  return (
    piece.atEnd &&
    !piece.excluded &&
    word.kind === 'word' &&
    word.end === piece.text.length &&
    [...word.surface].length >= MIN_PREFIX_CODE_POINTS
  );
}

/**
 * @template T
 * @param {T[]} list
 * @param {T} value
 */
function addOnce(list, value) {
  const key = JSON.stringify(value);
  if (!list.some((other) => JSON.stringify(other) === key)) list.push(value);
}

/**
 * First and last day of `2021`, `2021-3`, `2021/03/30`, `2021年3月30日` and of two of them, or one, around `..`.
 *
 * @param {string} text  Folded.
 * @returns {{from: string, to: string} | undefined}
 */
export function parseDateRange(text) {
  const dots = text.indexOf('..');
  if (dots < 0) return readPeriod(text);
  const left = text.slice(0, dots);
  const right = text.slice(dots + 2);
  if (left === '' && right === '') return undefined;
  const open = {from: '', to: ''};
  const first = left === '' ? open : readPeriod(left);
  const last = right === '' ? open : readPeriod(right);
  if (!first || !last) return undefined;
  if (left !== '' && right !== '' && last.from < first.from) return {from: last.from, to: first.to};
  return {from: first.from, to: last.to};
}

/** @param {string} text */
function readPeriod(text) {
  const hyphened = text.replace(/[年月/]/g, '-').replace(/日$/, '').replace(/-$/, '');
  const match = /^([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?$/.exec(hyphened);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), match[2] && Number(match[2]), match[3] && Number(match[3])];
  const lastMonth = Number(month ?? 12);
  const from = realDay(year, Number(month ?? 1), Number(day ?? 1));
  const to = day === undefined ? realDay(year, lastMonth, daysInMonth(year, lastMonth)) : from;
  return from && to ? {from, to} : undefined;
}

/**
 * @param {number} year
 * @param {number} month
 */
function daysInMonth(year, month) {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/**
 * @param {number} year
 * @param {number} month
 * @param {number} day
 * @returns {string}  Empty when there is no such day.
 */
function realDay(year, month, day) {
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return '';
  const pad = (/** @type {number} */ number, /** @type {number} */ length) => String(number).padStart(length, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}
