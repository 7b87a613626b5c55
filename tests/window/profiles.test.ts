import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fullName } from '../../shared/profile/full-name.ts';
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
    const key = page.getByRole('button', { name: 'Password or token' });
    await key.getByText('set').waitFor();

    await page.keyboard.press('/');
    await page.keyboard.type('copy');
    await expect.poll(() => printer.count()).toBe(0);
    await copy.focus();
    await page.keyboard.press('Delete');
    await page.getByRole('button', { name: 'Keep it' }).and(page.locator(':focus')).waitFor();
    await page.getByRole('button', { name: 'Delete it' }).click();
    await expect.poll(() => copy.count()).toBe(0);
    // No other row matches what is looked for.
    await page.getByLabel('Find a profile or run').and(page.locator(':focus')).waitFor();
    expect((await bench.door.host.listProfiles()).map(fullName)).toEqual(['Help desk / Printer']);
    // The one that is left still has the password that was copied with it.
    expect(await key.textContent()).toContain('set');
  });

  it('takes the password out of the bar with the last profile that had it', async () => {
    const { page } = window;
    const { host } = bench.door;
    const password = await host.putSecret('Quokka-9', 'profile');
    const [printer] = await host.listProfiles();
    if (!printer) throw new Error('There is no profile.');
    const auth = { user: 'ann', password };
    await host.saveProfile({ name: 'Short-lived', settings: { ...printer.settings, auth } });
    await page.reload();
    await window.ready();
    const row = page.getByRole('treeitem', { name: /^Short-lived/ });
    await row.click();
    const key = page.getByRole('button', { name: 'Password or token' });
    await key.getByText('set').waitFor();
    await row.focus();
    await page.keyboard.press('Delete');
    await page.getByRole('button', { name: 'Delete it' }).click();
    await row.waitFor({ state: 'detached' });
    await expect.poll(() => key.textContent()).not.toContain('set');
  });
});

/** Waits until focus is there. */
async function reached(role: 'menuitem' | 'treeitem', name: string | RegExp): Promise<void> {
  const item = window.page.getByRole(role, { name }).and(window.page.locator(':focus'));
  await item.waitFor();
}

