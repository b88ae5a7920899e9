// Marks on a lesson's page what it was found by. A file of its own: only who comes from the search page loads it.

import { parseQuery } from './query.js';
import { matchesIn } from './snippet.js';

/** @typedef {import('./query.js').Query} Query */
/** @typedef {import('./analysis.js').Table} Table */

/** More would be a page of marks, and slow. */
const MAX_MARKS = 1000;
const PLACES = 'main h1, .body';
/** Texts of one of these are read together: a match may cross from one word of it into an emphasised one. */
const BLOCK = 'p, li, h1, h2, h3, h4, h5, h6, td, th, dt, dd, figcaption, pre, summary, blockquote, div';
const NOT_READ = 'script, style, button, select, textarea, [hidden], [aria-hidden=true]';

/**
 * Marks the matches of a query. The text stays what it is, to readers and to screen readers.
 * @param {string} text  of the query
 * @param {string} pairs  characters that it may be written with, each before what it is folded to
 * @param {string} words  that stand for what was asked, one a line
 * @returns {{marks: HTMLElement[], remove: () => void}}  in the order of the page
 */
export function markPage(text, pairs, words) {
  const table = new Map();
  const characters = [...pairs];
  for (let i = 0; i + 1 < characters.length; i += 2) table.set(characters[i], characters[i + 1]);
  const query = parseQuery(text, table);
  /** @type {HTMLElement[]} */
  const marks = [];
  for (const place of document.querySelectorAll(PLACES)) {
    for (const nodes of blocksOf(place)) if (marks.length < MAX_MARKS) marks.push(...markBlock(nodes, query, table, words));
  }
  return { marks, remove: () => marks.splice(0).forEach(unwrap) };
}

/**
 * The texts of a place, those of a block together.
 * @param {Element} place
 */
function blocksOf(place) {
  /** @type {Map<Element, Text[]>} */
  const blocks = new Map();
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!(node instanceof Text) || !parent || parent.closest(NOT_READ)) continue;
    const block = parent.closest(BLOCK) ?? place;
    const nodes = blocks.get(block) ?? [];
    nodes.push(node);
    blocks.set(block, nodes);
  }
  return blocks.values();
}

/**
 * @param {Text[]} nodes
 * @param {Query} query
 * @param {Table} table
 * @param {string} words
 */
function markBlock(nodes, query, table, words) {
  const spans = joined(matchesIn(nodes.map(({ data }) => data).join(''), query, table, [words]));
  let at = 0;
  return nodes.flatMap((node) => {
    const begin = at;
    at += node.data.length;
    const own = spans.filter((span) => span.begin < at && span.end > begin);
    return wrap(node, own.map((span) => ({ begin: Math.max(span.begin - begin, 0), end: Math.min(span.end, at) - begin })));
  });
}

/**
 * Spans that touch are one.
 * @param {{begin: number, end: number}[]} spans  by begin
 */
function joined(spans) {
  /** @type {{begin: number, end: number}[]} */
  const out = [];
  for (const { begin, end } of spans) {
    const last = out.at(-1);
    if (last && begin <= last.end) last.end = Math.max(last.end, end);
    else out.push({ begin, end });
  }
  return out;
}

/**
 * @param {Text} node
 * @param {{begin: number, end: number}[]} spans  of its text, ascending
 */
function wrap(node, spans) {
  if (spans.length === 0) return [];
  const text = node.data;
  const marks = [];
  const parts = [];
  let at = 0;
  for (const { begin, end } of spans) {
    const mark = document.createElement('mark');
    mark.className = 'found';
    mark.textContent = text.slice(begin, end);
    marks.push(mark);
    parts.push(text.slice(at, begin), mark);
    at = end;
  }
  node.replaceWith(...parts, text.slice(at));
  return marks;
}

/** @param {HTMLElement} mark */
function unwrap(mark) {
  const { parentNode } = mark;
  mark.replaceWith(...mark.childNodes);
  parentNode?.normalize();
}
