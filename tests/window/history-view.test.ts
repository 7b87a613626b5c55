// The history in the window: found, pinned, noted, deleted, and two runs compared.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunId } from '../../shared/host/api.ts';
import { foundRow, keepGolden } from './history-states.ts';
import { openBench } from './window.ts';
import type { Bench, WindowUnderTest } from './window.ts';

let bench: Bench;
let window: WindowUnderTest;
let ids: readonly RunId[];

const SENT = /accepted for 1 recipient/;
const WRONG = /does not accept this user name/;
const EXPIRED = /expired on/;

beforeAll(async () => {
  bench = await openBench();
  const { settings } = await bench.door.host.startPracticeServer('healthy');
  await bench.door.host.saveProfile({ name: 'Scanner', settings });
  window = await bench.open();
});
afterAll(() => bench.close());

const titles = () =>
  window.page
    .getByRole('table', { name: 'Runs, newest first' })
    .locator('[data-roving]')
    .allInnerTexts();
const search = () => window.page.getByLabel('Search everything');
const kept = async (id: RunId) => (await bench.door.host.listRuns()).find((run) => run.id === id);

it('says what will stand in it while there is nothing', async () => {
  const { page } = window;
  await page.keyboard.press('Control+h');
  await page.getByText('Every run will stand here').waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
});