describe('a profile by keyboard alone', () => {
  it('is renamed, duplicated and deleted through its row’s menu', async () => {
    const { page } = window;
    const { settings } = await bench.door.host.startPracticeServer('healthy');
    await bench.door.host.saveProfile({ name: 'Alerts', settings });
    await page.reload();
    await window.ready();
    const row = page.getByRole('treeitem', { name: /^Alerts,/ });
    await row.focus();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menu', { name: 'Actions for Alerts' }).waitFor();
    await page.keyboard.press('Escape');
    await reached('treeitem', /^Alerts,/);
    expect(await items().and(page.locator('[tabindex="0"]')).count()).toBe(1);

    await page.keyboard.press('ContextMenu');
    await reached('menuitem', 'Rename');
    await page.keyboard.press('ArrowDown');
    await reached('menuitem', 'Duplicate');
    await page.keyboard.press('Enter');
    const copy = page.getByRole('treeitem', { name: /^Alerts copy,/ });
    await copy.waitFor();

    await copy.focus();
    await page.keyboard.press('Shift+F10');
    await reached('menuitem', 'Rename');
    await page.keyboard.press('Enter');
    await page.getByLabel('Name', { exact: true }).fill('Alarms');
    await page.keyboard.press('Enter');
    await page.getByRole('treeitem', { name: /^Alarms,/ }).waitFor();

    await page.getByRole('treeitem', { name: /^Alarms,/ }).focus();
    await page.keyboard.press('Delete');
    await page.getByRole('button', { name: 'Delete it' }).click();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('role')))
      .toBe('treeitem');
    const again = await bench.door.host.saveProfile({ name: 'Alarms', settings });
    expect(again.name).toBe('Alarms');
    await page.reload();
    await window.ready();
  });

  it('is renamed, duplicated and deleted from the palette', async () => {
    const { page } = window;
    await window.command('Duplicate Alarms');
    const copy = page.getByRole('treeitem', { name: /^Alarms copy,/ });
    await copy.waitFor();
    await window.command('Rename Alarms copy');
    await page.getByLabel('Name', { exact: true }).fill('Bells');
    await page.keyboard.press('Enter');
    await page.getByRole('treeitem', { name: /^Bells,/ }).waitFor();
    for (const name of ['Bells', 'Alarms', 'Alerts']) {
      await window.command(`Delete ${name}`);
      await page.getByRole('button', { name: 'Delete it' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await expect.poll(() => items().count()).toBe(2);
  });
});

describe('a name that cannot be taken as it is', () => {
  const names = async (): Promise<readonly string[]> =>
    (await bench.door.host.listProfiles()).map(({ name }) => name);
  const count = async (name: string): Promise<number> =>
    (await names()).filter((each) => each === name).length;

  it('because another profile has it is asked about, and that one is replaced if wanted', async () => {
    const { page } = window;
    const { settings } = await bench.door.host.startPracticeServer('healthy');
    const { id } = await bench.door.host.saveProfile({ name: 'Fax', settings });
    const { connection } = settings;
    const elsewhere = { ...settings, connection: { ...connection, host: 'relay.example.org' } };
    await bench.door.host.saveProfile({ name: 'Relay', settings: elsewhere });
    await page.reload();
    await window.ready();
    await page.getByRole('treeitem', { name: /^Relay,/ }).click();
    const server = window.field('Submission server');
    await expect.poll(() => server.inputValue()).toBe('relay.example.org');

    await page.keyboard.press('Control+s');
    const field = page.getByLabel('Name', { exact: true });
    await field.fill('Fax');
    await page.keyboard.press('Enter');
    await page.getByText('A profile has that name already.').waitFor();
    expect(await count('Fax')).toBe(1);
    const replace = page.getByRole('button', { name: 'Replace that one' });
    await field.fill('Fax 2');
    await expect.poll(() => replace.count()).toBe(0);
    await field.fill('Fax');
    await page.keyboard.press('Enter');
    await replace.click();
    await page.getByText('Saved as Fax.').waitFor();
    const fax = (await bench.door.host.listProfiles()).filter(({ name }) => name === 'Fax');
    expect(fax.map((each) => [each.id, each.settings.connection.host])).toEqual([
      [id, 'relay.example.org'],
    ]);
  });

  it('is not given in renaming, and a second copy has a name of its own', async () => {
    const { page } = window;
    await window.command('Rename Fax');
    await page.getByLabel('Name', { exact: true }).fill('Relay');
    await page.keyboard.press('Enter');
    await page.getByText('A profile has that name already. Give another name.').waitFor();
    expect(await page.getByRole('button', { name: 'Replace that one' }).count()).toBe(0);
    await page.keyboard.press('Escape');
    for (const copy of ['Fax copy', 'Fax copy 2']) {
      await window.command('Duplicate Fax');
      await page.getByText(`Duplicated as ${copy}.`).waitFor();
    }
    expect(await count('Fax copy')).toBe(1);
  });

  it('because it is too long is not cut, but said to be', async () => {
    const { page } = window;
    await page.keyboard.press('Control+s');
    await page.getByLabel('Name', { exact: true }).fill('n'.repeat(300));
    await page.getByText('A name has 200 characters at most; this one has 300.').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Save as a profile' }).waitFor();
    await page.getByLabel('Name', { exact: true }).fill('n'.repeat(200));
    await page.keyboard.press('Enter');
    await expect.poll(() => count('n'.repeat(200))).toBe(1);
  });
});

describe('a name that would turn the window about', () => {
  it('is shown with what acts in it written out', async () => {
    const { page } = window;
    const { settings } = await bench.door.host.startPracticeServer('healthy');
    const name = 'Desk\u202E / Scan\u0007ner\u2066';
    const shown = 'Desk[U+202E] / Scan[U+0007]ner[U+2066]';
    const { id } = await bench.door.host.saveProfile({ name, settings });
    await page.reload();
    await window.ready();
    const row = page.getByRole('treeitem', { name: `${shown}, not run yet` });
    await row.waitFor();
    await window.command('Scan[U+0007]ner');
    await page.getByRole('banner').getByText(shown).waitFor();
    await page.keyboard.press('Control+s');
    await page.getByRole('button', { name: `Save over ${shown}` }).click();
    await page.getByText(`Saved as ${shown}.`).waitFor();
    await row.focus();
    await page.keyboard.press('Delete');
    await page.getByRole('dialog', { name: `Delete ${shown}?` }).waitFor();
    const raw = /[\u202E\u0007\u2066]/;
    const drawn = await page.evaluate(() => document.body.innerText + document.body.innerHTML);
    expect(drawn).not.toMatch(raw);
    await page.getByRole('button', { name: 'Delete it' }).click();
    await expect.poll(() => row.count()).toBe(0);
    expect((await bench.door.host.listProfiles()).map((each) => each.id)).not.toContain(id);
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
