// States a certificate as the facts that a run's log keeps.

import type { KeyObject, X509Certificate } from 'node:crypto';
import { WITHHELD, type CertificateFacts } from '../../../shared/run/certificate.ts';
import { SECRET_MARK, type PeerText } from '../../../shared/smtp/peer-text.ts';
import {
  readCertificateFields,
  type CertificateFields,
  type NamePart,
} from './certificate-fields.ts';
import { attributeName, COMMON_NAME, signatureName } from './oid-names.ts';
import type { TextRedactor } from './text-redactor.ts';

/**
 * The facts; names keep whatever odd octets they hold, masked only where they tell a secret.
 * Of a certificate that bears one, nothing is kept that it could be read or guessed from:
 * not its octets, its serial number and its fingerprint, nor numbers in a name's place.
 */
export function certificateFacts(
  certificate: X509Certificate,
  redactor: TextRedactor,
): CertificateFacts {
  const fields = readCertificateFields(certificate.raw);
  const serialNumber = certificate.serialNumber.toLowerCase();
  const facts =
    fields === undefined ? namesByLibrary(certificate, redactor) : namesOf(fields, redactor);
  const bearer =
    [facts.subject, facts.issuer, ...facts.names].some((name) => name.includes(SECRET_MARK)) ||
    redactor.bears(certificate.raw) ||
    redactor.bears(Buffer.from(serialNumber));
  return {
    ...(bearer && fields !== undefined ? withoutNumbers(fields, redactor) : facts),
    serialNumber,
    notBefore: isoTime(certificate.validFrom),
    notAfter: isoTime(certificate.validTo),
    sha256: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    ...keyFacts(certificate),
    ca: certificate.ca,
    der: certificate.raw.toString('base64'),
    ...(bearer && WITHHELD),
  };
}

type NameFacts = Pick<
  CertificateFacts,
  'subject' | 'issuer' | 'commonName' | 'names' | 'selfIssued' | 'signatureAlgorithm'
>;

function namesOf(fields: CertificateFields, redactor: TextRedactor): NameFacts {
  const subject = maskedName(fields.subject, redactor);
  const commonName = subject.findLast(({ oid }) => oid === COMMON_NAME);
  return {
    subject: redactor.text(distinguishedName(subject)),
    issuer: redactor.text(distinguishedName(maskedName(fields.issuer, redactor))),
    ...(commonName && { commonName: redactor.text(commonName.value) }),
    names: redactor.texts(
      fields.names.map(({ kind, octets }) => (kind === 'dns' ? octets : addressText(octets))),
    ),
    selfIssued: fields.selfIssued,
    signatureAlgorithm: signatureName(fields.signatureOid),
  };
}

/** A secret may be split over the parts. */
function maskedName(parts: readonly NamePart[], redactor: TextRedactor): readonly NamePart[] {
  const values = redactor.texts(parts.map(({ value }) => value));
  return parts.map(({ oid }, at) => ({ oid, value: values[at] ?? '' }));
}

/** The octets of an address, and the numbers of an object identifier, may be the secret's. */
function withoutNumbers(fields: CertificateFields, redactor: TextRedactor): NameFacts {
  const known = (parts: readonly NamePart[]): readonly NamePart[] =>
    parts.filter(({ oid }) => attributeName(oid) !== oid);
  const { signatureAlgorithm, ...facts } = namesOf(
    { ...fields, subject: known(fields.subject), issuer: known(fields.issuer) },
    redactor,
  );
  return {
    ...facts,
    names: facts.names.map((name, at) =>
      fields.names[at]?.kind === 'ip' ? (SECRET_MARK as PeerText) : name,
    ),
    ...(signatureAlgorithm !== fields.signatureOid && { signatureAlgorithm }),
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
