// What the pages of the shipped archive say to machines: search engines, link previews, feed readers, browsers.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { lectern, repository, temporaryFolder } from '../support/lectern.js';
import { attributes, readPages } from '../support/site_pages.js';

const place = temporaryFolder('machines');
const site = join(place, 'site');
const base = 'https://example.org/lectern/';
const languages = ['zh', 'en'];

/** @typedef {import('../support/site_pages.js').SitePage} SitePage */

/** @type {Map<string, SitePage>} */
let all;
/** Pages that search engines should know. @type {SitePage[]} */
let known;
before(() => {
  const run = lectern(join(place, 'cache'), ['build', join(repository, 'archive'), '-o', site]);
  assert.equal(run.status, 0, run.stderr);
  all = readPages(site);
  known = [...all.values()].filter((page) => !page.head.meta.has('robots'));
  assert.ok(known.length > 30);
});

/** The file of the site at an absolute URL. @param {string} url */
function fileAt(url) {
  assert.ok(url.startsWith(base), url);
  const path = decodeURIComponent(url.slice(base.length).replace(/[?#].*$/, ''));
  return join(site, path === '' || path.endsWith('/') ? `${path}index.html` : path);
}

/** @param {SitePage} page @param {string} type @returns {any[]} */
const things = (page, type) => page.head.things.filter((thing) => thing['@type'] === type);

/** @param {SitePage} page @param {string} name */
function only(page, name) {
  const values = page.head.meta.get(name) ?? [];
  assert.equal(values.length, 1, `${page.path}: ${name}`);
  return values[0];
}

/** @param {SitePage} page */
const addressOf = (page) => base + page.path.split('/').map(encodeURIComponent).join('/');

/** What each kind of thing must say. @type {Record<string, string[]>} */
const required = {
  WebSite: ['url', 'name', 'inLanguage'],
  Course: ['url', 'name', 'description', 'inLanguage', 'provider', 'hasCourseInstance'],
  LearningResource: ['url', 'name', 'description', 'inLanguage', 'isPartOf', 'provider'],
  EducationEvent: ['name', 'startDate', 'superEvent', 'organizer'],
  ProfilePage: ['name', 'mainEntity'],
  CollectionPage: ['url', 'name', 'inLanguage'],
  BreadcrumbList: ['itemListElement'],
};

/** A page's kind, and what its JSON-LD names. @type {[RegExp, string[]][]} */
const kinds = [
  [/^$|^\w+\/$/, ['WebSite']],
  [/^\w+\/search\/$/, []],
  [/^\w+\/(guests|tags)\/$|^\w+\/tags\/./, ['BreadcrumbList', 'CollectionPage']],
  [/^\w+\/guests\/./, ['BreadcrumbList', 'ProfilePage']],
  [/^\w+\/handbook\/[^/]+\/$/, ['BreadcrumbList', 'LearningResource']],
  [/^\w+\/[^/]+\/[^/]+\/$/, ['BreadcrumbList', 'EducationEvent', 'LearningResource']],
  [/^\w+\/[^/]+\/$/, ['BreadcrumbList', 'Course']],
];

test('every page says in JSON-LD what it is, and nothing that a kind of thing must say is missing', () => {
  for (const page of known) {
    const kind = kinds.find(([pattern]) => pattern.test(page.path));
    assert.deepEqual(page.head.things.map((thing) => thing['@type']).sort(), kind?.[1], page.path);
    for (const thing of page.head.things) {
      for (const name of required[thing['@type']].filter((each) => !(each === 'hasCourseInstance' && page.path.includes('handbook'))))
        assert.ok(thing[name], `${page.path}: ${thing['@type']} without ${name}`);
    }
  }
});

test('what JSON-LD names is on the page, and its URLs are pages of the site', () => {
  /** @param {any} value @param {SitePage} page */
  const checkUrls = (value, page) => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (['@id', 'url', 'item', 'image'].includes(key)) assert.ok(existsSync(fileAt(inner)), `${page.path}: ${inner}`);
      else checkUrls(inner, page);
    }
  };
  for (const page of known) {
    checkUrls(page.head.things, page);
    for (const thing of page.head.things.filter((each) => each.url)) assert.equal(thing.url, addressOf(page));
    for (const { itemListElement } of things(page, 'BreadcrumbList')) {
      assert.deepEqual(itemListElement.map((/** @type {any} */ item) => item.position), itemListElement.map((/** @type {any} */ _, /** @type {number} */ i) => i + 1));
      assert.equal(itemListElement.at(-1).item, addressOf(page));
    }
    for (const event of things(page, 'EducationEvent')) assert.ok(page.text.includes(`datetime="${event.startDate}"`));
    for (const person of things(page, 'LearningResource').flatMap((lesson) => lesson.contributor ?? []))
      assert.ok(page.text.includes(`>${person.name}</a>`), `${page.path}: ${person.name}`);
  }
});

test('a shared link has a title, a text, an address and a picture', () => {
  for (const page of known) {
    assert.equal(only(page, 'og:url'), addressOf(page));
    assert.match(only(page, 'og:type'), page.head.things.some((thing) => thing['@type'] === 'LearningResource') ? /^article$/ : /^website$/);
    for (const name of ['og:title', 'og:description', 'og:site_name']) assert.ok(only(page, name), `${page.path}: ${name}`);
    assert.match(only(page, 'og:locale'), /^(zh_CN|en_US)$/);
    assert.equal(only(page, 'twitter:card'), 'summary_large_image');
    assert.match(only(page, 'og:image'), /\.(png|jpe?g|webp|gif)$/);
    assert.ok(existsSync(fileAt(only(page, 'og:image'))), page.path);
  }
});

/** Width, height and the unpacked bytes of a PNG. @param {Buffer} png */
function readPng(png) {
  assert.equal(png.subarray(0, 8).toString('latin1'), '\x89PNG\r\n\x1a\n');
  const data = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20), bytes: inflateSync(Buffer.concat(data)).length, size: png.length };
}

