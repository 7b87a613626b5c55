// Says whether a session was encrypted, also where the client in use does not show it.

import type { RunFacts } from '../run/facts.ts';
import { effectiveSecurity } from '../run/plan.ts';

/** The same at the run's latest moment: a client that hides it shows the end of its handshake. */
export function isEncryptedNow({
  settings,
  tls,
  timing,
}: Pick<RunFacts, 'settings' | 'tls' | 'timing'>): boolean | undefined {
  if (isOpen(settings) && !isEstablished(tls)) return undefined;
  const hidden = settings.notObserved.includes('encryption');
  return isEstablished(tls) || (hidden && timing.phases.tls.state === 'passed');
}

/** Whether nothing tells of encryption, as in an error message that somebody pasted. */
function isOpen({ notObserved }: RunFacts['settings']): boolean {
  return notObserved.includes('security');
}

/** What was negotiated counts only while the connection that it was negotiated for goes on. */
function isEstablished({ handshake }: RunFacts['tls']): boolean {
  return handshake.state === 'negotiated';
}

/**
 * A client that hides its encryption does what the plan asked of it, or fails before.
 * Undefined where nothing tells whether it was encrypted.
 */
export function isEncrypted({
  settings,
  tls,
}: Pick<RunFacts, 'settings' | 'tls'>): boolean | undefined {
  if (isEstablished(tls)) return true;
  if (isOpen(settings)) return undefined;
  const hidden = settings.notObserved.includes('encryption');
  return hidden && effectiveSecurity(settings.plan.connection) !== 'none';
}
