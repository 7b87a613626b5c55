// Where the focus goes when what had it goes: rows, dialogs, menus, the question before a send, the narrow sidebar.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Locator } from 'playwright-core';
import { foundRow, keepGolden } from './history-states.ts';
import { openBench } from './window.ts';
import type { Bench, WindowUnderTest } from './window.ts';

let bench: Bench;
let window: WindowUnderTest;

const GOLDEN = ['send-starttls', 'wrong-password', 'certificate-expired', 'greylisted'];
const SENT = /accepted for 1 recipient/;
const WRONG = /does not accept this user name/;
const EXPIRED = /expired on/;

beforeAll(async () => {
  bench = await openBench();
  window = await bench.open();
});
afterAll(() => bench.close());

/** Begins with these runs, the last one the newest, and no other. */
async function withRuns(names: readonly string[]): Promise<void> {
  for (const { id } of await bench.door.host.listRuns()) await bench.door.host.deleteRun(id);
  await keepGolden(bench, names, (index) => `2026-03-0${String(index + 1)}T10:00:00.000Z`);
  await window.page.setViewportSize({ width: 1280, height: 800 });
  await window.page.reload();
  await window.ready();
}

async function focused(locator: Locator): Promise<void> {
  await locator.and(window.page.locator(':focus')).waitFor({ timeout: 10_000 });
}

const newest = (title: RegExp): Locator =>
  window.page
    .getByRole('list', { name: 'Newest runs' })
    .locator('[data-roving]')
    .filter({ hasText: title });
const search = (): Locator => window.page.getByLabel('Search everything');

/** By the dialog that asks first. */
async function confirmDelete(): Promise<void> {
  await window.page.getByRole('button', { name: 'Delete it' }).click();
  await window.page.getByText(/^The run of .* was deleted\.$/).waitFor();
}

describe('after a run was deleted', () => {
  it('is on the next row of the history, and on the search field behind the last', async () => {
    const { page } = window;
    await withRuns(['send-starttls', 'wrong-password', 'certificate-expired']);
    await page.keyboard.press('Control+h');
    await foundRow(window, WRONG).press('Delete');
    await confirmDelete();
    await focused(foundRow(window, SENT));
    await page.keyboard.press('Delete');
    await confirmDelete();
    await focused(foundRow(window, EXPIRED));
    await page.keyboard.press('Delete');
    await confirmDelete();
    await focused(search());
  });

  it('passes over rows of deleted runs that still stand', async () => {
    const { page } = window;
    const { host } = bench.door;
    await withRuns(['send-starttls', 'wrong-password', 'certificate-expired']);
    await page.keyboard.press('Control+h');
    await foundRow(window, WRONG).waitFor();
    // What is read after a deletion comes late.
    const { listRuns, searchRuns } = host;
    const late = async (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 3_000));
    Object.assign(host, {
      listRuns: () => late().then(() => listRuns.call(host)),
      searchRuns: (query: Parameters<typeof searchRuns>[0]) =>
        late().then(() => searchRuns.call(host, query)),
    });
    await foundRow(window, WRONG).press('Delete');
    await page.getByRole('button', { name: 'Delete it' }).click();
    await focused(foundRow(window, SENT));
    await page.keyboard.press('Delete');
    await page.getByRole('button', { name: 'Delete it' }).click();
    await focused(foundRow(window, EXPIRED));
    await foundRow(window, SENT).waitFor({ state: 'detached' });
    Object.assign(host, { listRuns, searchRuns });
    await focused(foundRow(window, EXPIRED));
  });

  it('is on the next of the newest runs, and on the first of them when the open run is gone', async () => {
    const { page } = window;
    await withRuns(GOLDEN);
    await newest(EXPIRED).press('Delete');
    await confirmDelete();
    await focused(newest(WRONG));
    await page.keyboard.press('Enter');
    expect(await window.outcome()).toBe('Failed at auth');
    await page.getByRole('button', { name: 'Run again' }).focus();
    await window.command('Delete this run');
    await confirmDelete();
    await focused(page.getByRole('list', { name: 'Newest runs' }).locator('[data-roving]').first());
  });
});

