// Keeps octets together with which of them depend on a secret.

/** Octets, and beside each a 1 where it depends on the secret, 0 where it is open. */
export interface Marked {
  readonly octets: Uint8Array;
  readonly marks: Uint8Array;
}

/** What each of the 256 octets is written as, in ASCII or Latin-1. */
export type Spelling = readonly string[];

/** Tabulates what each octet is written as. */
export function spelling(write: (octet: number, character: string) => string): Spelling {
  return Array.from({ length: 256 }, (_, octet) => write(octet, String.fromCharCode(octet)));
}

/** Writes each octet anew; what comes of it inherits its mark. */
export function respell({ octets, marks }: Marked, as: Spelling): Marked {
  const written: number[] = [];
  const inherited: number[] = [];
  for (let at = 0; at < octets.length; at++) {
    const text = as[octets[at] ?? 0] ?? '';
    for (let place = 0; place < text.length; place++) {
      written.push(text.charCodeAt(place));
      inherited.push(marks[at] ?? 1);
    }
  }
  return { octets: Uint8Array.from(written), marks: Uint8Array.from(inherited) };
}

/** One behind the other. */
export function concat(parts: readonly Marked[]): Marked {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  return {
    octets: Buffer.concat(parts.map(({ octets }) => octets)),
    marks: Buffer.concat(parts.map(({ marks }) => marks)),
  };
}
