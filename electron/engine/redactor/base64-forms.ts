// Derives what base64 makes of a secret, wherever in a longer text it may stand.

import type { Marked } from './marked.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * The base64 of the octets in the three alignments that they can have in a longer text:
 * the characters all of whose bits are theirs. The characters beside these may hold a few
 * bits as well; whoever masks the ones must mask the others (see `BASE64_FRINGE`).
 */
export function base64Forms(from: Marked): readonly Marked[] {
  return [0, 1, 2].map((before) => {
    const first = Math.ceil((before * 8) / 6);
    const end = Math.floor(((before + from.octets.length) * 8) / 6);
    return characters(from, before, first, end);
  });
}

/** Characters next to a base64 form that may hold bits of the secret; encoded twice, three. */
export const BASE64_FRINGE = 3;

/** Whether the octet is of either alphabet (RFC 4648 sections 4 and 5); padding is not. */
export function isBase64(octet: number): boolean {
  return IN_ALPHABET[octet] === 1;
}

const IN_ALPHABET = Uint8Array.from({ length: 256 }, (_, octet) =>
  `${ALPHABET}-_`.includes(String.fromCharCode(octet)) ? 1 : 0,
);

/** Characters `first` to `end` of the text in which `before` octets come first. */
function characters(from: Marked, before: number, first: number, end: number): Marked {
  const octets = new Uint8Array(Math.max(0, end - first));
  const marks = new Uint8Array(octets.length);
  for (let at = 0; at < octets.length; at++) {
    const bit = (first + at) * 6;
    const left = (bit >> 3) - before;
    const right = ((bit + 5) >> 3) - before;
    const pair = ((from.octets[left] ?? 0) << 8) | (from.octets[left + 1] ?? 0);
    octets[at] = ALPHABET.charCodeAt((pair >> (10 - (bit & 7))) & 63);
    marks[at] = (from.marks[left] ?? 0) | (from.marks[right] ?? 0);
  }
  return { octets, marks };
}
