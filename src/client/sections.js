/** @typedef {import('./card_text.js').CardText} CardText */

const MAX_SECTIONS = 3;

/**
 * The sections of a card that answer a query best, as `src/index/sections.cc` chooses them: a section's score is the
 * sum of the weights of the terms that it has, twice for those in its heading. Of equal ones the earlier comes first.
 * @param {CardText} text
 * @param {ReadonlyMap<string, number>} weights  by term
 * @param {number} grain  scores that differ by less are equal
 * @returns {number[]}  up to three indexes into the card's sections, the best first; none without any of the terms
 */
export function bestSections(text, weights, grain) {
  const scores = text.card.sections.map((section) => {
    const inHeading = text.termsOfTitle(section.title, weights);
    const inText = text.termsOfText(section.text, weights);
    let score = 0;
    for (const [term, weight] of weights) score += inHeading.has(term) ? 2 * weight : inText.has(term) ? weight : 0;
    return Math.round(score / grain);
  });
  const found = [...scores.keys()].filter((section) => scores[section] > 0);
  return found.sort((a, b) => scores[b] - scores[a] || a - b).slice(0, MAX_SECTIONS);
}
