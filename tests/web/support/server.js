// A static host for tests: what any publisher's host does, and no more. Loopback only.

import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

/** @type {Record<string, string>} */
const types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.xml': 'application/xml',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
};

/** @param {string} root @param {string} path @returns {Promise<string>} */
async function fileFor(root, path) {
  const file = join(root, normalize(decodeURIComponent(path)));
  return (await stat(file)).isDirectory() ? join(file, 'index.html') : file;
}

/**
 * Serves a folder below `prefix`, compressing text as hosts do.
 * @param {string} root
 * @param {string} [prefix]  `/course/` for a site that lives in a sub-folder.
 * @param {number} [wantedPort]  where a host stood before; any one that is free by default
 * @returns {Promise<{url: string, close: () => Promise<void>}>}
 */
export function serve(root, prefix = '/', wantedPort = 0) {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    try {
      if (!path.startsWith(prefix)) throw new Error('outside the site');
      const file = await fileFor(root, path.slice(prefix.length));
      const type = types[extname(file)] ?? 'application/octet-stream';
      const bytes = await readFile(file);
      const compress = /text|json|xml|javascript/.test(type) && /gzip/.test(String(request.headers['accept-encoding']));
      response.writeHead(200, { 'content-type': type, ...(compress ? { 'content-encoding': 'gzip' } : {}) });
      response.end(compress ? gzipSync(bytes) : bytes);
    } catch {
      const page = await readFile(join(root, '404.html')).catch(() => 'not found');
      response.writeHead(404, { 'content-type': types['.html'] });
      response.end(page);
    }
  });
  return new Promise((resolve) => {
    server.listen(wantedPort, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      const close = () =>
        new Promise((/** @type {(value: void) => void} */ done) => {
          server.closeAllConnections();
          server.close(() => done());
        });
      resolve({ url: `http://127.0.0.1:${port}${prefix}`, close });
    });
  });
}
