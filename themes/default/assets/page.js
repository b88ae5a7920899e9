// What every page does beyond being read. All of it works without: the links lead to the same pages.
'use strict';
{
const SECTION = /^#section-(\d+)-of-(\d+)$/;

/** The headings that sections of a lesson begin with, in order; not those of a write-up that stands beside it. */
function headings() {
  const all = [...document.querySelectorAll('.body :is(h2, h3, h4, h5, h6)[id]')];
  return all.filter((heading) => !heading.closest('.other'));
}

/**
 * The number of the section that is being read, counted from 1; 0 before the first heading.
 * @param {Element[]} all
 */
function currentSection(all) {
  const line = window.innerHeight / 3;
  return all.filter((heading) => heading.getBoundingClientRect().top < line).length;
}

// The write-ups of a lesson have different anchors. Where they have as many sections, the n-th of one is the n-th of
// the other: the link says which section it leaves, and the page that it leads to finds its own.
for (const link of document.querySelectorAll('a[data-keep-section]')) {
  const keep = () => {
    const all = headings();
    const section = currentSection(all);
    if (link instanceof HTMLAnchorElement) link.hash = section > 0 ? `section-${section}-of-${all.length}` : '';
  };
  link.addEventListener('pointerdown', keep);
  link.addEventListener('click', keep);
}

function arriveAtSection() {
  const asked = SECTION.exec(location.hash);
  if (!asked) return;
  const all = headings();
  const heading = all.length === Number(asked[2]) ? all[Number(asked[1]) - 1] : undefined;
  const here = location.pathname + location.search;
  if (heading) location.replace(`${here}#${encodeURIComponent(heading.id)}`);
  else history.replaceState(history.state, '', here);
}
arriveAtSection();
window.addEventListener('hashchange', arriveAtSection);

document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [contenteditable]')) return;
  const fields = [...document.querySelectorAll('main input[type="search"], input[type="search"]')];
  const field = fields.find((input) => input instanceof HTMLElement && input.offsetParent !== null);
  if (!(field instanceof HTMLInputElement)) return;
  event.preventDefault();
  field.focus();
  field.select();
});
}
