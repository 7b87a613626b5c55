// Puts together again the replies that PHP's mail programs take apart: PHPMailer and Roundcube.

import type { ReplyTo } from '../run/event.ts';
import { guessPlace } from './guess-place.ts';
import type { PastedLine } from './pasted-line.ts';
import type { ToldReply } from './step.ts';

/** PHPMailer: what failed, the words without their codes, the code, and the enhanced code. */
const PHP_MAILER =
  /SMTP server error: (.{1,200}?) Detail: (.{1,2000}?) SMTP code: ([45]\d\d)\b(?: Additional SMTP info: ([45]\.\d{1,3}\.\d{1,3}))?/s;

const FAILED: readonly (readonly [RegExp, ReplyTo])[] = [
  [/^DATA END/, 'message'],
  [/^DATA/, 'data'],
  [/^RCPT/, 'rcpt'],
  [/^MAIL/, 'mail'],
  [/^STARTTLS/, 'starttls'],
  [/^(?:EHLO|HELO)/, 'ehlo'],
  [/^(?:AUTH|User|Password)/i, 'auth'],
];

/** Roundcube: the code, what failed, and the words. */
const ROUNDCUBE =
  /SMTP Error \(([45]\d\d)\): Failed to (set sender|add recipient) "[^"]{0,320}" \((.{1,2000}?)\)\.?\s*$/s;

/** Lines that such a message may go over. */
const LINES = 8;

export function readPhpReply(
  lines: readonly PastedLine[],
  index: number,
): { readonly reply: ToldReply; readonly last: number } | undefined {
  const first = lines[index]?.text ?? '';
  if (!/SMTP server error: |SMTP Error \(\d{3}\)/.test(first)) return undefined;
  for (let last = index; last < Math.min(lines.length, index + LINES); last += 1) {
    const text = lines
      .slice(index, last + 1)
      .map((line) => line.text)
      .join('\n');
    const reply = phpMailer(text) ?? roundcube(text);
    if (reply) return { reply, last };
  }
  return undefined;
}

function phpMailer(text: string): ToldReply | undefined {
  const [, what, detail, digits, enhanced] = PHP_MAILER.exec(text) ?? [];
  if (what === undefined || detail === undefined) return undefined;
  const lines = [enhanced, detail]
    .filter((part) => part !== undefined)
    .join(' ')
    .split('\n');
  const code = Number(digits);
  const to = FAILED.find(([pattern]) => pattern.test(what))?.[1];
  const place = to ? { to, sure: true } : guessPlace(code, detail);
  return { code, lines, quoted: true, ...place };
}

function roundcube(text: string): ToldReply | undefined {
  const [, digits, what, words] = ROUNDCUBE.exec(text) ?? [];
  if (words === undefined) return undefined;
  const to = what === 'set sender' ? 'mail' : 'rcpt';
  return { code: Number(digits), lines: words.split('\n'), to, sure: true, quoted: true };
}
