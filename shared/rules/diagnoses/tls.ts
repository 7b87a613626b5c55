// Diagnoses a TLS handshake that failed.

import type { TlsCause } from '../../run/event.ts';
import { fault } from '../fault.ts';
import { defineRule, NOT_APPLICABLE } from '../rule.ts';
import type { ProbeName } from '../../run/event.ts';

const REFINED = [
  'run.phase-failed',
  'connection.closed',
  'connection.reset',
  'connection.timed-out',
  'connection.write-failed',
  'connection.tls-error',
] as const;

/** One rule for each cause that the engine tells apart. */
function handshakeFailure<const Cause extends TlsCause>(
  cause: Cause,
  reference: string,
  wants: readonly ProbeName[] = [],
) {
  return defineRule({
    id: `tls.${cause}`,
    kind: 'diagnosis',
    reference,
    needs: ['settings', 'tls', 'trouble'],
    refines: REFINED,
    wants,
    judge({ settings: { plan }, tls, trouble }) {
      const wait = trouble.waits.find(({ phase }) => phase === 'tls');
      const { handshake } = tls;
      const failure = handshake.state === 'failed' ? handshake : undefined;
      const seen = failure?.cause ?? (wait && 'timed-out');
      const seq = failure?.seq ?? wait?.seq;
      if (seen !== cause || seq === undefined) return NOT_APPLICABLE;
      const { host, port } = plan.connection;
      return fault('tls', seq, {
        host,
        port,
        mode: tls.mode ?? 'starttls',
        code: failure?.code,
        alert: failure?.alert,
        instead: failure?.instead,
        ownCertificate: plan.tls.clientCertificate,
        minVersion: plan.tls.minVersion,
        maxVersion: plan.tls.maxVersion,
        after: wait?.after,
      });
    },
  });
}

export const tlsDiagnoses = [
  handshakeFailure('not-tls', 'https://www.rfc-editor.org/rfc/rfc8314#section-3', [
    'other-tls-mode',
  ]),
  handshakeFailure('no-common-version', 'https://www.rfc-editor.org/rfc/rfc8446#section-6.2'),
  handshakeFailure('no-common-cipher', 'https://www.rfc-editor.org/rfc/rfc8446#section-6.2'),
  handshakeFailure(
    'client-certificate-required',
    'https://www.rfc-editor.org/rfc/rfc8446#section-4.3.2',
  ),
  handshakeFailure('certificate-unusable', 'https://www.rfc-editor.org/rfc/rfc5280'),
  handshakeFailure('alert', 'https://www.rfc-editor.org/rfc/rfc8446#section-6.2', [
    'other-tls-mode',
  ]),
  handshakeFailure('closed', 'https://www.rfc-editor.org/rfc/rfc8446#section-6.1', [
    'other-tls-mode',
  ]),
  handshakeFailure('reset', 'https://www.rfc-editor.org/rfc/rfc8446#section-6.1', [
    'other-tls-mode',
  ]),
  handshakeFailure('timed-out', 'https://www.rfc-editor.org/rfc/rfc8446#section-4', [
    'other-tls-mode',
  ]),
  handshakeFailure('options-unusable', 'https://www.rfc-editor.org/rfc/rfc8446#section-4.2.1'),
  handshakeFailure('failed', 'https://www.rfc-editor.org/rfc/rfc8446#section-6.2', [
    'other-tls-mode',
  ]),
] as const;
