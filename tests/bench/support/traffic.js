// What a page and its workers load, from the events of Chromium's `Network` domain.

/**
 * @typedef {object} Transfer
 * @property {string} url
 * @property {number} start  in seconds, of the browser's clock
 * @property {number} end  NaN while on its way
 * @property {number} bytes  as transferred, of the response
 * @property {number} head  of these, what came first: the response's head, and maybe a part of the body
 * @property {number} body  of these, the body, as transferred: compressed
 * @property {number} length  of the body, as the host says
 * @property {boolean} cached  nothing was transferred
 * @property {number} status
 */

/**
 * @typedef {object} Load
 * @property {number} bytes
 * @property {number} body
 * @property {number} requests
 */

export class Traffic {
  /** @type {Map<string, Transfer>} */
  #transfers = new Map();
  #active = 0;
  /** When anything last happened, of `performance.now()`. */
  changed = performance.now();

  get active() {
    return this.#active > 0;
  }

  /** Of which something came over the network, in the order in which they were asked for. @returns {Transfer[]} */
  get transfers() {
    return [...this.#transfers.values()].filter(({ cached }) => !cached);
  }

  /** Forgets what has been: what follows is another question. */
  clear() {
    this.#transfers.clear();
    this.#active = 0;
    this.changed = performance.now();
  }

  /** @returns {Load} */
  total() {
    const { transfers } = this;
    const sum = (/** @type {'bytes' | 'body'} */ what) => transfers.reduce((total, each) => total + each[what], 0);
    return { bytes: sum('bytes'), body: sum('body'), requests: transfers.length };
  }

  /**
   * @param {string} method
   * @param {any} params
   */
  hear(method, params) {
    // A worker's own script is asked for by its page, and arrives in the worker: the session is no part of the key.
    if (method === 'Network.requestWillBeSent') return this.#begin(params.requestId, params);
    const transfer = this.#transfers.get(params.requestId);
    if (!transfer) return;
    this.changed = performance.now();
    switch (method) {
      case 'Network.requestServedFromCache':
        transfer.cached = true;
        break;
      case 'Network.responseReceived':
        this.#respond(transfer, params.response);
        break;
      case 'Network.loadingFinished':
        this.#end(transfer, params.timestamp, wholeBytes(transfer, params.encodedDataLength));
        break;
      case 'Network.loadingFailed':
        this.#end(transfer, params.timestamp, transfer.head);
        break;
    }
  }

  /**
   * @param {string} key
   * @param {any} params
   */
  #begin(key, { request, timestamp }) {
    if (!request.url.startsWith('http')) return; // data: and blob: are no traffic
    this.changed = performance.now();
    if (!this.#transfers.has(key)) this.#active++;
    const { url } = request;
    const nothing = { end: NaN, bytes: 0, head: 0, body: 0, length: 0, cached: false, status: 0 };
    this.#transfers.set(key, { url, start: timestamp, ...nothing });
  }

  /**
   * @param {Transfer} transfer
   * @param {any} response
   */
  #respond(transfer, { status, headers, encodedDataLength, fromDiskCache, fromPrefetchCache }) {
    transfer.status = status;
    transfer.head = encodedDataLength;
    transfer.cached ||= fromDiskCache || fromPrefetchCache;
    transfer.length = Number(headers['Content-Length'] ?? headers['content-length'] ?? 0);
  }

  /**
   * @param {Transfer} transfer
   * @param {number} end
   * @param {number} bytes
   */
  #end(transfer, end, bytes) {
    if (Number.isNaN(transfer.end)) this.#active--;
    transfer.end = end;
    transfer.bytes = bytes;
    transfer.body = Math.min(transfer.length || bytes - transfer.head, bytes);
  }
}

/**
 * The browser leaves out the body of a worker's script.
 * @param {Transfer} transfer
 * @param {number} bytes  as the browser says
 */
const wholeBytes = ({ head, length }, bytes) => (bytes < length ? head + length : bytes);

/**
 * How many requests wait for each other: one waits for those that had ended before it was asked for. To be measured with
 * every response held back by the same while, much longer than the page computes: then requests come in waves.
 * @param {Transfer[]} transfers
 */
export function longestChain(transfers) {
  const byEnd = [...transfers].sort((a, b) => a.end - b.end);
  /** @type {Map<Transfer, number>} */
  const depths = new Map();
  for (const transfer of [...transfers].sort((a, b) => a.start - b.start)) {
    const before = byEnd.filter((other) => other.end <= transfer.start);
    depths.set(transfer, 1 + Math.max(0, ...before.map((other) => depths.get(other) ?? 0)));
  }
  return Math.max(0, ...depths.values());
}
