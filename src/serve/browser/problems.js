// What is wrong with the archive, over the page: errors in a panel, warnings alone behind a small button. In the page's
// language; the problems themselves are in the program's.

/** @typedef {{severity: 'error' | 'warning', lines: string[][]}} Problem  see src/serve/problem_view.h */
/** @typedef {{errors: number, warnings: number, problems: Problem[]}} State */

/** In the session's storage: the state that was put away, and that the panel of warnings was opened. */
const DISMISSED = 'lectern-dismissed';
const OPENED = 'lectern-opened';

export const words = {
  en: {
    title: 'Problems in the archive',
    errors: (/** @type {number} */ n) => (n === 1 ? '1 error' : `${n} errors`),
    warnings: (/** @type {number} */ n) => (n === 1 ? '1 warning' : `${n} warnings`),
    stale: 'The page shows the last good build.',
    more: (/** @type {number} */ n) => `and ${n} more: see the terminal`,
    close: 'Close',
  },
  zh: {
    title: '档案里的问题',
    errors: (/** @type {number} */ n) => `${n} 个错误`,
    warnings: (/** @type {number} */ n) => `${n} 个警告`,
    stale: '页面显示的是上一次成功生成的内容。',
    more: (/** @type {number} */ n) => `还有 ${n} 个，请看终端`,
    close: '关闭',
  },
};

const language = () => (document.documentElement.lang.startsWith('zh') ? 'zh' : 'en');

/** `2 errors, 1 warning`. @param {State} state */
export function summaryOf({ errors, warnings }, say = words[language()]) {
  const parts = [errors > 0 ? say.errors(errors) : '', warnings > 0 ? say.warnings(warnings) : ''];
  return parts.filter(Boolean).join(say === words.zh ? '，' : ', ');
}

/**
 * A stretch of wide characters, each as wide as two narrow ones, whatever the fonts.
 * @param {string} text
 */
function wideCharacters(text) {
  const out = document.createDocumentFragment();
  for (const character of text.match(/.\p{M}*/gu) ?? []) {
    const cell = document.createElement('span');
    cell.className = 'wide';
    cell.textContent = character;
    out.append(cell);
  }
  return out;
}

/** @param {string[]} line  Narrow and wide stretches in turn. */
const isCode = (line) => line[0].startsWith('  ');

/** @param {string[][]} lines */
function codeBlock(lines) {
  const block = document.createElement('pre');
  block.tabIndex = 0; // it may have to be scrolled
  lines.forEach((line, i) => {
    if (i > 0) block.append('\n');
    line.forEach((text, column) => block.append(column % 2 === 1 ? wideCharacters(text) : text));
  });
  return block;
}

/** @param {Problem} problem */
function problemItem({ severity, lines }) {
  const item = document.createElement('li');
  item.className = severity;
  const code = lines.filter(isCode);
  const [head, ...rest] = lines.filter((line) => !isCode(line));
  const paragraph = (/** @type {string[]} */ line, /** @type {string} */ name) => {
    const element = document.createElement('p');
    element.className = name;
    element.textContent = line.join('');
    return element;
  };
  item.append(paragraph(head, 'head'));
  if (code.length > 0) item.append(codeBlock(code));
  for (const line of rest) item.append(paragraph(line, 'hint'));
  return item;
}

/** @param {string} name @param {string} text @param {() => void} act */
function button(name, text, act) {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = name;
  element.textContent = text;
  element.addEventListener('click', act);
  return element;
}

/** The overlay's own small world: the page's styles do not reach into it. */
class Overlay {
  host = document.createElement('lectern-problems');
  root = this.host.attachShadow({ mode: 'open' });
  live = document.createElement('p');
  content = document.createElement('div');

  constructor() {
    const style = document.createElement('link');
    style.rel = 'stylesheet';
    style.href = '/__lectern__/problems.css';
    this.content.hidden = true;
    style.addEventListener('load', () => (this.content.hidden = false));
    this.live.setAttribute('role', 'alert');
    this.live.className = 'live';
    this.root.append(style, this.live, this.content);
    document.body.append(this.host);
    document.addEventListener('keydown', (event) => this.key(event), { capture: true });
  }

  /** @type {State | undefined} */
  state;

  /**
   * A rebuild tells twice, of its first pages and of its end: the same again leaves all as it is. A panel that the reader
   * opened stays open while there is something to show, though the page is loaded anew.
   * @param {State} state
   */
  show(state) {
    const signature = JSON.stringify(state);
    if (signature === JSON.stringify(this.state)) return;
    this.state = state;
    const dismissed = sessionStorage.getItem(DISMISSED) === signature;
    if (!dismissed) sessionStorage.removeItem(DISMISSED);
    if (state.errors + state.warnings === 0) sessionStorage.removeItem(OPENED);
    this.live.textContent = state.errors > 0 ? summaryOf(state) : '';
    if ((state.errors > 0 && !dismissed) || sessionStorage.getItem(OPENED)) this.open();
    else this.fold();
  }

  /** @returns {HTMLElement | null} */
  panel() {
    return this.content.querySelector('[role=dialog]');
  }

  /** To the small button, or to nothing. */
  fold() {
    const state = this.state;
    if (!state || state.errors + state.warnings === 0) return this.content.replaceChildren();
    const kind = state.errors > 0 ? 'error' : 'warning';
    this.content.replaceChildren(button(`folded ${kind}`, summaryOf(state), () => this.unfold()));
  }

  unfold() {
    sessionStorage.setItem(OPENED, 'yes');
    this.open().focus();
  }

  dismiss() {
    sessionStorage.removeItem(OPENED);
    sessionStorage.setItem(DISMISSED, JSON.stringify(this.state));
    this.fold();
  }

  /** @returns {HTMLElement} */
  open() {
    const state = /** @type {State} */ (this.state);
    const say = words[language()];
    const panel = document.createElement('section');
    panel.setAttribute('role', 'dialog');
    panel.setAttribute('aria-label', say.title);
    panel.tabIndex = -1;
    const head = document.createElement('header');
    const title = document.createElement('h2');
    title.textContent = summaryOf(state);
    head.append(title, button('close', say.close, () => this.dismiss()));
    panel.append(head);
    if (state.errors > 0) {
      const stale = document.createElement('p');
      stale.textContent = say.stale;
      panel.append(stale);
    }
    const list = document.createElement('ol');
    list.append(...state.problems.map(problemItem));
    panel.append(list);
    const more = state.errors + state.warnings - state.problems.length;
    if (more > 0) panel.append(say.more(more));
    const hadFocus = this.panel()?.contains(this.root.activeElement) ?? false;
    this.content.replaceChildren(panel);
    if (hadFocus) panel.focus();
    return panel;
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.key !== 'Escape' || event.isComposing || !this.panel()) return;
    event.preventDefault();
    event.stopPropagation();
    this.dismiss();
  }
}

/** @type {Overlay | undefined} */
let overlay;

/** @param {State} state */
export function showProblems(state) {
  if (!overlay && state.errors + state.warnings === 0) return;
  overlay ??= new Overlay();
  overlay.show(state);
}
