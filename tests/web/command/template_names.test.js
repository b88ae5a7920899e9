// The names that templates are given, as src/site gives them, against themes/README.md, which documents them, and
// against the templates of the default theme, which use them.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { repository } from '../support/lectern.js';

/** @param {string} path */
const read = (path) => readFileSync(join(repository, path), 'utf8');

/** The texts, flags, lists and objects that pages are filled with. */
function given() {
  const names = new Set(['count', 'one']);
  for (const file of readdirSync(join(repository, 'src/site')).filter((name) => name.endsWith('.cc') && name !== 'linked_data.cc' && name !== 'json.cc')) {
    const source = read(`src/site/${file}`);
    for (const [, name] of source.matchAll(/(?:\.|\b)(?:text|flag|list|object)\(\s*"([a-z_]*[a-z])"/g)) names.add(name);
  }
  return names;
}

const manual = read('themes/README.md').split('## Templates')[1];

/** What stands in the tables, and in the first paragraph of each template. */
function documented() {
  const names = new Set();
  for (const section of manual.split(/^### /m).slice(1)) {
    const [, ...parts] = section.split('\n\n');
    const text = parts.filter((part, i) => i === 0 || part.startsWith('|')).join('\n').split(' brings the page to life')[0];
    for (const [, name] of text.matchAll(/`([a-z_]+)`/g)) names.add(name);
  }
  return names;
}

/** @param {Iterable<string>} names @param {Set<string>} known */
const missing = (names, known) => [...names].filter((name) => !known.has(name)).sort();

test('each name that a template is given is documented', () => {
  assert.ok(given().size > 70);
  const mentioned = new Set([...manual.matchAll(/`([a-z_]+)`/g)].map(([, name]) => name));
  assert.deepEqual(missing(given(), mentioned), []);
});

test('each name that is documented is given', () => {
  // Examples, a setting, and names of words and templates.
  assert.deepEqual(missing(documented(), new Set([...given(), 'zh', 'ui', 'base_url', 'not_found', 'welcome'])), []);
});

test('the templates of the default theme use no other names, and `{{{…}}}` for JSON and HTML alone', () => {
  const templates = readdirSync(join(repository, 'themes/default/templates'));
  for (const file of templates) {
    const text = read(`themes/default/templates/${file}`);
    for (const [, raw, sigil, name] of text.matchAll(/\{\{(\{?)\s*([#^/>!]?)\s*([\w.-]+)/g)) {
      if (sigil === '>' || sigil === '!' || name.startsWith('words.') || name.startsWith('message.')) continue;
      assert.ok(given().has(name.replace(/^has_/, '')), `${file}: ${name}`);
      if (raw) assert.match(name, /^body$|_json$/, file);
    }
  }
});