describe('with runs', () => {
  beforeAll(async () => {
    ids = await keepGolden(
      bench,
      ['send-starttls', 'wrong-password', 'certificate-expired'],
      (index) => `2026-03-0${String(index + 1)}T10:00:00.000Z`,
    );
    await window.page.reload();
    await window.ready();
    await window.command('History');
    await foundRow(window, SENT).waitFor();
  });

  it('finds them by words, outcome and day, and says so where none is found', async () => {
    const { page } = window;
    expect(await titles()).toEqual([
      expect.stringMatching(EXPIRED),
      expect.stringMatching(WRONG),
      expect.stringMatching(SENT),
    ]);
    await search().fill('535 authentication');
    await expect.poll(titles).toEqual([expect.stringMatching(WRONG)]);
    await page.getByText('1 run found').waitFor();
    await search().fill('');
    await page.getByLabel('Outcome').selectOption('Passed');
    await expect.poll(titles).toEqual([expect.stringMatching(SENT)]);
    await page.getByLabel('Outcome').selectOption('Any outcome');
    await page.getByLabel('from').fill('2026-03-02');
    await page.getByLabel('to', { exact: true }).fill('2026-03-02');
    await expect.poll(titles).toEqual([expect.stringMatching(WRONG)]);
    await page.getByLabel('Profile', { exact: true }).selectOption('Scanner');
    await page.getByText('No run is like that.').waitFor();
    await page.getByRole('button', { name: 'Show all runs' }).click();
    await expect.poll(async () => (await titles()).length).toBe(3);
  });

  it('pins by the menu, and finds what is pinned', async () => {
    const { page } = window;
    await foundRow(window, SENT).press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Pin' }).click();
    await expect.poll(async () => (await kept(ids[0]!))?.pinned).toBe(true);
    await page.getByLabel('pinned only').check();
    await expect.poll(titles).toEqual([expect.stringMatching(SENT)]);
    await page.getByRole('img', { name: 'pinned' }).first().waitFor();
    await page.getByLabel('pinned only').uncheck();
  });

  it('notes by F2, shows the note, finds it, and takes it away', async () => {
    const { page } = window;
    await foundRow(window, WRONG).press('F2');
    await page.getByRole('textbox', { name: 'Note' }).fill('Ticket 4711,\nwith the hoster');
    await page.getByRole('button', { name: 'Keep the note' }).click();
    await foundRow(window, /Ticket 4711, with the hoster/).waitFor();
    await search().fill('4711');
    await expect.poll(async () => (await titles()).length).toBe(1);
    await foundRow(window, WRONG).press('F2');
    await page.getByRole('textbox', { name: 'Note' }).fill(' ');
    await page.getByRole('button', { name: 'Keep the note' }).click();
    await expect.poll(async () => (await kept(ids[1]!))?.note).toBe(undefined);
    await page.getByText('No run is like that.').waitFor();
    await page.getByRole('button', { name: 'Show all runs' }).click();
    await foundRow(window, SENT).waitFor();
  });

  it('moves by arrows and opens by Enter, as if it had just run', async () => {
    await foundRow(window, EXPIRED).focus();
    await window.page.keyboard.press('ArrowDown');
    await window.page.keyboard.press('Enter');
    expect(await window.outcome()).toBe('Failed at auth');
    await window.line('535');
    await window.page.keyboard.press('Control+h');
    await expect.poll(() => foundRow(window, WRONG).getAttribute('aria-current')).toBe('true');
  });

  it('compares two that are chosen: reason, differences, lines', async () => {
    const { page } = window;
    const compare = page.getByRole('button', { name: /^Compare/ });
    expect(await compare.getAttribute('aria-disabled')).toBe('true');
    await foundRow(window, WRONG).press(' ');
    await foundRow(window, SENT).press(' ');
    await compare.click();
    const differs = page.getByRole('table', { name: 'What differs' });
    await differs.waitFor();
    await page.getByText('Likely reason').waitFor();
    // The older one is what it was before.
    const heads = await differs.getByRole('columnheader').allInnerTexts();
    expect(heads[1]).toMatch(SENT);
    expect(heads[2]).toMatch(WRONG);
    const lines = page.getByRole('table', { name: 'Transcripts, aligned' });
    const changed = lines.locator('tr[data-mark="~"]', { hasText: '535' });
    expect(await changed.innerText()).toMatch(/235 [\s\S]*535 /);
    const all = await lines.getByRole('row').count();
    await page.getByRole('button', { name: 'Differences' }).click();
    await lines.getByText('lines alike').first().waitFor();
    expect(await lines.getByRole('row').count()).toBeLessThan(all);
    await page.getByRole('button', { name: 'Swap' }).click();
    await expect
      .poll(async () => (await differs.getByRole('columnheader').allInnerTexts())[1])
      .toMatch(WRONG);
    await page.getByRole('button', { name: 'Open the second' }).click();
    expect(await window.outcome()).toBe('Passed');
  });

  it('compares what is shown with the last run that ended otherwise', async () => {
    await window.page.keyboard.press('Control+h');
    await foundRow(window, WRONG).press('Enter');
    await window.outcome();
    await window.command('Compare with the last run that worked');
    await window.page.getByRole('table', { name: 'What differs' }).waitFor();
    await window.page.getByRole('button', { name: 'History', exact: true }).click();
  });

  it('does the same to the newest runs beside it, and looks in all where none of them is meant', async () => {
    const { page } = window;
    const list = page.getByRole('list', { name: 'Newest runs' });
    await list.getByRole('button', { name: SENT }).press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Unpin' }).click();
    await expect.poll(async () => (await kept(ids[0]!))?.pinned).toBe(undefined);
    await expect
      .poll(() => list.getByRole('button', { name: SENT }).evaluate((row) => row.matches(':focus')))
      .toBe(true);
    await page.keyboard.press('F2');
    await page.getByRole('dialog', { name: 'Note on the run' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByLabel('Find a profile or run').fill('535 authentication');
    await page.getByRole('button', { name: 'Look in all' }).click();
    await expect.poll(titles).toEqual([expect.stringMatching(WRONG)]);
    await page.getByLabel('Find a profile or run').fill('');
    await search().fill('');
    await foundRow(window, SENT).waitFor();
  });

  it('deletes after it was asked, and shows the run no more', async () => {
    const { page } = window;
    await foundRow(window, WRONG).press('Delete');
    const dialog = page.getByRole('dialog', { name: 'Delete the run?' });
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(await kept(ids[1]!)).toBeDefined();
    await foundRow(window, WRONG).press('Delete');
    await dialog.getByRole('button', { name: 'Delete it' }).click();
    await expect.poll(() => kept(ids[1]!)).toBe(undefined);
    await expect.poll(async () => (await titles()).length).toBe(2);
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByText(WRONG).first().waitFor({ state: 'detached' });
  });
});
