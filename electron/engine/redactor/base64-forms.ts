// Derives what base64 makes of a secret, wherever in a longer text it may stand.

import { slice, type Marked } from './marked.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** How many characters before a doubtful one show that it belongs to the secret. */
const CONTEXT = 5;

/** What base64 makes of some octets that stand in one alignment of a longer text. */
export interface Base64Form {
  /** The characters all of whose bits come from the octets. */
  readonly whole: Marked;
  /**
   * The first and the last character hold bits of a neighbour too: each value that they
   * can take, with the characters beside it, so that not even those bits stay readable.
   */
  readonly edges: readonly Marked[];
}

/** The base64 of the octets in all three alignments. */
export function base64Forms(from: Marked): readonly Base64Form[] {
  return [0, 1, 2].map((offset) => aligned(from, offset));
}

/** `offset`: how many unknown octets stand before it in its group of three. */
function aligned(from: Marked, offset: number): Base64Form {
  const bits = (offset + from.octets.length) * 8;
  const first = Math.ceil((offset * 8) / 6);
  const end = Math.floor(bits / 6);
  const whole = characters(from, offset, first, end);
  const edges: Marked[] = [];

  const bitsBefore = first * 6 - offset * 8;
  if (bitsBefore > 0) {
    const known = (from.octets[0] ?? 0) >> (8 - bitsBefore);
    const mark = single(from.marks[0]);
    for (const value of sharing(known, 'low', bitsBefore)) {
      edges.push(join(mark(value), slice(whole, 0, CONTEXT)));
    }
  }
  const bitsAfter = bits - end * 6;
  if (bitsAfter > 0) {
    const known = (from.octets.at(-1) ?? 0) & ((1 << bitsAfter) - 1);
    const mark = single(from.marks.at(-1));
    for (const value of sharing(known, 'high', bitsAfter)) {
      edges.push(join(slice(whole, Math.max(0, whole.octets.length - CONTEXT)), mark(value)));
    }
  }
  return { whole, edges };
}

/** The base64 characters `first` to `end`, all of whose bits are the secret's. */
function characters(from: Marked, offset: number, first: number, end: number): Marked {
  const octets = new Uint8Array(Math.max(0, end - first));
  const marks = new Uint8Array(octets.length);
  for (let at = 0; at < octets.length; at++) {
    const bit = (first + at) * 6;
    const left = (bit >> 3) - offset;
    const right = ((bit + 5) >> 3) - offset;
    const pair = ((from.octets[left] ?? 0) << 8) | (from.octets[left + 1] ?? 0);
    octets[at] = ALPHABET.charCodeAt((pair >> (10 - (bit & 7))) & 63);
    marks[at] = (from.marks[left] ?? 0) | (from.marks[right] ?? 0);
  }
  return { octets, marks };
}

/** All six-bit values that have `known` as their `width` lowest or highest bits. */
function* sharing(known: number, where: 'low' | 'high', width: number): Generator<number> {
  for (let other = 0; other < 1 << (6 - width); other++) {
    yield where === 'low' ? (other << width) | known : (known << (6 - width)) | other;
  }
}

function single(mark = 1): (value: number) => Marked {
  return (value) => ({
    octets: Uint8Array.of(ALPHABET.charCodeAt(value)),
    marks: Uint8Array.of(mark),
  });
}

function join(a: Marked, b: Marked): Marked {
  return {
    octets: Uint8Array.from([...a.octets, ...b.octets]),
    marks: Uint8Array.from([...a.marks, ...b.marks]),
  };
}
