// The static host of both engines: compresses text as a CDN does, leaves packed files alone, lets names with a hash be
// kept for good and everything else be asked for anew. Loopback only.

import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { createSecureServer } from 'node:http2';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

/** @typedef {import('./certificate.js').Certificate} Certificate */
/** @typedef {{url?: string, headers: Record<string, string | string[] | undefined>}} Request  of either protocol */
/**
 * @typedef {object} Response  of either protocol
 * @property {(status: number, head: Record<string, string>) => unknown} writeHead
 * @property {(body?: Buffer | string) => unknown} end
 */

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.xml': 'application/xml',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};
/** Packed by themselves. @type {Record<string, string>} */
const PICTURE_TYPES = { '.png': 'image/png', '.jpg': 'image/jpeg', '.webp': 'image/webp' };
const OTHER_TYPE = 'application/octet-stream';
const HASHED = /[/_-][0-9a-f]{7,}|\.pf_/;
const FOR_GOOD = 'public, max-age=31536000, immutable';
const ASK_ANEW = 'no-cache';

/** @typedef {{head: Record<string, string>, body: Buffer}} Answer */

/**
 * @typedef {object} Host
 * @property {string} url  ends in a slash
 * @property {(ms: number) => void} hold  Holds back every later response for so long.
 * @property {() => Promise<void>} close
 */

class Folders {
  /** @type {Map<string, Promise<Answer>>} */
  #answers = new Map();

  /** @param {Record<string, string>} folders  by the beginning of the paths that they answer */
  constructor(folders) {
    this.folders = Object.entries(folders).sort(([a], [b]) => b.length - a.length);
  }

  /** Read and compressed once: the folders do not change meanwhile. @param {string} path */
  answer(path) {
    let answer = this.#answers.get(path);
    if (!answer) {
      answer = this.#make(path);
      this.#answers.set(path, answer);
    }
    return answer;
  }

  /** @param {string} path */
  async #make(path) {
    const [prefix, folder] = this.folders.find(([start]) => path.startsWith(start)) ?? ['', ''];
    if (!folder) throw new Error(`no folder for ${path}`);
    const named = join(folder, normalize(`/${decodeURIComponent(path.slice(prefix.length))}`));
    const file = (await stat(named)).isDirectory() ? join(named, 'index.html') : named;
    const bytes = await readFile(file);
    const text = TYPES[extname(file)];
    const body = text ? gzipSync(bytes) : bytes;
    const tag = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
    const type = text ?? PICTURE_TYPES[extname(file)] ?? OTHER_TYPE;
    return { head: headOf(path, type, text !== undefined, tag, body.length), body };
  }
}

/**
 * @param {string} path
 * @param {string} type
 * @param {boolean} packed
 * @param {string} tag
 * @param {number} length
 * @returns {Record<string, string>}
 */
function headOf(path, type, packed, tag, length) {
  /** @type {Record<string, string>} */
  const encoding = packed ? { 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' } : {};
  const cache = HASHED.test(path) ? FOR_GOOD : ASK_ANEW;
  return { 'Content-Type': type, 'Content-Length': String(length), ...encoding, 'Cache-Control': cache, ETag: `"${tag}"` };
}

/**
 * @param {Folders} folders
 * @param {Request} request
 * @param {Response} response
 */
async function respond(folders, request, response) {
  try {
    const { head, body } = await folders.answer(new URL(request.url ?? '/', 'http://localhost').pathname);
    const known = request.headers['if-none-match'] === head.ETag;
    const { 'Cache-Control': cache, ETag: tag } = head;
    response.writeHead(known ? 304 : 200, known ? { 'Cache-Control': cache, ETag: tag } : head);
    response.end(known ? undefined : body);
  } catch {
    response.writeHead(404, { 'Content-Type': TYPES['.html'] });
    response.end('<!doctype html><title>Not found</title>');
  }
}

/**
 * @param {Record<string, string>} folders  by the beginning of the paths that they answer: `/` for the site's root
 * @param {Certificate | null} certificate  for HTTP/2; without one HTTP/1.1 is spoken
 * @returns {Promise<Host>}
 */
export function serve(folders, certificate = null) {
  const files = new Folders(folders);
  let held = 0;
  const answer = (/** @type {Request} */ request, /** @type {any} */ response) => {
    if (held > 0) setTimeout(() => respond(files, request, response), held);
    else respond(files, request, response);
  };
  // Clients that keep a connection must not find it closed when they come back from something else.
  const plain = { keepAliveTimeout: 600_000 };
  const server = certificate ? createSecureServer({ ...certificate, allowHTTP1: true }, answer) : createServer(plain, answer);
  /** @type {Set<import('node:net').Socket>} */
  const sockets = new Set();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  const close = () =>
    new Promise((/** @type {(value: void) => void} */ done) => {
      server.close(() => done());
      for (const socket of sockets) socket.destroy();
    });
  const hold = (/** @type {number} */ ms) => {
    held = ms;
  };
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      resolve({ url: `${certificate ? 'https' : 'http'}://127.0.0.1:${port}/`, hold, close });
    });
  });
}
