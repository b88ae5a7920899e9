// The examples of the handbook and the README: what somebody types at a terminal, and what follows.

import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { program, repository, writeFiles } from './lectern.js';

/** @typedef {{line: number, command: string, output: string[]}} Step  `output` as it is printed in the text. */

/**
 * Fenced blocks of one language.
 * @param {string} markdown
 * @param {string} language
 * @returns {{line: number, text: string}[]}  `line` of the first line inside, from 1.
 */
export function blocks(markdown, language) {
  const out = [];
  for (const found of markdown.matchAll(/^```(\S*).*\n([^]*?)^```$/gm)) {
    if (found[1] === language) out.push({ line: markdown.slice(0, found.index).split('\n').length + 1, text: found[2] });
  }
  return out;
}

/**
 * The steps of a block `console`: a line with `$ ` is typed, lines with `> ` go on with it, the rest is what it prints.
 * @param {{line: number, text: string}} block
 * @returns {Step[]}
 */
export function steps(block) {
  /** @type {Step[]} */
  const out = [];
  block.text.split('\n').slice(0, -1).forEach((text, i) => {
    const last = out.at(-1);
    if (text.startsWith('$ ')) out.push({ line: block.line + i, command: text.slice(2), output: [] });
    else if (!last) throw new Error(`line ${block.line + i}: a block console begins with a line "$ …"`);
    else if (/^>( |$)/.test(text) && last.output.length === 0) last.command += '\n' + text.slice(2);
    else last.output.push(text);
  });
  return out;
}

/**
 * Whether that was printed. `…` stands for whatever differs from run to run: alone on a line for any lines, else for
 * any characters of a line.
 * @param {string[]} expected
 * @param {string} printed
 */
export function isPrinted(expected, printed) {
  const pattern = expected
    .map((line) => (line.trim() === '…' ? '(?:.*\n)*' : line.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*') + '\n'))
    .join('');
  return new RegExp(`^${pattern}$`).test(printed);
}

// Stages that a build goes through are a bar on a terminal, which is gone at the end, and lines elsewhere.
const stage = /^[a-z -]+ …\n/gm;

// `lectern serve` goes on until somebody ends it; here that is done as soon as it serves.
const wrapper = `#!/bin/bash
if [ "$1" != serve ]; then exec '${program}' "$@"; fi
coproc '${program}' "$@" 2>&1
while IFS= read -r line <&"\${COPROC[0]}"; do
  echo "$line"
  case $line in Serving*) break ;; esac
done
kill -TERM "$COPROC_PID"
wait "$COPROC_PID"
exit 0
`;

/** A folder with a small archive that has been built, as the reader of the handbook has it, and the program. */
export class Desk {
  /** @type {string} */
  folder;
  status = 0;

  /** @param {string} folder  New. */
  constructor(folder) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
    cpSync(join(repository, 'tests/sites/handbook'), join(folder, 'archive'), { recursive: true });
    writeFiles(folder, { 'build/bin/lectern': wrapper });
    chmodSync(join(folder, 'build/bin/lectern'), 0o755);
    this.type('lectern build archive');
    if (this.status !== 0) throw new Error('the archive of the handbook does not build');
  }

  /**
   * What a command prints, on standard output and standard error.
   * @param {string} command
   * @returns {string}
   */
  type(command) {
    const run = spawnSync('bash', ['-c', `exec 2>&1\n(exit ${this.status})\n${command}`], {
      encoding: 'utf8',
      cwd: this.folder,
      timeout: 120000,
      env: { ...process.env, PATH: `${join(this.folder, 'build/bin')}:${process.env.PATH}`, LECTERN_CACHE_DIR: join(this.folder, '.cache'), BROWSER: 'true' },
    });
    if (run.error) throw run.error;
    this.status = run.status ?? 1;
    return run.stdout.replace(stage, '');
  }
}
