// Reads DER (ITU-T X.690): just enough of it for a certificate.

/** One element: its identifier octet, its content, and both with the length between. */
export interface DerElement {
  readonly tag: number;
  readonly content: Uint8Array;
  readonly whole: Uint8Array;
}

/** Identifier octets of the types that certificates are made of. */
export const DerTag = {
  boolean: 0x01,
  oid: 0x06,
  utf8String: 0x0c,
  teletexString: 0x14,
  utcTime: 0x17,
  generalizedTime: 0x18,
  universalString: 0x1c,
  bmpString: 0x1e,
  sequence: 0x30,
  /** A context-specific, constructed element, as `[3]` in a certificate. */
  context: (number: number) => 0xa0 + number,
  /** A context-specific element that replaces its type's own tag. */
  implicit: (number: number) => 0x80 + number,
} as const;

/** The octets are not DER, or use a form that certificates do not. */
export class DerError extends Error {}

/** The elements that stand one behind the other in the octets; throws `DerError`. */
export function readElements(octets: Uint8Array): DerElement[] {
  const elements: DerElement[] = [];
  for (let at = 0; at < octets.length;) {
    const element = readElement(octets.subarray(at));
    elements.push(element);
    at += element.whole.length;
  }
  return elements;
}

/** The element at the octets' start; throws `DerError`. */
export function readElement(octets: Uint8Array): DerElement {
  const [tag, first] = octets;
  if (tag === undefined || first === undefined) throw new DerError('truncated');
  if ((tag & 0x1f) === 0x1f) throw new DerError('long tag');
  // Short form, or the number of octets that hold the length; no indefinite length in DER.
  const lengthOctets = first < 0x80 ? 0 : first - 0x80;
  if (first === 0x80 || lengthOctets > 4) throw new DerError('length');
  let length = lengthOctets === 0 ? first : 0;
  for (const octet of octets.subarray(2, 2 + lengthOctets)) length = length * 256 + octet;
  const start = 2 + lengthOctets;
  const end = start + length;
  if (end > octets.length) throw new DerError('truncated');
  return { tag, content: octets.subarray(start, end), whole: octets.subarray(0, end) };
}

/** An object identifier in dotted form, as `2.5.4.3`. */
export function readOid(content: Uint8Array): string {
  const arcs: bigint[] = [];
  let arc = 0n;
  for (const octet of content) {
    arc = arc * 128n + BigInt(octet & 0x7f);
    if (octet >= 0x80) continue;
    if (arcs.length === 0) {
      // The first two arcs share a number.
      const top = arc < 80n ? arc / 40n : 2n;
      arcs.push(top, arc - top * 40n);
    } else {
      arcs.push(arc);
    }
    arc = 0n;
  }
  return arcs.join('.');
}
