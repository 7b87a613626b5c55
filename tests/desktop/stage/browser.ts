/** Joins the Chromium that the test has started. */

import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';

let browser: Browser | undefined;
let opening = false;

/** The test names its browser's address in `STAGE_BROWSER`. */
export async function openBrowser(): Promise<void> {
  const address = process.env['STAGE_BROWSER'];
  if (address === undefined) throw new Error('STAGE_BROWSER names no browser.');
  browser = await chromium.connectOverCDP(address);
  // Electron opens no window that was denied; Chromium has opened it by then.
  browser.contexts()[0]?.on('page', (page) => {
    if (!opening) void page.close();
  });
}

/** A new page, for a window of the app. */
export async function openPage(): Promise<Page> {
  const context = browser?.contexts()[0];
  if (context === undefined) throw new Error('A window was opened before the app was ready.');
  opening = true;
  const page = await context.newPage();
  opening = false;
  return page;
}

/** Leaves the browser, which goes on. */
export async function closeBrowser(): Promise<void> {
  await browser?.close();
}
