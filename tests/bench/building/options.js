import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const USAGE = `Measures lectern's build beside Hugo with Pagefind, and Zola.
usage: tests/bench/build [options]

  --sizes LIST     archives: numbers of lessons (1000,10000)
  --engine LIST    ENGINES (all)
  --only LIST      parts of lectern: PARTS (all)
  --quick          every thing once or twice, for a first look
  --work DIR       where archives and sites are made, and build-table.md is left (in the folder for temporary files)

LECTERN_SHARED names the folder with bench/ and corpora/, LECTERN_BUILD the one with bin/lectern (build),
CHROMIUM the browser (/usr/bin/chromium), HUGO and ZOLA those programs.
`;

export const ENGINES = ['lectern', 'hugo', 'zola'];
export const PARTS = ['full', 'edits', 'preview', 'pages'];

/**
 * @typedef {object} Options
 * @property {string[]} sizes
 * @property {string[]} engines
 * @property {string[]} parts
 * @property {boolean} quick
 * @property {string} work
 */

/**
 * @param {string} text
 * @param {string[]} known
 */
function choose(text, known) {
  const chosen = text.split(',');
  const strange = chosen.find((name) => !known.includes(name));
  if (strange !== undefined) throw new Error(`unknown: ${strange}`);
  return known.filter((name) => chosen.includes(name));
}

/**
 * @param {string[]} args
 * @returns {Options | null}  null when help is asked for; throws an error that names the mistake
 */
export function parseOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      sizes: { type: 'string', default: '1000,10000' },
      engine: { type: 'string', default: ENGINES.join() },
      only: { type: 'string', default: PARTS.join() },
      quick: { type: 'boolean', default: false },
      work: { type: 'string', default: join(tmpdir(), 'lectern-bench') },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return null;
  const { sizes = '', engine = '', only = '', quick = false, work = '' } = values;
  const strange = sizes.split(',').find((size) => !/^[1-9]\d*$/.test(size));
  if (strange !== undefined) throw new Error(`not a number of lessons: ${strange}`);
  const ascending = sizes.split(',').sort((a, b) => Number(a) - Number(b));
  const engines = engine === 'all' ? ENGINES : choose(engine, ENGINES);
  return { sizes: ascending, engines, parts: choose(only, PARTS), quick, work };
}

/** Ends the program with what can be asked of it, when that is asked or nothing else can be. @param {string[]} args */
export function readOptions(args) {
  const usage = USAGE.replace('ENGINES', ENGINES.join(', ')).replace('PARTS', PARTS.join(', '));
  try {
    const options = parseOptions(args);
    if (options) return options;
    process.stderr.write(usage);
    return process.exit(0);
  } catch (error) {
    process.stderr.write(`${/** @type {Error} */ (error).message}\n\n${usage}`);
    return process.exit(2);
  }
}
