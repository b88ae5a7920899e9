// Makes the pictures that the handbook and the top README show, of the shipped archive as it is: `npm run pictures`.
// Equal pages, browser and typefaces give equal files.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { launchOptions } from './support/browser.js';
import { lectern, repository } from './support/lectern.js';
import { serve } from './support/server.js';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{device: 'desk' | 'phone', path: string, sign: string, colorScheme?: 'light' | 'dark', prepare?: (page: Page) => Promise<unknown>}} Shot */

const LESSON = 'iaccr-2021/01-risk-and-epidemic-prevention/';
const DEVICES = { desk: { width: 1120, height: 640 }, phone: { width: 375, height: 640 } };
/** Taken larger than they are shown, so that letters stay sharp. */
const SCALE = 1.3;
const QUALITY = 60;

/** @param {Page} page */
const openFilters = (page) => page.locator('.filters').evaluate((panel) => Object.assign(panel, { open: true }));
/** @param {Page} page */
const followResult = async (page) => {
  await page.locator('.hits h2 a').first().click();
  await page.locator('mark.found').first().waitFor();
};

/** Each picture: where it belongs, and what is on it. @type {Record<string, Shot[]>} */
const PICTURES = {
  '01-first-site/search.webp': [
    { device: 'desk', path: `zh/search/?q=${encodeURIComponent('疫情防控')}`, sign: '.filters', prepare: openFilters },
    { device: 'phone', path: 'en/search/?q=epidemic+prevention', sign: '.filters', colorScheme: 'dark' },
  ],
  '03-languages/beside.webp': [
    { device: 'desk', path: `zh/${LESSON}?beside=en#${encodeURIComponent('开班')}`, sign: '.beside-on .pair' },
  ],
  '04-searching/found.webp': [
    { device: 'phone', path: `zh/search/?q=${encodeURIComponent('五大机制')}`, sign: '.hits h2 a', prepare: followResult },
    { device: 'phone', path: 'en/search/?q=five+mechanisms', sign: '.hits h2 a', colorScheme: 'dark', prepare: followResult },
  ],
};

const FRAMES = `
  body { display: flex; align-items: end; width: max-content; margin: 0; }
  img { display: block; border: 2px solid #8a9197; border-radius: 12px; }
  img.phone { border: 7px solid #2b3236; border-radius: 24px; }
  img.phone + .phone { margin-left: 32px; }
  img.desk:not(:only-child) { margin-bottom: 60px; }
  img.desk + .phone { margin-left: -100px; }`;

/** @param {import('playwright-core').Browser} browser @param {string} url @param {Shot} shot */
async function take(browser, url, { device, path, sign, colorScheme = 'light', prepare }) {
  const context = await browser.newContext({ viewport: DEVICES[device], deviceScaleFactor: SCALE, colorScheme, isMobile: device === 'phone', hasTouch: device === 'phone' });
  const page = await context.newPage();
  await page.goto(url + path);
  await page.locator(sign).first().waitFor();
  await prepare?.(page);
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  await context.close();
  return `<img class="${device}" width="${DEVICES[device].width}" src="data:image/png;base64,${picture.toString('base64')}">`;
}

/** In frames, beside each other, on nothing. @param {import('playwright-core').Browser} browser @param {string[]} pictures */
async function compose(browser, pictures) {
  const context = await browser.newContext({ viewport: { width: 1600, height: 1000 } });
  const page = await context.newPage();
  await page.setContent(`<!doctype html><style>${FRAMES}</style><body>${pictures.join('')}`);
  const { width, height } = (await page.locator('body').boundingBox()) ?? { width: 0, height: 0 };
  const protocol = await context.newCDPSession(page);
  await protocol.send('Emulation.setDefaultBackgroundColorOverride', { color: { r: 0, g: 0, b: 0, a: 0 } });
  const clip = { x: 0, y: 0, width: Math.ceil(width), height: Math.ceil(height), scale: 1 };
  const { data } = await protocol.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY, clip });
  await context.close();
  return Buffer.from(data, 'base64');
}

const place = mkdtempSync(join(tmpdir(), 'lectern-pictures-'));
const site = join(place, 'site');
const built = lectern(join(place, 'cache'), ['build', join(repository, 'archive'), '-o', site]);
if (built.status !== 0) throw new Error(built.stderr);
const host = await serve(site, '/lectern/');
const browser = await chromium.launch(launchOptions);
try {
  for (const [file, shots] of Object.entries(PICTURES)) {
    const taken = [];
    for (const shot of shots) taken.push(await take(browser, host.url, shot));
    const bytes = await compose(browser, taken);
    writeFileSync(join(repository, 'archive/handbook', file), bytes);
    console.log(`${file}: ${bytes.length} bytes`);
  }
} finally {
  await browser.close();
  await host.close();
  rmSync(place, { recursive: true, force: true });
}
