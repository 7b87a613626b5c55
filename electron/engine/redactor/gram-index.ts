// Finds runs of six octets that a text shares with any learned form, in linear time.

import type { Form } from './forms.ts';

/** Octets of the shortest run that is masked. */
export const GRAM = 6;

/** What an octet was found in; the values are bits. */
export const PLAIN_HIT = 1;
export const BASE64_HIT = 2;

/** Stretches of an array that are read as one text. */
export type Stretches = readonly (readonly [start: number, end: number])[];

/** Slots: enough for an ordinary password; a power of two. */
const SMALLEST_TABLE = 1 << 14;
const GROWTH = 4;
/** Slots for each gram at least; the emptier the table, the sooner a miss is known. */
const SLOTS_PER_GRAM = 4;

/** ASCII letters in lower case, other octets as they are. */
const FOLDED = Uint8Array.from({ length: 256 }, (_, octet) =>
  octet >= 0x41 && octet <= 0x5a ? octet + 0x20 : octet,
);

/**
 * A set of six-octet grams, without regard to the case of ASCII letters. An open-addressed
 * hash table of two 24-bit halves, since a `Set` is several times slower and larger, and
 * a hostile peer may send megabytes.
 */
export class GramIndex {
  #first = new Int32Array(SMALLEST_TABLE);
  #last = new Int32Array(SMALLEST_TABLE);
  /** 0 where the slot is free. */
  #kind = new Uint8Array(SMALLEST_TABLE);
  #size = 0;

  /** Learns the form's grams that have anything to do with the secret. */
  add({ octets, marks, base64 }: Form): void {
    const kind = base64 ? BASE64_HIT : PLAIN_HIT;
    let first = 0;
    let last = 0;
    let secretAt = -GRAM;
    for (let at = 0; at < octets.length; at++) {
      first = ((first << 8) | (last >>> 16)) & 0xffffff;
      last = ((last << 8) | (FOLDED[octets[at] ?? 0] ?? 0)) & 0xffffff;
      if (marks[at] !== 0) secretAt = at;
      if (at >= GRAM - 1 && at - secretAt < GRAM) this.#insert(first, last, kind);
    }
  }

  /**
   * Marks in `hits`, which is as long as `octets`, what the stretches share with the forms.
   * `tail` is how the text before them ended; the answer is how this one does, so that
   * the next can be read on from it.
   */
  scan(octets: Uint8Array, stretches: Stretches, hits: Uint8Array, tail: Uint8Array): Uint8Array {
    const [firsts, lasts, kinds] = [this.#first, this.#last, this.#kind];
    const mask = kinds.length - 1;
    let first = 0;
    let last = 0;
    for (const octet of tail) {
      first = ((first << 8) | (last >>> 16)) & 0xffffff;
      last = ((last << 8) | octet) & 0xffffff;
    }
    let read = tail.length;
    let before = 0;
    stretches.forEach(([start, end], stretch) => {
      for (let at = start; at < end; at++) {
        first = ((first << 8) | (last >>> 16)) & 0xffffff;
        last = ((last << 8) | (FOLDED[octets[at] ?? 0] ?? 0)) & 0xffffff;
        read++;
        let slot = hash(first, last) & mask;
        while (kinds[slot] !== 0 && (lasts[slot] !== last || firsts[slot] !== first)) {
          slot = (slot + 1) & mask;
        }
        const kind = read < GRAM ? 0 : (kinds[slot] ?? 0);
        // What the gram before this one marked need not be marked again.
        if ((kind & ~before) !== 0) markBack(stretches, stretch, at, hits, kind);
        else if (kind !== 0) hits[at] = (hits[at] ?? 0) | kind;
        before = kind;
      }
    });
    const end = [first >>> 8, first, last >>> 16, last >>> 8, last].map((octet) => octet & 0xff);
    return Uint8Array.from(end.slice(end.length - Math.min(read, end.length)));
  }

  #insert(first: number, last: number, kind: number): void {
    const mask = this.#kind.length - 1;
    let slot = hash(first, last) & mask;
    while (this.#kind[slot] !== 0 && (this.#last[slot] !== last || this.#first[slot] !== first)) {
      slot = (slot + 1) & mask;
    }
    if (this.#kind[slot] === 0) this.#size++;
    this.#first[slot] = first;
    this.#last[slot] = last;
    this.#kind[slot] = (this.#kind[slot] ?? 0) | kind;
    if (this.#size * SLOTS_PER_GRAM > this.#kind.length) this.#grow();
  }

  #grow(): void {
    const [first, last, kind] = [this.#first, this.#last, this.#kind];
    const slots = kind.length * GROWTH;
    this.#first = new Int32Array(slots);
    this.#last = new Int32Array(slots);
    this.#kind = new Uint8Array(slots);
    this.#size = 0;
    for (let at = 0; at < kind.length; at++) {
      if (kind[at] !== 0) this.#insert(first[at] ?? 0, last[at] ?? 0, kind[at] ?? 0);
    }
  }
}

function hash(first: number, last: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(last, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}

/** Marks the gram that ends at `at`, which may begin in an earlier stretch. */
function markBack(
  stretches: Stretches,
  stretch: number,
  at: number,
  hits: Uint8Array,
  kind: number,
): void {
  let from = stretch;
  for (let left = GRAM, place = at; left > 0; left--, place--) {
    while (place < (stretches[from]?.[0] ?? 0)) {
      from--;
      const before = stretches[from];
      // The rest of it lies in the text before, which is out already.
      if (!before) return;
      place = before[1] - 1;
    }
    hits[place] = (hits[place] ?? 0) | kind;
  }
}
