// Writes the few DER types that a certificate is made of (X.690).

/** One element: tag, length, content. */
export function der(tag: number, ...content: readonly Uint8Array[]): Uint8Array {
  const body = Buffer.concat(content);
  return Buffer.concat([Buffer.from([tag, ...length(body.length)]), body]);
}

export const sequence = (...items: readonly Uint8Array[]): Uint8Array => der(0x30, ...items);
export const set = (...items: readonly Uint8Array[]): Uint8Array => der(0x31, ...items);
export const octetString = (content: Uint8Array): Uint8Array => der(0x04, content);
export const utf8String = (text: string): Uint8Array => der(0x0c, Buffer.from(text));
export const boolean = (value: boolean): Uint8Array => der(0x01, Buffer.from([value ? 0xff : 0]));

/** `context` 0 to 30, explicit: wraps another element. */
export const explicit = (context: number, content: Uint8Array): Uint8Array =>
  der(0xa0 + context, content);

/** A non-negative INTEGER, from its octets, most significant first. */
export function integer(octets: Uint8Array): Uint8Array {
  // A set top bit would make it negative.
  return der(0x02, (octets[0] ?? 0) >= 0x80 ? Buffer.from([0]) : Buffer.of(), octets);
}

/** A BIT STRING; `unused` low bits of the last octet do not count. */
export const bitString = (content: Uint8Array, unused = 0): Uint8Array =>
  der(0x03, Buffer.from([unused]), content);

/** An OBJECT IDENTIFIER from its dotted form. */
export function oid(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return der(0x06, Buffer.from([first * 40 + second, ...rest].flatMap(base128)));
}

/** GeneralizedTime or, as RFC 5280 section 4.1.2.5 wants up to 2049, UTCTime. */
export function time(date: Date): Uint8Array {
  const digits = date
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replace(/[-:T]/g, '');
  return date.getUTCFullYear() < 2050
    ? der(0x17, Buffer.from(digits.slice(2)))
    : der(0x18, Buffer.from(digits));
}

function length(octets: number): number[] {
  if (octets < 0x80) return [octets];
  const bytes: number[] = [];
  for (let rest = octets; rest > 0; rest >>>= 8) bytes.unshift(rest & 0xff);
  return [0x80 | bytes.length, ...bytes];
}

function base128(value: number): number[] {
  const septets = [value & 0x7f];
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) septets.unshift(0x80 | (rest & 0x7f));
  return septets;
}
