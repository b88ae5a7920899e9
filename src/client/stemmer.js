// The English stemmer of the Snowball project ('Porter 2'), with the behaviour of Xapian's `en`. Regions: R1 is what
// stands behind the first consonant after a vowel, R2 is the R1 of R1; most endings only go from within one of them.

const VOWEL = '[aeiouy]'; // a Y that sounds as a consonant is written as a capital while the word is worked on
const CONSONANT = '[^aeiouy]';

const REGION = new RegExp(VOWEL + CONSONANT);
const FIRST_REGION = new RegExp(`^(?:gener|commun|arsen)|${VOWEL}${CONSONANT}`);
const SHORT_SYLLABLE = new RegExp(`${CONSONANT}${VOWEL}[^aeiouywxY]$|^${VOWEL}${CONSONANT}$`);

/** @param {string} list  Of 'word>stem' */
const toMap = (list) => new Map(list.split(' ').map((pair) => /** @type {[string, string]} */ (pair.split('>'))));

const IRREGULAR = toMap(
  'skis>ski skies>sky dying>die lying>lie tying>tie idly>idl gently>gentl ugly>ugli early>earli only>onli ' +
    'singly>singl sky>sky news>news howe>howe atlas>atlas cosmos>cosmos bias>bias andes>andes',
);
const INVARIANT = /^(?:inning|outing|canning|herring|earring|proceed|exceed|succeed)$/;

const STEP_2 = toMap(
  'tional>tion enci>ence anci>ance abli>able entli>ent izer>ize ization>ize ational>ate ation>ate ator>ate alism>al ' +
    'aliti>al alli>al fulness>ful ousli>ous ousness>ous iveness>ive iviti>ive biliti>ble bli>ble fulli>ful lessli>less',
);
const STEP_3 = toMap('tional>tion ational>ate alize>al icate>ic iciti>ic ical>ic ful> ness>');
const STEP_2_ENDING = new RegExp(`(?:${[...STEP_2.keys()].join('|')}|ogi|li)$`);
const STEP_3_ENDING = new RegExp(`(?:${[...STEP_3.keys()].join('|')}|ative)$`);
const STEP_4_ENDING = /(?:al|ance|ence|er|ic|able|ible|ant|e?ment|ent|ism|ate|iti|ous|ive|ize|ion)$/;

/**
 * @param {string} word  Folded.
 * @returns {string}  Its stem when it is made of a to z and apostrophes, else the word itself.
 */
export function stem(word) {
  if (!/^[a-z']+$/.test(word)) return word;
  const irregular = IRREGULAR.get(word);
  if (irregular) return irregular;
  return word.length < 3 ? word : new Stemming(word).run();
}

class Stemming {
  /** @param {string} word */
  constructor(word) {
    this.word = word.replace(/^'/, '').replace(/^y|([aeiouy])y/g, (_, vowel = '') => vowel + 'Y');
    const first = FIRST_REGION.exec(this.word);
    this.r1 = first ? first.index + first[0].length : this.word.length;
    const second = REGION.exec(this.word.slice(this.r1));
    this.r2 = second ? this.r1 + second.index + 2 : this.word.length;
  }

  run() {
    this.removePlural();
    if (!INVARIANT.test(this.word)) {
      this.removeTense();
      this.word = this.word.replace(/(.[^aeiouy])[yY]$/, '$1i');
      this.replaceEnding(STEP_2_ENDING, this.r1, (ending) => this.step2(ending));
      this.replaceEnding(STEP_3_ENDING, this.r1, (ending) => this.step3(ending));
      this.replaceEnding(STEP_4_ENDING, this.r2, (ending) => (ending === 'ion' && !this.endsBefore(ending, 'st') ? ending : ''));
      this.removeFinal();
    }
    return this.word.toLowerCase();
  }

  /**
   * Whether what stands before `ending` ends in one of `letters`.
   * @param {string} ending
   * @param {string} letters
   */
  endsBefore(ending, letters) {
    const before = this.word.at(-ending.length - 1);
    return before !== undefined && letters.includes(before);
  }

  /**
   * @param {RegExp} endings  The longest one counts, even when nothing comes of it.
   * @param {number} region  Where the ending may begin at the earliest.
   * @param {(ending: string) => string} replacement
   */
  replaceEnding(endings, region, replacement) {
    const found = endings.exec(this.word);
    if (found && found.index >= region) this.word = this.word.slice(0, found.index) + replacement(found[0]);
  }

  removePlural() {
    this.word = this.word.replace(/'s'$|'s$|'$/, '');
    if (/sses$/.test(this.word)) this.word = this.word.slice(0, -2);
    else if (/ie[ds]$/.test(this.word)) this.word = this.word.slice(0, this.word.length > 4 ? -2 : -1);
    else if (/[aeiouy].+s$/.test(this.word) && !/[us]s$/.test(this.word)) this.word = this.word.slice(0, -1);
  }

  removeTense() {
    const ending = /(?:eed|eedly|ed|edly|ing|ingly)$/.exec(this.word);
    if (!ending) return;
    if (ending[0].startsWith('ee')) {
      if (ending.index >= this.r1) this.word = this.word.slice(0, ending.index) + 'ee';
      return;
    }
    const rest = this.word.slice(0, ending.index);
    if (!/[aeiouy]/.test(rest)) return;
    if (/(?:at|bl|iz)$/.test(rest)) this.word = rest + 'e';
    else if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(rest)) this.word = rest.slice(0, -1);
    else this.word = rest.length === this.r1 && SHORT_SYLLABLE.test(rest) ? rest + 'e' : rest;
  }

  /** @param {string} ending */
  step2(ending) {
    if (ending === 'li') return this.endsBefore(ending, 'cdeghkmnrt') ? '' : ending;
    if (ending === 'ogi') return this.endsBefore(ending, 'l') ? 'og' : ending;
    return STEP_2.get(ending) ?? ending;
  }

  /** @param {string} ending */
  step3(ending) {
    if (ending !== 'ative') return STEP_3.get(ending) ?? ending;
    return this.word.length - ending.length >= this.r2 ? '' : ending;
  }

  removeFinal() {
    const rest = this.word.slice(0, -1);
    if (this.word.endsWith('e')) {
      if (rest.length >= this.r2 || (rest.length >= this.r1 && !SHORT_SYLLABLE.test(rest))) this.word = rest;
    } else if (this.word.endsWith('ll') && rest.length >= this.r2) {
      this.word = rest;
    }
  }
}
