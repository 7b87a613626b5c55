/** What is pasted into the host field, and that no secret goes to another server by it. */

import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openBench } from './window.ts';
import type { Bench, WindowUnderTest } from './window.ts';

const SECRET = 'correct/horse#7';

let bench: Bench;
let window: WindowUnderTest;

beforeAll(async () => {
  bench = await openBench();
  window = await bench.open();
});
afterAll(() => bench.close());
beforeEach(async () => {
  // With a password, own roots and a name for its certificate.
  await window.command('A submission server in good health');
  await expect.poll(() => isSet()).toBe(true);
});

const key = () => window.page.getByRole('button', { name: 'Password or token' });
const isSet = async (): Promise<boolean> => ((await key().textContent()) ?? '').includes('set');

async function paste(text: string): Promise<void> {
  const { page } = window;
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await window.field('Submission server').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+v');
}

const everything = (): Promise<string> =>
  window.page.evaluate(
    () =>
      JSON.stringify([{ ...sessionStorage }, { ...localStorage }]) +
      [...document.querySelectorAll('input')].map(({ value }) => value).join(' ') +
      document.body.outerHTML,
  );

it.each([['other.example.org:2525'], ['smtps://other.example.org'], ['smtp://bob@127.0.0.1']])(
  'gives %s nothing that was set for another server or user',
  async (text) => {
    await paste(text);
    await expect.poll(() => isSet()).toBe(false);
    await window.page.getByText('practice', { exact: true }).waitFor({ state: 'detached' });
    await window.command('Connection options');
    const dialog = window.page.getByRole('dialog', { name: 'Connection options' });
    expect(await dialog.getByLabel('TLS name').inputValue()).toBe('');
    expect(await dialog.getByText('One is set.').count()).toBe(0);
    await window.page.keyboard.press('Escape');
  },
);

it('keeps the password for the same server on another port', async () => {
  await paste('127.0.0.1:2525');
  expect(await window.field('Port').inputValue()).toBe('2525');
  expect(await isSet()).toBe(true);
});

it.each([
  [`smtp://ann:${SECRET}@other.example.org`],
  [`https://ann:${SECRET}@other.example.org`],
  [`ann:${SECRET}@other.example.org:587`],
])('puts the password of %s away and shows it nowhere', async (text) => {
  await paste(text);
  await window.page.getByText('The password in that address was put away').waitFor();
  expect(await window.field('Submission server').inputValue()).toBe('other.example.org');
  expect(await window.field('Sign in as').inputValue()).toBe('ann');
  expect(await isSet()).toBe(true);
  expect(await everything()).not.toContain(SECRET);
});

it('keeps nothing of an address that is still being typed', async () => {
  await window.field('Submission server').fill(`smtp://ann:${SECRET}@other`);
  const stored = await window.page.evaluate(() => JSON.stringify({ ...sessionStorage }));
  expect(stored).not.toContain(SECRET);
});
