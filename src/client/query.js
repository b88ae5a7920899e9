/**
 * What people type, understood: the browser's side of `src/index/query.h`, held to `tests/vectors/query.json`.
 */

import { analyze, fold, wellFormed } from './analysis.js';
import { blankQuestionWords, isStopWord } from './stop_words.js';

/** @typedef {import('./analysis.js').Table} Table */
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

/** What was typed of items: for people to read, and no part of what is asked. @typedef {Map<Item, string>} Surfaces */

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
 * @property {Field | 'lang' | 'date'} field
 * @property {string} text  Without sign, field name and quotes.
 * @property {string} plain  With its field name: what it means when the value cannot be read.
 * @property {number} begin  Where `text` begins in the query, unless it was quoted.
 * @property {boolean} excluded
 * @property {boolean} quoted
 * @property {boolean} atEnd
 */

/**
 * A word, or a run, as it stands in the query: its tokens with their places there.
 * @typedef {{tokens: Token[], mayGrow: boolean}} Typed
 */

/**
 * Filters have no tokens. `telling` are those that are no stop words.
 * @typedef {Piece & {tokens: readonly Token[], telling: readonly Token[]}} Element
 */

export const MAX_QUERY_CODE_POINTS = 2000;
export const MAX_QUERY_ITEMS = 64;
export const MAX_QUERY_TERMS = 256;
const MIN_PREFIX_CODE_POINTS = 3;

