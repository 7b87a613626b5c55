import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBench } from './window.ts';
import type { Bench, WindowUnderTest } from './window.ts';

let bench: Bench;
let window: WindowUnderTest;

beforeAll(async () => {
  bench = await openBench();
  window = await bench.open();
});
afterAll(() => bench.close());

function copied(): Promise<string> {
  return window.page.evaluate(() => navigator.clipboard.readText());
}

it('copies the settings in the bar for another program, from the palette and the verdict', async () => {
  const { page } = window;
  await window.command('A password that is wrong');
  await page.getByRole('heading', { level: 1, name: 'A password that is wrong' }).waitFor();
  const port = await window.field('Port').inputValue();
  await window.command('Copy as swaks');
  await page.getByText('Copied as swaks.').waitFor();
  const swaks = await copied();
  expect(swaks).toMatch(/^swaks /m);
  expect(swaks).toContain(port);
  // swaks asks for the password itself.
  expect(swaks).toContain('--auth-user ann@practice.example');
  expect(swaks).not.toContain('--auth-password');

  await window.run();
  await window.outcome();
  await page.getByRole('button', { name: 'Copy as' }).click();
  await page.getByRole('menuitem', { name: 'Python smtplib' }).click();
  await page.getByText('Copied as Python smtplib.').waitFor();
  const script = await copied();
  expect(script).toMatch(/^import .*smtplib/);
  expect(script).toContain('EHLO_PASSWORD');
});

it('says in the bar what is missing, and copies nothing', async () => {
  const { page } = window;
  await page.evaluate(() => navigator.clipboard.writeText('as before'));
  await page.keyboard.press('Control+n');
  await window.command('Copy as curl');
  await page.getByText('Name a submission server.').waitFor();
  expect(await copied()).toBe('as before');
});
