import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunPlan } from '../../shared/run/plan.ts';
import { manyProfiles } from './profile-states.ts';
import { openBench } from './window.ts';
import type { Bench, WindowUnderTest } from './window.ts';

let bench: Bench;
let window: WindowUnderTest;
let settings: RunPlan;

beforeAll(async () => {
  bench = await openBench();
  window = await bench.open();
  ({ settings } = await bench.door.host.startPracticeServer('healthy'));
});
afterAll(() => bench.close());

const tree = () => window.page.getByRole('tree', { name: 'Profiles' });
const shown = (): Promise<(string | null)[]> =>
  tree()
    .getByRole('treeitem')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label')));
const reopen = async (): Promise<void> => {
  await window.page.reload();
  await window.ready();
};

describe('what a profile is found by', () => {
  it('is edited by keyboard alone, and shown', async () => {
    const { page } = window;
    // Nobody answers there.
    const nobody = { ...settings, connection: { ...settings.connection, port: 1 } };
    await bench.door.host.saveProfile({ name: 'Scanner', settings: nobody });
    await bench.door.host.saveProfile({ name: 'Alerts', settings });
    await reopen();
    await page.getByRole('treeitem', { name: /^Scanner,/ }).focus();
    await page.keyboard.press('Alt+Enter');
    const dialog = page.getByRole('dialog', { name: 'Details of the profile' });
    await dialog.getByLabel('Name', { exact: true }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('Help desk');
    await page.keyboard.press('Tab');
    await page.keyboard.type('third floor, Printer, printer, ');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await dialog.getByRole('radio', { name: 'blue' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('Ann has the key.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    const row = page.getByRole('treeitem', {
      name: 'Help desk / Scanner, not run yet, blue, third floor, Printer',
    });
    await row.waitFor();
    expect(await row.getAttribute('title')).toContain('Ann has the key.');
    expect(await row.getAttribute('aria-level')).toBe('2');
    const [scanner] = await bench.door.host.listProfiles();
    expect(scanner).toMatchObject({
      folder: 'Help desk',
      name: 'Scanner',
      tags: ['third floor', 'Printer'],
      colour: 'blue',
      notes: 'Ann has the key.',
      settings: nobody,
    });
  });

  it('goes with a duplicate and stays with a new name', async () => {
    const { page } = window;
    await window.command('Duplicate Help desk / Scanner');
    await page
      .getByRole('treeitem', { name: /^Help desk \/ Scanner copy, not run yet, blue, third/ })
      .focus();
    await page.keyboard.press('F2');
    await page.getByLabel('Name', { exact: true }).fill('Fax');
    await page.keyboard.press('Enter');
    const row = page.getByRole('treeitem', { name: /^Fax, not run yet, blue, third floor/ });
    await row.waitFor();
    expect(await row.getAttribute('aria-level')).toBe('1');
    await window.command('Details of Fax');
    await page.getByLabel('Folder').fill('Help desk');
    await page.getByRole('radio', { name: 'none' }).check();
    await page.getByLabel('Name', { exact: true }).fill('Scanner');
    await page.keyboard.press('Enter');
    await page.getByText('A profile has that name already.').waitFor();
    await page.getByLabel('Name', { exact: true }).fill('Copier');
    await page.keyboard.press('Enter');
    await page
      .getByRole('treeitem', { name: /^Help desk \/ Copier, not run yet, third/ })
      .waitFor();
  });

  it('is what it is looked for by', async () => {
    const { page } = window;
    const find = page.getByLabel('Find a profile or run');
    const found = async (words: string): Promise<(string | null)[]> => {
      await find.fill(words);
      return (await shown()).map((name) => name?.split(',')[0] ?? null);
    };
    const scanner = ['Help desk', 'Help desk / Scanner'];
    expect(await found('KEY ann')).toEqual([
      'Help desk',
      'Help desk / Copier',
      'Help desk / Scanner',
    ]);
    expect(await found('#blue')).toEqual(scanner);
    expect(await found('#print scan')).toEqual(scanner);
    expect(await found('#scan')).toEqual([]);
    expect(await found('alerts')).toEqual(['Alerts']);
    await find.fill('');
  });
});

describe('the order of the profiles', () => {
  it('is by last outcome where that is wanted, folders or not', async () => {
    const { page } = window;
    await page.getByRole('treeitem', { name: /^Help desk \/ Scanner,/ }).click();
    await window.run();
    expect(await window.outcome()).toBe('Failed at connect');
    await page.getByRole('button', { name: 'Order of the profiles' }).press('Enter');
    await page.getByRole('menuitemcheckbox', { name: 'By last outcome' }).press('Enter');
    await page.keyboard.press('Escape');
    await expect
      .poll(shown)
      .toEqual([
        expect.stringMatching(/^Help desk \/ Scanner, failed/),
        expect.stringMatching(/^Alerts, not run yet/),
        expect.stringMatching(/^Help desk \/ Copier, not run yet/),
      ]);
    await page.getByRole('button', { name: 'Order of the profiles' }).press('Enter');
    await page.getByRole('menuitemcheckbox', { name: 'By folder and name' }).press('Enter');
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await shown())[0]).toMatch(/^Alerts/);
  });
});

describe('thousands of profiles', () => {
  it('are drawn as they come into sight, and reached by keyboard', async () => {
    const { page } = window;
    await manyProfiles(bench, 5000);
    await reopen();
    const row = (name: number) =>
      page.getByRole('treeitem', { name: new RegExp(`^Customer ${name},`) });
    await row(1).focus();
    expect(await row(1).getAttribute('aria-setsize')).toBe('5000');
    expect(await tree().getByRole('treeitem').count()).toBeLessThan(150);
    await page.keyboard.press('End');
    await row(5000).and(page.locator(':focus')).waitFor();
    for (let up = 0; up < 40; up += 1) await page.keyboard.press('ArrowUp');
    await row(4960).and(page.locator(':focus')).waitFor();
    await expect(row(4960).isVisible()).resolves.toBe(true);
    // Scrolled out of sight, the row with the focus is still there and goes on from where it is.
    await tree().evaluate((list) => list.parentElement!.scrollTo(0, 0));
    await row(1).waitFor();
    await page.keyboard.press('ArrowDown');
    await row(4961).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Home');
    await row(1).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('customer 4711');
    await expect.poll(() => tree().getByRole('treeitem').count()).toBe(1);
    await page.getByLabel('Find a profile or run').fill('');
    // The runs below stay in reach.
    await page.getByRole('list', { name: 'Newest runs' }).getByRole('button').first().click();
    await window.outcome();
    await window.command('customer 4999');
    await expect.poll(() => page.getByRole('banner').getByText('Customer 4999').count()).toBe(1);
    // Of so many the palette changes the one in the bar.
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('What to do').fill('rename customer');
    await page.getByRole('option', { name: /^Rename Customer 4999/ }).waitFor();
    expect(await page.getByRole('option', { name: /^Rename Customer/ }).count()).toBe(1);
    await page.keyboard.press('Escape');
  });
});
