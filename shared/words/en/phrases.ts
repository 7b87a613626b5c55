// Phrases that many sentences share.

import type { Phase } from '../../run/phase.ts';

/** What Ehlo was doing in a phase, to follow "while". */
export function doing(phase: Phase): string {
  switch (phase) {
    case 'resolve':
      return 'looking up the name';
    case 'connect':
      return 'connecting';
    case 'greeting':
      return 'waiting for the greeting';
    case 'ehlo':
      return 'introducing itself with EHLO';
    case 'starttls':
      return 'asking for encryption with STARTTLS';
    case 'tls':
      return 'setting up TLS';
    case 'auth':
      return 'signing in';
    case 'mail':
      return 'giving the sender address (MAIL)';
    case 'rcpt':
      return 'giving the recipients (RCPT)';
    case 'data':
      return 'handing over the message (DATA)';
    case 'quit':
      return 'saying goodbye (QUIT)';
  }
}

/** Milliseconds for people: `0.4 s`, `12 s`, `2 min 5 s`. */
export function duration(ms: number): string {
  if (ms < 10_000) return `${String(Math.round(ms / 100) / 10)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 120) return `${String(seconds)} s`;
  const rest = seconds % 60;
  return `${String(Math.floor(seconds / 60))} min${rest > 0 ? ` ${String(rest)} s` : ''}`;
}

/** How long something was waited for, in words: `30 seconds`, `0.4 seconds`. */
export function waited(ms: number): string {
  // Nobody knows how long: a pasted text gets other words in its place.
  if (ms === 0) return plural(0, 'second');
  const seconds = ms < 9500 ? Math.max(1, Math.round(ms / 100)) / 10 : Math.round(ms / 1000);
  return plural(seconds, 'second');
}

/** Behind what ended a run late: the message had been taken, which the reader must not miss. */
export const ACCEPTED_BEFORE = {
  cause: 'The server had accepted the message before that.',
  remedy: 'The message needs no sending again: run it once more and it arrives twice.',
} as const;

/** What a peer sent up to its first line end, for a quotation; untrusted as before. */
export function firstLine(text: string): string {
  return /^[^\r\n]*/.exec(text)?.[0] ?? '';
}

/** Octets for people: `812 bytes`, `24.4 MiB`. */
export function octets(count: number): string {
  if (count < 1024) return plural(count, 'byte');
  const inKib = count / 1024;
  if (inKib < 1024) return `${String(Math.round(inKib * 10) / 10)} KiB`;
  return `${String(Math.round((inKib / 1024) * 10) / 10)} MiB`;
}

/** `1 recipient`, `3 recipients`. */
export function plural(count: number, noun: string, nouns = `${noun}s`): string {
  return `${String(count)} ${count === 1 ? noun : nouns}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function list(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  if (items.length < 2) return last;
  return `${items.slice(0, -1).join(', ')} and ${last}`;
}

interface Codes {
  readonly code: number | undefined;
  readonly enhanced?: string | undefined;
}

/** A reply's codes: `550` or `550 5.1.1`; empty where none was seen. */
export function codes({ code, enhanced }: Codes): string {
  return [
    ...(code === undefined ? [] : [String(code)]),
    ...(enhanced === undefined ? [] : [enhanced]),
  ].join(' ');
}

/** The same to follow a word: ` (550 5.1.1)`. */
export function bracketed(seen: Codes): string {
  const said = codes(seen);
  return said === '' ? '' : ` (${said})`;
}

/** The same to follow a verb: ` with 550 5.1.1`. */
export function withCodes(seen: Codes): string {
  const said = codes(seen);
  return said === '' ? '' : ` with ${said}`;
}

/** What a thing is done with, to follow a verb: ` with PLAIN`; empty where it is not known. */
export function by(means: string | undefined): string {
  return means === undefined ? '' : ` with ${means}`;
}
