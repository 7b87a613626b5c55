// Keeps the secrets of profiles encrypted in a file of their own, and all others in memory.

import type { SecretScope } from '../../shared/host/api.ts';
import type { SecretRef } from '../../shared/run/plan.ts';
import { Secret } from '../engine/secret.ts';
import { openFile, reading } from './stored.ts';
import { MemoryVault, type Vault } from './vault.ts';

/** Encrypts with a key that the system keeps; throws where it cannot. */
export interface Cipher {
  encryptString(text: string): Buffer;
  decryptString(encrypted: Buffer): string;
}

const FILE = 'secrets';

type Kept = Readonly<Record<string, string>>;

/**
 * The file is `secrets.json`, mode 0600, a map from reference to ciphertext; the profiles'
 * own file never holds more than the references. Without a cipher nothing is written, and
 * a profile's secret lasts as long as the process.
 */
export class EncryptedVault implements Vault {
  readonly #folder: string;
  readonly #cipher: Cipher | undefined;
  readonly #memory = new MemoryVault();

  constructor(folder: string, cipher: Cipher | undefined) {
    this.#folder = folder;
    this.#cipher = cipher;
  }

  get persists(): boolean {
    return this.#cipher !== undefined;
  }

  put(secret: Secret, scope: SecretScope = 'run'): SecretRef {
    const ref = this.#memory.put(secret);
    if (scope === 'profile' && this.#cipher) {
      const encrypted = this.#cipher.encryptString(secret.reveal()).toString('base64');
      this.#write({ ...this.#read(), [ref]: encrypted });
    }
    return ref;
  }

  /** Undefined too where the key store has another key now, as on another computer. */
  take(ref: SecretRef): Secret | undefined {
    const known = this.#memory.take(ref);
    if (known || !this.#cipher) return known;
    const encrypted = this.#read()[ref];
    if (encrypted === undefined) return undefined;
    try {
      return new Secret(this.#cipher.decryptString(Buffer.from(encrypted, 'base64')));
    } catch {
      return undefined;
    }
  }

  forget(ref: SecretRef): void {
    this.#memory.forget(ref);
    this.#keep((key) => key !== ref);
  }

  /** Forgets what no profile refers to, as where one was put and the profile never saved. */
  keepOnly(refs: ReadonlySet<SecretRef>): void {
    this.#keep((key) => refs.has(key));
  }

  #keep(wanted: (ref: SecretRef) => boolean): void {
    const kept = Object.entries(this.#read());
    const left = kept.filter(([key]) => wanted(key as SecretRef));
    if (left.length < kept.length) this.#write(Object.fromEntries(left));
  }

  #read(): Kept {
    const file = openFile(this.#folder, FILE);
    const stored = Object.entries(reading(() => file.store, FILE));
    return Object.fromEntries(
      stored.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  }

  #write(kept: Kept): void {
    const file = openFile(this.#folder, FILE);
    reading(() => {
      file.store = { ...kept };
    }, FILE);
  }
}
