// Puts the reader's language first. The others stay, and nobody is sent anywhere.

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

const sections = [...document.querySelectorAll('main > section[lang]')];
const choice = preferred(navigator.languages, sections.map((section) => section.getAttribute('lang') ?? ''));
sections.find((section) => section.getAttribute('lang') === choice)?.classList.add('suggested');
