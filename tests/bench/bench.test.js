import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { areFound } from './abilities/found.js';
import { serve } from './support/server.js';
import { median, p95 } from './support/statistics.js';
import { markdown } from './support/table.js';
import { longestChain, Traffic } from './support/traffic.js';

/** @param {string} url @param {number} start @param {number} end */
const transfer = (url, start, end) => ({ url, start, end, bytes: 1, head: 1, body: 0, length: 0, cached: false, status: 200 });

test('requests that wait for each other are a chain, however many go side by side', () => {
  const page = transfer('page', 0, 0.25);
  const scripts = [transfer('a', 0.3, 0.55), transfer('b', 0.31, 0.56), transfer('c', 0.32, 0.57)];
  assert.equal(longestChain([]), 0);
  assert.equal(longestChain([page]), 1);
  assert.equal(longestChain([page, ...scripts]), 2);
  assert.equal(longestChain([page, ...scripts, transfer('data', 0.6, 0.85), transfer('hinted', 0.3, 0.58)]), 3);
});

/**
 * What the browser tells of one response.
 * @param {Traffic} traffic
 * @param {string} requestId
 * @param {{head: number, length: number, told: number, cached?: boolean}} response
 */
function hearAll(traffic, requestId, { head, length, told, cached = false }) {
  const response = { status: 200, headers: { 'Content-Length': String(length) }, encodedDataLength: head, fromDiskCache: cached };
  traffic.hear('Network.requestWillBeSent', { requestId, request: { url: `http://host/${requestId}` }, timestamp: 1 });
  traffic.hear('Network.responseReceived', { requestId, response });
  assert.equal(traffic.active, true);
  traffic.hear('Network.loadingFinished', { requestId, timestamp: 2, encodedDataLength: told });
  assert.equal(traffic.active, false);
}

test('a response counts with its head, and a worker’s script with the body that the browser leaves out', () => {
  const traffic = new Traffic();
  hearAll(traffic, 'page', { head: 200, length: 1000, told: 1200 });
  hearAll(traffic, 'worker', { head: 250, length: 5000, told: 250 });
  assert.deepEqual(traffic.total(), { bytes: 6450, body: 6000, requests: 2 });
});

test('a head that arrives together with its body is not counted twice', () => {
  const traffic = new Traffic();
  hearAll(traffic, 'page', { head: 1040, length: 1000, told: 1040 });
  assert.deepEqual(traffic.total(), { bytes: 1040, body: 1000, requests: 1 });
});

test('what the cache has is no transfer', () => {
  const traffic = new Traffic();
  hearAll(traffic, 'page', { head: 0, length: 1000, told: 0, cached: true });
  assert.deepEqual(traffic.total(), { bytes: 0, body: 0, requests: 0 });
});

test('median and p95 are values that were measured', () => {
  assert.equal(median([3, 1, 2]), 2);
  assert.equal(p95([5, 1, 4, 2, 3]), 5);
  assert.equal(p95(Array.from({ length: 100 }, (_, i) => i + 1)), 95);
  assert.ok(Number.isNaN(median([])));
});

test('the table says how much better, and which goals are missed', () => {
  const figures = {
    lectern: { 'cold.en.bytes': { median: 50_000, p95: 55_000 }, 'disk.share': 0.5 },
    pagefind: { 'cold.en.bytes': { median: 200_000, p95: 250_000 } },
  };
  const lines = markdown({ 1000: figures }).split('\n');
  assert.equal(lines[0], '### 1,000 lessons');
  assert.ok(lines.includes('| cold, 1 to 3 words | 40.0 kB / 60.0 kB (missed) | 50.0 kB / 55.0 kB | 200.0 kB / 250.0 kB | 4.0 × |'));
  assert.ok(lines.includes('| web index on disk, of the write-ups | 0.60 | 0.50 | – |  |'));
});

test('the host compresses text, leaves packed files alone, and knows what its readers have', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-bench-test-'));
  mkdirSync(join(folder, 'client-0123456789abcdef'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'client-0123456789abcdef/a.bin'), 'packed');
  const host = await serve({ '/': folder });
  try {
    const page = await fetch(host.url);
    assert.equal(page.headers.get('content-encoding'), 'gzip');
    assert.equal(page.headers.get('cache-control'), 'no-cache');
    assert.equal(await page.text(), '<!doctype html>');
    const again = await fetch(host.url, { headers: { 'if-none-match': page.headers.get('etag') ?? '' } });
    assert.equal(again.status, 304);
    const packed = await fetch(`${host.url}client-0123456789abcdef/a.bin`);
    assert.equal(packed.headers.get('content-encoding'), null);
    assert.match(packed.headers.get('cache-control') ?? '', /immutable/);
    assert.equal((await fetch(`${host.url}../../etc/hostname`)).status, 404);
    assert.equal((await fetch(`${host.url}missing.bin`)).status, 404);
  } finally {
    await host.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a question is answered by one right lesson, or where nothing else is wanted by right ones alone', () => {
  const questions = ['some', 'all', 'none', 'nothing'].map((text) => ({ text, language: /** @type {const} */ ('en'), right: new Set(['a', 'b']) }));
  const found = [['x', 'b'], ['a', 'b'], ['x'], []];
  assert.deepEqual(areFound({ questions }, found), [true, true, false, false]);
  assert.deepEqual(areFound({ questions, all: true }, found), [false, true, false, false]);
});
