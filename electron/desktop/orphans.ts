// Forgets, at the start, secrets that no profile refers to.

import { ProfileStore } from '../host/profile-store.ts';
import { secretRefs } from '../host/secret-refs.ts';
import type { EncryptedVault } from '../host/vault-encrypted.ts';

export async function forgetOrphans(folder: string, vault: EncryptedVault): Promise<void> {
  try {
    const store = new ProfileStore(folder);
    // A file that was set aside may come back, repaired.
    if (store.mayLack) return;
    const profiles = await store.list();
    if (store.mayLack) return;
    vault.keepOnly(new Set(profiles.flatMap(({ settings }) => secretRefs(settings))));
  } catch {
    // Profiles that cannot be read are told of in the window; their secrets are kept.
  }
}
