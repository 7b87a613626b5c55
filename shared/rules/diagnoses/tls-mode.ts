// Diagnoses implicit TLS on a port where the session begins in clear.

import type { TlsCause } from '../../run/event.ts';
import { fault } from '../fault.ts';
import { isReply, recogniseService } from '../known/services.ts';
import { otherTlsMode, useSecurity, withAction } from '../probe-view.ts';
import { defineRule, NOT_APPLICABLE } from '../rule.ts';
import { viewHandshakeFailure } from '../tls-view.ts';

/** How a server that waits for EHLO may answer a ClientHello. */
const CAUSES: readonly TlsCause[] = ['not-tls', 'closed', 'reset', 'timed-out', 'failed'];

const starttlsExpected = defineRule({
  id: 'tls.starttls-expected',
  kind: 'diagnosis',
  reference: 'https://www.rfc-editor.org/rfc/rfc8314#section-3.3',
  needs: ['settings', 'tls', 'trouble', 'probes'],
  refines: ['tls.not-tls', 'tls.closed', 'tls.reset', 'tls.timed-out', 'tls.failed'],
  wants: [],
  judge({ settings, tls, trouble, probes }) {
    const failure = viewHandshakeFailure(settings, tls, trouble);
    if (!failure || tls.mode !== 'implicit' || !CAUSES.includes(failure.cause)) {
      return NOT_APPLICABLE;
    }
    const { host, port, instead } = failure.observed;
    const probe = otherTlsMode(probes);
    const greeted = probe?.security === 'none' && probe.outcome === 'greeted' ? probe : undefined;
    const greeting = instead !== undefined && isReply(instead) ? instead : greeted?.greeting;
    // FTP and its like greet with a reply as well.
    if (greeting === undefined || recogniseService(greeting)) return NOT_APPLICABLE;
    const evidence = [failure.seq, ...(greeted ? [greeted.seq] : [])];
    return withAction(fault('tls', evidence, { host, port, greeting }), useSecurity('starttls'));
  },
});

export const tlsModeDiagnoses = [starttlsExpected] as const;
