// Keeps of a reply what judging and reporting need: its words, and where it stands in the log.

import type { EnhancedStatus } from '../../smtp/enhanced-status.ts';
import type { PeerText } from '../../smtp/peer-text.ts';
import type { EventOf, ReplyTo } from '../event.ts';
import type { Phase } from '../phase.ts';
import type { QuotedReply } from '../verdict.ts';

export interface ObservedReply {
  readonly to: ReplyTo;
  readonly phase: Phase;
  readonly code: number;
  readonly enhanced?: EnhancedStatus;
  readonly text: PeerText;
  /** Number of the `reply.completed`. */
  readonly seq: number;
  /** Numbers of its first and last line. */
  readonly lines: readonly [first: number, last: number];
}

export function observeReply(event: EventOf<'reply.completed'>): ObservedReply {
  const { to, phase, code, enhanced, text, seq, lines } = event;
  return { to, phase, code, ...(enhanced && { enhanced }), text, seq, lines };
}

/** The reply as verdicts and reports quote it. */
export function quoteReply({ code, enhanced, text }: ObservedReply): QuotedReply {
  return { code, enhanced: enhanced ?? null, text };
}
