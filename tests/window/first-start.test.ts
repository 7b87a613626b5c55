import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBench } from './window.ts';
import type { Bench } from './window.ts';

let bench: Bench;

beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

describe('the first start', () => {
  it('is ready to run against the practice server, and the first run works', async () => {
    const window = await bench.open();
    const { page } = window;
    await page.getByRole('heading', { name: 'Press Run. It will work.' }).waitFor();
    expect(page.url(), 'the one-time token is out of the address').not.toContain('#');

    await page.getByRole('button', { name: 'Run against the practice server' }).click();

    expect(await window.outcome()).toBe('Passed');
    await window.line('220');
    await window.line('235');
    expect(await page.getByRole('navigation', { name: 'Phases' }).textContent()).toContain(
      'auth, passed,',
    );
    await expect.poll(() => window.spoken()).toContain(await window.verdict.textContent());
  });

  it('teaches each fault when it is chosen', async () => {
    const window = await bench.open();
    await window.page.getByRole('button', { name: 'An expired certificate' }).first().click();
    await window.page.getByRole('heading', { level: 1, name: 'An expired certificate' }).waitFor();

    await window.run();

    expect(await window.outcome()).toBe('Failed at tls');
    expect(await window.verdict.textContent()).toContain('expired');
    await window.page.getByRole('heading', { name: /In date no, ran out/ }).waitFor();
  });

  it('goes on unchecked for one run only, when asked to', async () => {
    const window = await bench.open();
    await window.page.getByRole('button', { name: 'A self-signed certificate' }).first().click();
    await window.run();
    expect(await window.outcome()).toBe('Failed at tls');

    await window.page.getByRole('button', { name: 'Go on unchecked' }).click();
    await expect.poll(() => window.outcome()).toBe('Passed');

    await window.page.getByRole('button', { name: 'Run again' }).click();
    await expect.poll(() => window.outcome()).toBe('Failed at tls');
  });
});

describe('an address that was used', () => {
  it('lets nobody in and says how to get a new one', async () => {
    const address = bench.door.admission();
    const first = await bench.browser.context.newPage();
    await first.goto(address);
    await first
      .getByRole('grid')
      .or(first.getByRole('heading', { level: 1 }))
      .first()
      .waitFor();

    const second = await bench.browser.context.newPage();
    await second.goto(address);
    await second.getByRole('heading', { name: 'This address lets nobody in any more' }).waitFor();
    expect(await second.textContent('body')).toContain('ehlo serve');

    await first.reload();
    await first.getByRole('button', { name: 'Run', exact: true }).waitFor();
  });
});
