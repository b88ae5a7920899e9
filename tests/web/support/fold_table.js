/**
 * The table that the analysis folds with.
 * @param {string} pairs  Each traditional character with its simplified form behind it, as the vectors bring them.
 * @returns {Map<string, string>}
 */
export function foldTable(pairs) {
  const characters = [...pairs];
  const table = new Map();
  for (let i = 0; i + 1 < characters.length; i += 2) table.set(characters[i], characters[i + 1]);
  return table;
}
