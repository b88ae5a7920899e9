/**
 * Words that make a question or a sentence of what is asked, and say nothing of it: what `src/index/stop_words.h` has.
 */

const STOP_WORDS = new Set(('about and are as at be been being by could did do does for from had has have how how\'s if in into is its my of ' +
  'on or our should that the their them there these they this to was we were what what\'s when where where\'s which why with would your').split(' '));
const ONLY_BEHIND_OTHERS = new Set('a an i you'.split(' '));
const QUESTION_WORDS = /[是有]?(?:什[么麼](?:[时時]候|地方|[样樣])?|甚[么麼]|[为為](?:[什甚][么麼]|何)|何[时時地]|如何|怎(?:[么麼][样樣办辦]?|[样樣])|[请請][问問]|多少|哪[些个個里裡裏儿兒种種]|[谁誰])是?|[吗嗎呢](?![\u3400-\u9FFF])/g;

/**
 * The shortest are only behind another, as in 'do I' and 'is a': World War I and vitamin A are something else.
 * @param {string} word  folded
 * @param {boolean} afterStopWord
 */
export function isStopWord(word, afterStopWord) {
  return STOP_WORDS.has(word) || (afterStopWord && ONLY_BEHIND_OTHERS.has(word));
}

/**
 * The text with spaces for question words in Han characters, so that every other character stays where it is.
 * @param {string} text
 */
export function blankQuestionWords(text) {
  return text.replace(QUESTION_WORDS, (word) => '\u3000'.repeat(word.length));
}
