import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { safeStorageVault } from '../../electron/desktop/safe-storage-vault.ts';
import { Secret } from '../../electron/engine/secret.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ehlo-vault-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const keyStore = (backend: string): Parameters<typeof safeStorageVault>[1] => ({
  isEncryptionAvailable: () => true,
  getSelectedStorageBackend: () => backend,
  encryptString: (text) => Buffer.from(text).reverse(),
  decryptString: (encrypted) => Buffer.from(encrypted).reverse().toString(),
});

describe("the desktop's vault", () => {
  it.each(['basic_text', 'unknown'])('writes nothing where the key store is %s', (backend) => {
    const vault = safeStorageVault(folder, keyStore(backend), 'linux');
    const ref = vault.put(new Secret('correct-horse'), 'profile');
    expect(vault.persists).toBe(false);
    expect(vault.take(ref)?.reveal()).toBe('correct-horse');
    expect(existsSync(join(folder, 'secrets.json'))).toBe(false);
    expect(safeStorageVault(folder, keyStore(backend), 'linux').take(ref)).toBeUndefined();
  });

  it('keeps what is for a profile, and forgets what no profile refers to', () => {
    const open = (): ReturnType<typeof safeStorageVault> =>
      safeStorageVault(folder, keyStore('gnome_libsecret'), 'linux');
    const kept = open().put(new Secret('one'), 'profile');
    const orphan = open().put(new Secret('two'), 'profile');
    const passing = open().put(new Secret('three'), 'run');
    expect(open().take(passing)).toBeUndefined();
    open().keepOnly(new Set([kept]));
    expect(open().take(kept)?.reveal()).toBe('one');
    expect(open().take(orphan)).toBeUndefined();
  });
});
