// Finds a reply line's structure, which is never a secret, before its free text.

import type { Stretches } from './gram-index.ts';

/** A line and where its parts begin; each is at least as far as the one before. */
export interface ShapedLine {
  readonly octets: Uint8Array;
  /** Behind the reply code and its separator; 0 where the line has none. */
  readonly text: number;
  /** Behind an enhanced status code and the blank after it as well (RFC 2034 section 4). */
  readonly freeText: number;
}

/** Octets in which a reply code, an enhanced status code and a blank find room. */
const HEAD = 16;

export function shapeLine(octets: Uint8Array): ShapedLine {
  const head = Buffer.from(octets.subarray(0, HEAD)).toString('latin1');
  const text = /^\d{3}(?:[- ]|$)/.exec(head)?.[0].length ?? 0;
  const enhanced = /^[245]\.\d{1,3}\.\d{1,3}(?:[ \t]|$)/.exec(head.slice(text));
  return { octets, text, freeText: text + (text > 0 && enhanced ? enhanced[0].length : 0) };
}

/** Ways to read lines, laid end to end, as one text in which a secret may lie across them. */
export interface Readings {
  /** All that was sent. */
  readonly all: Stretches;
  /** Without the codes that each line repeats. */
  readonly texts: Stretches;
  /** Without the enhanced status codes as well. */
  readonly freeTexts: Stretches;
}

export function readings(lines: readonly ShapedLine[]): Readings {
  const all: [number, number][] = [];
  const texts: [number, number][] = [];
  const freeTexts: [number, number][] = [];
  let start = 0;
  for (const { octets, text, freeText } of lines) {
    const end = start + octets.length;
    all.push([start, end]);
    texts.push([start + text, end]);
    freeTexts.push([start + freeText, end]);
    start = end;
  }
  return { all, texts, freeTexts };
}
