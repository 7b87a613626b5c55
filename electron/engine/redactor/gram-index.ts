// Finds runs of six octets that a text shares with any learned form, in linear time.

import type { Form } from './forms.ts';

/** Octets of the shortest run that is masked. */
export const GRAM = 6;

/** What an octet belongs to; the values are bits of one mask. */
export const PLAIN_HIT = 1;
export const BASE64_HIT = 2;

/** Stretches of an array, as [start, end) pairs one after the other. */
export type Stretches = readonly (readonly [start: number, end: number])[];

const SMALLEST_TABLE = 1 << 10;

/**
 * A set of six-octet grams, without regard to the case of ASCII letters: an open-addressed
 * hash table of two 24-bit halves, since a `Set` of numbers is several times slower and
 * larger, and a hostile peer may send megabytes.
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
      last = ((last << 8) | fold(octets[at] ?? 0)) & 0xffffff;
      if (marks[at] !== 0) secretAt = at;
      if (at >= GRAM - 1 && at - secretAt < GRAM) this.#insert(first, last, kind);
    }
  }

  /**
   * Marks in `hits` (of the same length as `octets`) what the stretches, read as one
   * text, share with the forms. `tail` is what came before: the up to five last octets
   * that an earlier scan returned. Returns the tail for the next.
   */
  scan(octets: Uint8Array, stretches: Stretches, hits: Uint8Array, tail: Uint8Array): Uint8Array {
    let first = 0;
    let last = 0;
    let read = 0;
    const places = new Int32Array(GRAM).fill(-1);
    for (const octet of tail) {
      first = ((first << 8) | (last >>> 16)) & 0xffffff;
      last = ((last << 8) | octet) & 0xffffff;
      places[read++ % GRAM] = -1;
    }
    for (const [start, end] of stretches) {
      for (let at = start; at < end; at++) {
        first = ((first << 8) | (last >>> 16)) & 0xffffff;
        last = ((last << 8) | fold(octets[at] ?? 0)) & 0xffffff;
        places[read++ % GRAM] = at;
        if (read < GRAM) continue;
        const kind = this.#kind[this.#slot(first, last)] ?? 0;
        if (kind === 0) continue;
        for (const place of places) if (place >= 0) hits[place] = (hits[place] ?? 0) | kind;
      }
    }
    const next = [first >>> 8, first, last >>> 16, last >>> 8, last].map((octet) => octet & 0xff);
    return Uint8Array.from(next.slice(next.length - Math.min(read, GRAM - 1)));
  }

  #insert(first: number, last: number, kind: number): void {
    const slot = this.#slot(first, last);
    if (this.#kind[slot] === 0) {
      this.#first[slot] = first;
      this.#last[slot] = last;
      this.#size += 1;
    }
    this.#kind[slot] = (this.#kind[slot] ?? 0) | kind;
    if (this.#size * 3 > this.#kind.length) this.#grow();
  }

  /** Where the gram is, or the free slot where it would be. */
  #slot(first: number, last: number): number {
    const mask = this.#kind.length - 1;
    let slot = Math.imul(first, 0x9e3779b1) ^ Math.imul(last, 0x85ebca6b);
    slot = (slot ^ (slot >>> 15)) & mask;
    while (this.#kind[slot] !== 0 && (this.#last[slot] !== last || this.#first[slot] !== first)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #grow(): void {
    const [first, last, kind] = [this.#first, this.#last, this.#kind];
    this.#first = new Int32Array(first.length * 2);
    this.#last = new Int32Array(first.length * 2);
    this.#kind = new Uint8Array(first.length * 2);
    for (let at = 0; at < kind.length; at++) {
      if (kind[at] === 0) continue;
      const slot = this.#slot(first[at] ?? 0, last[at] ?? 0);
      this.#first[slot] = first[at] ?? 0;
      this.#last[slot] = last[at] ?? 0;
      this.#kind[slot] = kind[at] ?? 0;
    }
  }
}

function fold(octet: number): number {
  return octet >= 0x41 && octet <= 0x5a ? octet + 0x20 : octet;
}
