// The real browser, started once a test file.

import { after, before } from 'node:test';
import { chromium } from 'playwright-core';

const executable = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** @typedef {import('playwright-core').Browser} Browser */

export const launchOptions = {
  executablePath: executable,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
};

/** Starts Chromium before the tests of a file and ends it after them. @returns {{get: () => Browser}} */
export function useBrowser() {
  /** @type {Browser | undefined} */
  let browser;
  before(async () => {
    browser = await chromium.launch(launchOptions);
  });
  after(async () => browser?.close());
  return {
    get: () => {
      if (!browser) throw new Error('the browser has not started');
      return browser;
    },
  };
}

/**
 * A page that remembers what it must never see: requests to other hosts, script errors, policy violations.
 * @param {Browser} browser
 * @param {string} origin
 * @param {import('playwright-core').BrowserContextOptions} [options]
 */
export async function openPage(browser, origin, options = {}) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, ...options });
  const page = await context.newPage();
  /** @type {string[]} */
  const complaints = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:')) complaints.push(`asked for ${request.url()}`);
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) complaints.push(message.text());
  });
  /** A page that loads itself anew while it is closed can keep the browser waiting for ever: it is left first. */
  const close = async () => {
    await page.goto('about:blank');
    await context.close();
  };
  return { page, complaints, close };
}
