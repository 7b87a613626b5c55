// Makes the commands a client sends (RFC 5321 section 4.1), with what the log shows of each.

import type { ReplyTo } from '../../../shared/run/event.ts';
import type { Phase } from '../../../shared/run/phase.ts';
import type { Secret } from '../secret.ts';

export interface Command {
  readonly to: ReplyTo;
  readonly phase: Phase;
  /** The line as the log shows it. */
  readonly shown: string;
  /** The line as it leaves, where that may not be shown. */
  readonly secret?: Secret;
  /** Index into the plan's recipients, for RCPT. */
  readonly recipient?: number;
}

/** What a command has in a name: the reply it waits for, and the phase it belongs to. */
export function command(to: ReplyTo, phase: Phase, shown: string): Command {
  assertOneLine(shown);
  return { to, phase, shown };
}

/**
 * The command's octets with CRLF. A line end inside it would be a second command, so
 * that is a bug of ours here and never reaches the wire: input is checked at the edge.
 */
export function commandOctets({ shown, secret }: Command): Buffer {
  const line = secret === undefined ? shown : secret.reveal();
  assertOneLine(line);
  return Buffer.from(`${line}\r\n`, 'utf8');
}

function assertOneLine(line: string): void {
  if (/[\r\n\0]/.test(line)) throw new TypeError('A command holds a line end or NUL.');
}