const SPACE = '\\0- \\x7F-\\xA0\\u1680\\u2000-\\u200B\\u2028\\u2029\\u202F\\u205F\\u3000\\uFEFF';
const QUOTE = '"“”＂「」『』';
const GAP = new RegExp(`[${SPACE}]+`, 'y');
const LONE_QUOTE = new RegExp(`[${QUOTE}]`, 'y');
const QUOTED = /["“”＂]([^"“”＂]*)["“”＂]|「([^」]*)」|『([^』]*)』/y;
/** Excludes at the start of a word only: not in `wi-fi`, not alone, and not in `--help`. */
const MINUS = new RegExp(`[-－](?=[^${SPACE}－-])`, 'y');
const NAME = new RegExp(`([^${SPACE}${QUOTE}:：]*)[:：]`, 'y');
const WORD = new RegExp(`[^${SPACE}${QUOTE}]*`, 'y');

const FIELD_NAMES = 'title 标题 guest 嘉宾 tag 标签 course 课程 lang 语言 date 日期'.split(' ');
/** By either name. */
const FIELDS = new Map(FIELD_NAMES.map((name, i) => [name, /** @type {Piece['field']} */ (FIELD_NAMES[i - (i % 2)])]));
/** What people call languages instead of their tags. */
const LANGUAGES = new Map(
  ['zh 中文 汉语 华语 国语 普通话 chinese mandarin cn chi zho', 'en 英文 英语 english eng'].flatMap((line) => {
    const [tag, ...names] = line.split(' ');
    return names.map((name) => [name, tag]);
  }),
);
/** What the archive's table may lack, as it has only what stands in write-ups. */
const OF_NAMES = new Map('標标 題题 賓宾 籤签 簽签 課课 語语 漢汉 華华 國国 話话 號号'.split(' ').map(([from, to]) => [from, to]));

/**
 * Never fails: what makes no sense as an operator means the plain words. Stop words that stand outside quotes, fields and
 * alternatives are left out, unless there is nothing else.
 *
 * @param {string} text
 * @param {Table} table  Of the analysis.
 * @param {Surfaces} [surfaces]  Gets them.
 * @returns {Query}
 */
export function parseQuery(text, table, surfaces) {
  return new Parser(table, surfaces).parse(firstCodePoints(wellFormed(text), MAX_QUERY_CODE_POINTS));
}

/**
 * Whether `title` says just what `query` asks, so that its lesson is the one that is meant.
 *
 * @param {string} title
 * @param {Query} query
 * @param {Table} table
 */
export function isTitleAsked(title, query, table) {
  return query.groups.length > 0 && wordsOf(parseQuery(title, table)) === wordsOf(query);
}

/**
 * The words of a query that need not be meant just so: neither quoted nor excluded. Filters are none.
 * @param {string} text
 * @param {Table} table
 * @returns {Typed[]}
 */
export function typedWords(text, table) {
  if (firstCodePoints(wellFormed(text), MAX_QUERY_CODE_POINTS) !== text) return [];
  /** @type {Typed[]} */
  const words = [];
  for (const piece of piecesOf(text, table)) {
    if (piece.excluded || piece.quoted || isFilter(piece.field) || isOr(piece)) continue;
    const tokens = analyze(piece.field === 'any' ? blankQuestionWords(piece.text) : piece.text, table)
      .filter(({ surface }) => piece.field !== 'any' || !isStopWord(surface, false));
    for (let begin = 0, end = 1; end <= tokens.length; end++) {
      if (tokens[end]?.run === tokens[begin].run) continue;
      const own = tokens.slice(begin, end).map((token) => ({ ...token, begin: piece.begin + token.begin, end: piece.begin + token.end }));
      words.push({ tokens: own, mayGrow: piece.atEnd && tokens[end - 1].end === piece.text.length });
      begin = end;
    }
  }
  return words;
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

/**
 * @param {string} text
 * @param {number} count
 */
function firstCodePoints(text, count) {
  return text.length > count ? [...text].slice(0, count).join('') : text;
}

/**
 * Cuts a query into pieces. All signs that it looks for are single UTF-16 code units.
 * @param {string} text
 * @param {Table} table
 */
function piecesOf(text, table) {
  let at = 0;
  const find = (/** @type {RegExp} */ pattern) => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  const take = (/** @type {RegExp} */ pattern) => {
    const found = find(pattern);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const takeField = () => {
    const name = find(NAME);
    const field = name && FIELDS.get(nameOf(name[1], table));
    if (field) take(NAME);
    return field;
  };
  /** @returns {Piece} */
  const takePiece = (/** @type {boolean} */ mayBeExcluded) => {
    const excluded = mayBeExcluded && take(MINUS) !== null;
    const begin = at;
    const field = takeField();
    const quoted = take(QUOTED);
    const value = quoted ? (quoted[1] ?? quoted[2] ?? quoted[3]) : (take(WORD)?.[0] ?? '');
    const plain = text.slice(begin, at);
    const piece = { plain, excluded, quoted: quoted !== null, atEnd: !quoted && at === text.length };
    const makesSense = field && value !== '' && !(excluded && isFilter(field));
    if (makesSense || !field) return { ...piece, field: field ?? 'any', text: value, begin: at - value.length };
    return { ...piece, field: 'any', text: plain, begin };
  };

  const pieces = [];
  for (let afterSpace = true; at < text.length; ) {
    const space = take(GAP);
    // A quote that nothing closes is no quote.
    if (!space && (find(QUOTED) || !take(LONE_QUOTE))) pieces.push(takePiece(afterSpace));
    afterSpace = space !== null;
  }
  return pieces;
}

/**
 * A name of a field or what is asked of one that is no text, folded.
 * @param {string} text
 * @param {Table} table
 */
function nameOf(text, table) {
  return [...fold(text, table)].map((c) => OF_NAMES.get(c) ?? c).join('');
}

/** @param {Piece['field']} field */
function isFilter(field) {
  return field === 'lang' || field === 'date';
}

class Parser {
  #table;
  #surfaces;
  /** @type {Query} */
  #query = { groups: [], exclusions: [], languages: [], dateFrom: '', dateTo: '' };
  /** @type {Element[]} */
  #elements = [];
  #itemCount = 0;
  #termCount = 0;

  /** @param {Table} table @param {Surfaces} [surfaces] */
  constructor(table, surfaces) {
    this.#table = table;
    this.#surfaces = surfaces;
  }

  /** @param {string} text */
  parse(text) {
    for (const piece of piecesOf(text, this.#table)) this.#read(piece);
    this.#leaveOutStopWords();
    for (let i = 0; i < this.#elements.length; i++) i = this.#use(i);
    return this.#query;
  }

  /** @param {Piece} piece  Filters take effect here; words wait until their neighbours are known. */
  #read(piece) {
    const filter = isFilter(piece.field);
    if (filter && this.#addFilter(piece.field, nameOf(piece.text, this.#table))) {
      this.#elements.push({ ...piece, tokens: [], telling: [] });
      return;
    }
    /** @type {Piece} */
    const words = filter ? { ...piece, field: 'any', text: piece.plain, quoted: false } : piece;
    const tokens = analyze(words.text, this.#table);
    if (tokens.length > 0) this.#elements.push({ ...words, tokens, telling: tokens });
  }

  /** Unless there is nothing else. */
  #leaveOutStopWords() {
    let afterStopWord = false;
    const told = this.#elements.map((element) => {
      const { field, text, quoted, excluded, tokens } = element;
      if (field !== 'any' || quoted || excluded || isOr(element)) {
        afterStopWord = false;
        return tokens;
      }
      const growing = element === this.#elements[this.#elements.length - 1] && mayGrow(element) ? text.length : -1;
      return analyze(blankQuestionWords(text), this.#table).filter(({ kind, surface, end }) => {
        afterStopWord = kind === 'word' && end !== growing && isStopWord(surface, afterStopWord);
        return !afterStopWord;
      });
    });
    const isTold = this.#elements.some((element, i) => told[i].length > 0 && !element.excluded && !isOr(element));
    if (isTold) this.#elements.forEach((element, i) => (element.telling = told[i]));
  }

  /**
   * @param {Piece['field']} field
   * @param {string} value
   */
  #addFilter(field, value) {
    const query = this.#query;
    if (field === 'lang') {
      const tag = LANGUAGES.get(value) ?? value;
      const isTag = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/.test(tag);
      if (isTag) addOnce(query.languages, tag);
      return isTag;
    }
    const range = parseDateRange(value);
    if (!range) return false;
    // Several dates narrow each other.
    if (range.from > query.dateFrom) query.dateFrom = range.from;
    if (query.dateTo === '' || (range.to !== '' && range.to < query.dateTo)) query.dateTo = range.to;
    return true;
  }

  /** @param {number} i  Uses up that element, and with an OR its alternatives; gives the last one used. */
  #use(i) {
    const element = this.#elements[i];
    if (element.excluded) this.#query.exclusions.push(...this.#itemsOf(element, true));
    else if (this.#alternativeFollows(i)) return this.#useAlternatives(i);
    else for (const item of this.#itemsOf(element, element.quoted)) addOnce(this.#query.groups, { alternatives: [item] });
    return i;
  }

  /** @param {number} i */
  #alternativeFollows(i) {
    const [one, or, other] = this.#elements.slice(i, i + 3);
    return other !== undefined && canBeAlternative(one) && isOr(or) && canBeAlternative(other);
  }

  /** @param {number} i */
  #useAlternatives(i) {
    /** @type {Item[]} */
    const alternatives = [];
    const add = () => {
      for (const item of this.#itemsOf(this.#elements[i], true)) addOnce(alternatives, item);
    };
    for (add(); this.#alternativeFollows(i); add()) i += 2;
    if (alternatives.length > 0) addOnce(this.#query.groups, { alternatives });
    return i;
  }

  /**
   * Each unbroken run for itself, or what was typed without a space side by side.
   * @param {Element} element
   * @param {boolean} whole
   * @returns {Item[]}  Fewer once the query has as many as count.
   */
  #itemsOf(element, whole) {
    const { field, quoted } = element;
    const tokens = whole ? element.tokens : element.telling;
    const isEnded = tokens[tokens.length - 1]?.end === element.tokens[element.tokens.length - 1]?.end;
    /** @type {Item[]} */
    const items = [];
    for (let begin = 0, end = 1; end <= tokens.length; end++) {
      if (end < tokens.length && (whole || tokens[end].run === tokens[begin].run)) continue;
      if (this.#itemCount === MAX_QUERY_ITEMS || this.#termCount === MAX_QUERY_TERMS) break;
      const own = tokens.slice(begin, Math.min(end, begin + MAX_QUERY_TERMS - this.#termCount));
      const last = isEnded && end === tokens.length && element === this.#elements[this.#elements.length - 1];
      const item = {
        field: /** @type {Field} */ (field),
        terms: own.map(({ term }) => term),
        offsets: own.map(({ position }) => position - own[0].position),
        prefix: last && own.length === 1 && mayGrow(element) ? own[0].surface : '',
        quoted,
      };
      this.#surfaces?.set(item, element.text.slice(own[0].begin, own[own.length - 1].end));
      items.push(item);
      this.#itemCount++;
      this.#termCount += own.length;
      begin = end;
    }
    return items;
  }
}

/** @param {Piece} piece */
function isOr({ field, plain, excluded }) {
  return field === 'any' && plain === 'OR' && !excluded;
}

/** @param {Element} element */
function canBeAlternative(element) {
  return !element.excluded && element.tokens.length > 0 && !isOr(element);
}

/** @param {Element} element  Whether somebody may be in the middle of typing its last word. */
function mayGrow({ atEnd, excluded, text, tokens }) {
  const { kind, end, surface } = tokens[tokens.length - 1];
  const long = [...surface].length >= MIN_PREFIX_CODE_POINTS;
  return atEnd && !excluded && kind === 'word' && end === text.length && long;
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
 * First and last day of `2021`, `2021-3`, `2021.03.30`, `2021年3月30日`; of two of them, or one, around `..` or what else
 * people write between: `2021年3月至6月`, `2021-2022`.
 *
 * @param {string} text  Folded.
 * @returns {{from: string, to: string} | undefined}
 */
export function parseDateRange(text) {
  const hyphened = text.replace(/ /g, '').replace(/([年月日号])-(?=\d)|^(\d{4})-(?=\d{4}$)/, '$1$2~');
  const [left, right, more] = hyphened.split(/\.\.\.?|[~〜–至到]|—+/);
  if (right === undefined) return readPeriod(left);
  const open = { from: '', to: '', numbers: [] };
  const first = left ? readPeriod(left) : open;
  const last = right ? readPeriod(right, first?.numbers) : open;
  if (!first || !last || more !== undefined || !(left || right)) return undefined;
  return left && right && last.from < first.from ? { from: last.from, to: first.to } : { from: first.from, to: last.to };
}

/**
 * @param {string} text
 * @param {string[]} [before]  year, month and day, as far as they are given, of the beginning of a range: what its end
 *   does not say is the same
 */
function readPeriod(text, before = []) {
  const hyphened = text.replace(/[年月/.]/g, '-').replace(/[日号]$/, '').replace(/-$/, '');
  const match = /^(\d{4}|\d\d?)(?:-(\d\d?))?(?:-(\d\d?))?$/.exec(hyphened);
  if (!match) return undefined;
  const numbers = match.slice(1).filter(Boolean);
  if (numbers[0].length < 4) {
    const missing = Math.min(before.length, text.endsWith('月') ? 2 : 3) - numbers.length;
    if (missing < 1) return undefined;
    numbers.unshift(...before.slice(0, missing));
  }
  const [year, month, day] = numbers;
  const from = realDay(year, month ?? '1', day ?? '1');
  const to = day ? from : realDay(year, month ?? '12', `${daysInMonth(year, month ?? '12')}`);
  return from && to ? { from, to, numbers } : undefined;
}

/**
 * @param {string} year
 * @param {string} month
 */
function daysInMonth(year, month) {
  if (+month === 2) return (+year % 4 === 0 && +year % 100 !== 0) || +year % 400 === 0 ? 29 : 28;
  return 31 - (((+month - 1) % 7) % 2);
}

/**
 * @param {string} year  Four digits.
 * @param {string} month
 * @param {string} day
 * @returns {string}  Empty when there is no such day.
 */
function realDay(year, month, day) {
  const isReal = +year > 0 && +month > 0 && +month <= 12 && +day > 0 && +day <= daysInMonth(year, month);
  return isReal ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : '';
}
