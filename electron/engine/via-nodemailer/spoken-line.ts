// Reads a command from nodemailer's log: which reply it waits for, and what may be shown of it.

import type { ReplyTo } from '../../../shared/run/event.ts';
import type { Phase } from '../../../shared/run/phase.ts';
import { SECRET_MARK } from '../../../shared/smtp/peer-text.ts';

export interface SpokenLine {
  readonly to: ReplyTo;
  readonly phase: Phase;
  /** The line as a run's log shows it. */
  readonly shown: string;
}

const VERBS: Readonly<Record<string, readonly [to: ReplyTo, phase: Phase]>> = {
  EHLO: ['ehlo', 'ehlo'],
  HELO: ['helo', 'ehlo'],
  STARTTLS: ['starttls', 'starttls'],
  AUTH: ['auth', 'auth'],
  MAIL: ['mail', 'mail'],
  RCPT: ['rcpt', 'rcpt'],
  DATA: ['data', 'data'],
  // It ends an empty message where no recipient was accepted.
  '.': ['message', 'data'],
  QUIT: ['quit', 'quit'],
};

/**
 * `answering` is whether the line answers a challenge. Nodemailer has put a placeholder
 * where a secret was, and base64 around it; what may hold one is masked here all the
 * same, whatever it is, and only what is known to be open is shown.
 */
export function readSpokenLine(line: string, answering: boolean, user: string): SpokenLine {
  if (answering) return { to: 'auth', phase: 'auth', shown: shownResponse(line, user) };
  const verb = /^\S*/.exec(line)?.[0].toUpperCase() ?? '';
  const known = VERBS[verb];
  if (known === undefined) throw new TypeError('Nodemailer sent a command that is not its own.');
  const [to, phase] = known;
  return { to, phase, shown: verb === 'AUTH' ? shownAuth(line) : line };
}

/** The mechanism an AUTH command names, and whether an initial response follows. */
export function readAuthCommand(line: string): { mechanism: string; initialResponse: boolean } {
  const [, mechanism = '', initial] = line.split(' ');
  return { mechanism, initialResponse: initial !== undefined };
}

function shownAuth(line: string): string {
  const { mechanism, initialResponse } = readAuthCommand(line);
  return initialResponse ? `AUTH ${mechanism} ${SECRET_MARK}` : `AUTH ${mechanism}`;
}

/** LOGIN's user name is open, and so is the empty line that asks for XOAUTH2's final reply. */
function shownResponse(line: string, user: string): string {
  const open = line === '' || line === Buffer.from(user, 'utf8').toString('base64');
  return open ? line : SECRET_MARK;
}
