// Plain pages of an archive by Hugo, which reads the archive as it is, and Pagefind's index of these pages.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { writeFiles } from '../../web/support/lectern.js';
import { inTurn, measure, repeat } from './measure.js';

/** @typedef {import('./measure.js').Cost} Cost */
/** @typedef {import('../support/workshop.js').Archive} Archive */

const PROGRAM = process.env.HUGO ?? 'hugo';
const PACKAGE = fileURLToPath(new URL('../node_modules/pagefind', import.meta.url));
const PAGEFIND = join(PACKAGE, 'lib/runner/bin.cjs');

/** @param {string} content */
const configuration = (content) => `
baseURL = "https://example.org/"
title = "Archive"
contentDir = ${JSON.stringify(content)}
defaultContentLanguage = "zh"
defaultContentLanguageInSubdir = true
pluralizeListTitles = false
enableRobotsTXT = true
[languages.zh]
languageName = "中文"
weight = 1
[languages.en]
languageName = "English"
weight = 2
[taxonomies]
guest = "guests"
tag = "tags"
[outputs]
home = ["HTML", "RSS"]
section = ["HTML"]
taxonomy = ["HTML"]
term = ["HTML"]
[services.rss]
limit = 20
[markup.highlight]
codeFences = false
`;

/** @param {string} body */
const page = (body) => `<!doctype html>
<html lang="{{ site.Language.Lang }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} · {{ site.Title }}</title>
</head>
<body>
<header><a href="{{ site.Home.RelPermalink }}">{{ site.Title }}</a>
<a href="{{ "guests/" | relLangURL }}">Guests</a> <a href="{{ "tags/" | relLangURL }}">Tags</a>
{{ range .Translations }}<a href="{{ .RelPermalink }}">{{ .Language.LanguageName }}</a>{{ end }}</header>
<main>
${body}
</main>
</body>
</html>
`;

/** @param {string} pages  an expression */
const list = (pages) => `<ol>
{{ range ${pages} }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> <time>{{ .Date.Format "2006-01-02" }}</time></li>
{{ end }}</ol>`;

/** @param {string} taxonomy */
const terms = (taxonomy) =>
  `{{ range .GetTerms "${taxonomy}" }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> {{ end }}`;

const HOME = `<h1>{{ .Title }}</h1>
<ul>
{{ range .Sections }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}</ul>`;

const LESSON = `<article data-pagefind-body>
<nav><a href="{{ .Parent.RelPermalink }}">{{ .Parent.Title }}</a></nav>
<h1>{{ .Title }}</h1>
<p><time>{{ .Date.Format "2006-01-02" }}</time> ${terms('guests')} ${terms('tags')}</p>
{{ .Content }}
</article>`;

const TERMS = `<h1>{{ .Title }}</h1>
<ul>
{{ range .Data.Terms.Alphabetical }}<li><a href="{{ .Page.RelPermalink }}">{{ .Page.LinkTitle }}</a> {{ .Count }}</li>
{{ end }}</ul>`;

const LAYOUTS = {
  'index.html': page(HOME),
  '_default/section.html': page(`<h1>{{ .Title }}</h1>\n${list('.RegularPages.ByDate')}`),
  '_default/single.html': page(LESSON),
  '_default/taxonomy.html': page(TERMS),
  '_default/term.html': page(`<h1>{{ .Title }}</h1>\n${list('.Pages.ByDate')}`),
};

/** What it calls itself, or null: it is not there. @returns {string | null} */
export function hugoVersion() {
  const run = spawnSync(PROGRAM, ['version'], { encoding: 'utf8' });
  return run.status === 0 ? `Hugo ${/v([\d.]+)/.exec(run.stdout)?.[1] ?? ''}` : null;
}

/** Likewise. @returns {string | null} */
export function pagefindVersion() {
  return existsSync(PAGEFIND) ? `Pagefind ${JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')).version}` : null;
}

/**
 * Pages alone, and pages with Pagefind's index, each anew.
 * @param {Archive} archive
 * @param {boolean} quick
 * @param {boolean} indexed  whether Pagefind is there
 * @returns {{hugo: Cost, both?: Cost}}
 */
export function measureHugo(archive, quick, indexed) {
  const folder = join(archive.folder, 'hugo');
  const output = join(folder, 'public');
  rmSync(folder, { recursive: true, force: true });
  writeFiles(folder, {
    'hugo.toml': configuration(resolve(archive.source)),
    ...Object.fromEntries(Object.entries(LAYOUTS).map(([name, text]) => [`layouts/${name}`, text])),
  });
  try {
    const command = [PROGRAM, '--source', folder, '--destination', output, '--quiet'];
    const hugo = repeat(quick, () => {
      rmSync(output, { recursive: true, force: true });
      return measure(command, { HUGO_CACHEDIR: join(folder, 'cache') });
    });
    if (!indexed) return { hugo };
    const index = repeat(quick, () => {
      rmSync(join(output, 'pagefind'), { recursive: true, force: true });
      return measure([process.execPath, PAGEFIND, '--site', output]);
    });
    return { hugo, both: inTurn(hugo, index) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
