// Finds a reply line's structure, which is never a secret, before its free text.

import type { Stretches } from './gram-index.ts';

/** Where the parts of a line begin; each is at least as far as the one before. */
export interface LineShape {
  /** Behind the reply code and its separator; 0 where the line has none. */
  readonly text: number;
  /** Behind an enhanced status code and its blanks as well (RFC 2034 section 4). */
  readonly freeText: number;
}

/** Octets in which a reply code, an enhanced status code and blanks find room. */
const HEAD = 24;

export function lineShape(line: Uint8Array): LineShape {
  const head = Buffer.from(line.subarray(0, HEAD)).toString('latin1');
  const text = /^\d{3}(?:[- ]|$)/.exec(head)?.[0].length ?? 0;
  const enhanced = /^[245]\.\d{1,3}\.\d{1,3}(?:[ \t]+|$)/.exec(head.slice(text));
  return { text, freeText: text + (text > 0 && enhanced ? enhanced[0].length : 0) };
}

/**
 * The ways to read lines, laid end to end, as one text in which a secret may lie across
 * them: all that was sent; without the codes that each line repeats; without the enhanced
 * status codes as well.
 */
export function readings(
  lines: readonly Uint8Array[],
  shapes: readonly LineShape[],
): readonly Stretches[] {
  const all: [number, number][] = [];
  const texts: [number, number][] = [];
  const freeTexts: [number, number][] = [];
  let start = 0;
  lines.forEach((line, at) => {
    const end = start + line.length;
    all.push([start, end]);
    texts.push([start + (shapes[at]?.text ?? 0), end]);
    freeTexts.push([start + (shapes[at]?.freeText ?? 0), end]);
    start = end;
  });
  return [all, texts, freeTexts];
}
