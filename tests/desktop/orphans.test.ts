import { mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { forgetOrphans } from '../../electron/desktop/orphans.ts';
import { Secret } from '../../electron/engine/secret.ts';
import { ProfileStore } from '../../electron/host/profile-store.ts';
import { EncryptedVault } from '../../electron/host/vault-encrypted.ts';
import type { SecretRef } from '../../shared/run/plan.ts';
import { plainSettings } from '../host/plain-settings.ts';

const cipher = {
  encryptString: (text: string) => Buffer.from(text).reverse(),
  decryptString: (encrypted: Buffer) => Buffer.from(encrypted).reverse().toString(),
};

let folder: string;
let kept: SecretRef;
let orphan: SecretRef;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ehlo-orphans-'));
  const vault = new EncryptedVault(folder, cipher);
  kept = vault.put(new Secret('correct-horse'), 'profile');
  orphan = vault.put(new Secret('battery-staple'), 'profile');
  const settings = { ...plainSettings, auth: { user: 'ann', password: kept } };
  await new ProfileStore(folder).save({ name: 'Scanner', settings });
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What a start finds, and leaves for the next one. */
async function start(): Promise<readonly (string | undefined)[]> {
  await forgetOrphans(folder, new EncryptedVault(folder, cipher));
  const vault = new EncryptedVault(folder, cipher);
  return [kept, orphan].map((ref) => vault.take(ref)?.reveal());
}

it('forgets at the start what no profile refers to', async () => {
  expect(await start()).toEqual(['correct-horse', undefined]);
});

it('forgets nothing while profiles may be in a file that was set aside', async () => {
  rmSync(join(folder, 'profiles.backup.json'));
  truncateSync(join(folder, 'profiles.json'), 40);
  expect(await start()).toEqual(['correct-horse', 'battery-staple']);
  expect(await new ProfileStore(folder).list()).toEqual([]);
  expect(await start()).toEqual(['correct-horse', 'battery-staple']);
});
