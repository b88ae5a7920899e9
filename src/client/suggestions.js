/**
 * What somebody who is typing may mean, from what the page knows already: nothing is fetched for it.
 *
 * @typedef {import('./facets.js').Facets} Facets
 * @typedef {import('./passages.js').Card} Card
 * @typedef {'recent' | 'guest' | 'tag' | 'course' | 'title' | 'heading' | 'word'} SuggestionKind
 * @typedef {object} Suggestion
 * @property {SuggestionKind} kind
 * @property {string} text  what is shown
 * @property {string} query  what stands in the field when it is chosen
 * @property {boolean} [read]  it is not written so, but read so
 * @typedef {{kind: SuggestionKind, text: string, count: number, key?: string, spaced?: string}} Known  `key`: the text
 *   folded, and `spaced`: the beginnings of its words told by spaces, once they were needed
 * @typedef {import('./facets.js').Readings} Readings
 */

/** So many of a kind at most, in this order. @type {[SuggestionKind, number][]} */
const SHARES = [['recent', 2], ['guest', 2], ['tag', 2], ['course', 2], ['title', 3], ['word', 3], ['heading', 2]];
const MAX_SUGGESTIONS = 7;
/** Longer headings are sentences, and nobody's words. */
const MAX_HEADING = 40;
const MIN_WORD = 2;
const QUOTES = /["“”＂「」『』]/g;
/** The word or run of Han characters at the end. */
const LAST_PIECE = /[^\s"“”＂「」『』:：]*$/u;
/** A field that it is asked for in: a guest that is suggested brings its own. */
const FIELD = /[^\s"“”＂「」『』:：]+[:：]$/u;
/** So many letters of a pinyin tell enough. */
const MIN_PINYIN = 2;
const LATIN_WORD = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}][\p{L}\p{M}'-]+/gu;
const HAS_HAN = /\p{Script=Han}/u;

export class Suggestions {
  /** @type {Map<string, Known>} */
  #known = new Map();
  /** @type {Set<Card>} */
  #cards = new Set();
  /** @type {Readings} */
  #readings = new Map();

  /** @param {Card} card  that results show */
  learnCard(card) {
    if (this.#cards.has(card)) return;
    this.#cards.add(card);
    this.#add('title', card.title);
    for (const guest of card.guests) this.#add('guest', guest);
    for (const tag of card.tags) this.#add('tag', tag);
    this.#add('course', card.courseTitle);
    for (const { title, text } of card.sections) {
      if (title.length <= MAX_HEADING) this.#add('heading', title);
      for (const [word] of text.matchAll(LATIN_WORD)) this.#add('word', word.toLowerCase());
    }
  }

  /** @param {Facets} facets */
  learnFacets(facets) {
    this.#readings = facets.readings;
    for (const { name, having } of facets.course) this.#add('course', name, having.length);
    for (const { name, having } of facets.guest) this.#add('guest', name, having.length);
    for (const { name, having } of facets.tag) this.#add('tag', name, having.length);
  }

  /**
   * @param {SuggestionKind} kind
   * @param {string} text
   * @param {number} [more]
   */
  #add(kind, text, more = 1) {
    const key = `${kind} ${text}`;
    const known = this.#known.get(key);
    if (known) known.count += more;
    else if (text) this.#known.set(key, { kind, text, count: more });
  }

  /**
   * @param {string} typed
   * @param {string[]} recent  earlier searches, the last one first
   * @param {(text: string) => string} fold  as the analysis does it
   * @returns {Suggestion[]}  for an empty field the recent searches
   */
  for(typed, recent, fold) {
    const earlier = recent.map((text, i) => /** @type {Known} */ ({ kind: 'recent', text, count: recent.length - i }));
    if (typed.trim() === '') return earlier.map(({ kind, text }) => ({ kind, text, query: text }));
    const keyOf = (/** @type {string} */ text) => fold(text).trim();
    const whole = keyOf(typed);
    const piece = LAST_PIECE.exec(typed)?.[0] ?? '';
    const last = keyOf(piece);
    const before = typed.slice(0, typed.length - piece.length);
    const beforeField = before.replace(FIELD, '');
    const [wholePinyin, lastPinyin] = [pinyinOf(whole), pinyinOf(last)];
    /** @param {Known} known  @returns {Suggestion | null} */
    const suggestionOf = (known) => {
      const { kind, text } = known;
      const folded = (known.key ??= keyOf(text));
      if (folded === whole) return null;
      if (kind === 'word') {
        const isMore = [...last].length >= MIN_WORD && folded !== last && folded.startsWith(last);
        return isMore ? { kind, text: before + text, query: before + text } : null;
      }
      if (kind === 'recent') return folded.startsWith(whole) ? { kind, text, query: text } : null;
      if (begins(known, whole)) return { kind, text, query: queryOf(kind, text) };
      if (!isField(kind)) return null;
      if (isRead(text, wholePinyin, this.#readings)) return { kind, text, query: queryOf(kind, text), read: true };
      if (piece === typed.trim()) return null;
      const read = !begins(known, last);
      if (read && !isRead(text, lastPinyin, this.#readings)) return null;
      return { kind, text: beforeField + text, query: beforeField + queryOf(kind, text), read };
    };
    return choose([...earlier, ...this.#known.values()], suggestionOf);
  }
}

/**
 * The most frequent ones of each kind, those first that are written as they were typed.
 * @param {Known[]} known
 * @param {(known: Known) => Suggestion | null} suggestionOf
 */
function choose(known, suggestionOf) {
  const sorted = known
    .flatMap((each) => {
      const made = suggestionOf(each);
      return made ? [{ count: each.count, made }] : [];
    })
    .sort((a, b) => Number(a.made.read ?? false) - Number(b.made.read ?? false) || b.count - a.count);
  /** @type {Map<string, Suggestion>} */
  const chosen = new Map();
  for (const [kind, share] of SHARES) {
    const own = sorted.flatMap(({ made }) => (made.kind === kind ? [made] : []));
    for (const suggestion of own.slice(0, share)) {
      if (!chosen.has(suggestion.text)) chosen.set(suggestion.text, suggestion);
    }
  }
  return [...chosen.values()].slice(0, MAX_SUGGESTIONS);
}

/**
 * A name with a space before each of its words.
 * @param {string} folded
 */
function spaced(folded) {
  return ` ${folded}`.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ');
}

/**
 * Whether a word of the name begins so; Han characters begin anywhere.
 * @param {Known} known  whose key is there
 * @param {string} typed  folded
 */
function begins(known, typed) {
  if (typed === '') return false;
  if (HAS_HAN.test(typed)) return known.key?.includes(typed) ?? false;
  return (known.spaced ??= spaced(known.key ?? '')).includes(` ${typed}`);
}

/**
 * What is typed, as a pinyin without spaces and apostrophes; empty when it can be none, or is too short.
 * @param {string} folded
 */
function pinyinOf(folded) {
  const letters = folded.replace(/[ '-]/g, '');
  return /^[a-z]+$/.test(letters) && letters.length >= MIN_PINYIN ? letters : '';
}

/**
 * Whether some of a name is read so, or begins so: `yuzuch` and `zuch` are 俞祖成, and so are the initials `yzc` and `yuzc`.
 * @param {string} name
 * @param {string} pinyin
 * @param {Readings} readings
 */
function isRead(name, pinyin, readings) {
  if (pinyin === '') return false;
  const syllables = [...name].map((character) => readings.get(character) ?? []);
  /** @type {(at: number, rest: string, abridged: boolean) => boolean} */
  const reads = (at, rest, abridged) =>
    rest === '' ||
    (syllables[at] ?? []).some(
      (syllable) =>
        syllable.startsWith(rest) ||
        (rest.startsWith(syllable) && reads(at + 1, rest.slice(syllable.length), abridged)) ||
        (abridged && rest[0] === syllable[0] && reads(at + 1, rest.slice(1), abridged)),
    );
  return reads(0, pinyin, true) || syllables.some((_, at) => at > 0 && reads(at, pinyin, false));
}

/** @param {SuggestionKind} kind */
function isField(kind) {
  return kind === 'guest' || kind === 'tag' || kind === 'course';
}

/**
 * @param {SuggestionKind} kind
 * @param {string} text
 */
function queryOf(kind, text) {
  if (!isField(kind)) return text;
  const plain = text.replace(QUOTES, ' ').trim();
  return /[\s-]/.test(plain) ? `${kind}:"${plain}"` : `${kind}:${plain}`;
}
