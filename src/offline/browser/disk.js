// Browsers fetch nothing from a disk, but load scripts from it. So each file that scripts of the site fetch has a script
// beside it that hands over its bytes, and `fetch` goes there.
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
Object.assign(window, { lecternFile: take });

/** @param {RequestInfo | URL} asked @returns {Promise<Response>} */
function fetchFromDisk(asked) {
  const url = new URL(asked instanceof Request ? asked.url : asked, location.href);
  url.search = url.hash = '';
  const script = document.createElement('script');
  script.src = `${url.href}.js`;
  return new Promise((resolve, reject) => {
    script.addEventListener('error', () => reject(new TypeError(`there is no ${script.src}`)));
    awaited.set(script.src, (bytes) => resolve(new Response(new Blob([/** @type {BlobPart} */ (bytes)]))));
    document.head.append(script);
  }).finally(() => {
    awaited.delete(script.src);
    script.remove();
  });
}
window.fetch = fetchFromDisk;
}
