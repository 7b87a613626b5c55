// Forgets, at the start, secrets that no profile refers to.

import { ProfileStore } from '../host/profile-store.ts';
import { secretRefs } from '../host/secret-refs.ts';
import type { EncryptedVault } from '../host/vault-encrypted.ts';

export function forgetOrphans(folder: string, vault: EncryptedVault): void {
  try {
    const profiles = new ProfileStore(folder).list();
    vault.keepOnly(new Set(profiles.flatMap(({ settings }) => secretRefs(settings))));
  } catch {
    // Profiles that cannot be read are told of in the window; their secrets are kept.
  }
}
