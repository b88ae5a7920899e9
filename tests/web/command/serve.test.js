// `lectern serve` as a maintainer meets it, without a browser.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { lectern, temporaryFolder, writeFiles } from '../support/lectern.js';
import { startServing } from '../support/serving.js';

const place = temporaryFolder('serve');

const lesson = (/** @type {string} */ title, body = 'Words.') => `---\ntitle: ${title}\n---\n\n${body}\n`;

/** An archive and a cache of its own. @param {string} name @param {Record<string, string>} [more] */
function archive(name, more = {}) {
  const folder = join(place, name);
  writeFiles(folder, { 'course/01/index.en.md': lesson('One', 'First words.'), ...more });
  return { folder, cache: join(place, `${name}-cache`) };
}

/** @param {string} url @param {RegExp} pattern */
async function fetchUntil(url, pattern) {
  for (let i = 0; i < 400; i++) {
    const text = await (await fetch(url)).text();
    if (pattern.test(text)) return text;
    await sleep(25);
  }
  throw new Error(`${url} never matched ${pattern}`);
}

/** The status of a request whose path and headers are sent as they stand. @param {number} port @param {string} path @param {Record<string, string>} [headers] */
const statusOf = (port, path, headers = {}) =>
  new Promise((/** @type {(status: number) => void} */ resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    }).on('error', reject).end();
  });

test('what is saved is served, whichever way an editor saves', async () => {
  const { folder, cache } = archive('saved');
  const serving = await startServing(cache, [folder, '--port', '0']);
  const url = `${serving.url}en/course/01/`;
  const file = join(folder, 'course/01/index.en.md');
  assert.match(await (await fetch(url)).text(), /First words/);
  writeFileSync(file, lesson('One', 'Second words.'));
  await fetchUntil(url, /Second words/);
  writeFileSync(`${file}.new`, lesson('One', 'Third words.'));
  renameSync(`${file}.new`, file);
  await fetchUntil(url, /Third words/);
  renameSync(file, `${file}~`);
  writeFileSync(file, lesson('One', 'Fourth words.'));
  await fetchUntil(url, /Fourth words/);
  await serving.says(/index\.en\.md: shown in \d+ ms, /);
  assert.equal((await serving.stop()).status, 130);
});

test('folders may come and go, the whole archive too', async () => {
  const { folder, cache } = archive('moving');
  const serving = await startServing(cache, [folder, '--port', '0']);
  writeFiles(folder, { 'course/02/index.en.md': lesson('Two') });
  await fetchUntil(`${serving.url}en/course/`, /Two/);
  rmSync(join(folder, 'course/02'), { recursive: true });
  await fetchUntil(`${serving.url}en/course/02/`, /./);
  await fetchUntil(`${serving.url}en/course/`, /^(?!.*Two)/s);
  assert.equal((await fetch(`${serving.url}en/course/02/`)).status, 404);
  renameSync(folder, `${folder}-away`);
  await serving.says(/not shown/);
  assert.match(await (await fetch(`${serving.url}en/course/01/`)).text(), /First words/, 'the last good site stays');
  writeFileSync(join(`${folder}-away`, 'course/01/index.en.md'), lesson('One', 'Back again.'));
  renameSync(`${folder}-away`, folder);
  await fetchUntil(`${serving.url}en/course/01/`, /Back again/);
  await serving.stop();
});

test('the last good site is served while there are errors, and problems are said once', async () => {
  const { folder, cache } = archive('erring');
  const serving = await startServing(cache, [folder, '--port', '0']);
  const file = join(folder, 'course/01/index.en.md');
  writeFileSync(file, '---\ntitle: One\ndate: yesterday\n---\n\nNew words.\n');
  await serving.says(/index\.en\.md: not shown in \d+ ms, 1 error/);
  assert.match(await (await fetch(`${serving.url}en/course/01/`)).text(), /First words/);
  assert.match(serving.stderr(), /course\/01\/index\.en\.md:3:7: error: /);
  const from = serving.stdout().length;
  writeFiles(folder, { 'course/02/index.en.md': lesson('Two') });
  await serving.says(/not shown/, from);
  assert.equal(serving.stderr().match(/:3:7: error/g)?.length, 1);
  writeFileSync(file, lesson('One', 'Mended words.'));
  await fetchUntil(`${serving.url}en/course/01/`, /Mended words/);
  await serving.stop();
});

test('it begins though the archive has errors, and shows the site as soon as there can be one', async () => {
  const { folder, cache } = archive('late', { 'course/01/index.en.md': '---\ntitle: [\n---\n\nx\n' });
  const serving = await startServing(cache, [folder, '--port', '0']);
  assert.equal((await fetch(serving.url)).status, 503);
  writeFileSync(join(folder, 'course/01/index.en.md'), lesson('One'));
  await fetchUntil(`${serving.url}en/course/01/`, /Words/);
  await serving.stop();
});

test('themes are watched', async () => {
  const { folder, cache } = archive('themed');
  const serving = await startServing(cache, [folder, '--port', '0']);
  writeFiles(folder, { 'theme/templates/footer.mustache': '<footer>my own foot</footer>' });
  await fetchUntil(`${serving.url}en/`, /my own foot/);
  await serving.stop();
});

