// Whole or not at all: whatever happens to a build, the published folder is a whole site, and the next build is well.
// LECTERN_LONG_TESTS=1 makes it happen more often.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { lectern, program, temporaryFolder, writeFiles } from '../support/lectern.js';

const long = Boolean(process.env.LECTERN_LONG_TESTS);
const place = temporaryFolder('whole');
chmodSync(place, 0o755);  // another user comes along

/** @typedef {Record<string, string>} Tree  Path to bytes, in base64. */

/** @param {string} folder @returns {Tree} */
function tree(folder) {
  /** @type {Tree} */
  const files = {};
  const walk = (/** @type {string} */ at) => {
    for (const name of readdirSync(at).sort()) {
      const path = join(at, name);
      if (statSync(path).isDirectory()) walk(path);
      else files[relative(folder, path)] = readFileSync(path).toString('base64');
    }
  };
  if (existsSync(folder)) walk(folder);
  return files;
}

const isHashed = (/** @type {string} */ path) => path.split('/').some((part) => /^(.*-)?[0-9a-f]{16}(\..*)?$/.test(part));
const unitOf = (/** @type {string} */ path) => /^(.*?(^|\/)([^/]*-)?[0-9a-f]{16})\//.exec(path)?.[1] ?? path;

/** A clean site, and what readers of the one before still need. @param {Tree} clean @param {Tree} before */
function withKept(clean, before) {
  const units = new Set(Object.keys(clean).map(unitOf));
  const kept = Object.entries(before).filter(([path]) => isHashed(path) && !units.has(unitOf(path)));
  return { ...clean, ...Object.fromEntries(kept) };
}

