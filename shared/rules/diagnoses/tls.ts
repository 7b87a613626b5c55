// Diagnoses a TLS handshake that failed.

import type { ProbeName, TlsCause } from '../../run/event.ts';
import type { Action } from '../../run/verdict.ts';
import { fault } from '../fault.ts';
import { elsewhereOf, otherTlsMode, portAction, useSecurity, withAction } from '../probe-view.ts';
import { defineRule, NOT_APPLICABLE } from '../rule.ts';
import { viewHandshakeFailure } from '../tls-view.ts';
import { alertDiagnoses } from './tls-alert.ts';
import { tlsModeDiagnoses } from './tls-mode.ts';
import { weaknessDiagnoses } from './tls-weakness.ts';

/** Ends without a word: what they are is seen, and why is not. */
const WORDLESS: readonly TlsCause[] = ['closed', 'reset', 'timed-out'];

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
    needs: ['settings', 'tls', 'trouble', 'probes'],
    refines: REFINED,
    wants,
    judge({ settings, tls, trouble, probes }) {
      const failure = viewHandshakeFailure(settings, tls, trouble);
      if (failure?.cause !== cause) return NOT_APPLICABLE;
      const action = portAction(probes) ?? inClearFirst(cause, failure.observed);
      const looked = otherTlsMode(probes);
      const observed = {
        ...failure.observed,
        elsewhere: elsewhereOf(probes),
        otherMode: looked?.outcome,
      };
      const evidence = [failure.seq, ...(looked ? [looked.seq] : [])];
      const confidence = WORDLESS.includes(cause) ? 'likely' : 'certain';
      return withAction(fault('tls', evidence, observed, confidence), action);
    },
  });
}

/** Ports that are registered for sessions which begin in clear. */
const CLEAR_PORTS: readonly number[] = [25, 587];

/** What is no TLS on such a port is a greeting, and STARTTLS comes after it. */
function inClearFirst(
  cause: TlsCause,
  { port, mode }: { readonly port: number; readonly mode: 'implicit' | 'starttls' },
): Action | undefined {
  const wrongMode = cause === 'not-tls' && mode === 'implicit' && CLEAR_PORTS.includes(port);
  return wrongMode ? useSecurity('starttls') : undefined;
}

const RFC8446 = (section: string) => `https://www.rfc-editor.org/rfc/rfc8446#section-${section}`;
const BOTH: readonly ProbeName[] = ['other-tls-mode', 'other-ports'];

export const tlsDiagnoses = [
  ...tlsModeDiagnoses,
  ...alertDiagnoses,
  ...weaknessDiagnoses,
  handshakeFailure('not-tls', 'https://www.rfc-editor.org/rfc/rfc8314#section-3', BOTH),
  handshakeFailure('no-common-version', 'https://www.rfc-editor.org/rfc/rfc8996'),
  handshakeFailure('no-common-cipher', RFC8446('4.1.1')),
  handshakeFailure('client-certificate-required', RFC8446('4.3.2')),
  handshakeFailure('certificate-unusable', 'https://www.rfc-editor.org/rfc/rfc5280'),
  handshakeFailure('alert', RFC8446('6.2'), ['other-tls-mode']),
  handshakeFailure('closed', RFC8446('6.1'), BOTH),
  handshakeFailure('reset', RFC8446('6.1'), BOTH),
  handshakeFailure('timed-out', RFC8446('4'), BOTH),
  handshakeFailure('options-unusable', RFC8446('4.2.1')),
  handshakeFailure('failed', RFC8446('6.2'), ['other-tls-mode']),
] as const;
