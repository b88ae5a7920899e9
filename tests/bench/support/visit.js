// One visit: a page in a context of its own, so that nothing is in its cache, and all that it and its workers load.

import { Traffic } from './traffic.js';

/** @typedef {import('./chromium.js').Chromium} Chromium */

/** @typedef {{latencyMs: number, bytesPerSecond: number}} Link */

const QUIET_MS = 120;
const UPLOAD_SHARE = 0.5;

export class Visit {
  traffic = new Traffic();
  #chromium;
  #context;
  #session;
  #link;
  /** @type {string[]} */
  #sessions = [];

  /**
   * @param {Chromium} chromium
   * @param {string} context
   * @param {string} session
   * @param {Link | null} link
   */
  constructor(chromium, context, session, link) {
    this.#chromium = chromium;
    this.#context = context;
    this.#session = session;
    this.#link = link;
  }

  /**
   * An empty page with an empty cache.
   * @param {Chromium} chromium
   * @param {Link | null} [link]  the slow one that it is on; none: loopback as it is
   */
  static async begin(chromium, link = null) {
    const { browserContextId } = await chromium.send('Target.createBrowserContext', { disposeOnDetach: true });
    const { targetId } = await chromium.send('Target.createTarget', { url: 'about:blank', browserContextId });
    const { sessionId } = await chromium.send('Target.attachToTarget', { targetId, flatten: true });
    const visit = new Visit(chromium, browserContextId, sessionId, link);
    await visit.#watch(sessionId);
    await visit.#send('Page.enable');
    return visit;
  }

  /**
   * A visit that ends whatever happens.
   * @template T
   * @param {Chromium} chromium
   * @param {Link | null} link
   * @param {(visit: Visit) => Promise<T>} use
   */
  static async during(chromium, link, use) {
    const visit = await Visit.begin(chromium, link);
    try {
      return await use(visit);
    } finally {
      await visit.end();
    }
  }

  /** @param {string} url  Returns when the page begins to load. */
  async open(url) {
    const { errorText } = await this.#send('Page.navigate', { url });
    if (errorText) throw new Error(`${url}: ${errorText}`);
  }

  /**
   * Calls a function in the page. It sees its arguments alone, nothing of this module.
   * @template {any[]} A
   * @template R
   * @param {(...args: A) => R | Promise<R>} code
   * @param {A} args  plain values
   * @returns {Promise<R>}
   */
  async call(code, ...args) {
    const expression = `(${code})(...${JSON.stringify(args)})`;
    const options = { expression, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await this.#send('Runtime.evaluate', options);
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /** Waits until nothing has been on its way for a while. */
  async quiet() {
    while (this.traffic.active || performance.now() - this.traffic.changed < QUIET_MS) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async end() {
    for (const session of this.#sessions) this.#chromium.forget(session);
    await this.#chromium.send('Target.disposeBrowserContext', { browserContextId: this.#context });
  }

  /**
   * @param {string} method
   * @param {object} [params]
   */
  #send(method, params) {
    return this.#chromium.send(method, params, this.#session);
  }

  /** @param {string} session  of the page, or of a worker that has not run yet */
  async #watch(session) {
    this.#sessions.push(session);
    this.#chromium.listen(session, (method, params) => {
      if (method === 'Target.attachedToTarget') this.#meet(params.sessionId);
      else this.traffic.hear(method, params);
    });
    const options = { autoAttach: true, waitForDebuggerOnStart: true, flatten: true };
    await Promise.all([
      this.#chromium.send('Network.enable', {}, session),
      this.#link && this.#slow(session, this.#link),
      this.#chromium.send('Target.setAutoAttach', options, session),
    ]);
  }

  /** @param {string} session  of a worker that waits for us */
  async #meet(session) {
    // All at once: a worker answers some commands only when it runs, and it may have ended before.
    const run = () => this.#chromium.send('Runtime.runIfWaitingForDebugger', {}, session);
    await Promise.allSettled([this.#watch(session), run()]);
  }

  /**
   * @param {string} session
   * @param {Link} link
   */
  #slow(session, { latencyMs, bytesPerSecond }) {
    const upload = bytesPerSecond * UPLOAD_SHARE;
    const conditions = { offline: false, latency: latencyMs, downloadThroughput: bytesPerSecond, uploadThroughput: upload };
    return this.#chromium.send('Network.emulateNetworkConditions', conditions, session);
  }
}
