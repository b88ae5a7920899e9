// Headless Chromium, spoken to by its own protocol through two pipes. A driver in between would hide what a page's
// workers load, and Pagefind searches in one.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const EXECUTABLE = process.env.CHROMIUM ?? '/usr/bin/chromium';
const FLAGS = [
  ...['--headless=new', '--remote-debugging-pipe', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-extensions'],
  ...['--disable-background-timer-throttling', '--disable-backgrounding-occluded-windows', '--disable-renderer-backgrounding'],
  ...['--disable-dev-shm-usage', '--no-default-browser-check', '--window-size=390,844'],
];
const CLOSING_TIME_MS = 5000;

/**
 * @typedef {object} Message  what Chromium writes
 * @property {number} [id]  of the command that it answers; an event has none
 * @property {string} [method]
 * @property {any} [params]
 * @property {any} [result]
 * @property {{message: string}} [error]
 * @property {string} [sessionId]
 */

/** @typedef {{resolve: (result: any) => void, reject: (error: Error) => void, method: string}} Pending */
/** @typedef {(method: string, params: any) => void} Listener */

/** A running browser. Close it, or it outlives the program. */
export class Chromium {
  #process;
  #profile;
  #exited;
  #write;
  #commands = 0;
  #ended = false;
  /** @type {Map<number, Pending>} */
  #pending = new Map();
  /** @type {Map<string, Listener>} */
  #listeners = new Map();
  /** @type {Buffer[]} */
  #unread = [];

  /** @param {string} [pin]  of a certificate that is to be trusted */
  constructor(pin) {
    this.#profile = mkdtempSync(join(tmpdir(), 'lectern-bench-chromium-'));
    const trust = pin ? [`--ignore-certificate-errors-spki-list=${pin}`] : [];
    const args = [...FLAGS, ...trust, `--user-data-dir=${this.#profile}`, 'about:blank'];
    this.#process = spawn(EXECUTABLE, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
    this.#write = /** @type {import('node:stream').Writable} */ (this.#process.stdio[3]);
    this.#write.on('error', () => {}); // the exit says it
    this.#process.stdio[4]?.on('data', (/** @type {Buffer} */ bytes) => this.#read(bytes));
    this.#exited = new Promise((/** @type {(value: void) => void} */ resolve) => {
      this.#process.once('error', (error) => this.#end(error, resolve));
      this.#process.once('exit', (code) => this.#end(new Error(`${EXECUTABLE} ended (${code})`), resolve));
    });
  }

  /**
   * @param {string} method
   * @param {object} [params]
   * @param {string} [sessionId]  of a page or worker; none: the browser's own
   * @returns {Promise<any>}
   */
  send(method, params = {}, sessionId) {
    if (this.#ended) return Promise.reject(new Error(`the browser has ended: ${method}`));
    const id = ++this.#commands;
    this.#write.write(JSON.stringify({ id, method, params, sessionId }) + '\0');
    return new Promise((resolve, reject) => this.#pending.set(id, { resolve, reject, method }));
  }

  /**
   * @param {string} sessionId
   * @param {Listener} listener  of all events of the session
   */
  listen(sessionId, listener) {
    this.#listeners.set(sessionId, listener);
  }

  /** @param {string} sessionId */
  forget(sessionId) {
    this.#listeners.delete(sessionId);
  }

  async close() {
    this.send('Browser.close').catch(() => {});
    const timer = setTimeout(() => this.#process.kill('SIGKILL'), CLOSING_TIME_MS);
    await this.#exited;
    clearTimeout(timer);
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  /** @param {Buffer} bytes */
  #read(bytes) {
    let start = 0;
    for (let end = bytes.indexOf(0); end >= 0; end = bytes.indexOf(0, start)) {
      const text = Buffer.concat([...this.#unread, bytes.subarray(start, end)]).toString('utf8');
      this.#unread = [];
      start = end + 1;
      this.#receive(JSON.parse(text));
    }
    if (start < bytes.length) this.#unread.push(bytes.subarray(start));
  }

  /** @param {Message} message */
  #receive({ id, method, params, result, error, sessionId }) {
    if (id === undefined) {
      if (method && sessionId) this.#listeners.get(sessionId)?.(method, params);
      return;
    }
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    if (error) pending?.reject(new Error(`${pending.method}: ${error.message}`));
    else pending?.resolve(result);
  }

  /**
   * @param {Error} error
   * @param {() => void} done
   */
  #end(error, done) {
    this.#ended = true;
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
    done();
  }
}
