// Diagnoses why no address of the server could be connected to.

import type { ProbeName } from '../../run/event.ts';
import { viewConnectFailure, type FailedOutcome } from '../connect-view.ts';
import { fault } from '../fault.ts';
import { portAction, withAction } from '../probe-view.ts';
import { knownPort } from '../server-action.ts';
import { defineRule, NOT_APPLICABLE } from '../rule.ts';
import { connectContextDiagnoses } from './connect-context.ts';
import { otherPortsDiagnoses } from './connect-other-ports.ts';

/** One rule for each way in which an attempt fails. */
function connectFailure<const Cause extends FailedOutcome>(
  cause: Cause,
  reference: string,
  wants: readonly ProbeName[] = [],
) {
  // That nothing came back, or a reset, is seen; who is behind it is not.
  const unsaid = cause === 'timed-out' || cause === 'reset';
  return defineRule({
    id: `connect.${cause}`,
    kind: 'diagnosis',
    reference,
    needs: ['settings', 'connection', 'trouble', 'probes'],
    refines: ['run.phase-failed'],
    wants,
    judge({ settings, connection, trouble, probes }) {
      const failure = viewConnectFailure(settings, connection, trouble);
      if (failure?.cause !== cause) return NOT_APPLICABLE;
      const confidence = failure.mixed || unsaid ? 'likely' : 'certain';
      // A failure of which nothing is told has any cause.
      const untold = cause === 'failed' && failure.observed.code === undefined;
      const said = fault(
        'connect',
        failure.evidence,
        failure.observed,
        untold ? 'possible' : confidence,
      );
      return withAction(said, portAction(probes) ?? knownPort(settings.plan.connection));
    },
  });
}

const TCP_RESET = 'https://www.rfc-editor.org/rfc/rfc9293#section-3.5.2';

export const connectDiagnoses = [
  ...connectContextDiagnoses,
  ...otherPortsDiagnoses,
  connectFailure('refused', TCP_RESET, ['other-ports']),
  connectFailure('timed-out', 'https://www.rfc-editor.org/rfc/rfc9293#section-3.8.3', [
    'other-ports',
    'resolver',
  ]),
  connectFailure('unreachable', 'https://www.rfc-editor.org/rfc/rfc1122#section-4.2.3.9', [
    'resolver',
  ]),
  connectFailure('reset', TCP_RESET, ['other-ports']),
  connectFailure('not-permitted', 'https://www.rfc-editor.org/rfc/rfc1122#section-3.2.2.1', [
    'other-ports',
  ]),
  connectFailure('address-not-available', 'https://www.rfc-editor.org/rfc/rfc6724'),
  connectFailure('failed', 'https://www.rfc-editor.org/rfc/rfc9293'),
] as const;
