// Issues X.509 certificates on fresh P-256 keys, so that a practice server can have any flaw.

import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
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
} from './der.ts';

/** A certificate with its private key. */
export interface Identity {
  /** PEM. */
  readonly certificate: string;
  /** PEM (PKCS #8). */
  readonly key: string;
  /** What its holder signs other certificates with. */
  readonly signer: Signer;
}

export interface Signer {
  readonly name: string;
  readonly key: KeyObject;
  /** Tells its key from others of the same name (RFC 5280 section 4.2.1.2). */
  readonly keyId: Uint8Array;
}

export interface CertificateRequest {
  /** The common name. */
  readonly subject: string;
  /** DNS names and IPv4 addresses for subjectAltName; not for a CA. */
  readonly names?: readonly string[];
  readonly ca?: boolean;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Who signs; absent, the certificate is self-signed. */
  readonly issuer?: Signer;
}

/** ecdsa-with-SHA256 (RFC 5758 section 3.2). */
const SIGNATURE_ALGORITHM = sequence(oid('1.2.840.10045.4.3.2'));

/** Makes a key and a certificate for it (RFC 5280 section 4.1). */
export function issue(request: CertificateRequest): Identity {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const publicInfo = publicKey.export({ type: 'spki', format: 'der' });
  const keyId = createHash('sha256').update(publicInfo).digest().subarray(0, 20);
  const own: Signer = { name: request.subject, key: privateKey, keyId };
  const issuer = request.issuer ?? own;
  const toBeSigned = sequence(
    explicit(0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    SIGNATURE_ALGORITHM,
    commonName(issuer.name),
    sequence(time(request.notBefore), time(request.notAfter)),
    commonName(request.subject),
    publicInfo,
    explicit(3, sequence(...extensions(request), ...keyIdentifiers(own, issuer))),
  );
  const signature = sign('sha256', toBeSigned, issuer.key);
  return {
    certificate: pem(sequence(toBeSigned, SIGNATURE_ALGORITHM, bitString(signature))),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    signer: own,
  };
}

const commonName = (name: string): Uint8Array =>
  sequence(set(sequence(oid('2.5.4.3'), utf8String(name))));

/**
 * Sections 4.2.1.1 and 4.2.1.2: without them a client that trusts the roots of several
 * practice servers, all of one name, takes any of them for the issuer.
 */
function keyIdentifiers(own: Signer, issuer: Signer): Uint8Array[] {
  return [
    sequence(oid('2.5.29.14'), octetString(octetString(own.keyId))),
    sequence(oid('2.5.29.35'), octetString(sequence(der(0x80, issuer.keyId)))),
  ];
}

/** Section 4.2.1: basicConstraints and keyUsage, and a server's extKeyUsage and names. */
function extensions({ ca = false, names = [] }: CertificateRequest): Uint8Array[] {
  const critical = (id: string, value: Uint8Array) =>
    sequence(oid(id), boolean(true), octetString(value));
  const plain = (id: string, value: Uint8Array) => sequence(oid(id), octetString(value));
  if (ca) {
    // keyCertSign and cRLSign are bits 5 and 6.
    return [
      critical('2.5.29.19', sequence(boolean(true))),
      critical('2.5.29.15', bitString(Buffer.from([0b0000_0110]), 1)),
    ];
  }
  return [
    critical('2.5.29.19', sequence()),
    // digitalSignature is bit 0.
    critical('2.5.29.15', bitString(Buffer.from([0b1000_0000]), 7)),
    plain('2.5.29.37', sequence(oid('1.3.6.1.5.5.7.3.1'))),
    plain('2.5.29.17', sequence(...names.map(generalName))),
  ];
}

/** Section 4.2.1.6: dNSName is [2], iPAddress [7]. */
function generalName(name: string): Uint8Array {
  return isIP(name) === 4
    ? der(0x87, Buffer.from(name.split('.').map(Number)))
    : der(0x82, Buffer.from(name));
}

function pem(certificate: Uint8Array): string {
  const base64 = Buffer.from(certificate).toString('base64');
  const lines = base64.match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