/** Whether all files with hashed names that pages ask for are there. @param {Tree} files */
function assertComplete(files) {
  for (const [path, bytes] of Object.entries(files)) {
    if (!path.endsWith('.html')) continue;
    const folder = new URL(path, 'http://x/');
    for (const [, link] of Buffer.from(bytes, 'base64').toString().matchAll(/(?:href|src)="([^":?#]*[0-9a-f]{16}[^":?#]*)"/g)) {
      const target = decodeURIComponent(new URL(link, folder).pathname).slice(1);
      assert.ok(target in files, `${path} asks for ${target}`);
    }
  }
}

/** An archive of two versions, where and how it is published, and what a clean build of each gives. */
class Shop {
  /** @param {string} name */
  constructor(name) {
    this.folder = join(place, name);
    this.archive = join(this.folder, 'archive');
    this.cache = join(this.folder, 'cache');
    this.site = join(this.folder, 'sites/site');
    mkdirSync(join(this.folder, 'sites'), { recursive: true });
    this.clean = ['first', 'second'].map((version, number) => {
      this.setVersion(number);
      const to = join(this.folder, version);
      const run = lectern(join(this.folder, `cache-${version}`), ['build', this.archive, '-o', to]);
      assert.equal(run.status, 0, run.stderr);
      return tree(to);
    });
  }

  /** @param {number} number */
  setVersion(number) {
    rmSync(this.archive, { recursive: true, force: true });
    /** @type {Record<string, string>} */
    const files = {};
    for (let i = 0; i < 6 + number * 2; ++i) {
      files[`c/${i}/index.en.md`] = `---\ntitle: Lesson ${i}\n---\n\nWords of version ${i % 2 ? number : 0}, lesson ${i}.\n\n[s](s.txt)\n`;
      files[`c/${i}/s.txt`] = `slides ${i % 3 ? 0 : number}\n`.repeat(5000);
    }
    writeFiles(this.archive, files);
  }

  arguments() {
    return ['build', this.archive, '-o', this.site];
  }

  build() {
    return lectern(this.cache, this.arguments());
  }

  /** A build that runs while the test goes on. @param {string[]} [before] a command that runs it */
  start(before = []) {
    const [command, ...rest] = [...before, program, ...this.arguments()];
    const child = spawn(command, rest, { env: { ...process.env, LECTERN_CACHE_DIR: this.cache }, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (data) => (said += data));
    /** @type {Promise<{status: number | null, signal: string | null, said: string}>} */
    const ended = new Promise((done) => child.on('close', (status, signal) => done({ status, signal, said })));
    const says = async (/** @type {RegExp} */ text) => {
      while (!text.test(said)) await pause(5);
    };
    return { child, ended, says };
  }

  /**
   * What a build may leave: the site beside nothing, and in the workshop of the site the other tree, two listings, the
   * pool, and what is known of the pages.
   */
  assertTidy() {
    assert.deepEqual(readdirSync(join(this.folder, 'sites')), ['site']);
    for (const archive of readdirSync(this.cache)) {
      assert.ok(!existsSync(join(this.cache, archive, 'index-new')));
      for (const site of readdirSync(join(this.cache, archive, 'sites'))) {
        const names = readdirSync(join(this.cache, archive, 'sites', site));
        assert.ok(names.length <= 5, names.join(' '));
      }
    }
  }
}

const pause = (/** @type {number} */ ms) => new Promise((done) => setTimeout(done, ms));

/** The same numbers in every run. @param {number} seed */
function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

test('a build that is killed at any moment leaves a whole site, and the next one is well', async () => {
  const shop = new Shop('killed');
  const random = randomNumbers(7);
  shop.setVersion(0);
  const start = Date.now();
  assert.equal(shop.build().status, 0);
  const duration = Date.now() - start;
  let before = tree(shop.site);
  let half = 0, old = 0;
  for (let i = 1; i <= (long ? 200 : 25); ++i) {
    const clean = shop.clean[i % 2];
    shop.setVersion(i % 2);
    const { child, ended } = shop.start();
    await pause(random() * duration * 1.1);
    child.kill('SIGKILL');
    half += (await ended).signal === 'SIGKILL' ? 1 : 0;
    const after = tree(shop.site);
    const isOld = Object.keys(after).length === Object.keys(before).length && Object.keys(after).every((path) => after[path] === before[path]);
    if (isOld) ++old;
    else assert.deepEqual(after, withKept(clean, before), `kill ${i}`);
    assertComplete(after);
    const run = shop.build();
    assert.equal(run.status, 0, run.stderr);
    const now = tree(shop.site);
    assert.deepEqual(now, isOld ? withKept(clean, before) : { ...clean, ...Object.fromEntries(Object.entries(now).filter(([path]) => path in after && isHashed(path))) }, `after kill ${i}`);
    assertComplete(now);
    shop.assertTidy();
    before = now;
  }
  console.log(`# ${half} builds were killed before their end; the old site stood ${old} times`);
});

test('a build that is interrupted ends with the status of its signal, and leaves nothing', async () => {
  const shop = new Shop('interrupted');
  const random = randomNumbers(11);
  shop.setVersion(0);
  assert.equal(shop.build().status, 0);
  shop.setVersion(1);
  const before = tree(shop.site);
  for (const [signal, status] of /** @type {[NodeJS.Signals, number][]} */ ([['SIGINT', 130], ['SIGTERM', 143]])) {
    // While it waits for another build the moment is known.
    const lock = join(shop.folder, 'sites/.site.lectern-lock');
    writeFileSync(lock, '4242');
    const holder = spawn('flock', [lock, 'sleep', '1000'], { detached: true });
    await pause(200);
    const { child, ended, says } = shop.start();
    await says(/waiting for another build \(process 4242\)/);
    child.kill(signal);
    const run = await ended;
    process.kill(-(holder.pid ?? 0));
    await new Promise((done) => holder.on('close', done));
    assert.equal(run.status, status, run.said);
    assert.match(run.said, /interrupted/);
    assert.deepEqual(tree(shop.site), before);
    rmSync(lock, { force: true });
  }
  for (let i = 0; i < (long ? 100 : 8); ++i) {
    const { child, ended, says } = shop.start();
    await says(/./);
    await pause(random() * 60);
    child.kill('SIGINT');
    const { status, said } = await ended;
    assert.ok(status === 130 || status === 0, said);
    if (status === 0) shop.setVersion(i % 2);
    else shop.assertTidy();
    assertComplete(tree(shop.site));
  }
});

test('of two builds at once the second waits for the first', async () => {
  const shop = new Shop('twice');
  shop.setVersion(1);
  const runs = await Promise.all([shop.start().ended, shop.start().ended, shop.start().ended]);
  for (const run of runs) assert.equal(run.status, 0, run.said);
  assert.deepEqual(tree(shop.site), shop.clean[1]);
  shop.assertTidy();
});

test('a reader who loads pages meanwhile finds all that they ask for', async () => {
  const shop = new Shop('read');
  shop.setVersion(0);
  assert.equal(shop.build().status, 0);
  let publishing = true, loaded = 0;
  const reading = (async () => {
    while (publishing) {
      for (const page of ['index.html', 'en/index.html', 'en/c/1/index.html', 'en/search/index.html']) {
        const text = readFileSync(join(shop.site, page), 'utf8');
        for (const [, link] of text.matchAll(/(?:href|src)="([^":?#]*[0-9a-f]{16}[^":?#]*)"/g)) {
          const target = decodeURIComponent(new URL(link, `http://x/${page}`).pathname);
          assert.ok(existsSync(join(shop.site, target)), `${page} asks for ${target}`);
        }
        ++loaded;
        await pause(1);
      }
    }
  })();
  for (let i = 1; i <= (long ? 50 : 8); ++i) {
    shop.setVersion(i % 2);
    const run = await shop.start().ended;
    assert.equal(run.status, 0, run.said);
  }
  publishing = false;
  await reading;
  console.log(`# ${loaded} pages were read meanwhile`);
});

test('a file that may not grow so large is an error in words, and the old site stands', () => {
  const shop = new Shop('limited');
  shop.setVersion(0);
  assert.equal(shop.build().status, 0);
  const before = tree(shop.site);
  shop.setVersion(1);
  const run = spawnSync('bash', ['-c', 'ulimit -f 16 && exec "$@"', 'sh', program, ...shop.arguments()], {
    encoding: 'utf8', env: { ...process.env, LECTERN_CACHE_DIR: shop.cache },
  });
  assert.equal(run.status, 3, run.stderr);
  assert.match(run.stderr, /large/i);
  assert.deepEqual(tree(shop.site), before);
  shop.assertTidy();
  assert.equal(shop.build().status, 0);
  assert.deepEqual(tree(shop.site), withKept(shop.clean[1], before));
});

/** @param {string} path a folder where a small disk is mounted @param {string} script */
const onSmallDisk = (path, script) =>
  spawnSync('unshare', ['-rm', 'sh', '-ec', `mount -t tmpfs -o size=6m small "${path}"\n${script}`], { encoding: 'utf8' });

const disk = join(place, 'disk');
mkdirSync(disk);
const withoutMount = onSmallDisk(disk, 'true').status === 0 ? false : 'this user cannot mount a small disk';

test('a full disk leaves the old site, and the next build with space is well', { skip: withoutMount }, () => {
  const shop = new Shop('full');
  const second = join(shop.folder, 'second-archive');
  shop.setVersion(1);
  spawnSync('cp', ['-r', shop.archive, second]);
  shop.setVersion(0);
  const levels = long ? [0, 4, 16, 40, 80, 120, 160, 200, 300, 400, 500, 600] : [0, 40, 80, 120, 400];
  const run = onSmallDisk(disk, `
export LECTERN_CACHE_DIR="${disk}/cache"
publish() { "${program}" build "${shop.archive}" -o "${disk}/site" > "${shop.folder}/out" 2>&1; }
publish
for left in ${levels.join(' ')}; do
  rm -rf "${shop.folder}/before"; cp -r "${disk}/site" "${shop.folder}/before"
  free=$(df --output=avail -k "${disk}" | tail -1)
  head -c "$(( (free - left) * 1024 ))" /dev/zero > "${disk}/filler"
  mv "${shop.archive}" "${shop.folder}/other"; mv "${second}" "${shop.archive}"; mv "${shop.folder}/other" "${second}"
  if publish; then status=0; else status=$?; fi
  echo "status $status with $left kB"
  grep -i 'space' "${shop.folder}/out" || true
  if [ $status != 0 ]; then diff -r "${shop.folder}/before" "${disk}/site" && echo stands; fi
  rm "${disk}/filler"
  publish && echo "left: $(ls -A "${disk}" | tr '\\n' ' ')"
  cp -r "${disk}/site" "${shop.folder}/live-$left"
done`);
  assert.equal(run.status, 0, run.stdout + run.stderr);
  const failures = run.stdout.match(/status 3/g)?.length ?? 0;
  assert.ok(failures > 0, run.stdout);
  assert.equal(run.stdout.match(/status [^03]/g), null, run.stdout);
  assert.equal(run.stdout.match(/^stands$/gm)?.length, failures, run.stdout);
  assert.ok((run.stdout.match(/No space left/g)?.length ?? 0) >= failures, run.stdout);
  assert.equal(run.stdout.match(/^left: cache site $/gm)?.length ?? 0, levels.length, run.stdout);
  levels.forEach((left, i) => {
    const clean = shop.clean[(i + 1) % 2];
    const live = tree(join(shop.folder, `live-${left}`));
    for (const [path, bytes] of Object.entries(clean)) assert.equal(live[path], bytes, path);
    for (const path of Object.keys(live)) assert.ok(path in clean || isHashed(path), path);
  });
});

const nobody = 65534;
const isRoot = process.getuid?.() === 0;
const asNobody = isRoot ? ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'] : [];
const withoutUser = isRoot && spawnSync(asNobody[0], [...asNobody.slice(1), program, '--version']).status !== 0 &&
  'root may write everywhere, and no other user can run the program';

test('where lectern may not write it says so, and the old site stands', { skip: withoutUser }, async () => {
  const shop = new Shop('forbidden');
  shop.setVersion(0);
  const give = () => isRoot && spawnSync('chown', ['-R', `${nobody}:${nobody}`, shop.folder]);
  give();
  assert.equal((await shop.start(asNobody).ended).status, 0);
  const before = tree(shop.site);
  shop.setVersion(1);
  give();
  for (const folder of [join(shop.folder, 'sites'), shop.cache, join(shop.cache, readdirSync(shop.cache)[0], 'sites')]) {
    chmodSync(folder, 0o555);
    const run = await shop.start(asNobody).ended;
    chmodSync(folder, 0o755);
    if (folder !== join(shop.folder, 'sites') && run.status === 0) continue;  // it wanted no new folder there
    assert.equal(run.status, 3, run.said);
    assert.match(run.said, /denied/, run.said);
    assert.match(run.said, /permissions/);
    assert.deepEqual(tree(shop.site), before);
  }
  chmodSync(join(shop.folder, 'sites'), 0o555);
  assert.equal((await shop.start(asNobody).ended).status, 3);
  chmodSync(join(shop.folder, 'sites'), 0o755);
  assert.equal((await shop.start(asNobody).ended).status, 0);
  shop.assertTidy();
});

test('a folder that something is mounted on cannot be published into', { skip: withoutMount }, () => {
  const shop = new Shop('mounted');
  const run = onSmallDisk(disk, `LECTERN_CACHE_DIR="${shop.cache}" "${program}" build "${shop.archive}" -o "${disk}"`);
  assert.equal(run.status, 2, run.stderr);
  assert.match(run.stderr, /mount point/);
});

test('with the cache on another disk a build publishes as well', { skip: withoutMount }, () => {
  const shop = new Shop('apart');
  shop.setVersion(0);
  const run = onSmallDisk(disk, `
export LECTERN_CACHE_DIR="${disk}"
for i in 1 2 3; do "${program}" build "${shop.archive}" -o "${shop.site}"; done`);
  assert.equal(run.status, 0, run.stderr);
  assert.deepEqual(tree(shop.site), shop.clean[0]);
  assert.deepEqual(readdirSync(join(shop.folder, 'sites')), ['site']);
});
