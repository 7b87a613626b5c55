// Keeps what stood in the run's way apart from replies: silence, broken protocol, bounds, lacks.

import type { EventOf, Limit, Missing, Violation } from '../event.ts';
import type { Phase } from '../phase.ts';

export interface ObservedViolation {
  readonly violation: Violation;
  readonly phase: Phase;
  /** Number of the first one; the others are only counted, so a hostile peer costs no memory. */
  readonly seq: number;
  readonly count: number;
}

export interface TroubleFacet {
  /** One for each kind and phase, in order of their first appearance. */
  readonly violations: ObservedViolation[];
  readonly waits: { readonly phase: Phase; readonly after: number; readonly seq: number }[];
  readonly limits: { readonly limit: Limit; readonly phase: Phase; readonly seq: number }[];
  readonly missing: { readonly what: Missing; readonly phase: Phase; readonly seq: number }[];
  /** Octets in clear behind the STARTTLS reply. */
  discarded?: { readonly octets: number; readonly seq: number };
  cancelled?: { readonly phase: Phase; readonly seq: number };
}

export type TroubleEvent = EventOf<
  | 'protocol.violated'
  | 'wait.expired'
  | 'limit.exceeded'
  | 'prerequisite.missing'
  | 'plaintext.discarded'
  | 'run.cancelled'
>;

export function createTrouble(): TroubleFacet {
  return { violations: [], waits: [], limits: [], missing: [] };
}

export function reduceTrouble(facet: TroubleFacet, event: TroubleEvent): void {
  const { seq } = event;
  switch (event.type) {
    case 'protocol.violated':
      countViolation(facet.violations, event);
      return;
    case 'wait.expired':
      facet.waits.push({ phase: event.phase, after: event.after, seq });
      return;
    case 'limit.exceeded':
      facet.limits.push({ limit: event.limit, phase: event.phase, seq });
      return;
    case 'prerequisite.missing':
      facet.missing.push({ what: event.what, phase: event.phase, seq });
      return;
    case 'plaintext.discarded':
      facet.discarded = { octets: event.octets, seq };
      return;
    case 'run.cancelled':
      facet.cancelled = { phase: event.phase, seq };
  }
}

function countViolation(
  violations: ObservedViolation[],
  { violation, phase, seq }: EventOf<'protocol.violated'>,
): void {
  const index = violations.findIndex(
    (seen) => seen.violation === violation && seen.phase === phase,
  );
  const seen = violations[index];
  if (seen) violations[index] = { ...seen, count: seen.count + 1 };
  else violations.push({ violation, phase, seq, count: 1 });
}
