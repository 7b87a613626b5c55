// Tells what was observed from what was not: an error message shows little of its session.

import type { ObservedReply } from '../run/facets/observed-reply.ts';
import type { RunFacts } from '../run/facts.ts';
import { UNKNOWN_SENDER } from '../run/unknown.ts';
import type { EnhancedStatus } from '../smtp/enhanced-status.ts';

/** The codes of a reply that may be named: those that were seen. */
export interface SaidCodes {
  readonly code: number | undefined;
  readonly enhanced?: EnhancedStatus;
}

export function saidCodes(
  { notObserved }: RunFacts['settings'],
  { code, enhanced }: Pick<ObservedReply, 'code' | 'enhanced'>,
): SaidCodes {
  return {
    code: notObserved.includes('reply-code') ? undefined : code,
    ...(enhanced && { enhanced }),
  };
}

/** Whether somebody is signed in; undefined where nothing tells. */
export function signedInAt(
  { notObserved }: RunFacts['settings'],
  { now }: RunFacts['auth'],
): boolean | undefined {
  if (now.state === 'accepted') return true;
  return now.state === 'none' && notObserved.includes('sign-in') ? undefined : false;
}

/** The reverse-path, which may be the empty one; undefined where it is not known. */
export function senderOf({ envelope }: RunFacts['settings']['plan']): string | undefined {
  return envelope?.from === UNKNOWN_SENDER ? undefined : envelope?.from;
}
