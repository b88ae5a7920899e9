import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const USAGE = `Measures the search page beside Pagefind's.
usage: tests/bench/search [options]

  --sizes LIST     archives: numbers of lessons, or folders of the corpora (1000,10000,iot,xquad)
  --engine NAME    lectern, pagefind or both (both)
  --only LIST      parts: PARTS (all that an archive is good for)
  --quick          fewer queries, for a first look
  --http2          over HTTP/2 and TLS, as a CDN speaks, instead of HTTP/1.1: bytes and latency
  --work DIR       where archives, sites, indexes and the table are kept (in the folder for temporary files)

LECTERN_SHARED names the folder with bench/ and corpora/, LECTERN_BUILD the one with bin/lectern (build),
CHROMIUM the browser (/usr/bin/chromium).
`;

export const PARTS = ['bytes', 'latency', 'quality', 'spelling', 'parity', 'disk'];
/** The rest does not depend on how things are transferred. */
const OF_THE_NETWORK = ['bytes', 'latency'];
const ENGINES = ['lectern', 'pagefind'];

/**
 * @typedef {object} Options
 * @property {string[]} sizes
 * @property {string[]} engines
 * @property {string[]} parts
 * @property {boolean} quick
 * @property {boolean} http2
 * @property {string} work
 */

/** Ends the program with what can be asked of it. @param {string} [mistake] @returns {never} */
function stop(mistake) {
  const usage = USAGE.replace('PARTS', PARTS.join(', '));
  process.stderr.write(mistake ? `${mistake}\n\n${usage}` : usage);
  process.exit(mistake ? 2 : 0);
}

/**
 * @param {string} text
 * @param {string[]} known
 */
function choose(text, known) {
  const chosen = text.split(',');
  const strange = chosen.find((name) => !known.includes(name));
  if (strange !== undefined) stop(`unknown: ${strange}`);
  return known.filter((name) => chosen.includes(name));
}

/** @param {string[]} args */
function parse(args) {
  try {
    return parseArgs({
      args,
      options: {
        sizes: { type: 'string', default: '1000,10000,iot,xquad' },
        engine: { type: 'string', default: 'both' },
        only: { type: 'string', default: PARTS.join() },
        quick: { type: 'boolean', default: false },
        http2: { type: 'boolean', default: false },
        work: { type: 'string', default: join(tmpdir(), 'lectern-bench') },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    return stop(/** @type {Error} */ (error).message);
  }
}

/** @param {string[]} args @returns {Options} */
export function readOptions(args) {
  const values = parse(args);
  if (values.help) stop();
  const sizes = /** @type {string} */ (values.sizes).split(',');
  const strange = sizes.find((size) => !/^[\w-]+$/.test(size));
  if (strange !== undefined) stop(`not a size: ${strange}`);
  return {
    sizes,
    engines: values.engine === 'both' ? ENGINES : choose(/** @type {string} */ (values.engine), ENGINES),
    parts: choose(/** @type {string} */ (values.only), PARTS).filter((part) => !values.http2 || OF_THE_NETWORK.includes(part)),
    quick: Boolean(values.quick),
    http2: Boolean(values.http2),
    work: /** @type {string} */ (values.work),
  };
}
