// Issues certificates for tests: sound ones, and ones with any fault that is wanted.

import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  X509Certificate,
  type KeyObject,
} from 'node:crypto';
import { isIP } from 'node:net';
import {
  bitString,
  boolean,
  der,
  explicit,
  integer,
  octetString,
  oid,
  sequence,
  set,
  time,
  utf8String,
} from '../../electron/practice/der.ts';

export type KeyKind = 'ec' | 'rsa' | 'rsa-1024' | 'ed25519';

export interface CertificateOptions {
  /** The subject's common name. */
  readonly commonName: string;
  /** DNS names and IP addresses; absent leaves the certificate without subjectAltName. */
  readonly names?: readonly string[];
  /** Who signs; absent is self-signed. */
  readonly issuer?: Issued;
  readonly ca?: boolean;
  readonly key?: KeyKind;
  /** Makes a new key; otherwise an authority has one by its name, and all others share one. */
  readonly ownKey?: boolean;
  readonly digest?: 'sha256' | 'sha1';
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  /** Extended key usage; absent leaves it out. */
  readonly purpose?: 'server' | 'client';
  /** Where the issuer's certificate may be fetched (authority information access). */
  readonly caIssuers?: string;
}

/** A certificate with its key, all in PEM. */
export interface Issued {
  readonly commonName: string;
  readonly cert: string;
  readonly key: string;
  readonly privateKey: KeyObject;
}

const DAY = 86_400_000;

/** Issues one certificate. */
export function issue(options: CertificateOptions): Issued {
  const { commonName, issuer, key = 'ec', ownKey = false } = options;
  const privateKey = ownKey ? makeKey(key) : sharedKey(key, options.ca ? commonName : '');
  const signer = issuer?.privateKey ?? privateKey;
  const algorithm = signatureAlgorithm(signer, options.digest ?? 'sha256');
  const from = options.notBefore ?? new Date(Date.now() - DAY);
  const to = options.notAfter ?? new Date(Date.now() + 30 * DAY);
  const body = sequence(
    explicit(0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([0x40]), randomBytes(8)])),
    algorithm.identifier,
    name(issuer?.commonName ?? commonName),
    sequence(time(from), time(to)),
    name(commonName),
    createPublicKey(privateKey).export({ format: 'der', type: 'spki' }),
    explicit(
      3,
      sequence(...extensions(options), ...keyIdentifiers(privateKey, signer), keyUsage(options)),
    ),
  );
  const signature = sign(algorithm.digest, body, signer);
  const certificate = sequence(body, algorithm.identifier, bitString(signature));
  return {
    commonName,
    cert: new X509Certificate(certificate).toString(),
    key: privateKey.export({ format: 'pem', type: 'pkcs8' }) as string,
    privateKey,
  };
}

export type Fault =
  | 'none'
  | 'expired'
  | 'not-yet-valid'
  | 'wrong-name'
  | 'self-signed'
  | 'missing-intermediate'
  | 'unknown-root'
  | 'common-name-only'
  | 'weak-key'
  | 'weak-signature'
  | 'wrong-purpose';

/** What a TLS server needs, and the root that its clients are to trust. */
export interface ServerCertificate {
  /** The chain in PEM, the server's own first, without the root. */
  readonly cert: string;
  readonly key: string;
  readonly ca: string;
}

/** A server's chain below an intermediate and a root of the tests' own, with one fault. */
export function serverCertificate(
  fault: Fault = 'none',
  host = 'mail.example.org',
  key: KeyKind = 'ec',
): ServerCertificate {
  const root = issue({ commonName: `Test Root ${key}`, ca: true, key });
  const issuer = issue({ commonName: `Test Issuer ${key}`, ca: true, key, issuer: root });
  const named = fault === 'wrong-name' ? 'other.example.net' : host;
  const own = issue({
    commonName: named,
    ...(fault !== 'common-name-only' && { names: [named] }),
    ...(fault !== 'self-signed' && { issuer, caIssuers: 'http://ca.example.org/issuer.crt' }),
    ...(fault === 'expired' && { notAfter: new Date(Date.now() - DAY / 2) }),
    ...(fault === 'not-yet-valid' && { notBefore: new Date(Date.now() + DAY) }),
    ...(fault === 'weak-signature' && { digest: 'sha1' as const }),
    key: fault === 'weak-key' ? 'rsa-1024' : key,
    purpose: fault === 'wrong-purpose' ? 'client' : 'server',
  });
  const alone = fault === 'self-signed' || fault === 'missing-intermediate';
  const ca = fault === 'unknown-root' ? issue({ commonName: 'Another Root', ca: true }) : root;
  return { cert: alone ? own.cert : own.cert + issuer.cert, key: own.key, ca: ca.cert };
}

