// Takes from a certificate's DER what Node's X509Certificate does not give as data.

import { DerError, DerTag, readElement, readElements, readOid, type DerElement } from './der.ts';

/** One part of a distinguished name. */
export interface NamePart {
  readonly oid: string;
  readonly value: string;
}

/** One name of subjectAltName: the octets of a dNSName or an iPAddress. */
export interface AltName {
  readonly kind: 'dns' | 'ip';
  readonly octets: Uint8Array;
}

/** What RFC 5280 section 4.1 puts into a certificate, as far as it is wanted here. */
export interface CertificateFields {
  readonly signatureOid: string;
  /** In the order of the encoding: most general part first. */
  readonly issuer: readonly NamePart[];
  readonly subject: readonly NamePart[];
  readonly selfIssued: boolean;
  readonly names: readonly AltName[];
}

const SUBJECT_ALT_NAME = '2.5.29.17';

/** Reads a certificate; undefined where it is no DER, which the TLS library may still take. */
export function readCertificateFields(der: Uint8Array): CertificateFields | undefined {
  try {
    return readCertificate(der);
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}

function readCertificate(der: Uint8Array): CertificateFields {
  const [tbs, signatureAlgorithm] = readElements(readElement(der).content);
  const fields = readElements(demand(tbs).content);
  // The version, `[0]`, is absent from a v1 certificate.
  if (fields[0]?.tag === DerTag.context(0)) fields.shift();
  const [, , issuer, , subject, , ...optional] = fields;
  const extensions = optional.find(({ tag }) => tag === DerTag.context(3));
  return {
    signatureOid: firstOid(demand(signatureAlgorithm)),
    issuer: readName(demand(issuer)),
    subject: readName(demand(subject)),
    selfIssued: Buffer.compare(demand(issuer).whole, demand(subject).whole) === 0,
    names: extensions === undefined ? [] : readAltNames(extensions),
  };
}

function readName(name: DerElement): NamePart[] {
  return readElements(name.content)
    .flatMap((relative) => readElements(relative.content))
    .map((attribute) => {
      const [type, value] = readElements(attribute.content);
      return { oid: readOid(demand(type).content), value: readText(demand(value)) };
    });
}

function readAltNames(extensions: DerElement): AltName[] {
  const extension = readElements(readElement(extensions.content).content).find(
    (element) => firstOid(element) === SUBJECT_ALT_NAME,
  );
  if (extension === undefined) return [];
  // The value stands last, behind the critical flag; it is DER wrapped in an OCTET STRING.
  const value = demand(readElements(extension.content).at(-1));
  return readElements(readElement(value.content).content).flatMap(({ tag, content }): AltName[] => {
    if (tag === DerTag.implicit(2)) return [{ kind: 'dns', octets: content }];
    if (tag === DerTag.implicit(7)) return [{ kind: 'ip', octets: content }];
    return [];
  });
}

function readText({ tag, content }: DerElement): string {
  const octets = Buffer.from(content);
  switch (tag) {
    case DerTag.bmpString:
      // Big-endian UTF-16; an odd octet at the end is no character.
      return octets
        .subarray(0, octets.length & ~1)
        .swap16()
        .toString('utf16le');
    case DerTag.universalString:
      return readUtf32(octets);
    case DerTag.teletexString:
      return octets.toString('latin1');
    default:
      return octets.toString('utf8');
  }
}

function readUtf32(octets: Buffer): string {
  const points = Array.from({ length: octets.length >> 2 }, (_, index) =>
    octets.readUInt32BE(index * 4),
  );
  return points.map((point) => String.fromCodePoint(point > 0x10ffff ? 0xfffd : point)).join('');
}

function firstOid(sequence: DerElement): string {
  const [oid] = readElements(sequence.content);
  if (oid?.tag !== DerTag.oid) throw new DerError('no object identifier');
  return readOid(oid.content);
}

function demand(element: DerElement | undefined): DerElement {
  if (element === undefined) throw new DerError('missing element');
  return element;
}
