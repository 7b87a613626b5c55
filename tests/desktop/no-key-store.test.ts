import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { receiveAny, send, startPeer } from '../peers/scripted.ts';
import type { ScriptedPeer } from '../peers/scripted.ts';
import { openStage } from './stage-desktop.ts';
import type { StageDesk, StageDesktop } from './stage-desktop.ts';

const PASSWORD = 'correct-horse-battery';

let desk: StageDesk;
let peer: ScriptedPeer;

beforeEach(async () => {
  desk = await openStage();
  peer = await startPeer([
    send('220 mail.test ESMTP'),
    receiveAny,
    send('250-mail.test', '250 AUTH PLAIN'),
    receiveAny,
    send('235 2.7.0 welcome'),
    receiveAny,
    send('221 bye'),
  ]);
});
afterEach(async () => {
  await desk.close();
  await peer.stop();
});

/** Gives the password in the sign-in dialog, and agrees or not that it is kept. */
async function signIn({ window }: StageDesktop, keep: boolean): Promise<void> {
  const dialog = window.page.getByRole('dialog', { name: 'Sign in' });
  await dialog.waitFor();
  const kept = dialog.getByLabel('Keep it in memory for more runs, until Ehlo ends');
  await kept.setChecked(keep);
  await dialog.getByLabel('Send it in clear if the session is not encrypted').check();
  await dialog
    .getByLabel('Password', { exact: true })
    .and(dialog.locator('input[type="password"]'))
    .fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Use it' }).click();
  await dialog.waitFor({ state: 'detached' });
}

async function fillForm(app: StageDesktop): Promise<void> {
  const { window } = app;
  await window.aim(peer.port, { stopAfter: 'auth' });
  await window.field('Sign in as').fill('ann');
  await window.run();
}

async function save({ window }: StageDesktop): Promise<void> {
  await window.page.keyboard.press('Control+s');
  await window.page.getByText('kept in memory until Ehlo ends, never in a file').waitFor();
  await window.page.getByLabel('Name', { exact: true }).fill('Scanner');
  await window.page.keyboard.press('Enter');
  await window.page.getByRole('treeitem', { name: /^Scanner/ }).waitFor();
}

async function loadProfile({ window }: StageDesktop): Promise<void> {
  await window.page.getByRole('treeitem', { name: /^Scanner/ }).click();
  await expect.poll(() => window.field('Port').inputValue()).toBe(String(peer.port));
}

/** All that lies in the data folder, but for the browser's own. */
async function written(): Promise<string> {
  const names = (await readdir(desk.folder)).filter((name) => name.endsWith('.json'));
  const texts = await Promise.all(names.map((name) => readFile(join(desk.folder, name), 'utf8')));
  return [...names, ...texts].join('\n');
}

describe.each(['basic_text', 'none'] as const)('without a key store (%s)', (keys) => {
  it('a password that may be kept lasts until the end, and is asked for again after it', async () => {
    const first = await desk.start({ keys });
    await fillForm(first);
    await signIn(first, true);
    await save(first);
    await loadProfile(first);
    for (const _ of ['one', 'two']) {
      await first.window.run();
      expect(await first.window.outcome()).toBe('Passed');
    }
    expect(await first.quit()).toBe(0);
    const files = await written();
    expect(files).not.toContain('secrets.json');
    expect(files).not.toContain(PASSWORD);

    const second = await desk.start({ keys });
    await loadProfile(second);
    await second.window.run();
    await signIn(second, true);
    await second.window.run();
    expect(await second.window.outcome()).toBe('Passed');
  });

  it('a password that may not be kept is asked for again at the next run', async () => {
    const first = await desk.start({ keys });
    await fillForm(first);
    await signIn(first, false);
    await first.window.run();
    expect(await first.window.outcome()).toBe('Passed');
    await first.window.run();
    await first.window.page.getByRole('dialog', { name: 'Sign in' }).waitFor();
  });
});
