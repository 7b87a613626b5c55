// Hands the client's private key to the TLS library.

import { createSecureContext } from 'node:tls';
import type { Secret } from '../secret.ts';

/** The key's PEM text, for a TLS context and nothing else. */
export function clientKey(key: Secret): string {
  return key.reveal();
}

/** What a TLS context takes of a PKCS#12 file. */
export interface Pkcs12 {
  readonly pfx: Buffer;
  readonly passphrase: string;
}

/** One text for a PKCS#12 file and its passphrase, as the secret of a plan has them. */
export function writePkcs12({ pfx, passphrase }: Pkcs12): string {
  return `${pfx.toString('base64')}\n${passphrase}`;
}

/** The file and its passphrase, for a TLS context and nothing else. */
export function clientPkcs12(key: Secret): Pkcs12 {
  const text = key.reveal();
  const end = text.indexOf('\n');
  return { pfx: Buffer.from(text.slice(0, end), 'base64'), passphrase: text.slice(end + 1) };
}

export type Pkcs12Fault = 'locked' | 'outdated' | 'no-key' | 'no-certificate' | 'malformed';

/** Why the TLS library cannot use the file; its messages are short and hold nothing of ours. */
export function pkcs12Fault(file: Pkcs12): Pkcs12Fault | undefined {
  try {
    createSecureContext({ ...file });
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    if (/mac verify|decrypt/i.test(message)) return 'locked';
    if (/load private key/i.test(message)) return 'no-key';
    if (/load certificate/i.test(message)) return 'no-certificate';
    return /unsupported/i.test(message) ? 'outdated' : 'malformed';
  }
}
