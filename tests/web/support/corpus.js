// Cards of the sample archives: titles and headings as they stand, Markdown's signs left in the text.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {import('./index_tool.js').CardInput} CardInput */

/** @param {string} folder */
const foldersIn = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();

/**
 * @param {string} archive
 * @returns {CardInput[]}
 */
export function corpusCards(archive) {
  return foldersIn(archive).flatMap((course) =>
    foldersIn(join(archive, course)).flatMap((lesson) =>
      ['zh', 'en'].map((language) => readCard(archive, course, lesson, language)),
    ),
  );
}

/**
 * @param {string} archive
 * @param {string} course
 * @param {string} lesson
 * @param {string} language
 * @returns {CardInput}
 */
function readCard(archive, course, lesson, language) {
  const source = readFileSync(join(archive, course, lesson, `index.${language}.md`), 'utf8');
  const [, front, body] = /^---\n(.*?)\n---\n(.*)$/s.exec(source) ?? ['', '', source];
  const [head, ...rest] = body.split(/^#+ +/m);
  const sections = rest.map((text, i) => {
    const end = text.indexOf('\n');
    return { title: text.slice(0, end), anchor: `s${i + 1}`, text: text.slice(end).trim() };
  });
  if (head.trim() !== '') sections.unshift({ title: '', anchor: '', text: head.trim() });
  return {
    lesson: `${course}/${lesson}`,
    language,
    url: `${language}/${course}/${lesson}/`,
    title: /^title: *"?(.*?)"?$/m.exec(front)?.[1] ?? lesson,
    course,
    courseTitle: course,
    date: /^date: *(\d{4}-\d{2}-\d{2})/m.exec(front)?.[1] ?? '',
    guests: [],
    tags: [],
    sections,
  };
}
