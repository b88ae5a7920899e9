import { FormatError } from './bytes.js';
import { SearchError } from './errors.js';
import { hashOf } from './hash.js';

/** @typedef {(url: string, options: RequestInit) => Promise<Response>} Fetch */
/** @typedef {'C' | 'D' | 'K'} FileKind  chunk, documents, card */

/** Pauses before the second and the third try. */
const RETRY_DELAYS_MS = [200, 800];
const TIMEOUT_MS = 30_000;

const HEADER_BYTES = 8;
const SEAL_BYTES = 8;
const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;
/** Deflate cannot say more than 258 bytes in 2 bits. */
const MAX_DEFLATE_RATIO = 1032;

const ascii = new TextEncoder();

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
   * The file with a fixed name, always asked for anew.
   * @template T
   * @param {string} path
   * @param {(bytes: Uint8Array) => T} read
   */
  entry(path, read) {
    return this.#load(path, 'no-cache', read);
  }

  /**
   * A file that is named by its bytes.
   * @template T
   * @param {FileKind} kind
   * @param {string} hash
   * @param {(content: Uint8Array) => T} read
   */
  hashed(kind, hash, read) {
    return this.#load(`${hash}.bin`, 'default', async (bytes) => {
      if (hashOf(bytes) !== hash) throw new FormatError('does not have the bytes that its name says');
      return read(await unpack(kind, bytes));
    });
  }

  /**
   * A file that ends in a hash of its path and bytes.
   * @template T
   * @param {FileKind} kind
   * @param {string} path
   * @param {(content: Uint8Array) => T} read
   */
  sealed(kind, path, read) {
    return this.#load(path, 'default', async (bytes) => read(await unpack(kind, unseal(path, bytes))));
  }

  /**
   * @template T
   * @param {string} path
   * @param {RequestCache} cache  of the first try; later ones go past what a cache may hold damaged
   * @param {(bytes: Uint8Array) => T | Promise<T>} read
   * @returns {Promise<T>}
   */
  async #load(path, cache, read) {
    for (let tries = 0; ; tries++) {
      try {
        return await this.#loadOnce(path, tries === 0 ? cache : 'reload', read);
      } catch (error) {
        const hopeless = !(error instanceof SearchError) || error.kind === 'outdated' || error.kind === 'unsupported';
        if (hopeless || tries >= this.#delays.length) throw error;
        await new Promise((resolve) => setTimeout(resolve, this.#delays[tries]));
      }
    }
  }

  /**
   * @template T
   * @param {string} path
   * @param {RequestCache} cache
   * @param {(bytes: Uint8Array) => T | Promise<T>} read
   */
  async #loadOnce(path, cache, read) {
    const bytes = await this.#fetchBytes(path, cache);
    try {
      return await read(bytes);
    } catch (error) {
      if (error instanceof FormatError) throw new SearchError('damaged', path, error.message, error);
      throw error;
    }
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
    } catch (error) {
      throw new SearchError('unreachable', path, 'did not arrive', error);
    }
    if (response.ok) return bytes;
    // A host that answers 'not found' has another publish, or none: asking again for the same name is no help.
    const gone = response.status === 404 || response.status === 410;
    throw new SearchError(gone ? 'outdated' : 'unreachable', path, `the host answered ${response.status}`);
  }
}

/**
 * The packed card without its seal.
 * @param {string} path
 * @param {Uint8Array} sealed
 */
export function unseal(path, sealed) {
  if (sealed.length < SEAL_BYTES) throw new FormatError('cut short');
  const packed = sealed.subarray(0, -SEAL_BYTES);
  const name = ascii.encode(path);
  const together = new Uint8Array(name.length + packed.length);
  together.set(name);
  together.set(packed, name.length);
  const seal = Array.from(sealed.subarray(-SEAL_BYTES), (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (hashOf(together) !== seal) throw new FormatError('does not have the bytes that were written');
  return packed;
}

/**
 * The content of a packed file. Never gives, nor makes room for, more than the file's own header says.
 * @param {FileKind} kind
 * @param {Uint8Array} packed
 * @returns {Promise<Uint8Array>}
 */
export async function unpack(kind, packed) {
  if (typeof DecompressionStream === 'undefined') {
    throw new SearchError('unsupported', '', 'this browser has no DecompressionStream');
  }
  const begins = String.fromCharCode(...packed.subarray(0, 4));
  if (packed.length < HEADER_BYTES || begins !== `LWI${kind}`) throw new FormatError('does not begin as it should');
  const size = new DataView(packed.buffer, packed.byteOffset).getUint32(4, true);
  const stream = packed.subarray(HEADER_BYTES);
  if (size > MAX_UNPACKED_BYTES || size > stream.length * MAX_DEFLATE_RATIO) {
    throw new FormatError('claims an impossible size');
  }
  return inflate(stream, size);
}

/**
 * @param {Uint8Array} stream  zlib
 * @param {number} size  exactly
 */
async function inflate(stream, size) {
  const content = new Uint8Array(size);
  let filled = 0;
  const reader = new Blob([/** @type {BlobPart} */ (stream)]).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (filled + part.value.length > size) throw new FormatError('holds more than it claims');
      content.set(part.value, filled);
      filled += part.value.length;
    }
  } catch (error) {
    await reader.cancel().catch(() => {}); // the error that matters is already on its way
    throw error instanceof FormatError ? error : new FormatError('does not unpack');
  }
  if (filled !== size) throw new FormatError('holds less than it claims');
  return content;
}
