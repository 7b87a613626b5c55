import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { receiveAny, send, startPeer } from '../peers/scripted.ts';
import type { ScriptedPeer } from '../peers/scripted.ts';
import { openStage } from './stage-desktop.ts';
import type { StageDesk, StageDesktop } from './stage-desktop.ts';

let desk: StageDesk;
let peer: ScriptedPeer;

const PASSWORD = 'correct-horse-battery';

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

/** Saves settings whose address names the password, as a person pastes them. */
async function saveProfile({ window }: StageDesktop): Promise<void> {
  const { page } = window;
  await page.keyboard.press('Control+n');
  await window
    .field('Submission server')
    .fill(`smtp://ann:${PASSWORD}@127.0.0.1:${String(peer.port)}`);
  await page.keyboard.press('Tab');
  await expect.poll(() => window.field('Sign in as').inputValue()).toBe('ann');
  await page.getByLabel('Security').selectOption('none');
  await page.getByLabel('Stop after').selectOption('auth');
  await page.keyboard.press('Control+s');
  await page.getByLabel('Name', { exact: true }).fill('Scanner');
  await page.keyboard.press('Enter');
  await page.getByRole('treeitem', { name: /^Scanner/ }).waitFor();
}

/** Lets it sign in to the test's server, which has no TLS: the window has no switch for that. */
async function allowClear(): Promise<void> {
  const path = join(desk.folder, 'profiles.json');
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace('"user": "ann"', '"user": "ann", "allowClear": true'));
}

async function runProfile({ window }: StageDesktop): Promise<void> {
  await window.page.getByRole('treeitem', { name: /^Scanner/ }).click();
  await expect.poll(() => window.field('Port').inputValue()).toBe(String(peer.port));
  await window.run();
}

/** Every file of Ehlo's own, by name. */
async function files(): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(desk.folder)).filter((name) => name.endsWith('.json'));
  const texts = names.map(async (name): Promise<[string, string]> => {
    return [name, await readFile(join(desk.folder, name), 'utf8')];
  });
  return new Map(await Promise.all(texts));
}

describe("a profile's password", () => {
  it('is kept encrypted, in a file of its own, and a restart runs without asking again', async () => {
    const first = await desk.start();
    await saveProfile(first);
    expect(await first.quit()).toBe(0);

    const kept = await files();
    expect([...kept.keys()].sort()).toContain('secrets.json');
    expect((await stat(join(desk.folder, 'secrets.json'))).mode & 0o777).toBe(0o600);
    const [[ref, encrypted] = []] = Object.entries(
      JSON.parse(kept.get('secrets.json') ?? '{}') as Record<string, string>,
    );
    expect(kept.get('profiles.json')).toContain(ref);
    expect(kept.get('profiles.json')).not.toContain(encrypted);
    expect([...kept.values()].join()).not.toContain(PASSWORD);

    await allowClear();
    const second = await desk.start();
    await runProfile(second);
    expect(await second.window.outcome()).toBe('Passed');
    const response = Buffer.from(`\0ann\0${PASSWORD}`).toString('base64');
    expect(peer.received[0]?.lines).toContain(`AUTH PLAIN ${response}`);
  });

  it('goes with the profile', async () => {
    const app = await desk.start();
    await saveProfile(app);
    await app.window.page.getByRole('treeitem', { name: /^Scanner/ }).focus();
    await app.window.page.keyboard.press('Delete');
    await app.window.page.getByRole('button', { name: 'Delete it' }).click();
    await expect.poll(async () => (await files()).get('secrets.json')?.trim()).toBe('{}');
  });
});
