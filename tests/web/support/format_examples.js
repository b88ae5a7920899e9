import { readFileSync } from 'node:fs';

export const formatPage = readFileSync(new URL('../../../src/web_index/FORMAT.md', import.meta.url), 'utf8');

/**
 * The bytes of an example of FORMAT.md: a code block that opens with "```hex name".
 * @param {string} name
 */
export function formatExample(name) {
  const block = formatPage.split(`\`\`\`hex ${name}\n`)[1]?.split('```')[0];
  if (!block) throw new Error(`FORMAT.md has no example ${name}`);
  const digits = block.replace(/#.*$/gm, '').trim().split(/\s+/);
  return Uint8Array.from(digits, (byte) => parseInt(byte, 16));
}
