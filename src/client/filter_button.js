import { element } from './element.js';

/**
 * @param {string} kind  of the filter; '' for all
 * @param {string} value
 * @param {() => void} press
 * @param {...(Node | string)} content
 */
export function filterButton(kind, value, press, ...content) {
  const button = element('button', { type: 'button', 'data-kind': kind, 'data-value': value }, ...content);
  button.addEventListener('click', press);
  return button;
}