describe('with a row’s menu', () => {
  beforeEach(() => withRuns(GOLDEN));

  it('comes back to the row from the dialog that was chosen there', async () => {
    const { page } = window;
    await page.keyboard.press('Control+h');
    for (const item of ['Note…', 'Delete…']) {
      await foundRow(window, WRONG).press('Shift+F10');
      await page.getByRole('menuitem', { name: item }).click();
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      await focused(foundRow(window, WRONG));
    }
    const { settings } = await bench.door.host.startPracticeServer('healthy');
    await bench.door.host.saveProfile({ name: 'Scanner', settings });
    await page.reload();
    await window.ready();
    const profile = page.getByRole('treeitem', { name: /^Scanner/ });
    for (const item of ['Rename', 'Delete']) {
      await profile.press('Shift+F10');
      await page.getByRole('menuitem', { name: item }).click();
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      await focused(profile);
    }
  });

  it('goes where a click beside the menu takes it', async () => {
    const { page } = window;
    await page.keyboard.press('Control+h');
    await foundRow(window, SENT).click({ button: 'right' });
    await page.getByRole('menu').waitFor();
    await search().click();
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await page.keyboard.type('expired');
    await focused(search());
    expect(await search().inputValue()).toBe('expired');
    await search().fill('');
    await foundRow(window, SENT).waitFor();
  });

  it('opens that of another row by a right click there', async () => {
    const { page } = window;
    await page.keyboard.press('Control+h');
    await foundRow(window, SENT).click({ button: 'right' });
    await page.getByRole('menu', { name: /2026|1 Mar|01/ }).waitFor();
    const first = await page.getByRole('menu').getAttribute('aria-label');
    await foundRow(window, EXPIRED).click({ button: 'right' });
    await expect.poll(() => page.getByRole('menu').count()).toBe(1);
    await expect.poll(() => page.getByRole('menu').getAttribute('aria-label')).not.toBe(first);
    await page.keyboard.press('Escape');
    await focused(foundRow(window, EXPIRED));
  });
});

it('is on Run after a send was declined, by Escape or by its button', async () => {
  const { page } = window;
  await withRuns([]);
  const { settings } = await bench.door.host.startPracticeServer('healthy');
  await window.aim(settings.connection.port, { security: 'starttls', stopAfter: 'quit' });
  await page.keyboard.press('Control+m');
  await page.getByLabel('Reverse-path').fill('ann@practice.example');
  await page.getByLabel('Forward-paths').fill('bob@practice.example');
  await page.keyboard.press('Enter');
  await page.getByLabel('Subject').fill('A test');
  const decline = page.getByRole('button', { name: 'Do not run' });
  for (const leave of [() => page.keyboard.press('Escape'), () => decline.click()]) {
    await window.run();
    await focused(page.getByRole('button', { name: 'Send it' }));
    await leave();
    await decline.waitFor({ state: 'detached' });
    await focused(page.getByRole('button', { name: /^Run/ }));
  }
});

describe('the sidebar over a narrow window', () => {
  const drawer = (): Locator => window.page.getByRole('navigation', { name: 'Profiles and runs' });
  const opener = (): Locator => window.page.getByRole('button', { name: 'Profiles and runs' });

  beforeAll(async () => {
    await withRuns(GOLDEN);
    await window.page.setViewportSize({ width: 900, height: 640 });
  });

  it('keeps Tab within it, and gives the focus back on Escape', async () => {
    const { page } = window;
    await opener().click();
    await focused(page.getByLabel('Find a profile or run'));
    for (let count = 0; count < 40; count += 1) {
      await page.keyboard.press('Tab');
      const behind = await page.evaluate(() => {
        const at = document.activeElement;
        return at !== document.body && at?.closest('nav[aria-label="Profiles and runs"]') === null;
      });
      expect(behind).toBe(false);
    }
    // From wherever the focus is: a click into nothing took it from every field.
    await drawer().getByText('Ehlo', { exact: true }).click();
    await page.keyboard.press('Escape');
    await drawer().waitFor({ state: 'detached' });
    await focused(opener());
  });

  it('gives it back when a run is chosen, and goes for what a key asks behind it', async () => {
    const { page } = window;
    await opener().click();
    await newest(WRONG).click();
    expect(await window.outcome()).toBe('Failed at auth');
    await focused(opener());
    await opener().click();
    await focused(page.getByLabel('Find a profile or run'));
    await page.keyboard.press('Control+l');
    await drawer().waitFor({ state: 'detached' });
    await focused(window.field('Submission server'));
  });
});
