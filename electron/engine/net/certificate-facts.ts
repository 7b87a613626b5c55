// States a certificate as the facts that a run's log keeps.

import type { KeyObject, X509Certificate } from 'node:crypto';
import type { CertificateFacts } from '../../../shared/run/certificate.ts';
import type { PeerText } from '../../../shared/smtp/peer-text.ts';
import {
  readCertificateFields,
  type CertificateFields,
  type NamePart,
} from './certificate-fields.ts';
import { attributeName, COMMON_NAME, signatureName } from './oid-names.ts';
import type { TextRedactor } from './text-redactor.ts';

/** The facts; names keep whatever odd octets they hold, masked only where they tell a secret. */
export function certificateFacts(
  certificate: X509Certificate,
  redactor: TextRedactor,
): CertificateFacts {
  const fields = readCertificateFields(certificate.raw);
  return {
    ...(fields === undefined ? namesByLibrary(certificate, redactor) : namesOf(fields, redactor)),
    serialNumber: certificate.serialNumber.toLowerCase(),
    notBefore: isoTime(certificate.validFrom),
    notAfter: isoTime(certificate.validTo),
    sha256: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    ...keyFacts(certificate),
    ca: certificate.ca,
    der: certificate.raw.toString('base64'),
  };
}

type NameFacts = Pick<
  CertificateFacts,
  'subject' | 'issuer' | 'commonName' | 'names' | 'selfIssued' | 'signatureAlgorithm'
>;

function namesOf(fields: CertificateFields, redactor: TextRedactor): NameFacts {
  const commonName = fields.subject.findLast(({ oid }) => oid === COMMON_NAME);
  return {
    subject: redactor.text(distinguishedName(fields.subject)),
    issuer: redactor.text(distinguishedName(fields.issuer)),
    ...(commonName && { commonName: redactor.text(commonName.value) }),
    names: fields.names.map(({ kind, octets }) =>
      redactor.text(kind === 'dns' ? octets : addressText(octets)),
    ),
    selfIssued: fields.selfIssued,
    signatureAlgorithm: signatureName(fields.signatureOid),
  };
}

/** For an encoding that the TLS library reads and our reader does not. */
function namesByLibrary(certificate: X509Certificate, redactor: TextRedactor): NameFacts {
  const { subject, issuer } = certificate;
  const inOrder = (name: string): PeerText => redactor.text(name.split('\n').reverse().join(', '));
  return {
    subject: inOrder(subject),
    issuer: inOrder(issuer),
    names: certificate.subjectAltName?.split(', ').map((name) => redactor.text(name)) ?? [],
    selfIssued: subject === issuer,
  };
}

/** RFC 4514 section 2: most significant part first, special characters escaped. */
function distinguishedName(parts: readonly NamePart[]): string {
  return parts
    .toReversed()
    .map(({ oid, value }) => {
      const escaped = value.replace(/[,+"\\<>;]|^[ #]| $/g, String.raw`\$&`);
      return `${attributeName(oid)}=${escaped}`;
    })
    .join(', ');
}

function addressText(octets: Uint8Array): string {
  if (octets.length === 4) return octets.join('.');
  const hex = Buffer.from(octets).toString('hex');
  if (octets.length !== 16) return hex;
  // The URL parser writes the shortest form (RFC 5952).
  const groups = hex.replace(/.{4}(?!$)/g, '$&:');
  return new URL(`http://[${groups}]`).hostname.slice(1, -1);
}

/** The library's `Jan  1 00:00:00 2024 GMT` in ISO 8601; as it stands if it is no time. */
function isoTime(text: string): string {
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? text : time.toISOString();
}

const CURVE_BITS: Readonly<Record<string, number>> = {
  prime192v1: 192,
  secp224r1: 224,
  prime256v1: 256,
  secp256k1: 256,
  secp384r1: 384,
  secp521r1: 521,
  brainpoolP256r1: 256,
  brainpoolP384r1: 384,
  brainpoolP512r1: 512,
};

function keyFacts(certificate: X509Certificate): Pick<CertificateFacts, 'keyType' | 'keyBits'> {
  const key = publicKey(certificate);
  const { modulusLength, namedCurve = '' } = key?.asymmetricKeyDetails ?? {};
  switch (key?.asymmetricKeyType) {
    case 'rsa':
    case 'rsa-pss':
      return { keyType: 'rsa', ...bits(modulusLength) };
    case 'dsa':
      return { keyType: 'dsa', ...bits(modulusLength) };
    case 'ec':
      return { keyType: 'ec', ...bits(CURVE_BITS[namedCurve]) };
    case 'ed25519':
      return { keyType: 'ed25519', keyBits: 256 };
    case 'ed448':
      return { keyType: 'ed448', keyBits: 456 };
    case 'x25519':
    case 'x448':
    case undefined:
    default:
      // Newer libraries have more types of keys than Node 20 knows.
      return { keyType: 'other' };
  }
}

function bits(count: number | undefined): { readonly keyBits?: number } {
  return count === undefined ? {} : { keyBits: count };
}

/** Absent where the library does not know the algorithm: then it throws. */
function publicKey(certificate: X509Certificate): KeyObject | undefined {
  try {
    return certificate.publicKey;
  } catch {
    return undefined;
  }
}
