// Reads from a stapled OCSP response whether the server's certificate has been revoked (RFC 6960).

import { DerError, DerTag, readElement, readElements, type DerElement } from './der.ts';

/** `id-pkix-ocsp-basic`, the only kind of response there is (RFC 6960 section 4.2.1). */
const BASIC = '2b0601050507300101';
const OCTET_STRING = 0x04;
const REVOKED = DerTag.context(1);

/**
 * Whether the response says that the certificate of this serial number (hexadecimal) is
 * revoked. Its signature is not looked at: the server that sends it has proved itself in
 * the same handshake, and nobody gains by a revocation of their own certificate.
 */
export function saysRevoked(response: Uint8Array, serialNumber: string): boolean {
  try {
    return singleResponses(response).some(
      ([certificate, status]) =>
        status?.tag === REVOKED && serialOf(certificate) === plain(serialNumber),
    );
  } catch (error) {
    // What cannot be read says nothing.
    if (error instanceof DerError) return false;
    throw error;
  }
}

/** RFC 6960 section 4.2.1, from the outside in; each is a certificate's identifier and status. */
function singleResponses(response: Uint8Array): DerElement[][] {
  const [, bytes] = inside(readElement(response));
  const [kind, octets] = inside(bytes && readElement(bytes.content));
  if (!kind || Buffer.from(kind.content).toString('hex') !== BASIC) return [];
  if (octets?.tag !== OCTET_STRING) return [];
  const [data] = inside(readElement(octets.content));
  // Behind an optional version and the responder, the one sequence among the fields.
  const list = inside(data).find(({ tag }) => tag === DerTag.sequence);
  return inside(list).map(inside);
}

const inside = (element: DerElement | undefined): DerElement[] =>
  element === undefined ? [] : readElements(element.content);

/** The last of the identifier's four fields (RFC 6960 section 4.1.1). */
function serialOf(certificate: DerElement | undefined): string {
  const serial = inside(certificate).at(-1);
  return plain(Buffer.from(serial?.content ?? []).toString('hex'));
}

const plain = (serial: string): string => serial.toLowerCase().replace(/^0+/, '');
