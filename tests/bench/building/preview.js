// `lectern serve` and a browser: how long it takes from saving a file to the page that shows it.

import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

import { startServing } from '../../web/support/serving.js';
import { Chromium } from '../support/chromium.js';
import { median } from '../support/statistics.js';
import { withSentence, withTitle } from './edits.js';

/** @typedef {import('./place.js').Place} Place */
/** @typedef {import('./table.js').Values} Values */

const PATIENCE_MS = 60_000;
/** Between two saves: the preview waits for bursts to end, which these are not. */
const PAUSE_MS = 500;
const SAVES = 10;
const QUICK_SAVES = 3;
const BINDING = 'benchShows';

/**
 * In every page, before anything of its own: tells each word of the bench as soon as it stands in the document.
 * @param {string} binding
 */
function watchInPage(binding) {
  const told = new Set();
  const look = () => {
    for (const word of document.querySelector('main')?.textContent?.match(/quuxsave[a-z]+\d+/g) ?? []) {
      if (told.has(word)) continue;
      told.add(word);
      /** @type {any} */ (window)[binding](word);
    }
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
  document.addEventListener('DOMContentLoaded', look);
}

/** A page that tells what it shows. */
class Watcher {
  /** @type {Map<string, number>} */
  #shown = new Map();
  #wake = () => {};

  /** @param {Chromium} chromium @param {string} url */
  async open(chromium, url) {
    const { targetId } = await chromium.send('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await chromium.send('Target.attachToTarget', { targetId, flatten: true });
    const send = (/** @type {string} */ method, params = {}) => chromium.send(method, params, sessionId);
    /** @type {Promise<void>} */
    const loaded = new Promise((resolve) => {
      chromium.listen(sessionId, (method, params) => {
        if (method === 'Runtime.bindingCalled') this.#hear(params.payload);
        if (method === 'Page.loadEventFired') resolve();
      });
    });
    await Promise.all([send('Page.enable'), send('Runtime.enable'), send('Runtime.addBinding', { name: BINDING })]);
    await send('Page.addScriptToEvaluateOnNewDocument', { source: `(${watchInPage})('${BINDING}')` });
    await send('Page.navigate', { url });
    await loaded;
  }

  /** @param {string} word */
  #hear(word) {
    if (!this.#shown.has(word)) this.#shown.set(word, performance.now());
    this.#wake();
  }

  /** When the page showed the word, on this program's clock. @param {string} word @returns {Promise<number>} */
  async shows(word) {
    const late = AbortSignal.timeout(PATIENCE_MS);
    for (;;) {
      const at = this.#shown.get(word);
      if (at !== undefined) return at;
      if (late.aborted) throw new Error(`the page never showed ${word}`);
      await Promise.race([new Promise((resolve) => (this.#wake = () => resolve(null))), sleep(1000)]);
    }
  }
}

/**
 * @param {Place} place
 * @param {boolean} quick
 * @returns {Promise<Values>}  in seconds
 */
export async function measurePreview(place, quick) {
  const serving = await startServing(place.cache, [place.archive, '--port', '0']);
  const chromium = new Chromium();
  try {
    const [writeUp] = place.writeUps(1);
    const original = place.read(writeUp);
    const watcher = new Watcher();
    await watcher.open(chromium, `${serving.url}${writeUp.language}/${writeUp.course}/${writeUp.lesson}/`);
    const timeOf = async (/** @type {typeof withTitle} */ edit, /** @type {string} */ word) => {
      await sleep(PAUSE_MS);
      const from = serving.stdout().length;
      place.write(writeUp, edit(original, word));
      const saved = performance.now();
      const shown = await watcher.shows(word);
      await serving.says(/: shown in \d+ ms/, from);
      return (shown - saved) / 1000;
    };
    const timesOf = async (/** @type {typeof withTitle} */ edit, /** @type {string} */ kind) => {
      const times = [];
      for (let i = 0; i < (quick ? QUICK_SAVES : SAVES); i++) times.push(await timeOf(edit, `quuxsave${kind}${i}`));
      return median(times);
    };
    return { 'preview.body': await timesOf(withSentence, 'body'), 'preview.title': await timesOf(withTitle, 'title') };
  } finally {
    await chromium.close();
    const { status } = await serving.stop();
    assert.equal(status, 130, 'the preview ends as it should');
  }
}
