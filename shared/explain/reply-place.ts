// Tells what a reply was to: by the command before it, or where there is none by its code.

import type { ReplyTo } from '../run/event.ts';
import type { Phase } from '../run/phase.ts';
import { guessPlace } from './guess-place.ts';

/** Commands, and the phase and reply that they stand for. */
export const COMMANDS: Readonly<Record<string, readonly [Phase, ReplyTo]>> = {
  EHLO: ['ehlo', 'ehlo'],
  HELO: ['ehlo', 'helo'],
  LHLO: ['ehlo', 'ehlo'],
  STARTTLS: ['starttls', 'starttls'],
  AUTH: ['auth', 'auth'],
  MAIL: ['mail', 'mail'],
  RCPT: ['rcpt', 'rcpt'],
  DATA: ['data', 'data'],
  BDAT: ['data', 'bdat'],
  RSET: ['rcpt', 'rset'],
  NOOP: ['rcpt', 'rset'],
  HELP: ['rcpt', 'rset'],
  VRFY: ['rcpt', 'none'],
  EXPN: ['rcpt', 'none'],
  QUIT: ['quit', 'quit'],
};

export const PHASE_OF: Readonly<Record<ReplyTo, Phase>> = {
  greeting: 'greeting',
  ehlo: 'ehlo',
  helo: 'ehlo',
  starttls: 'starttls',
  auth: 'auth',
  mail: 'mail',
  rcpt: 'rcpt',
  data: 'data',
  bdat: 'data',
  message: 'data',
  rset: 'rcpt',
  quit: 'quit',
  none: 'ehlo',
};

/** What the session had come to. */
export interface Seen {
  readonly greeted: boolean;
  readonly introduced: boolean;
  readonly signedIn: boolean;
  readonly mail: boolean;
}

/** What a reply is to whose command the text does not show. */
export function placeOfStray(code: number, text: string, seen: Seen): ReplyTo {
  if (!seen.greeted && (code === 220 || code === 421 || code === 554)) return 'greeting';
  if (code === 220) return seen.introduced ? 'starttls' : 'greeting';
  if (code === 334 || code === 235) return 'auth';
  if (code === 354) return 'data';
  if (code === 221) return 'quit';
  if (code === 250) {
    if (/^250-/.test(text)) return 'ehlo';
    if (!seen.introduced) return seen.greeted ? 'ehlo' : 'message';
    if (/\b2\.1\.5\b|recipient/i.test(text)) return 'rcpt';
    if (/\b2\.1\.0\b|sender/i.test(text)) return 'mail';
    return seen.mail ? 'message' : 'mail';
  }
  return guessPlace(code, text.slice(4)).to;
}