const keys = new Map<string, KeyObject>();

/** Keys take long to make, RSA keys above all. */
function sharedKey(kind: KeyKind, holder: string): KeyObject {
  const slot = `${kind} ${holder}`;
  const key = keys.get(slot) ?? makeKey(kind);
  keys.set(slot, key);
  return key;
}

function makeKey(kind: KeyKind): KeyObject {
  switch (kind) {
    case 'ec':
      return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    case 'rsa':
      return generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    case 'rsa-1024':
      return generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
    case 'ed25519':
      return generateKeyPairSync('ed25519').privateKey;
  }
}

function signatureAlgorithm(key: KeyObject, digest: 'sha256' | 'sha1') {
  if (key.asymmetricKeyType === 'rsa') {
    const algorithm = oid(`1.2.840.113549.1.1.${digest === 'sha1' ? 5 : 11}`);
    return { digest, identifier: sequence(algorithm, der(0x05)) };
  }
  if (key.asymmetricKeyType === 'ec') {
    const algorithm = oid(digest === 'sha1' ? '1.2.840.10045.4.1' : '1.2.840.10045.4.3.2');
    return { digest, identifier: sequence(algorithm) };
  }
  return { digest: null, identifier: sequence(oid('1.3.101.112')) };
}

function name(commonName: string): Uint8Array {
  const part = (type: string, value: string) => set(sequence(oid(type), utf8String(value)));
  return sequence(part('2.5.4.10', 'Example'), part('2.5.4.3', commonName));
}

function extensions({ names, ca = false, purpose, caIssuers }: CertificateOptions): Uint8Array[] {
  const list = [extension('2.5.29.19', ca ? sequence(boolean(true)) : sequence(), true)];
  if (names !== undefined) list.push(extension('2.5.29.17', sequence(...names.map(altName))));
  if (purpose !== undefined) {
    const use = oid(`1.3.6.1.5.5.7.3.${purpose === 'server' ? 1 : 2}`);
    list.push(extension('2.5.29.37', sequence(use)));
  }
  if (caIssuers !== undefined) {
    const access = sequence(oid('1.3.6.1.5.5.7.48.2'), der(0x86, Buffer.from(caIssuers)));
    list.push(extension('1.3.6.1.5.5.7.1.1', sequence(access)));
  }
  return list;
}

/** RFC 5280 sections 4.2.1.1 and 4.2.1.2, on which Python insists. */
function keyIdentifiers(own: KeyObject, signer: KeyObject): Uint8Array[] {
  const identifier = (key: KeyObject) =>
    createHash('sha1')
      .update(createPublicKey(key).export({ format: 'der', type: 'spki' }))
      .digest();
  return [
    extension('2.5.29.14', octetString(identifier(own))),
    extension('2.5.29.35', sequence(der(0x80, identifier(signer)))),
  ];
}

/** RFC 5280 section 4.2.1.3: keyCertSign and cRLSign for an authority, else digitalSignature and keyEncipherment. */
function keyUsage({ ca = false }: CertificateOptions): Uint8Array {
  const bits = ca
    ? bitString(Buffer.from([0b0000_0110]), 1)
    : bitString(Buffer.from([0b1010_0000]), 5);
  return extension('2.5.29.15', bits, true);
}

function extension(type: string, value: Uint8Array, critical = false): Uint8Array {
  return sequence(oid(type), ...(critical ? [boolean(true)] : []), octetString(value));
}

function altName(text: string): Uint8Array {
  return isIP(text) === 0 ? der(0x82, Buffer.from(text, 'latin1')) : der(0x87, addressOctets(text));
}

function addressOctets(address: string): Uint8Array {
  if (isIP(address) === 4) return Uint8Array.from(address.split('.').map(Number));
  const [head = '', tail = ''] = address.split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const gap = 8 - groups(head).length - groups(tail).length;
  const all = [...groups(head), ...Array<string>(gap).fill('0'), ...groups(tail)];
  return Buffer.from(all.map((group) => group.padStart(4, '0')).join(''), 'hex');
}
