// Opens addresses of the window where there is trouble with them.

import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBench } from './window.ts';
import type { Bench } from './window.ts';

let bench: Bench;

beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

it('lets a new address into a window that is open already, and leaves none in the bar', async () => {
  const window = await bench.open();
  const { page } = window;
  const token = (): Promise<string | null> =>
    page.evaluate(() => sessionStorage.getItem('ehlo.token'));
  const before = await token();
  await page.goto(bench.door.admission());
  await expect.poll(() => page.url()).not.toContain('once');
  await window.ready();
  expect(await token()).not.toBe(before);
});

it('says that Ehlo does not answer, and gets in by the same address when it does', async () => {
  const page = await bench.browser.context.newPage();
  await page.route('**/session', (route) => route.abort());
  await page.goto(bench.door.admission());
  await page.getByRole('heading', { name: 'Ehlo does not answer' }).waitFor();
  await page.unroute('**/session');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('heading', { name: 'Press Run. It will work.' }).waitFor();
});
