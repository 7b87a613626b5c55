// Builds the answers that many rules give in the same way.

import type { View } from '../run/facts.ts';
import type { ObservedReply } from '../run/facets/observed-reply.ts';
import type { TimingFacet } from '../run/facets/timing.ts';
import type { Phase } from '../run/phase.ts';
import type { Confidence } from '../run/verdict.ts';
import type { Fault } from './rule.ts';

/** A fault that was seen at `seq`, and of which there is no doubt unless said. */
export function fault<Observed>(
  phase: Phase,
  seq: number | readonly number[],
  observed: Observed,
  confidence: Confidence = 'certain',
): Fault<Observed> {
  const evidence = typeof seq === 'number' ? [seq] : seq;
  return { verdict: 'fail', phase, evidence, observed, confidence };
}

/** A fault that the server stated in a reply. */
export function replyFault<Observed>(
  reply: ObservedReply,
  observed: Observed,
  confidence: Confidence = 'certain',
): Fault<Observed> {
  return { ...fault(reply.phase, replyEvidence(reply), observed, confidence), reply };
}

/** The first and the last line of a reply: between them it may be thousands. */
export function replyEvidence({ lines: [first, last] }: ObservedReply): readonly number[] {
  return first === last ? [first] : [first, last];
}

/** Whether this is the phase that the run failed in. */
export function failedIn(timing: View<TimingFacet>, phase: Phase): boolean {
  return timing.failed?.phase === phase;
}
