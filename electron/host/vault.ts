// Keeps secrets for a host: they can be put, used for a run, replaced and forgotten, never read back.

import { randomUUID } from 'node:crypto';
import type { SecretScope } from '../../shared/host/api.ts';
import type { Secret } from '../engine/secret.ts';
import type { SecretRef } from '../../shared/run/plan.ts';

/** A place for secrets. A window only ever holds references to what is in it. */
export interface Vault {
  /** Whether secrets of profiles outlive the process. */
  readonly persists: boolean;
  /** Without a scope it is for a run. */
  put(secret: Secret, scope?: SecretScope): SecretRef;
  /** The secret for the engine; undefined where it was forgotten. */
  take(ref: SecretRef): Secret | undefined;
  forget(ref: SecretRef): void;
}

/** Most secrets kept at once; the oldest goes first. */
const SECRETS_LIMIT = 10_000;

/** A vault in memory: everything is gone when the process ends. */
export class MemoryVault implements Vault {
  readonly persists = false;
  readonly #secrets = new Map<SecretRef, Secret>();

  put(secret: Secret): SecretRef {
    const ref = randomUUID() as string as SecretRef;
    this.#secrets.set(ref, secret);
    const [oldest] = this.#secrets.keys();
    if (this.#secrets.size > SECRETS_LIMIT && oldest !== undefined) this.#secrets.delete(oldest);
    return ref;
  }

  take(ref: SecretRef): Secret | undefined {
    return this.#secrets.get(ref);
  }

  forget(ref: SecretRef): void {
    this.#secrets.delete(ref);
  }
}
