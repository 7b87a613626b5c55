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
  const seconds = ms < 9500 ? Math.max(1, Math.round(ms / 100)) / 10 : Math.round(ms / 1000);
  return plural(seconds, 'second');
}

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

/** A reply's codes: `550` or `550 5.1.1`. */
export function codes({ code, enhanced }: { code: number; enhanced?: string | undefined }): string {
  return enhanced === undefined ? String(code) : `${String(code)} ${enhanced}`;
}
