import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBench } from './window.ts';
import type { Bench, WindowUnderTest } from './window.ts';

let bench: Bench;
let window: WindowUnderTest;

beforeAll(async () => {
  bench = await openBench();
  window = await bench.open();
});
afterAll(() => bench.close());

const items = (): ReturnType<WindowUnderTest['page']['getByRole']> =>
  window.page.getByRole('tree', { name: 'Profiles' }).getByRole('treeitem');

describe('profiles', () => {
  it('saves settings with a password, and runs them after a reload', async () => {
    const { page } = window;
    const practice = await bench.door.host.startPracticeServer('healthy');
    const { host, port } = practice.settings.connection;
    await page.keyboard.press('Control+n');
    // The address names the password, which is put away and never shown.
    await window
      .field('Submission server')
      .fill(`smtp://ann%40practice.example:wrong-one@${host}:${String(port)}`);
    await page.keyboard.press('Tab');
    await expect.poll(() => window.field('Sign in as').inputValue()).toBe('ann@practice.example');
    expect(await page.content()).not.toContain('wrong-one');

    await page.keyboard.press('Control+s');
    await page.getByLabel('Name', { exact: true }).fill('Help desk / Scanner');
    await page.keyboard.press('Enter');
    await items().filter({ hasText: 'Scanner' }).first().waitFor();

    await page.reload();
    await window.ready();
    await page.keyboard.press('Control+n');
    await page.getByText('Scanner', { exact: true }).click();
    expect(await window.field('Port').inputValue()).toBe(String(port));
    await window.run();
    // The practice server's authority is its own, so that this run ends at its certificate.
    expect(await window.outcome()).toBe('Failed at tls');
    await expect
      .poll(() => page.getByRole('treeitem', { name: 'Help desk / Scanner, failed' }).count())
      .toBe(1);
  });

  it('renames, duplicates, finds and deletes one', async () => {
    const { page } = window;
    const scanner = page.getByRole('treeitem', { name: /^Help desk \/ Scanner/ });
    await scanner.focus();
    await page.keyboard.press('F2');
    await page.getByLabel('Name', { exact: true }).fill('Help desk / Printer');
    await page.keyboard.press('Enter');
    const printer = page.getByRole('treeitem', { name: /^Help desk \/ Printer,/ });
    await printer.waitFor();

    await printer.hover();
    await page.getByRole('button', { name: 'Actions for Help desk / Printer' }).click();
    await page.getByRole('menuitem', { name: 'Duplicate' }).click();
    const copy = page.getByRole('treeitem', { name: /^Help desk \/ Printer copy/ });
    await copy.waitFor();

    await page.keyboard.press('/');
    await page.keyboard.type('copy');
    await expect.poll(() => printer.count()).toBe(0);
    await copy.focus();
    await page.keyboard.press('Delete');
    await page.getByRole('button', { name: 'Delete it' }).click();
    await expect.poll(() => copy.count()).toBe(0);
    expect((await bench.door.host.listProfiles()).map(({ name }) => name)).toEqual([
      'Help desk / Printer',
    ]);
  });
});

describe('the password field', () => {
  it('is empty once it was read, and no trace of it is in the page', async () => {
    const { page } = window;
    await page.keyboard.press('Control+n');
    await window.field('Submission server').fill('127.0.0.1');
    await window.field('Sign in as').fill('ann');
    await window.run();
    const dialog = page.getByRole('dialog', { name: 'Sign in' });
    await dialog.getByLabel('Password', { exact: true }).fill('correct-horse');
    await dialog.getByRole('button', { name: 'Use it' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Password or token' }).getByText('set').waitFor();

    expect(await page.content()).not.toContain('correct-horse');
    const kept = await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }));
    expect(kept).not.toContain('correct-horse');
  });
});
