// Turns octets and what was found in them into text with the secrets masked.

import { isUtf8 } from 'node:buffer';
import { SECRET_MARK, type PeerText } from '../../../shared/smtp/peer-text.ts';
import { BASE64_FRINGE, isBase64 } from './base64-forms.ts';
import { BASE64_HIT, type Stretches } from './gram-index.ts';

const PADDING = 0x3d;

/** Octets of the longest torn UTF-8 sequence. */
const TORN_LIMIT = 3;

/**
 * Decodes octets (UTF-8 if they are, else Latin-1), each run of hits replaced by one
 * `[secret]`. `hits` is widened: over the characters that belong to the same base64, and
 * over UTF-8 sequences that a run tore. What is decided here rests on the octets outside
 * the runs alone: whatever depended on those inside would tell of the secret.
 */
export function masked(octets: Uint8Array, hits: Uint8Array): PeerText {
  widenBase64(octets, hits);
  const open = openRuns(hits).map(([start, end]) => untorn(octets, start, end));
  return decode(open.map(([start, end]) => octets.subarray(start, end)));
}

/**
 * Widens base64 that ends at the end of a line, or begins at the start of one, over the
 * characters of the next or the last that may still hold bits of the secret.
 */
export function widenOverLines(octets: Uint8Array, texts: Stretches, hits: Uint8Array): void {
  let fringe = 0;
  const step = (at: number) => {
    if (((hits[at] ?? 0) & BASE64_HIT) !== 0) fringe = BASE64_FRINGE;
    else if (fringe > 0 && isBase64(octets[at] ?? 0)) {
      fringe--;
      hits[at] = (hits[at] ?? 0) | BASE64_HIT;
    } else fringe = 0;
  };
  for (const [start, end] of texts) for (let at = start; at < end; at++) step(at);
  fringe = 0;
  for (const [start, end] of texts.toReversed()) for (let at = end - 1; at >= start; at--) step(at);
}

/** One mark for all there is. */
export function whollyMasked(octets: Uint8Array): PeerText {
  return (octets.length > 0 ? SECRET_MARK : '') as PeerText;
}

/** Decodes octets in which nothing is to be masked. */
export function unmasked(octets: Uint8Array): PeerText {
  return decode([octets]);
}

/** The pieces between the masks as one text; the first and the last may be empty. */
function decode(open: readonly Uint8Array[]): PeerText {
  const encoding = open.every((piece) => isUtf8(piece)) ? 'utf8' : 'latin1';
  return open
    .map((piece) => Buffer.from(piece.buffer, piece.byteOffset, piece.length).toString(encoding))
    .join(SECRET_MARK) as PeerText;
}

/** The stretches without hits around each run of hits, among them empty ones at the ends. */
function openRuns(hits: Uint8Array): (readonly [start: number, end: number])[] {
  const runs: (readonly [number, number])[] = [];
  let start = 0;
  for (let at = 0; at < hits.length; at++) {
    if (hits[at] === 0) continue;
    runs.push([start, at]);
    while (at + 1 < hits.length && hits[at + 1] !== 0) at++;
    start = at + 1;
  }
  runs.push([start, hits.length]);
  return runs;
}

/** Padding belongs to the text before it only. */
function widenBase64(octets: Uint8Array, hits: Uint8Array): void {
  const continues = (at: number) => hits[at] === 0 && isBase64(octets[at] ?? 0);
  for (let at = 0; at < hits.length; at++) {
    if (((hits[at] ?? 0) & BASE64_HIT) === 0) continue;
    for (let left = at - 1; continues(left); left--) hits[left] = BASE64_HIT;
    const right = at + 1;
    if (continues(right) || (hits[right] === 0 && octets[right] === PADDING)) {
      hits[right] = BASE64_HIT;
    }
  }
}

/** Narrows an open stretch to whole UTF-8 sequences where a mask cut one in two. */
function untorn(
  octets: Uint8Array,
  from: number,
  to: number,
): readonly [start: number, end: number] {
  let start = from;
  if (from > 0) {
    while (start < to && start - from < TORN_LIMIT && isContinuation(octets[start])) start++;
  }
  if (to === octets.length) return [start, to];
  let lead = to - 1;
  while (lead > start && to - lead < TORN_LIMIT && isContinuation(octets[lead])) lead--;
  const torn = lead >= start && lead + sequenceLength(octets[lead]) > to;
  return [start, torn ? lead : to];
}

function isContinuation(octet = 0): boolean {
  return (octet & 0xc0) === 0x80;
}

function sequenceLength(lead = 0): number {
  if (lead >= 0xf0) return 4;
  if (lead >= 0xe0) return 3;
  return lead >= 0xc0 ? 2 : 1;
}
