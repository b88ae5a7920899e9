import { check, FormatError } from './bytes.js';
import { SearchError } from './errors.js';
import { hashOf, xxh32 } from './hash.js';

/** @typedef {(url: string, options: RequestInit) => Promise<Response>} Fetch */
/** @typedef {'M' | 'C' | 'D' | 'F' | 'B' | 'V' | 'S' | 'R'} FileKind  manifest, chunk, dates, facets, codebook, variants, spellings, readings */

/** Pauses before the second and the third try. */
const RETRY_DELAYS_MS = [200, 800];
const TIMEOUT_MS = 30_000;

const HEADER_BYTES = 8;
const SEAL_BYTES = 4;
const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;
/** Deflate cannot say more than 258 bytes in 2 bits. */
const MAX_DEFLATE_RATIO = 1032;

const encoder = new TextEncoder();

/**
 * What went wrong with a file; a FormatError as a SearchError that names it.
 * @param {string} path
 * @param {any} error
 */
export function naming(path, error) {
  return error instanceof FormatError ? new SearchError('damaged', path, error.message, error) : error;
}

/**
 * Fetches the files of one web index. What arrives is checked and tried again; what still fails is a SearchError that
 * names the file.
 */
export class Files {
  #base;
  #fetch;
  #delays;

  /**
   * @param {string} base  where the web index stands
   * @param {Fetch} fetch
   * @param {readonly number[]} [delays]  in ms, before each further try
   */
  constructor(base, fetch, delays = RETRY_DELAYS_MS) {
    this.#base = base.endsWith('/') ? base : `${base}/`;
    this.#fetch = fetch;
    this.#delays = delays;
  }

  /**
   * @template T
   * @param {string} path
   * @param {(bytes: Uint8Array) => T | Promise<T>} read
   * @param {RequestCache} [cache]  of the first try; later ones go past what a cache may hold damaged
   * @returns {Promise<T>}
   */
  async load(path, read, cache = 'default') {
    for (let tries = 0; ; tries++) {
      try {
        return await read(await this.#fetchBytes(path, tries > 0 ? 'reload' : cache));
      } catch (cause) {
        const error = naming(path, cause);
        const hopeful = error.file === path && (error.kind === 'unreachable' || error.kind === 'damaged');
        if (!hopeful || tries >= this.#delays.length) throw error;
        await new Promise((resolve) => setTimeout(resolve, this.#delays[tries]));
      }
    }
  }

  /**
   * A file that is named by its bytes.
   * @template T
   * @param {FileKind} kind
   * @param {string} hash
   * @param {(content: Uint8Array) => T | Promise<T>} read
   * @returns {Promise<T>}
   */
  loadHashed(kind, hash, read) {
    return this.load(`${hash}.bin`, async (bytes) => {
      check(hashOf(bytes) === hash);
      return read(await unpack(kind, bytes));
    });
  }

  /**
   * @param {string} path
   * @param {RequestCache} cache
   */
  async #fetchBytes(path, cache) {
    let response;
    let bytes;
    try {
      response = await this.#fetch(this.#base + path, { cache, signal: AbortSignal.timeout(TIMEOUT_MS) });
      bytes = new Uint8Array(await response.arrayBuffer());
    } catch (cause) {
      throw new SearchError('unreachable', path, 'did not arrive', cause);
    }
    if (response.ok) return bytes;
    // A host that answers 'not found' has another publish, or none: asking again for the same name is no help.
    const gone = response.status === 404 || response.status === 410;
    throw new SearchError(gone ? 'outdated' : 'unreachable', path, `the host answered ${response.status}`);
  }
}

/**
 * A file of a shelf without its seal.
 * @param {string} path
 * @param {Uint8Array} sealed
 */
export function unseal(path, sealed) {
  check(sealed.length >= SEAL_BYTES);
  const bytes = sealed.subarray(0, -SEAL_BYTES);
  const name = encoder.encode(path.slice(path.lastIndexOf('/') + 1));
  const together = new Uint8Array(name.length + bytes.length);
  together.set(name);
  together.set(bytes, name.length);
  check(xxh32(together, 0) === uint32(sealed, bytes.length));
  return bytes;
}

/** @param {Uint8Array} bytes @param {number} at */
function uint32(bytes, at) {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(at, true);
}

/**
 * The content of a packed file: just what its header says.
 * @param {FileKind} kind
 * @param {Uint8Array} packed
 * @returns {Promise<Uint8Array>}
 */
export async function unpack(kind, packed) {
  check(packed.length >= HEADER_BYTES && String.fromCharCode(...packed.subarray(0, 4)) === `LWI${kind}`);
  const size = uint32(packed, 4);
  const stream = packed.subarray(HEADER_BYTES);
  check(size <= MAX_UNPACKED_BYTES && size <= stream.length * MAX_DEFLATE_RATIO);
  const content = await inflate(stream);
  check(content?.byteLength === size);
  return new Uint8Array(content);
}

/**
 * @param {Uint8Array} stream  zlib
 * @returns {Promise<ArrayBuffer | undefined>}  nothing when that is what it is not
 */
function inflate(stream) {
  const inflated = new Blob([/** @type {BlobPart} */ (stream)]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Response(inflated).arrayBuffer().catch(() => undefined);
}
