// Bundles what every step of a session works with.

import type { Extension } from '../../../shared/smtp/extension.ts';
import type { Missing } from '../../../shared/run/event.ts';
import type { Phase } from '../../../shared/run/phase.ts';
import type { RunPlan } from '../../../shared/run/plan.ts';
import type { Redactor } from '../redactor.ts';
import type { Credentials } from '../sasl/mechanism.ts';
import type { Phases } from './phases.ts';
import type { Reply } from './reply-log.ts';
import type { Session } from './session.ts';
import { Stopped } from './stopped.ts';
import type { RecordFact } from './wire.ts';

export interface StepContext {
  readonly plan: RunPlan;
  readonly session: Session;
  readonly phases: Phases;
  readonly record: RecordFact;
  readonly redactor: Redactor;
  readonly credentials: Credentials | undefined;
  readonly timeouts: Readonly<Record<Phase, number>>;
  /** The EHLO argument. */
  readonly clientName: string;
}

/** What the server announced last; empty after HELO. */
export type Announced = readonly Extension[];

export const accepted = (reply: Reply): boolean => reply.code >= 200 && reply.code < 300;

/** Goes on with a positive reply; any other is the fact that ends the run. */
export function demand(reply: Reply): Reply {
  if (!accepted(reply)) throw new Stopped();
  return reply;
}

/** Ends the run because the server lacks what the plan needs. */
export function missing(
  record: RecordFact,
  phase: Phase,
  what: Missing,
  more: { readonly size?: number } = {},
): never {
  record({ type: 'prerequisite.missing', phase, what, ...more });
  throw new Stopped();
}
