// The English stemmer of the Snowball project ('Porter 2'), with the behaviour of Xapian's `en`. Regions: R1 is what
// stands behind the first consonant after a vowel, R2 is the R1 of R1; most endings only go from within one of them.

/** @param {string} list  Of 'word>stem', or of a word that is its own stem. */
const toMap = (list) => new Map(list.split(' ').map((pair) => [pair.replace(/>.*/, ''), pair.replace(/.*>/, '')]));

const IRREGULAR = toMap(
  'skis>ski skies>sky dying>die lying>lie tying>tie idly>idl gently>gentl ugly>ugli early>earli only>onli ' +
    'singly>singl sky news howe atlas cosmos bias andes',
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

// A Y that sounds as a consonant is written as a capital while the word is worked on.
const REGION = /[aeiouy][^aeiouy]/;
const FIRST_REGION = /^(?:gener|commun|arsen)|[aeiouy][^aeiouy]/;
const SHORT_SYLLABLE = /[^aeiouy][aeiouy][^aeiouywxY]$|^[aeiouy][^aeiouy]$/;

/**
 * @param {string} word  Folded.
 * @returns {string}  Its stem when it is made of a to z and apostrophes, else the word itself.
 */
export function stem(word) {
  if (!/^[a-z']{3,}$/.test(word)) return word;
  return IRREGULAR.get(word) ?? stemRegular(word.replace(/^'/, '').replace(/^y|([aeiouy])y/g, (_, vowel = '') => vowel + 'Y'));
}

/** @param {string} word */
function stemRegular(word) {
  const r1 = endOf(FIRST_REGION, word, 0);
  const r2 = endOf(REGION, word, r1);
  word = withoutPlural(word);
  if (INVARIANT.test(word)) return word;
  word = withoutTense(word, r1).replace(/(.[^aeiouy])[yY]$/, '$1i');
  /**
   * The longest one of `endings` counts, even when nothing comes of it.
   * @param {RegExp} endings
   * @param {number} region  Where the ending may begin at the earliest.
   * @param {(ending: string, before: string, at: number) => string | undefined} replace  Nothing: it stays.
   */
  const step = (endings, region, replace) => {
    word = word.replace(endings, (ending, at) => (at < region ? ending : (replace(ending, word[at - 1] ?? ' ', at) ?? ending)));
  };
  step(STEP_2_ENDING, r1, (ending, before) => {
    if (ending === 'li') return 'cdeghkmnrt'.includes(before) ? '' : ending;
    return ending === 'ogi' && before === 'l' ? 'og' : STEP_2.get(ending);
  });
  step(STEP_3_ENDING, r1, (ending, _, at) => (ending === 'ative' && at >= r2 ? '' : STEP_3.get(ending)));
  step(STEP_4_ENDING, r2, (ending, before) => (ending === 'ion' && !'st'.includes(before) ? ending : ''));
  step(/[el]$/, r1, (ending, before, at) => {
    const goes = at >= r2 ? ending === 'e' || before === 'l' : ending === 'e' && !SHORT_SYLLABLE.test(word.slice(0, at));
    return goes ? '' : ending;
  });
  return word.toLowerCase();
}

/**
 * @param {RegExp} pattern
 * @param {string} word
 * @param {number} from
 */
function endOf(pattern, word, from) {
  const found = pattern.exec(word.slice(from));
  return found ? from + found.index + found[0].length : word.length;
}

/** @param {string} word */
function withoutPlural(word) {
  const own = word.replace(/'s'$|'s$|'$/, '');
  if (/sses$/.test(own)) return own.slice(0, -2);
  if (/ie[ds]$/.test(own)) return own.slice(0, own.length > 4 ? -2 : -1);
  return /[aeiouy].+s$/.test(own) && !/[us]s$/.test(own) ? own.slice(0, -1) : own;
}

/**
 * @param {string} word
 * @param {number} r1
 */
function withoutTense(word, r1) {
  return word.replace(/(.*?)(eed|eedly|ed|edly|ing|ingly)$/, (whole, rest, ending) => {
    if (ending[1] === 'e') return rest.length < r1 ? whole : `${rest}ee`;
    if (!/[aeiouy]/.test(rest)) return whole;
    if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(rest)) return rest.slice(0, -1);
    const isShort = rest.length === r1 && SHORT_SYLLABLE.test(rest);
    return isShort || /(?:at|bl|iz)$/.test(rest) ? `${rest}e` : rest;
  });
}