test('no file outside the site is served, and no other name is answered', async () => {
  const { folder, cache } = archive('safe');
  writeFileSync(join(place, 'secret.txt'), 'secret');
  const serving = await startServing(cache, [folder, '--port', '0']);
  for (const path of ['/../secret.txt', '/%2e%2e/%2e%2e/secret.txt', '/..%2f..%2fsecret.txt', '/.lectern', '//etc/passwd', '/__lectern__/../../lectern']) {
    assert.equal(await statusOf(serving.port, path), 404, path);
  }
  assert.equal(await statusOf(serving.port, '/', { host: 'evil.example' }), 403);
  assert.equal(await statusOf(serving.port, '/', { host: `localhost:${serving.port}` }), 200);
  await serving.stop();
});

test('a port that is taken is said, and another one is found', async () => {
  const { folder, cache } = archive('ports');
  const first = await startServing(cache, [folder, '--port', '0']);
  const second = await startServing(join(place, 'ports-cache-2'), [folder, '--port', String(first.port)]);
  assert.notEqual(second.port, first.port);
  assert.match(second.stderr(), new RegExp(`port ${first.port} is taken`));
  assert.equal((await fetch(second.url)).status, 200);
  await Promise.all([first.stop(), second.stop()]);
});

test('others are let in only when they are asked in, with a warning', async () => {
  const { folder, cache } = archive('shared');
  const serving = await startServing(cache, [folder, '--port', '0', '--host', '0.0.0.0']);
  assert.match(serving.stderr(), /warning: /);
  assert.equal(await statusOf(serving.port, '/', { host: '192.0.2.7' }), 200);
  assert.equal(await statusOf(serving.port, '/', { host: 'evil.example' }), 403);
  await serving.stop();
  const run = lectern(cache, ['serve', folder, '--host', '192.0.2.1']);
  assert.equal(run.status, 2);
  assert.match(run.stderr, /cannot listen on 192\.0\.2\.1/);
});

test('it ends at once with the status of the signal, though pages are open, and leaves nothing behind', async () => {
  const { folder, cache } = archive('ending');
  const before = readdirSync(folder, { recursive: true });
  for (const [signal, status] of /** @type {[NodeJS.Signals, number][]} */ ([['SIGINT', 130], ['SIGTERM', 143]])) {
    const serving = await startServing(cache, [folder, '--port', '0']);
    const stream = await fetch(`${serving.url}__lectern__/events`);
    assert.equal(stream.headers.get('content-type'), 'text/event-stream');
    assert.equal((await serving.stop(signal)).status, status);
    await stream.text().catch(() => {});
  }
  assert.deepEqual(readdirSync(folder, { recursive: true }), before);
  assert.deepEqual(readdirSync(join(cache, readdirSync(cache)[0])).filter((name) => /staging|new/.test(name)), []);
});

const limited = ['unshare', '--user', '--map-root-user', 'sh', '-c', 'echo 4 > /proc/sys/user/max_inotify_watches && exec "$@"', 'sh'];
const withoutLimit = spawnSync(limited[0], [...limited.slice(1), 'true']).status === 0 ? false : 'the system lets nobody lower its limit of watches';

test('where the system watches no more folders, changes are looked for', { skip: withoutLimit }, async () => {
  const { folder, cache } = archive('limited');
  const serving = await startServing(cache, [folder, '--port', '0'], {}, limited);
  assert.match(serving.stderr(), /max_user_watches.*every second/);
  writeFileSync(join(folder, 'course/01/index.en.md'), lesson('One', 'Found words.'));
  await fetchUntil(`${serving.url}en/course/01/`, /Found words/);
  assert.equal((await serving.stop()).status, 130);
});

test('a rebuild that failed is tried again, though nothing changes', async () => {
  const { folder, cache } = archive('retried');
  const serving = await startServing(cache, [folder, '--port', '0']);
  const own = join(cache, readdirSync(cache)[0]);
  renameSync(own, `${own}-away`);
  writeFileSync(own, 'in the way');
  writeFileSync(join(folder, 'course/01/index.en.md'), lesson('One', 'Later words.'));
  await serving.says(/not shown in \d+ ms, failed/);
  assert.match(serving.stderr(), /error: cannot /);
  rmSync(own);
  await fetchUntil(`${serving.url}en/course/01/`, /Later words/);
  await serving.stop();
});

test('it ends when nobody reads what it says', async () => {
  const { folder, cache } = archive('unread');
  const serving = await startServing(cache, [folder, '--port', '0']);
  const ended = serving.stopReading();
  writeFileSync(join(folder, 'course/01/index.en.md'), '---\ntitle: One\nauthr: x\n---\n\nWords.\n');
  assert.equal(await ended, 3);
});

test('an archive that is not there is an error in words', () => {
  const run = lectern(join(place, 'none-cache'), ['serve', join(place, 'none')]);
  assert.equal(run.status, 3);
  assert.match(run.stderr, /error: .*none/);
});

test('--open hands the address to xdg-open', async () => {
  const { folder, cache } = archive('opened');
  const log = join(place, 'opened.log');
  writeFiles(place, { 'bin/xdg-open': `#!/bin/sh\necho "$1" > '${log}.part' && mv '${log}.part' '${log}'\n` });
  chmodSync(join(place, 'bin/xdg-open'), 0o755);
  const serving = await startServing(cache, [folder, '--port', '0', '--open'], { PATH: `${join(place, 'bin')}:${process.env.PATH}` });
  while (!existsSync(log)) await sleep(25);
  assert.equal(readFileSync(log, 'utf8'), `${serving.url}\n`);
  await serving.stop();
});
