// The service worker of sites that have none. Browsers look for the one that they have under the name that it had: those
// who were here when there was one find this, which takes away what was kept, and then itself.
'use strict';
{
/** @typedef {Event & {waitUntil: (work: Promise<unknown>) => void}} Task */
const worker = /** @type {{registration: ServiceWorkerRegistration, skipWaiting: () => Promise<void>}} */ (/** @type {unknown} */ (self));

async function leave() {
  const own = (await caches.keys()).filter((name) => name.startsWith(`lectern ${worker.registration.scope} `));
  await Promise.all(own.map((name) => caches.delete(name)));
  await worker.registration.unregister();
}

self.addEventListener('install', (event) => /** @type {Task} */ (event).waitUntil(worker.skipWaiting()));
self.addEventListener('activate', (event) => /** @type {Task} */ (event).waitUntil(leave()));
}