test('the picture of a shared link is a PNG of the size that previews want', () => {
  const home = /** @type {SitePage} */ (all.get('zh/'));
  const { width, height, bytes, size } = readPng(readFileSync(fileAt(only(home, 'og:image'))));
  assert.deepEqual([width, height, bytes], [1200, 630, 630 * 601]);
  assert.ok(size < 8000);
});

test('a page and its translations name each other, and where readers of other languages go', () => {
  for (const page of known) {
    const canonical = page.head.links.filter((link) => link.rel === 'canonical').map((link) => link.href);
    assert.deepEqual(canonical, [addressOf(page)]);
    const named = page.head.links.filter((link) => link.hreflang);
    assert.equal(new Set(named.map((link) => link.hreflang)).size, named.length);
    assert.equal(named.filter((link) => link.hreflang === 'x-default').length, named.length ? 1 : 0, page.path);
    assert.ok(named.length > 0, page.path);
    for (const { href, hreflang } of named.filter((link) => link.hreflang !== 'x-default')) {
      const other = known.find((each) => addressOf(each) === href);
      assert.ok(other, `${page.path}: ${href}`);
      if (page.path !== '') assert.equal(other.language, hreflang);
      if (page.path !== '') assert.ok(other.head.links.some((link) => link.hreflang && link.href === addressOf(page)), href);
    }
  }
});

test('pages that stand in for others are kept out of search engines and name them', () => {
  const hidden = [...all.values()].filter((page) => page.head.meta.has('robots'));
  assert.ok(hidden.some((page) => page.path === '404.html'));
  for (const page of hidden) {
    assert.equal(only(page, 'robots'), 'noindex');
    assert.deepEqual(page.head.things, []);
    for (const link of page.head.links.filter((each) => each.rel === 'canonical')) assert.ok(existsSync(fileAt(link.href)));
  }
});

