// Folding: what two spellings of a word have in common. The same steps as src/language/folding.cc, which says why.

/**
 * @typedef {'' | 'letter' | 'digit' | 'number' | 'mark' | 'cjk'} CharacterClass
 *   What a folded character is to the cutting of text into terms; '' separates. As in src/language/character.h.
 */

/**
 * @typedef {object} FoldedCharacter
 * @property {string} character  One code point.
 * @property {CharacterClass} type
 * @property {number} begin  Where it came from, in UTF-16 units of the text as written.
 * @property {number} end
 */

const MAX_SEGMENT = 64;
const MAX_FOLDED_SEGMENT = 32;

// A code point and everything behind it that continues it.
const SEGMENT = /[^][\p{M}\p{DI}\u1160-\u11ff\uff9e-\uffdc]*/uy;
const INVISIBLE = /\p{DI}/u;
const LATIN = /\p{Script=Latin}/u;
const MARK = /\p{M}/u;
const LETTER = /[\p{L}\p{Nl}]/u;
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]/u;
const NUMBER = /\p{N}/u;

/** Where lower case of upper case is not Unicode's case folding. Cherokee folds to capitals. @type {Record<string, string>} */
const CASE_EXCEPTIONS = { ẞ: 'ss', ı: 'ı' };
const CHEROKEE = /\p{Script=Cherokee}/u;

/** @type {Record<string, string>} */
const LOOK_ALIKES = { '\u02bc': "'", '\u2019': "'", '\u2010': '-', '\u2044': '/' };

/** @type {Map<string, CharacterClass>} */
const classes = new Map();
/** Foldings of single code points. @type {Map<string, string[]>} */
const foldings = new Map();

/**
 * @param {string} pairs  Each traditional character with its simplified form behind it, as the web index brings them.
 * @returns {Map<string, string>}  What the other functions want as `table`.
 */
export function foldTable(pairs) {
  const characters = [...pairs];
  const table = new Map();
  for (let i = 0; i + 1 < characters.length; i += 2) table.set(characters[i], characters[i + 1]);
  return table;
}

/**
 * @param {string} text
 * @param {Map<string, string>} table
 */
export function fold(text, table) {
  return foldCharacters(text, table).map((folded) => folded.character).join('');
}

/**
 * @param {string} text  May hold lone surrogates: they are read as U+FFFD.
 * @param {Map<string, string>} table
 * @returns {FoldedCharacter[]}
 */
export function foldCharacters(text, table) {
  const wellFormed = text.replace(/\p{Surrogate}/gu, '\ufffd');
  /** @type {FoldedCharacter[]} */
  const folded = [];
  for (let begin = 0, end = 0; begin < text.length; begin = end) {
    const segment = segmentAt(wellFormed, begin);
    end = begin + segment.length;
    for (const plain of foldSegment(segment)) {
      const character = LOOK_ALIKES[plain] ?? table.get(plain) ?? plain;
      folded.push({ character, type: classOf(character), begin, end });
    }
  }
  return folded;
}

/**
 * @param {string} text
 * @param {number} at
 */
function segmentAt(text, at) {
  // Nothing below U+0300 continues but the soft hyphen: ASCII before ASCII needs no pattern.
  const next = text.charCodeAt(at + 1);
  if (text.charCodeAt(at) < 0x80 && !(next >= 0x80)) return text[at];
  SEGMENT.lastIndex = at;
  return /** @type {RegExpExecArray} */ (SEGMENT.exec(text))[0];
}

/** @param {string} segment */
function foldSegment(segment) {
  let folding = foldings.get(segment);
  if (!folding) {
    folding = computeFolding(segment);
    if (segment.length === 1) foldings.set(segment, folding);
  }
  return folding;
}

/** @param {string} segment */
function computeFolding(segment) {
  const head = [...segment].slice(0, MAX_SEGMENT).join('');
  const casefolded = [...head.normalize('NFD')].map(foldCodePoint).join('');
  return [...withoutMarks(casefolded).normalize('NFC')].slice(0, MAX_FOLDED_SEGMENT);
}

/**
 * Unicode's NFKC_Casefold of one code point, decomposed.
 * @param {string} codePoint
 */
function foldCodePoint(codePoint) {
  const once = [...codePoint.normalize('NFKD')].map(foldCase).join('');
  const twice = [...once.normalize('NFKD')].map(foldCase).join('');
  return [...twice].filter((c) => !INVISIBLE.test(c)).join('');
}

/** @param {string} codePoint */
function foldCase(codePoint) {
  if (CHEROKEE.test(codePoint)) return codePoint.toUpperCase();
  return CASE_EXCEPTIONS[codePoint] ?? codePoint.toUpperCase().toLowerCase();
}

/**
 * Latin letters without their marks, anything without the marks that frame symbols.
 * @param {string} text
 */
function withoutMarks(text) {
  let afterLatin = false;
  let kept = '';
  for (const c of text.normalize('NFD')) {
    if (/[\u20d0-\u20ff]/.test(c) || (afterLatin && /[\u0300-\u036f]/.test(c))) continue;
    if (!MARK.test(c)) afterLatin = LATIN.test(c);
    kept += c;
  }
  return kept;
}

/** @param {string} character */
function classOf(character) {
  let type = classes.get(character);
  if (type === undefined) classes.set(character, (type = findClass(character)));
  return type;
}

/**
 * @param {string} character
 * @returns {CharacterClass}
 */
function findClass(character) {
  if (character >= '0' && character <= '9') return 'digit';
  if (MARK.test(character)) return 'mark';
  if (LETTER.test(character)) return CJK.test(character) ? 'cjk' : 'letter';
  return NUMBER.test(character) ? 'number' : '';
}
