// What a built site says of itself: its pages, and what stands in their heads.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A page of a site. `path` is the URL from the site's root; `text` the HTML.
 * @typedef {{path: string, text: string, language: string, head: Head}} SitePage
 *
 * @typedef {object} Head
 * @property {Map<string, string[]>} meta  `content` by `name` or `property`.
 * @property {{rel: string, href: string, hreflang?: string, type?: string}[]} links
 * @property {any[]} things  What the JSON-LD names, with its types.
 */

/** @param {string} text */
function unescaped(text) {
  const names = /** @type {Record<string, string>} */ ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#123': '{', '#125': '}' });
  return text.replace(/&([#\w]+);/g, (all, name) => names[name] ?? all);
}

/** @param {string} tag @returns {Record<string, string>} */
export function attributes(tag) {
  return Object.fromEntries([...tag.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, name, value]) => [name, unescaped(value)]));
}

/** @param {string} text */
function thingsOf(text) {
  return [...text.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].flatMap(([, json]) => {
    assert.doesNotMatch(json, /[<>&]/);
    const data = JSON.parse(json);
    assert.equal(data['@context'], 'https://schema.org');
    return data['@graph'];
  });
}

/** @param {string} text @returns {Head} */
function headOf(text) {
  const head = text.slice(0, text.indexOf('</head>'));
  /** @type {Map<string, string[]>} */
  const meta = new Map();
  for (const [tag] of head.matchAll(/<meta [^>]*>/g)) {
    const given = attributes(tag);
    for (const name of [given.name, given.property].filter(Boolean)) meta.set(name, [...(meta.get(name) ?? []), given.content]);
  }
  const links = [...head.matchAll(/<link [^>]*>/g)].map(([tag]) => {
    const { rel, href, hreflang, type } = attributes(tag);
    return { rel, href, hreflang, type };
  });
  return { meta, links, things: thingsOf(head) };
}

/** Every page of the site in `folder`, 404.html too, by its path. @param {string} folder @returns {Map<string, SitePage>} */
export function readPages(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html')).sort();
  return new Map(files.map((file) => {
    const path = file.replace(/(^|\/)index\.html$/, '$1');
    const text = readFileSync(join(folder, file), 'utf8');
    return [path, { path, text, language: /<html lang="([^"]+)"/.exec(text)?.[1] ?? '', head: headOf(text) }];
  }));
}