test('a site can be kept among the apps, with its colours and icons', () => {
  const tokens = readFileSync(join(repository, 'themes/default/assets/tokens.css'), 'utf8').split('@media print')[0];
  const papers = [...tokens.matchAll(/--paper: (#\w+);/g)].map(([, colour]) => colour);
  for (const page of all.values()) assert.deepEqual(page.head.meta.get('theme-color'), papers, page.path);
  for (const page of known) {
    const link = page.head.links.find((each) => each.rel === 'manifest');
    const address = new URL(link?.href ?? '', addressOf(page));
    assert.equal(address.href, `${base}${page.path === '' ? languages[0] : page.language}/site.webmanifest`);
    const manifest = JSON.parse(readFileSync(fileAt(address.href), 'utf8'));
    assert.ok(manifest.name && manifest.description && manifest.lang && manifest.display);
    assert.equal(new URL(manifest.scope, address).href, base);
    assert.equal(new URL(manifest.start_url, address).href, `${base}${manifest.lang}/`);
    for (const { src } of manifest.icons) assert.ok(existsSync(fileAt(new URL(src, address).href)), src);
    assert.deepEqual(manifest.icons.map((/** @type {any} */ icon) => icon.purpose), ['any', 'maskable', undefined]);
  }
});

/** @param {string} text @param {string} tag */
const elements = (text, tag) => [...text.matchAll(new RegExp(`<${tag}>(.*?)</${tag}>`, 'gs'))].map(([, inner]) => inner);

test('feeds are Atom, the newest first, and each entry leads to its lesson', () => {
  for (const language of languages) {
    const feed = readFileSync(join(site, language, 'feed.xml'), 'utf8');
    const entries = elements(feed, 'entry');
    assert.ok(entries.length > 0);
    const dates = entries.map((entry) => elements(entry, 'updated')[0]);
    for (const date of dates) assert.match(date, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/);
    assert.deepEqual(dates, [...dates].sort((a, b) => Date.parse(b) - Date.parse(a)));
    assert.equal(elements(feed, 'updated')[0], dates[0]);
    const ids = elements(feed, 'id');
    assert.equal(new Set(ids).size, ids.length);
    for (const entry of entries) {
      const { href } = attributes(/<link [^>]*>/.exec(entry)?.[0] ?? '');
      assert.ok(href.startsWith(`${base}${language}/`) && existsSync(fileAt(href)), href);
    }
  }
});

test('the sitemap has every page that search engines should know, with its translations, and no other', () => {
  const sitemap = readFileSync(join(site, 'sitemap.xml'), 'utf8');
  const urls = elements(sitemap, 'url');
  assert.deepEqual(urls.map((url) => elements(url, 'loc')[0]).sort(), known.map(addressOf).sort());
  for (const url of urls) {
    const page = known.find((each) => addressOf(each) === elements(url, 'loc')[0]);
    const named = [...url.matchAll(/<xhtml:link [^>]*>/g)].map(([tag]) => attributes(tag)).map(({ hreflang, href }) => `${hreflang} ${href}`);
    const linked = (page?.head.links ?? []).filter((link) => link.hreflang && link.hreflang !== 'x-default');
    assert.deepEqual(named, linked.length > 1 ? linked.map(({ hreflang, href }) => `${hreflang} ${href}`) : []);
    for (const day of elements(url, 'lastmod')) assert.match(day, /^\d{4}-\d\d-\d\d$/);
  }
  assert.match(readFileSync(join(site, 'robots.txt'), 'utf8'), new RegExp(`^Sitemap: ${base}sitemap\\.xml$`, 'm'));
});

const withoutXmllint = spawnSync('xmllint', ['--version']).status === 0 ? false : 'xmllint (Debian: libxml2-utils) is not installed';

test('feeds and sitemap keep to their schemas', { skip: withoutXmllint }, () => {
  const schemas = join(repository, 'tests/web/schemas');
  for (const [schema, file] of [['atom.rng', 'zh/feed.xml'], ['atom.rng', 'en/feed.xml'], ['sitemap.rng', 'sitemap.xml']]) {
    const run = spawnSync('xmllint', ['--nonet', '--noout', '--relaxng', join(schemas, schema), join(site, file)], { encoding: 'utf8' });
    assert.equal(run.status, 0, run.stderr);
  }
});
