// Browsers fetch nothing from a disk, but load scripts from it. So each file that scripts of the site fetch has a script
// beside it that hands over its bytes, and `fetch` goes there. A module that is loaded later is a classic script, which
// leaves what it exports in `lecternModule`; `lecternImport` takes it from there.
'use strict';
{
/** Scripts that are on their way, by their address. @type {Map<string, (bytes: Uint8Array) => void>} */
const awaited = new Map();

/** Called by the scripts that hold files. @param {string} base64 */
function take(base64) {
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement)) return;
  awaited.get(script.src)?.(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
}

/** Puts a script on the page until it has run. @param {string} address @returns {Promise<void>} */
function run(address) {
  const script = document.createElement('script');
  script.src = address;
  return new Promise((/** @type {(nothing: void) => void} */ resolve, reject) => {
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => reject(new TypeError(`there is no ${address}`)));
    document.head.append(script);
  }).finally(() => script.remove());
}

/** @param {string} address @returns {Promise<unknown>} */
async function importFromDisk(address) {
  await run(address);
  return Reflect.get(window, 'lecternModule');
}
Object.assign(window, { lecternFile: take, lecternImport: importFromDisk });

/** @param {RequestInfo | URL} asked @returns {Promise<Response>} */
function fetchFromDisk(asked) {
  const url = new URL(asked instanceof Request ? asked.url : asked, location.href);
  url.search = url.hash = '';
  const address = `${url.href}.js`;
  return new Promise((/** @type {(response: Response) => void} */ resolve, reject) => {
    awaited.set(address, (bytes) => resolve(new Response(new Blob([/** @type {BlobPart} */ (bytes)]))));
    run(address).catch(reject);
  }).finally(() => awaited.delete(address));
}
window.fetch = fetchFromDisk;
}
