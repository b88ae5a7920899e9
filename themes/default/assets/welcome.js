// Puts the reader's language first. The others stay, and nobody is sent anywhere. The page waits for this script, which
// marks the section while it arrives: nothing moves once it is seen.
'use strict';
{
/**
 * The first of `offered` that one of `wanted` names, by its whole tag or by its language alone.
 * @param {readonly string[]} wanted  In the reader's order.
 * @param {readonly string[]} offered
 */
function preferred(wanted, offered) {
  const language = (/** @type {string} */ tag) => tag.toLowerCase().split('-')[0];
  for (const tag of wanted) {
    const exact = offered.find((other) => other.toLowerCase() === tag.toLowerCase());
    const near = exact ?? offered.find((other) => language(other) === language(tag));
    if (near) return near;
  }
  return undefined;
}

const links = [...document.querySelectorAll('link[rel="alternate"][hreflang]')];
const choice = preferred(navigator.languages, links.map((link) => link.getAttribute('hreflang') ?? ''));

function mark() {
  for (const section of document.querySelectorAll('main > section[lang]')) {
    if (section.getAttribute('lang') === choice) section.classList.add('suggested');
  }
}
const arriving = new MutationObserver(mark);
arriving.observe(document, { childList: true, subtree: true });
document.addEventListener('DOMContentLoaded', () => {
  arriving.disconnect();
  mark();
});
}
