// Reads the client's certificate and private key, and opens what a passphrase protects.

import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { pkcs12Fault, writePkcs12, type Pkcs12Fault } from '../host/client-identity.ts';
import { PEM_LIMIT, readBounded, readCertificates } from './files.ts';
import type { Prompt } from './prompt.ts';
import type { RunOptions } from './run-options.ts';
import { quoted, UsageError } from '../host/usage-error.ts';

/** What identifies the client; the texts are secrets but for the certificate. */
export type ClientIdentity =
  | { readonly kind: 'pem'; readonly certificate: string; readonly key: string }
  | { readonly kind: 'pkcs12'; readonly text: string };

export interface IdentitySources {
  /** The certificate of the profile, PEM; `--key` alone is then enough. */
  readonly saved: string | undefined;
  /** What the environment held. */
  readonly given: string | undefined;
  /** Asks on the terminal; undefined where there is none. */
  readonly prompt?: Prompt;
}

/** The identity that the options name, if any; throws a `UsageError` for one that cannot be used. */
export async function readIdentity(
  { cert, key, pkcs12 }: RunOptions,
  { saved, given, prompt }: IdentitySources,
): Promise<ClientIdentity | undefined> {
  if (pkcs12 !== undefined && (cert ?? key) !== undefined) {
    throw new UsageError(
      '--pkcs12',
      'the file holds certificate and key; leave out --cert and --key.',
    );
  }
  const needsKey = cert !== undefined && key === undefined;
  if (needsKey || (key !== undefined && (cert ?? saved) === undefined)) {
    const [one, missing] = needsKey ? ['--cert', '--key'] : ['--key', '--cert'];
    throw new UsageError(one, `a client certificate needs ${missing} as well.`);
  }
  const ask = async (option: string, path: string): Promise<string> => {
    if (given !== undefined) return given;
    if (prompt) return prompt(`Passphrase of ${quoted(path)}: `);
    throw new UsageError(
      option,
      `${quoted(path)} is protected by a passphrase; give it in EHLO_KEY_PASSWORD.`,
    );
  };
  if (pkcs12 !== undefined) return { kind: 'pkcs12', text: await openPkcs12(pkcs12, ask) };
  const certificate = cert === undefined ? saved : readCertificates('--cert', cert);
  if (certificate === undefined || key === undefined) return undefined;
  return { kind: 'pem', certificate, key: await openKey(key, certificate, ask) };
}

type Ask = (option: string, path: string) => Promise<string>;

/** The key in PEM, without a passphrase from here on, if it fits the certificate. */
async function openKey(path: string, certificate: string, ask: Ask): Promise<string> {
  const option = '--key';
  const text = readBounded(option, path, PEM_LIMIT).toString('latin1');
  const locked = /ENCRYPTED/.test(text);
  const passphrase = locked ? await ask(option, path) : undefined;
  let key: KeyObject;
  try {
    key = createPrivateKey({ key: text, ...(passphrase !== undefined && { passphrase }) });
  } catch {
    const why = locked ? 'cannot be opened with this passphrase' : 'holds no private key in PEM';
    throw new UsageError(option, `${quoted(path)} ${why}.`);
  }
  if (!new X509Certificate(certificate).checkPrivateKey(key)) {
    throw new UsageError(option, `${quoted(path)} is not the key of the certificate.`);
  }
  return locked ? key.export({ type: 'pkcs8', format: 'pem' }).toString() : text;
}

async function openPkcs12(path: string, ask: Ask): Promise<string> {
  const option = '--pkcs12';
  const pfx = readBounded(option, path, PEM_LIMIT);
  for (const locked of [false, true]) {
    const passphrase = locked ? await ask(option, path) : '';
    const fault = pkcs12Fault({ pfx, passphrase });
    if (fault === undefined) return writePkcs12({ pfx, passphrase });
    if (fault === 'locked' && !locked) continue;
    throw new UsageError(option, `${quoted(path)} ${FAULTS[fault]}.`);
  }
  throw new UsageError(option, `${quoted(path)} ${FAULTS.malformed}.`);
}

const FAULTS: Readonly<Record<Pkcs12Fault, string>> = {
  locked: 'cannot be opened with this passphrase',
  outdated: 'is protected by an encryption too old to be read here; export it anew with AES',
  'no-key': 'holds no private key',
  'no-certificate': 'holds no certificate',
  malformed: 'is no PKCS#12 file',
};
