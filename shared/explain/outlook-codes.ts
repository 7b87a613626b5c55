// Knows what Outlook's error numbers stand for, which it shows in place of the server's reply.

import type { ReplyTo } from '../run/event.ts';
import type { Remark } from './remarks/remark.ts';

/** The reply that a number stands for. */
export interface Stands {
  readonly code: number;
  readonly to: ReplyTo;
}

/** From MAPI's list of Internet mail errors (0x800CCC..), CDO's, Windows' and Outlook's own. */
export const OUTLOOK: Readonly<Record<string, Remark | Stands>> = {
  '0x800CCC05': { trouble: { type: 'connect', outcome: 'unreachable' } },
  '0x800CCC0B': { trouble: { type: 'lost', cause: 'closed' } },
  '0x800CCC0D': { trouble: { type: 'resolve', cause: 'no-such-name' }, atMost: 'likely' },
  '0x800CCC0E': { trouble: { type: 'connect', outcome: 'failed' } },
  '0x800CCC0F': { trouble: { type: 'lost', cause: 'closed' } },
  '0x800CCC13': { trouble: { type: 'connect', outcome: 'unreachable' } },
  '0x800CCC14': { trouble: { type: 'connect', outcome: 'failed' } },
  '0x800CCC15': { trouble: { type: 'connect', outcome: 'timed-out' } },
  '0x800CCC18': { code: 535, to: 'auth' },
  '0x800CCC19': { trouble: { type: 'silence' } },
  '0x800CCC1A': { trouble: { type: 'tls', cause: 'failed' }, phase: 'tls' },
  '0x800CCC1B': { trouble: { type: 'certificate' }, phase: 'tls' },
  '0x8004010F': { trouble: { type: 'client', cause: 'unexpected' }, phase: 'connect' },
  '0x80040213': { trouble: { type: 'connect', outcome: 'failed' } },
  '0x80040217': { code: 535, to: 'auth' },
  '0x80042108': { trouble: { type: 'connect', outcome: 'failed' } },
  '0x80042109': { trouble: { type: 'connect', outcome: 'failed' } },
  '0x8004210A': { trouble: { type: 'silence' } },
  '0x8004210B': { trouble: { type: 'silence' } },
  '0x80090308': { trouble: { type: 'tls', cause: 'not-tls' }, phase: 'tls', atMost: 'likely' },
  '0x80092010': { trouble: { type: 'certificate', problem: 'revoked' }, phase: 'tls' },
  '0x80092012': { trouble: { type: 'certificate' }, phase: 'tls' },
  '0x80092013': { trouble: { type: 'certificate' }, phase: 'tls' },
  '0x80090326': { trouble: { type: 'tls', cause: 'alert' }, phase: 'tls' },
  '0x80090331': { trouble: { type: 'tls', cause: 'no-common-version' }, phase: 'tls' },
  '0x800B0109': { trouble: { type: 'certificate', problem: 'unknown-issuer' }, phase: 'tls' },
  '0x800B010F': { trouble: { type: 'certificate', problem: 'name-mismatch' }, phase: 'tls' },
  '0x800B0101': { trouble: { type: 'certificate', problem: 'expired' }, phase: 'tls' },
  '0x80090322': { trouble: { type: 'certificate', problem: 'name-mismatch' }, phase: 'tls' },
  '0x80090325': { trouble: { type: 'certificate', problem: 'unknown-issuer' }, phase: 'tls' },
  '0x80090328': { trouble: { type: 'certificate', problem: 'expired' }, phase: 'tls' },
  '0x800CCC67': { code: 421, to: 'greeting' },
  '0x800CCC68': { code: 450, to: 'rcpt' },
  '0x800CCC69': { code: 550, to: 'rcpt' },
  '0x800CCC6A': { code: 451, to: 'rcpt' },
  '0x800CCC6B': { code: 551, to: 'rcpt' },
  '0x800CCC6C': { code: 452, to: 'rcpt' },
  '0x800CCC6D': { code: 552, to: 'message' },
  '0x800CCC6E': { code: 553, to: 'mail' },
  '0x800CCC6F': { code: 554, to: 'message' },
  '0x800CCC78': { code: 550, to: 'mail' },
  '0x800CCC79': { code: 550, to: 'rcpt' },
  '0x800CCC7D': { trouble: { type: 'missing', what: 'starttls' }, phase: 'starttls' },
  '0x800CCC80': { trouble: { type: 'missing', what: 'common-mechanism' }, phase: 'auth' },
  '0x800CCC81': { code: 535, to: 'auth' },
  '0x800CCC92': { code: 535, to: 'auth' },
};

/** The reply that an Outlook error stands for, where it stands for one. */
export function outlookReply(text: string): Stands | undefined {
  const code = /\b(0x8[0-9A-F]{7})\b/i.exec(text)?.[1]?.toUpperCase().replace('0X', '0x');
  const known = code === undefined ? undefined : OUTLOOK[code];
  return known && 'code' in known ? known : undefined;
}
