// Every name that src/site gives to some template, against themes/README.md, which documents them, and against the
// templates of the default theme, which use them. That each template gets just what is documented for it is tested in
// unit/site/template_data_test.cc.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { repository } from '../support/lectern.js';

/** @param {string} path */
const read = (path) => readFileSync(join(repository, path), 'utf8');

/** What they give to names is JSON, not a template's. */
const MAKERS_OF_JSON = new Set(['json.cc', 'linked_data.cc', 'worker.cc']);

/** The texts, flags, lists and objects that pages are filled with. */
function given() {
  const names = new Set(['count', 'one', 'site_json']);
  for (const file of readdirSync(join(repository, 'src/site')).filter((name) => name.endsWith('.cc') && !MAKERS_OF_JSON.has(name))) {
    const source = read(`src/site/${file}`);
    for (const [, name] of source.matchAll(/(?:\.|\b)(?:text|flag|list|object)\(\s*"([a-z_]*[a-z])"/g)) names.add(name);
  }
  return names;
}

const manual = read('themes/README.md').split('## Templates')[1];

/** @param {Iterable<string>} names @param {Set<string>} known */
const missing = (names, known) => [...names].filter((name) => !known.has(name)).sort();

test('each name that a template is given is documented', () => {
  assert.ok(given().size > 70);
  const mentioned = new Set([...manual.matchAll(/`([a-z_]+)`/g)].map(([, name]) => name));
  assert.deepEqual(missing(given(), mentioned), []);
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
