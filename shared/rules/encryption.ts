// Says whether a session was encrypted, also where the client in use does not show it.

import type { RunFacts } from '../run/facts.ts';
import { effectiveSecurity } from '../run/plan.ts';

/** A client that hides its encryption does what the plan asked of it, or fails before. */
export function isEncrypted({ settings, tls }: Pick<RunFacts, 'settings' | 'tls'>): boolean {
  if (tls.negotiated) return true;
  const hidden = settings.notObserved.includes('encryption');
  return hidden && effectiveSecurity(settings.plan.connection) !== 'none';
}
