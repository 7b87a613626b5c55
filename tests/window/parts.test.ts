import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './chromium.ts';
import type { Browser } from './chromium.ts';
import { openTestDoor } from './test-door.ts';
import type { TestDoor } from './test-door.ts';
import { WindowUnderTest } from './window.ts';

let door: TestDoor;
let browser: Browser;

beforeAll(async () => {
  door = await openTestDoor();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await door.close();
});

/** Names the files of parts that come after the first paint. */
const DIALOGS = '**/assets/AnyDialog-*.js';

describe('a part of the window that is not there yet', () => {
  it('is drawn when it has come, and keeps nothing else away', async () => {
    const page = await browser.context.newPage();
    let release = (): void => undefined;
    const held = new Promise<void>((done) => (release = done));
    await page.route(DIALOGS, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(door.admission());
    await page.getByRole('heading', { name: 'Press Run. It will work.' }).waitFor();
    await page.keyboard.press('Control+k');
    expect(await page.getByRole('dialog').count()).toBe(0);

    release();

    const palette = page.getByPlaceholder('What to do, or where to go');
    await palette.waitFor();
    expect(await palette.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.close();
  });

  it('is said to be missing where it does not come, and the rest works', async () => {
    const page = await browser.context.newPage();
    await page.route(DIALOGS, (route) => route.abort());
    await page.goto(door.admission());
    await page.getByRole('heading', { name: 'Press Run. It will work.' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByText('This part of the window could not be loaded.').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);

    const window = new WindowUnderTest(page);
    await window.run();
    expect(await window.outcome()).toBe('Passed');
    await page.close();
  });
});
