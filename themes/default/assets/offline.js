// Has the browser keep what is read here: `worker.js` tells what. Only pages of sites that want it load this.
'use strict';
{
const script = /** @type {HTMLElement} */ (document.currentScript);
/** Browsers have none on hosts without TLS. @type {ServiceWorkerContainer | undefined} */
const container = navigator.serviceWorker;

/** The worker begins after the first page: it is told what that has loaded before. */
function tellLoaded() {
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
  container?.controller?.postMessage([location.href, ...loaded]);
}

/** When the page is there, so that nobody waits for it. A browser may refuse: then nothing is kept. */
function register() {
  container?.register(new URL(script.dataset.worker ?? '', document.baseURI)).catch(() => {});
}

if (!container?.controller) container?.addEventListener('controllerchange', tellLoaded, { once: true });
window.addEventListener('load', register);
}
