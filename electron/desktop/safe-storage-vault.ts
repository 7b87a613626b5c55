// Makes the desktop's vault: encrypted by the system's key store where there is one worth the name.

import { EncryptedVault, type Cipher } from '../host/vault-encrypted.ts';

/** What of Electron's `safeStorage` is used; it is ready when the app is. */
export interface KeyStore extends Cipher {
  isEncryptionAvailable(): boolean;
  /** On Linux only. */
  getSelectedStorageBackend(): string;
}

/**
 * On Linux without a key ring Chromium encrypts with a key that is written in its source,
 * which is as good as none; `unknown` is a system that has not said. Secrets of profiles
 * then stay in memory and are asked for again in the next sitting.
 */
export function safeStorageVault(
  folder: string,
  keys: KeyStore,
  platform: NodeJS.Platform = process.platform,
): EncryptedVault {
  const backend = platform === 'linux' ? keys.getSelectedStorageBackend() : 'system';
  const worthless = backend === 'basic_text' || backend === 'unknown';
  return new EncryptedVault(folder, !worthless && keys.isEncryptionAvailable() ? keys : undefined);
}
