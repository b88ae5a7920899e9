// The service worker of sites that have one: it keeps what was read, to be read again without a network. Pages are asked
// of the network first, so nobody who has one sees an old page. What has a hash in its name is taken from what is kept:
// its bytes never change.
//
// Everything is kept under the addresses of this site alone: others may stand on the same host.
'use strict';
{
/** @typedef {Event & {waitUntil: (work: Promise<unknown>) => void}} Task */
/** @typedef {Task & {request: Request, preloadResponse?: Promise<Response | undefined>, respondWith: (answer: Promise<Response>) => void}} FetchTask */
/** @typedef {{offline: string, assets: string, theme: string, client: string, index: string}} Site  paths from the root */
/** @typedef {'page' | 'picture' | 'asset' | 'part' | undefined} Kind  undefined: as if there were no worker */

const worker = /** @type {{registration: ServiceWorkerRegistration, site: Site, skipWaiting: () => Promise<void>, clients: {claim: () => Promise<void>}}} */ (/** @type {unknown} */ (self));
const { site } = worker;
const root = worker.registration.scope;
const offlinePage = root + site.offline;

const PREFIX = `lectern ${root} `;
const PAGES = `${PREFIX}pages`;
const PICTURES = `${PREFIX}pictures`;
const ASSETS = `${PREFIX}assets`;
/** One a publish, in the order in which they were first seen: its name ends in the hash of the manifest. */
const INDEX = `${PREFIX}index `;

/** So much is kept, the latest of it. Looking how much there is takes time, so it is done now and then. */
const MOST = new Map([[PAGES, 300], [PICTURES, 300]]);
const MOST_PARTS = 3000;
const TIDY_EVERY = 50;
const LARGEST_PICTURE_BYTES = 2 * 1024 * 1024;

/** @param {Request} request @returns {Kind} */
function kindOf({ method, mode, url, headers }) {
  if (method !== 'GET' || !url.startsWith(root) || headers.has('range')) return undefined;
  const { pathname, search } = new URL(url);
  const path = pathname.slice(new URL(root).pathname.length);
  if (path.startsWith(site.assets)) return 'asset';
  if (path.startsWith(site.index)) return path.endsWith('/manifest.bin') && !search ? undefined : 'part';
  if (/\.(png|jpe?g|gif|webp|avif|svg)$/i.test(path)) return 'picture';
  return mode === 'navigate' || /(^|\/|\.html)$/.test(path) ? 'page' : undefined;
}

/** What a page is asked with is for its scripts: the page is the same. @param {string} url */
function addressOf(url) {
  return url.replace(/[?#].*/s, '');
}

/** @param {string} name @param {string} address */
async function kept(name, address) {
  return (await caches.open(name)).match(address, { ignoreVary: true });
}

/** Whether this worker looked how much there is, by cache: after so many more it looks again. @type {Map<string, number>} */
const additions = new Map();

/** @param {string} name @param {string} address @param {Response} response */
async function keep(name, address, response) {
  const cache = await caches.open(name);
  await cache.put(address, response);
  const added = additions.get(name) ?? 0;
  additions.set(name, added + 1);
  if (added % TIDY_EVERY > 0) return;
  const all = await cache.keys();
  const most = MOST.get(name) ?? MOST_PARTS;
  for (const old of all.slice(0, Math.max(0, all.length - most))) await cache.delete(old);
}

/** A device may be full: then nothing more is kept, and everything is read as if there were no worker. @param {Task} task @param {Promise<unknown>} work */
function later(task, work) {
  task.waitUntil(work.catch(() => {}));
}

/** @param {Response} response */
function isWhole(response) {
  return response.status === 200 && response.type === 'basic' && !response.redirected;
}

/** @param {Response} response @param {Kind} kind */
function isWorthKeeping({ headers }, kind) {
  if (kind === 'page') return (headers.get('content-type') ?? '').startsWith('text/html');
  return Number(headers.get('content-length')) <= LARGEST_PICTURE_BYTES;
}

/** @param {Task} task @param {Request} request @param {Kind} kind @param {Promise<Response | undefined>} [preloaded] */
async function fromNetwork(task, request, kind, preloaded) {
  const name = kind === 'page' ? PAGES : PICTURES;
  const address = addressOf(request.url);
  try {
    const response = (await preloaded) || (await fetch(request));
    if (isWhole(response) && isWorthKeeping(response, kind)) later(task, keep(name, address, response.clone()));
    else if (response.status === 404 || response.status === 410) later(task, caches.open(name).then((cache) => cache.delete(address)));
    return response;
  } catch (error) {
    const last = await kept(name, address);
    if (last) return last;
    if (request.mode === 'navigate') return sayOffline();
    throw error;
  }
}

async function sayOffline() {
  const page = await kept(ASSETS, offlinePage);
  return page ? new Response(page.body, { status: 503, headers: { 'Content-Type': 'text/html; charset=utf-8' } }) : Response.error();
}

/** Who asks past all caches has met something damaged in one. @param {Request} request */
function mayBeKept({ cache }) {
  return cache === 'default' || cache === 'force-cache' || cache === 'only-if-cached';
}

/** @param {Task} task @param {Request} request @param {string | undefined} name  undefined: not to be kept */
async function fetchWhole(task, request, name) {
  const response = await fetch(request);
  if (name && isWhole(response)) later(task, keep(name, request.url, response.clone()));
  return response;
}

/** @param {Task} task @param {Request} request */
async function asset(task, request) {
  const found = mayBeKept(request) ? await kept(ASSETS, request.url) : undefined;
  return found ?? fetchWhole(task, request, ASSETS);
}

/** What is kept of the index, publish by publish. */
async function editions() {
  return (await caches.keys()).filter((name) => name.startsWith(INDEX));
}

/**
 * The edition that a part belongs to. A page that asks for a manifest tells of its publish. The one before stays, since
 * pages of it may be open, or kept, as it stays on the host; older ones go.
 * @param {Task} task
 * @param {string} url
 */
async function editionOf(task, url) {
  const { pathname, search } = new URL(url);
  const known = await editions();
  if (!pathname.endsWith('/manifest.bin')) return { current: known.at(-1), known };
  const current = INDEX + search.slice(1);
  if (known.includes(current)) return { current, known };
  later(task, Promise.all(known.slice(0, -1).map((name) => caches.delete(name))));
  return { current, known };
}

/** A part that two publishes share is kept with both. @param {Task} task @param {Request} request */
async function part(task, request) {
  const { current, known } = await editionOf(task, request.url);
  for (const name of mayBeKept(request) ? [...known].reverse() : []) {
    const found = await kept(name, request.url);
    if (!found) continue;
    if (current && name !== current) later(task, keep(current, request.url, found.clone()));
    return found;
  }
  return fetchWhole(task, request, current);
}

/** @param {Task} task @param {Request} request @param {Promise<Response | undefined>} [preloaded] */
function answer(task, request, preloaded) {
  const kind = kindOf(request);
  if (!kind) return undefined;
  if (kind === 'asset') return asset(task, request);
  return kind === 'part' ? part(task, request) : fromNetwork(task, request, kind, preloaded);
}

/** The page for who is offline, and what it is shown with. @param {Task} task */
async function install(task) {
  const response = await fetch(offlinePage, { cache: 'reload' });
  if (!isWhole(response)) throw new Error(`the host answered ${response.status} for ${offlinePage}`);
  const text = await response.clone().text();
  await keep(ASSETS, offlinePage, response);
  for (const [, address] of text.matchAll(/(?:href|src)="([^"]+\.(?:css|js))"/g)) {
    const request = new Request(new URL(address, offlinePage));
    if (kindOf(request) === 'asset') await asset(task, request);
  }
  await worker.skipWaiting();
}

/** Assets that no page which is kept is shown with. */
async function dropAssets() {
  const pages = await caches.open(PAGES);
  const used = new Set([site.theme, site.client, site.offline]);
  for (const request of await pages.keys()) {
    const text = (await (await pages.match(request))?.text()) ?? '';
    for (const [folder] of text.matchAll(/assets\/\w+-[0-9a-f]{16}\//g)) used.add(folder);
  }
  const assets = await caches.open(ASSETS);
  for (const request of await assets.keys()) {
    if (![...used].some((folder) => request.url.startsWith(root + folder))) await assets.delete(request);
  }
}

async function activate() {
  await worker.registration.navigationPreload?.enable();
  await worker.clients.claim();
  await dropAssets();
}

/** What a page has loaded before there was a worker to keep it. @param {Task} task @param {string[]} urls */
function keepLoaded(task, urls) {
  return Promise.all(urls.map(async (url) => answer(task, new Request(url))));
}

self.addEventListener('install', (event) => {
  const task = /** @type {Task} */ (event);
  task.waitUntil(install(task));
});
self.addEventListener('activate', (event) => /** @type {Task} */ (event).waitUntil(activate()));
self.addEventListener('message', (event) => {
  later(/** @type {Task} */ (/** @type {Event} */ (event)), keepLoaded(/** @type {Task} */ (/** @type {Event} */ (event)), event.data));
});
self.addEventListener('fetch', (event) => {
  const task = /** @type {FetchTask} */ (event);
  const answered = answer(task, task.request, task.preloadResponse);
  // Whatever may be wrong with what is kept: then it is as if nothing were.
  if (answered) task.respondWith(answered.catch(() => fetch(task.request)));
});
}
