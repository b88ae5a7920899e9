// What Lighthouse says, as on a phone, of a lesson, a course and the search page of the shipped archive in each language.
// Exits with 1 when a score is below 100, and names what cost it.

import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';

import { program, repository } from '../../web/support/lectern.js';
import { serve } from '../support/server.js';

const lighthouse = fileURLToPath(new URL('node_modules/lighthouse/cli/index.js', import.meta.url));
const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';
const FLAGS = '--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --disable-dev-shm-usage';
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const LESSON = 'iaccr-2021/01-risk-and-epidemic-prevention/';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '3' }, pages: { type: 'string', default: '' } } });
const runs = Number(values.runs);

/** @typedef {{scores: number[], lost: string[], seconds: string[]}} Report */

/** @type {[string, string][]} */
const pages = ['zh', 'en'].flatMap((language) => /** @type {[string, string][]} */ ([
  [`${language}: home`, `${language}/`],
  [`${language}: lesson`, `${language}/${LESSON}`],
  [`${language}: lesson of the handbook`, `${language}/handbook/02-write-up/`],
  [`${language}: course`, `${language}/iaccr-2021/`],
  [`${language}: search`, `${language}/search/`],
  [`${language}: search, with results`, `${language}/search/?q=${language === 'zh' ? '风险' : 'risk'}`],
])).filter(([name]) => name.includes(values.pages));

/** @param {any} result @returns {Report} */
function reportOf(result) {
  const scores = CATEGORIES.map((category) => Math.round(result.categories[category].score * 100));
  const lost = CATEGORIES.filter((category, i) => scores[i] < 100).flatMap((category) =>
    result.categories[category].auditRefs
      .filter((/** @type {any} */ { id, weight }) => weight > 0 && result.audits[id].score !== null && result.audits[id].score < 0.995)
      .map((/** @type {any} */ { id }) => `${category}: ${id} (${result.audits[id].displayValue ?? result.audits[id].title})`));
  const seconds = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift']
    .map((id) => result.audits[id].displayValue.replace(/\s/g, ' '));
  return { scores, lost, seconds };
}

/** @param {string} url @returns {Promise<Report>} */
async function ask(url) {
  const args = [lighthouse, url, '--quiet', '--output=json', `--only-categories=${CATEGORIES}`, `--chrome-flags=${FLAGS}`];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    env: { ...process.env, CHROME_PATH: chromium },
    maxBuffer: 1 << 28,
  });
  return reportOf(JSON.parse(stdout));
}

/** The best of several runs: another program that keeps the processor takes points, and nothing gives any. @param {string} url */
async function best(url) {
  let found = await ask(url);
  for (let run = 1; run < runs && found.scores[0] < 100; run++) {
    const next = await ask(url);
    if (next.scores[0] > found.scores[0]) found = next;
  }
  return found;
}

/** The shipped archive, published under the address of the host. @param {string} place @param {string} url */
function publish(place, url) {
  const archive = join(place, 'archive');
  cpSync(join(repository, 'archive'), archive, { recursive: true });
  const settings = readFileSync(join(archive, 'site.yml'), 'utf8');
  writeFileSync(join(archive, 'site.yml'), settings.replace(/^base_url: .*$/m, `base_url: ${url}`));
  execFileSync(program, ['build', archive, '-o', join(place, 'site')], {
    env: { ...process.env, LECTERN_CACHE_DIR: join(place, 'cache') },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

const place = mkdtempSync(join(tmpdir(), 'lectern-lighthouse-'));
const host = await serve({ '/': join(place, 'site') });
try {
  publish(place, host.url);
  console.log('| page | performance | accessibility | best practices | SEO | first paint | largest paint | blocked | shifts |');
  console.log('|---|---|---|---|---|---|---|---|---|');
  for (const [name, path] of pages) {
    const { scores, lost, seconds } = await best(host.url + encodeURI(path));
    console.log(`| ${[name, ...scores, ...seconds].join(' | ')} |`);
    for (const each of lost) console.error(`  ${each}`);
    if (scores.some((score) => score < 100)) process.exitCode = 1;
  }
} finally {
  await host.close();
  rmSync(place, { recursive: true, force: true });
}
