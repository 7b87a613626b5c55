/** The states of the history and of the comparison, on runs whose logs lie beside the tests. */

import { readFileSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import type { RunId } from '../../shared/host/api.ts';
import type { Bench, WindowUnderTest } from './window.ts';
import type { WindowState } from './states.ts';

/** Puts the golden logs into the history; begun at other times where that is given. */
export async function keepGolden(
  { door }: Bench,
  names: readonly string[],
  startedAt: (index: number) => string | undefined = () => undefined,
): Promise<readonly RunId[]> {
  const ids: RunId[] = [];
  for (const [index, name] of names.entries()) {
    const at = startedAt(index);
    const text = readFileSync(new URL(`../logs/${name}.ndjson`, import.meta.url), 'utf8');
    const log =
      at === undefined ? text : text.replace(/"startedAt":"[^"]*"/, `"startedAt":"${at}"`);
    const opened = await door.host.openFile(log);
    if (opened.kind !== 'run') throw new Error(`${name} is no log.`);
    ids.push(opened.id);
  }
  return ids;
}

const GOLDEN = ['send-starttls', 'wrong-password', 'certificate-expired', 'greylisted'];

/** An hour apart, the first one the oldest. */
const hourly = (index: number): string =>
  `2026-03-0${String(1 + (index >> 1))}T1${String(index)}:00:00.000Z`;

async function openHistory(window: WindowUnderTest, bench: Bench): Promise<void> {
  const [, wrong, certificate] = await keepGolden(bench, GOLDEN, hourly);
  if (wrong !== undefined) await bench.door.host.pinRun(wrong, true);
  if (certificate !== undefined) {
    await bench.door.host.noteRun(certificate, 'Told the hoster. Ticket 4711.');
  }
  await window.page.reload();
  await window.ready();
  await window.page.keyboard.press('Control+h');
  await window.page.getByRole('heading', { name: 'History', level: 1 }).waitFor();
  await foundRow(window, 'accepted for 1 recipient').waitFor();
}

/** What opens the run of this title. */
export function foundRow({ page }: WindowUnderTest, title: string | RegExp): Locator {
  return page
    .getByRole('table', { name: 'Runs, newest first' })
    .getByRole('button', { name: title });
}

const nothing = (): Promise<undefined> => Promise.resolve(undefined);

export const HISTORY_STATES: readonly WindowState[] = [
  {
    name: 'history',
    async show(window, bench) {
      await openHistory(window, bench);
      return nothing();
    },
  },
  {
    name: 'history-none-found',
    async show(window, bench) {
      await openHistory(window, bench);
      await window.page.getByLabel('Search everything').fill('nothing like that');
      await window.page.getByText('No run is like that.').waitFor();
      return nothing();
    },
  },
  {
    name: 'note',
    async show(window, bench) {
      await openHistory(window, bench);
      await foundRow(window, 'accepted for 1 recipient').first().press('F2');
      await window.page.getByRole('dialog', { name: 'Note on the run' }).waitFor();
      return nothing();
    },
  },
  {
    name: 'run-menu',
    async show(window, bench) {
      await openHistory(window, bench);
      await foundRow(window, 'accepted for 1 recipient').first().click({ button: 'right' });
      await window.page.getByRole('menuitem', { name: 'Pin' }).waitFor();
      return () => window.page.keyboard.press('Escape');
    },
  },
  {
    name: 'run-delete',
    async show(window, bench) {
      await openHistory(window, bench);
      await foundRow(window, 'accepted for 1 recipient').first().press('Delete');
      await window.page.getByRole('button', { name: 'Delete it' }).waitFor();
      return () => window.page.keyboard.press('Escape');
    },
  },
  {
    name: 'compare',
    async show(window, bench) {
      await openHistory(window, bench);
      await foundRow(window, 'accepted for 1 recipient').first().press(' ');
      // The other states may have left such a run as well.
      await foundRow(window, 'does not accept this user name').first().press(' ');
      await window.page.getByRole('button', { name: 'Compare 2 of 2' }).click();
      await window.page.getByRole('table', { name: 'What differs' }).waitFor();
      return nothing();
    },
  },
];
