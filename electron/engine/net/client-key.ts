// Hands the client's private key to the TLS library.

import type { Secret } from '../secret.ts';

/** The key's PEM text, for a TLS context and nothing else. */
export function clientKey(key: Secret): string {
  return key.reveal();
}
