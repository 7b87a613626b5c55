// Diagnoses a connection that broke in the middle of the session.

import type { LostCause } from '../../run/event.ts';
import { isEncryptedNow } from '../encryption.ts';
import { fault, replyFault } from '../fault.ts';
import { portAction, withAction } from '../probe-view.ts';
import { defineRule, NOT_APPLICABLE } from '../rule.ts';
import { saidCodes, signedInAt } from '../shown.ts';

/** One rule for each way in which a connection is lost. */
function lost<const Cause extends LostCause>(cause: Cause, reference: string) {
  return defineRule({
    id: `connection.${cause}`,
    kind: 'diagnosis',
    reference,
    needs: ['settings', 'connection', 'tls', 'timing'],
    refines: ['run.phase-failed'],
    wants: [],
    judge({ settings, connection: { now }, tls, timing }) {
      if (now.state !== 'lost' || now.cause !== cause || now.phase === 'quit') {
        return NOT_APPLICABLE;
      }
      const { host, port } = settings.plan.connection;
      const encrypted = isEncryptedNow({ settings, tls, timing });
      // Who broke it off, and why, is not to be seen from here.
      return fault(now.phase, now.seq, { phase: now.phase, host, port, encrypted }, 'likely');
    },
  });
}

const closedBeforeGreeting = defineRule({
  id: 'greeting.connection-closed',
  kind: 'diagnosis',
  reference: 'https://www.rfc-editor.org/rfc/rfc5321#section-3.1',
  needs: ['settings', 'connection', 'session', 'probes'],
  refines: ['connection.closed', 'connection.reset'],
  wants: ['other-tls-mode', 'other-ports'],
  judge({ settings: { plan }, connection: { now }, session, probes }) {
    if (now.state !== 'lost' || now.phase !== 'greeting' || session.greeting) {
      return NOT_APPLICABLE;
    }
    if (now.cause !== 'closed' && now.cause !== 'reset') return NOT_APPLICABLE;
    const { host, port } = plan.connection;
    const observed = { host, port, reset: now.cause === 'reset' };
    const said = fault('greeting', now.seq, observed, 'likely');
    return withAction(said, portAction(probes));
  },
});

/** What follows a 421 is about the 421 (RFC 5321 section 3.8). */
const serviceClosing = defineRule({
  id: 'session.service-closing',
  kind: 'diagnosis',
  reference: 'https://www.rfc-editor.org/rfc/rfc5321#section-3.8',
  needs: ['settings', 'timing', 'session', 'auth'],
  refines: [
    'connection.closed',
    'connection.reset',
    'connection.write-failed',
    'connection.tls-error',
    'greeting.deferred',
    'greeting.blocked-by-policy',
    'ehlo.deferred',
    'ehlo.blocked-by-policy',
    'starttls.deferred',
    'auth.deferred',
    'mail.deferred',
    'mail.policy-deferred',
    'rcpt.deferred',
    'data.deferred',
    'message.deferred',
  ],
  wants: [],
  judge({ settings, timing: { failed }, session: { closing }, auth }) {
    if (!failed || failed.phase === 'quit' || !closing || closing.phase === 'quit') {
      return NOT_APPLICABLE;
    }
    return replyFault(closing, {
      phase: closing.phase,
      host: settings.plan.connection.host,
      ...saidCodes(settings, closing),
      signedIn: signedInAt(settings, auth),
    });
  },
});

export const connectionDiagnoses = [
  serviceClosing,
  closedBeforeGreeting,
  lost('closed', 'https://www.rfc-editor.org/rfc/rfc5321#section-3.8'),
  lost('reset', 'https://www.rfc-editor.org/rfc/rfc9293#section-3.5.2'),
  lost('timed-out', 'https://www.rfc-editor.org/rfc/rfc9293#section-3.8.3'),
  lost('write-failed', 'https://www.rfc-editor.org/rfc/rfc9293#section-3.10.4'),
  lost('tls-error', 'https://www.rfc-editor.org/rfc/rfc8446#section-6.2'),
] as const;
