// Keeps what stood in the run's way apart from replies: silence, broken protocol, bounds, lacks.

import type { EventOf, Limit, Violation } from '../event.ts';
import type { Phase } from '../phase.ts';
import { bodyOf } from './event-body.ts';

export interface ObservedViolation {
  readonly violation: Violation;
  readonly phase: Phase;
  /** Number of the first one; the others are only counted, so a hostile peer costs no memory. */
  readonly seq: number;
  readonly count: number;
}

export type Lack = Pick<EventOf<'prerequisite.missing'>, 'what' | 'phase' | 'size' | 'seq'>;

export interface TroubleFacet {
  /** One for each kind and phase, in order of their first appearance. */
  readonly violations: ObservedViolation[];
  readonly waits: { readonly phase: Phase; readonly after: number; readonly seq: number }[];
  readonly limits: { readonly limit: Limit; readonly phase: Phase; readonly seq: number }[];
  readonly missing: Lack[];
  /** Octets in clear behind the STARTTLS reply. */
  discarded?: { readonly octets: number; readonly seq: number };
  /** The first step that another client would not carry out. */
  refused?: Pick<EventOf<'client.refused'>, 'phase' | 'cause' | 'seq'>;
  cancelled?: { readonly phase: Phase; readonly seq: number };
}

export type TroubleEvent = EventOf<
  | 'protocol.violated'
  | 'wait.expired'
  | 'limit.exceeded'
  | 'prerequisite.missing'
  | 'plaintext.discarded'
  | 'client.refused'
  | 'run.cancelled'
>;

export function createTrouble(): TroubleFacet {
  return { violations: [], waits: [], limits: [], missing: [] };
}

export function reduceTrouble(facet: TroubleFacet, event: TroubleEvent): void {
  switch (event.type) {
    case 'protocol.violated':
      countViolation(facet.violations, event);
      return;
    case 'wait.expired':
      facet.waits.push(bodyOf(event));
      return;
    case 'limit.exceeded':
      facet.limits.push(bodyOf(event));
      return;
    case 'prerequisite.missing':
      facet.missing.push(bodyOf(event));
      return;
    case 'plaintext.discarded':
      facet.discarded = bodyOf(event);
      return;
    case 'client.refused':
      facet.refused ??= bodyOf(event);
      return;
    case 'run.cancelled':
      facet.cancelled = bodyOf(event);
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
