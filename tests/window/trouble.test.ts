import { readdirSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refused } from '../../electron/host/refusal.ts';
import { openBench } from './window.ts';
import type { Bench } from './window.ts';

let bench: Bench;

beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

/** Lets one method of the host refuse, as where its file is damaged or the disk is full. */
function refusing(method: 'listProfiles' | 'saveProfile', message: string): void {
  Object.assign(bench.door.host, {
    [method]: () => Promise.reject(new Refused('storage-failed', message)),
  });
}

it('of a damaged file of profiles is told with both files, and its good copy is shown', async () => {
  const { host, folder } = bench.door;
  const { settings } = await host.startPracticeServer('healthy');
  await host.saveProfile({ name: 'Scanner', settings });
  truncateSync(join(folder, 'profiles.json'), 30);
  const { page } = await bench.open();
  await page.getByRole('treeitem', { name: /^Scanner,/ }).waitFor();
  const alert = page.getByRole('alert').getByText(/profiles\.json is damaged .+ set aside as /);
  const [aside] = readdirSync(folder).filter((name) => name.startsWith('profiles.damaged-'));
  expect(await alert.textContent()).toContain(join(folder, aside!));
  await host.deleteProfile((await host.listProfiles())[0]!.id);
});

describe('trouble of Ehlo’s own', () => {
  it('stands in the status line, and the rest of the window works', async () => {
    refusing('listProfiles', 'The file profiles.json could not be used: it is not valid JSON.');
    const window = await bench.open();
    const { page } = window;
    await page.getByRole('alert').getByText('The file profiles.json could not be used').waitFor();
    await window.offered();
    await page.getByRole('button', { name: 'An expired certificate' }).first().waitFor();
    await window.run();
    expect(await window.outcome()).toBe('Passed');
  });

  it('stays until it is dismissed', async () => {
    refusing('saveProfile', 'The file profiles.json could not be used: ENOSPC.');
    const window = await bench.open();
    const { page } = window;
    await window.offered();
    await page.keyboard.press('Control+s');
    await page.getByLabel('Name', { exact: true }).fill('Scanner');
    await page.keyboard.press('Enter');
    const alert = page.getByRole('alert').getByText('ENOSPC');
    await alert.waitFor();
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await alert.waitFor({ state: 'detached' });
  });
});
