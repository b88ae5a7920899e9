/** @typedef {import('./combobox.js').Combobox} Combobox */
/** @typedef {import('./ui.js').Page} Page */

/**
 * The slash leads to the field, arrows lead through suggestions and results, Escape leads back.
 * @param {Page} page
 * @param {Combobox} combobox
 * @param {() => void} suggest  shows suggestions where there are no results to go to
 * @returns {(event: KeyboardEvent) => void}
 */
export function keyHandler({ input, results, clear }, combobox, suggest) {
  /** @returns {NodeListOf<HTMLElement>} */
  const titles = () => results.querySelectorAll('h2 a');

  /**
   * From the field to the first result, from result to result, and from the first back to the field.
   * @param {Element} from
   * @param {1 | -1} step
   */
  const move = (from, step) => {
    const all = [...titles()];
    const own = from.closest('.hit')?.querySelector('h2 a');
    const next = all.findIndex((title) => title === own) + step;
    if (next < 0) input.focus();
    else all[Math.min(next, all.length - 1)]?.focus();
  };

  return (event) => {
    // A key that an input method takes is none of ours; 229 is how some of them say so.
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target instanceof Element ? event.target : document.body;
    const inInput = target === input;
    if (inInput && combobox.takesKey(event)) return event.preventDefault();
    if (event.key === '/' && !target.closest('input, select, textarea, [contenteditable]')) {
      event.preventDefault();
      return input.select();
    }
    if (!inInput && !results.contains(target)) return;
    if (event.key === 'ArrowDown' && inInput && titles().length === 0) suggest();
    else if (event.key === 'ArrowDown') move(target, 1);
    else if (event.key === 'ArrowUp' && !inInput) move(target, -1);
    else if (event.key === 'Escape' && inInput) clear();
    else if (event.key === 'Escape') input.focus();
    else return;
    event.preventDefault();
  };
}
