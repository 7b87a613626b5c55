// Diagnoses a server that did not answer in time.

import type { Phase } from '../../run/phase.ts';
import { isEncryptedNow } from '../encryption.ts';
import { fault } from '../fault.ts';
import { elsewhereOf, otherTlsMode, portAction, withAction } from '../probe-view.ts';
import { defineRule, NOT_APPLICABLE } from '../rule.ts';
import type { ProbeName } from '../../run/event.ts';

/** The phases whose silence is a rule of its own; the other phases' failures name theirs. */
type SilentPhase = Exclude<Phase, 'resolve' | 'connect' | 'tls' | 'quit'>;

/** One rule for each phase in which Ehlo waits for a reply. */
function noAnswer<const P extends SilentPhase>(phase: P, wants: readonly ProbeName[] = []) {
  return defineRule({
    id: `${phase}.no-answer`,
    kind: 'diagnosis',
    reference: 'https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.2',
    needs: ['settings', 'trouble', 'tls', 'timing', 'probes'],
    refines: ['run.phase-failed', 'connection.closed'],
    wants,
    judge({ settings, trouble, tls, timing, probes }) {
      const wait = trouble.waits.find((waited) => waited.phase === phase);
      if (!wait) return NOT_APPLICABLE;
      const { host, port } = settings.plan.connection;
      const encrypted = isEncryptedNow({ settings, tls, timing });
      const looked = otherTlsMode(probes);
      const otherMode = looked?.outcome;
      const elsewhere = elsewhereOf(probes);
      const observed = { host, port, after: wait.after, encrypted, otherMode, elsewhere };
      const evidence = [wait.seq, ...(looked ? [looked.seq] : [])];
      // Silence tells what did not come, and not why.
      return withAction(fault(phase, evidence, observed, 'likely'), portAction(probes));
    },
  });
}

export const silenceDiagnoses = [
  noAnswer('greeting', ['other-tls-mode', 'other-ports']),
  noAnswer('ehlo'),
  noAnswer('starttls', ['other-ports']),
  noAnswer('auth'),
  noAnswer('mail'),
  noAnswer('rcpt'),
  noAnswer('data'),
] as const;
