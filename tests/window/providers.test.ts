import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBench } from './window.ts';
import type { Bench, WindowUnderTest } from './window.ts';

let bench: Bench;
let window: WindowUnderTest;

beforeAll(async () => {
  bench = await openBench();
  window = await bench.open();
  await window.offered();
});
afterAll(() => bench.close());

it('fills the bar with a provider’s server, without what was the practice server’s', async () => {
  const { page } = window;
  await window.command('Connection options');
  const options = page.getByRole('dialog', { name: 'Connection options' });
  await options.getByText('One is set.').waitFor();
  await options.getByLabel('Connect to').fill('127.0.0.1');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Choose a provider' }).click();
  const find = page.getByPlaceholder('Gmail, Microsoft 365');
  await find.fill('web.de');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'WEB.DE' });
  await dialog.getByText('the address without its domain').waitFor();
  await dialog.getByLabel('Your address').fill('ann@web.de');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  expect(await window.field('Submission server').inputValue()).toBe('smtp.web.de');
  expect(await window.field('Port').inputValue()).toBe('465');
  expect(await window.field('Sign in as').inputValue()).toBe('ann');
  expect(await page.getByLabel('Security').inputValue()).toBe('implicit');
  await page
    .getByText(/WEB\.DE takes the password, or an app password\. Nothing has run\./)
    .waitFor();
  // The practice server's own authority is not to be asked about another's certificate.
  await window.command('Connection options');
  expect(await options.getByLabel('Connect to').inputValue()).toBe('');
  await options.getByText('PEM file of the only authorities to trust.').waitFor();
  await page.keyboard.press('Escape');
});

it('keeps the address for the next provider, and takes region and port', async () => {
  const { page } = window;
  await window.field('Sign in as').fill('ann@mg.example.org');
  await window.command('Choose a provider');
  await page.getByPlaceholder('Gmail, Microsoft 365').fill('mailgun');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Mailgun' });
  await dialog.getByLabel('Server').selectOption({ label: 'smtp.eu.mailgun.org (eu)' });
  await dialog.getByLabel('Port').selectOption({ label: '2525 with STARTTLS' });
  expect(await dialog.getByLabel('Your address').inputValue()).toBe('ann@mg.example.org');
  await dialog.getByRole('button', { name: 'Fill in the settings' }).click();
  expect(await window.field('Submission server').inputValue()).toBe('smtp.eu.mailgun.org');
  expect(await window.field('Port').inputValue()).toBe('2525');
  expect(await window.field('Sign in as').inputValue()).toBe('ann@mg.example.org');
});

it('says where there is nothing to fill in, and leads back', async () => {
  const { page } = window;
  await window.command('Choose a provider');
  await page.getByPlaceholder('Gmail, Microsoft 365').fill('tutanota');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Tuta' });
  await dialog.getByText('It has no SMTP access').waitFor();
  expect(await dialog.getByRole('button', { name: 'Fill in the settings' }).count()).toBe(0);
  await dialog.getByRole('button', { name: 'Other providers' }).click();
  await page.getByPlaceholder('Gmail, Microsoft 365').fill('cpanel');
  await page.keyboard.press('Enter');
  const own = page.getByRole('dialog', { name: 'cPanel' });
  await own.getByLabel('Your address').fill('');
  await page.keyboard.press('Enter');
  await own.getByText('The whole address:').waitFor();
  await page.keyboard.press('Escape');
});
