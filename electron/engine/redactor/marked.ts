// Keeps octets together with which of them depend on a secret.

/** Octets, and beside each a 1 where it depends on the secret, 0 where it is open. */
export interface Marked {
  readonly octets: Uint8Array;
  readonly marks: Uint8Array;
}

/** Builds `Marked` piece by piece. */
export class MarkedBuilder {
  readonly #octets: number[] = [];
  readonly #marks: number[] = [];

  add(octets: Uint8Array, mark: number): void {
    for (const octet of octets) {
      this.#octets.push(octet);
      this.#marks.push(mark);
    }
  }

  build(): Marked {
    return { octets: Uint8Array.from(this.#octets), marks: Uint8Array.from(this.#marks) };
  }
}

/** Rewrites each octet; what comes of it inherits its mark. */
export function rewrite(from: Marked, octet: (value: number) => string): Marked {
  const builder = new MarkedBuilder();
  from.octets.forEach((value, at) => {
    builder.add(Buffer.from(octet(value), 'latin1'), from.marks[at] ?? 1);
  });
  return builder.build();
}

/** A piece of it. */
export function slice(from: Marked, start: number, end?: number): Marked {
  return { octets: from.octets.subarray(start, end), marks: from.marks.subarray(start, end) };
}
