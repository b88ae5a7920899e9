// One command: makes the archive, asks every engine what shows each ability, writes the table.

import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { shared, withoutShared } from '../web/support/lectern.js';
import { archiveCards, writeArchive } from './abilities/archive.js';
import { askFlexSearch, askLectern, askMiniSearch, askPagefind } from './abilities/engines.js';
import { areFound } from './abilities/found.js';
import { abilities } from './abilities/queries.js';
import { Chromium } from './support/chromium.js';
import { pagefindFolders } from './support/pagefind.js';
import { serve } from './support/server.js';
import { filesMark, say, Workshop } from './support/workshop.js';

const USAGE = `Asks lectern, Pagefind, MiniSearch and FlexSearch the same, and tells what they find.
usage: tests/bench/finding [options]

  --missed         says what lectern does not find
  --work DIR       where archive, site, indexes and the table are kept (in the folder for temporary files)

LECTERN_SHARED names the folder with corpora/, LECTERN_BUILD the one with bin/lectern (build), CHROMIUM the browser
(/usr/bin/chromium).
`;

/** @param {string} work @param {boolean} missed */
async function compare(work, missed) {
  const workshop = new Workshop(work);
  const cards = archiveCards();
  const folder = join(workshop.folder, 'abilities');
  const archive = { size: 'abilities', folder, source: join(folder, 'archive'), mark: filesMark([new URL('./abilities/archive.js', import.meta.url).pathname]) };
  workshop.once(archive.source, archive.mark, (draft) => writeArchive(draft, cards));
  const site = workshop.site(archive);
  const host = await serve({ '/': site, ...pagefindFolders(workshop, archive, site) }, null);
  const chromium = new Chromium();
  const engines = {
    lectern: askLectern(workshop.cache, archive.source),
    'Pagefind 1.6.0': askPagefind(chromium, host.url),
    'MiniSearch 7.2.0': await askMiniSearch(cards),
    'FlexSearch 0.8.212': await askFlexSearch(cards),
  };
  const lines = [`| | ${Object.keys(engines).join(' | ')} |`, `|---|${'---|'.repeat(Object.keys(engines).length)}`];
  try {
    for (const ability of await abilities(cards)) {
      const cells = [];
      for (const [name, ask] of Object.entries(engines)) {
        const found = areFound(ability, await ask(ability.questions, ability.corrected ?? false));
        cells.push(`${found.filter(Boolean).length} of ${found.length}`);
        if (missed && name === 'lectern') ability.questions.forEach(({ text }, i) => found[i] || say(`${ability.name}: ${text}`));
      }
      lines.push(`| ${ability.name} | ${cells.join(' | ')} |`);
      say(`asked for ${ability.name}`);
    }
  } finally {
    await chromium.close();
    await host.close();
  }
  const table = `${lines.join('\n')}\n`;
  writeFileSync(join(workshop.folder, 'finding-table.md'), table);
  process.stdout.write(table);
}

const { values } = parseArgs({
  options: {
    missed: { type: 'boolean', default: false },
    work: { type: 'string', default: join(tmpdir(), 'lectern-bench') },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
if (values.help) process.stdout.write(USAGE);
else if (!shared) {
  say(`finding: ${withoutShared}`);
  process.exitCode = 2;
} else await compare(values.work, values.missed);
