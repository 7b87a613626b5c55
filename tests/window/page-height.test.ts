/** The window is as high as the tab: nothing of it makes the page scroll, whatever the letters' size. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBench } from './window.ts';
import type { Bench } from './window.ts';

let bench: Bench;

beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

it.each([
  [1280, 800, 13],
  [1280, 800, 20],
  [900, 640, 20],
  [640, 400, 13],
  [640, 400, 20],
])('holds the page at %i × %i with letters of %i px', async (width, height, fontSize) => {
  const { host } = bench.door;
  await host.savePreferences({ ...(await host.preferences()), fontSize });
  const window = await bench.open();
  const { page } = window;
  await page.setViewportSize({ width, height });
  await window.offered();
  const measured = (): Promise<readonly number[]> =>
    page.evaluate(() => {
      const { scrollHeight, scrollWidth } = document.documentElement;
      return [scrollWidth, scrollHeight];
    });
  expect(await measured(), 'at the first start').toEqual([width, height]);
  await window.run();
  expect(await window.outcome()).toBe('Passed');
  expect(await measured(), 'with a run').toEqual([width, height]);
  await window.command('Write the message');
  expect(await measured(), 'with the message').toEqual([width, height]);
  await page.close();
});
