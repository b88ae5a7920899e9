// What is done to the archive while it is measured. Every edit brings a word that stands nowhere else.

/** Behind the paragraph in the middle. @param {string} text @param {string} word */
export function withSentence(text, word) {
  const blocks = text.trimEnd().split('\n\n');
  const paragraphs = blocks.flatMap((block, i) => (i > 0 && !/^(#|---)/.test(block) ? [i] : []));
  const at = paragraphs[Math.floor(paragraphs.length / 2)];
  if (at === undefined) throw new Error('a write-up without a paragraph');
  blocks[at] += ` Somebody added ${word} here.`;
  return `${blocks.join('\n\n')}\n`;
}

/** @param {string} text @param {string} word */
export function withTitle(text, word) {
  const changed = text.replace(/^title: "(.*)"$/m, (_, title) => `title: "${title} ${word}"`);
  if (changed === text) throw new Error('a write-up without a title in quotes');
  return changed;
}
