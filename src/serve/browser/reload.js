// Keeps a page of the preview up to date: loads it anew when its own bytes changed, and shows what is wrong.
//
// The server says whenever something changed, in any page. Whether it is this one is asked with a HEAD request: its ETag
// is told from the fingerprint that came with the page. So a reader of another page is left alone, and a page that missed
// events (the server restarted, the computer slept) finds out as soon as it is connected again.

import { restorePlace, savePlace } from './place.js';
import { showProblems } from './problems.js';

const own = new URL(import.meta.url).searchParams.get('page');
const RECONNECT_MS = 1000;

/** @type {EventSource | undefined} */
let source;
/** @type {Promise<void>} */
let checking = Promise.resolve();

async function loadAnewIfChanged() {
  const answer = await fetch(location.pathname, { method: 'HEAD', cache: 'no-store' });
  const tag = answer.headers.get('etag');
  if (tag === null || tag === `"${own}"`) return;
  savePlace();
  location.reload();
}

/** One after the other: the last event is never overtaken by the answer to an earlier one. */
function check() {
  checking = checking.then(loadAnewIfChanged).catch(() => {}); // the server went: it tells again when it is back
}

function connect() {
  source?.close();
  source = new EventSource('/__lectern__/events');
  source.addEventListener('state', (event) => {
    showProblems(JSON.parse(event.data));
    check();
  });
  // There are too many open pages for the connections that a browser makes: this one waits until it is looked at.
  source.addEventListener('retired', disconnect);
  source.addEventListener('error', () => {
    if (source?.readyState !== EventSource.CLOSED) return; // the browser itself tries again
    disconnect();
    setTimeout(connect, RECONNECT_MS);
  });
}

function disconnect() {
  source?.close();
  source = undefined;
}

function lookedAt() {
  if (document.visibilityState === 'visible' && !source) connect();
}

restorePlace();
connect();
document.addEventListener('visibilitychange', lookedAt);
window.addEventListener('focus', lookedAt);
window.addEventListener('pagehide', disconnect);
window.addEventListener('pageshow', lookedAt);
