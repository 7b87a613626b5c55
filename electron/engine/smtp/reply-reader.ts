// Cuts the peer's octets into lines and lines into replies (RFC 5321 section 4.2), chunked any way.

import { LINE_LIMIT, REPLY_LINES_LIMIT } from '../bounds.ts';
import type { Violation } from '../../../shared/run/event.ts';

/** One line from the peer: its octets without the line end. */
export interface ReplyLine {
  readonly octets: Uint8Array;
  /** The reply code, if the line starts with one. */
  readonly code: number | undefined;
  /** Octets before the text: the code and the character behind it. */
  readonly prefix: number;
  /** Whether it ends its reply. */
  readonly last: boolean;
  readonly violations: readonly Violation[];
}

export type ReaderOutput =
  | { readonly type: 'line'; readonly line: ReplyLine }
  /** No more is read: the line or the reply has passed its bound. */
  | { readonly type: 'limit'; readonly limit: 'line' | 'reply' };

const CR = 0x0d;
const LF = 0x0a;
const HYPHEN = 0x2d;
const SPACE = 0x20;
const ZERO = 0x30;

/**
 * Reads replies from octets. A line ends at LF; a CR before it belongs to the end.
 * Bare LF and bare CR are told as violations, never as line ends of their own sort,
 * so that the same octets give the same lines however they are chunked.
 */
export class ReplyReader {
  readonly #lineLimit: number;
  readonly #linesLimit: number;
  #pieces: Uint8Array[] = [];
  #pending = 0;
  #lines = 0;
  #stopped = false;

  constructor(lineLimit = LINE_LIMIT, linesLimit = REPLY_LINES_LIMIT) {
    this.#lineLimit = lineLimit;
    this.#linesLimit = linesLimit;
  }

  /** Octets of a line that has not ended yet. */
  get pending(): number {
    return this.#pending;
  }

  /** Reads no further, not even what is left of the chunk in hand. */
  halt(): void {
    this.#stopped = true;
    this.#pieces = [];
    this.#pending = 0;
  }

  /** Whether a reply has begun that has not ended yet. */
  get begun(): boolean {
    return this.#pending > 0 || this.#lines > 0;
  }

  /**
   * Takes octets and hands each whole line to `output`, in order, before it returns;
   * answers how many octets were left unread because reading was halted.
   */
  push(chunk: Uint8Array, output: (item: ReaderOutput) => void): number {
    let start = 0;
    while (!this.#stopped && start < chunk.length) {
      const end = chunk.indexOf(LF, start);
      const piece = chunk.subarray(start, end === -1 ? chunk.length : end);
      if (this.#pending + piece.length > this.#lineLimit + 1) {
        this.#stop('line', output);
        return 0;
      }
      this.#hold(piece);
      if (end === -1) return 0;
      start = end + 1;
      this.#complete(this.#take(), 'ended', output);
    }
    return chunk.length - start;
  }

  /**
   * Hands over what is left of a line that was never ended: at the end of the stream, or where
   * its rest is waited for no longer.
   */
  end(output: (item: ReaderOutput) => void, waiting = false): void {
    if (this.#stopped || this.#pending === 0) return;
    this.#complete(this.#take(), waiting ? 'awaited' : 'cut off', output);
  }

  #hold(piece: Uint8Array): void {
    if (piece.length === 0) return;
    // A copy, since the chunk's buffer belongs to whoever read it.
    this.#pieces.push(Uint8Array.from(piece));
    this.#pending += piece.length;
  }

  #take(): Uint8Array {
    const [first, ...others] = this.#pieces;
    const octets = first && others.length === 0 ? first : Buffer.concat(this.#pieces);
    this.#pieces = [];
    this.#pending = 0;
    return octets;
  }

  #complete(
    raw: Uint8Array,
    how: 'ended' | 'cut off' | 'awaited',
    output: (item: ReaderOutput) => void,
  ): void {
    const ended = how === 'ended';
    const violations: Violation[] = [];
    const withCr = raw.length > 0 && raw[raw.length - 1] === CR;
    const octets = withCr ? raw.subarray(0, raw.length - 1) : raw;
    if (how === 'cut off') violations.push('partial-line-at-close');
    if (ended && !withCr) violations.push('bare-line-feed');
    if (octets.includes(CR)) violations.push('bare-carriage-return');
    if (octets.includes(0)) violations.push('nul-in-line');
    const { code, prefix, hyphen, violation } = readPrefix(octets);
    if (violation) violations.push(violation);
    // Inside a multi-line reply a line without a code is one more line of it; what was cut
    // off before its end completes nothing.
    const last = ended && (code === undefined ? this.#lines === 0 : !hyphen);
    this.#lines = last ? 0 : this.#lines + 1;
    output({ type: 'line', line: { octets, code, prefix, last, violations } });
    if (this.#lines >= this.#linesLimit) this.#stop('reply', output);
  }

  #stop(limit: 'line' | 'reply', output: (item: ReaderOutput) => void): void {
    this.halt();
    output({ type: 'limit', limit });
  }
}

/** The code and what follows it, as RFC 5321 section 4.2.1 has them. */
function readPrefix(octets: Uint8Array): {
  code: number | undefined;
  prefix: number;
  hyphen: boolean;
  violation?: Violation;
} {
  const [a, b, c] = [digit(octets[0]), digit(octets[1]), digit(octets[2])];
  const separator = octets[3];
  const separated = separator === undefined || separator === SPACE || separator === HYPHEN;
  if (a === undefined || b === undefined || c === undefined || !separated) {
    return { code: undefined, prefix: 0, hyphen: false, violation: 'reply-without-code' };
  }
  const code = a * 100 + b * 10 + c;
  const read = { code, prefix: Math.min(4, octets.length), hyphen: separator === HYPHEN };
  // The first digit is 2 to 5; the second is not held to its 0 to 5, as servers stray there.
  return a < 2 || a > 5 ? { ...read, violation: 'reply-code-out-of-range' } : read;
}

function digit(octet: number | undefined): number | undefined {
  return octet !== undefined && octet >= ZERO && octet <= ZERO + 9 ? octet - ZERO : undefined;
}
