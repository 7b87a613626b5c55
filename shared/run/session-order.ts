// Puts the phases in the order in which a run walks through them, and says which it wants.

import { PHASES } from './phase.ts';
import type { Phase } from './phase.ts';
import { effectiveSecurity } from './plan.ts';
import type { RecordedPlan } from './plan.ts';

const IMPLICIT_ORDER: readonly Phase[] = [
  'resolve',
  'connect',
  'tls',
  'greeting',
  'ehlo',
  'starttls',
  'auth',
  'mail',
  'rcpt',
  'data',
  'quit',
];

/** All phases in this run's order: with implicit TLS, `tls` comes before `greeting` (RFC 8314). */
export function sessionOrder(plan: Pick<RecordedPlan, 'connection'>): readonly Phase[] {
  return effectiveSecurity(plan.connection) === 'implicit' ? IMPLICIT_ORDER : PHASES;
}

/** Whether the plan goes as far as this phase and needs it on the way. */
export function isWanted(plan: RecordedPlan, phase: Phase): boolean {
  const order = sessionOrder(plan);
  if (order.indexOf(phase) > order.indexOf(plan.stopAfter)) return false;
  const security = effectiveSecurity(plan.connection);
  switch (phase) {
    case 'starttls':
      return security === 'starttls';
    case 'tls':
      return security !== 'none';
    case 'auth':
      return plan.auth !== undefined;
    case 'mail':
    case 'rcpt':
    case 'data':
      return plan.envelope !== undefined;
    case 'resolve':
    case 'connect':
    case 'greeting':
    case 'ehlo':
    case 'quit':
      return true;
  }
}
