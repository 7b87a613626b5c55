// Diagnoses why no address of the server could be connected to.

import type { AttemptOutcome } from '../../run/event.ts';
import type { ConnectionFacet } from '../../run/facets/connection.ts';
import type { View } from '../../run/facts.ts';
import { fault } from '../fault.ts';
import { defineRule, NOT_APPLICABLE } from '../rule.ts';
import type { ProbeName } from '../../run/event.ts';

type FailedOutcome = Exclude<AttemptOutcome, 'connected' | 'not-tried'>;

/**
 * Most telling first. Where addresses failed in different ways, the first of these is
 * the cause: that one address family has no route is common and says little.
 */
const TELLING: readonly FailedOutcome[] = [
  'refused',
  'reset',
  'timed-out',
  'not-permitted',
  'address-not-available',
  'unreachable',
  'failed',
];

function outcomesOf(connection: View<ConnectionFacet>): readonly FailedOutcome[] {
  const outcomes = connection.attempts.flatMap(({ ended }) => ended?.outcome ?? []);
  return TELLING.filter((outcome) => outcomes.includes(outcome));
}

/** One rule for each way in which an attempt fails. */
function connectFailure<const Cause extends FailedOutcome>(
  cause: Cause,
  reference: string,
  wants: readonly ProbeName[],
) {
  return defineRule({
    id: `connect.${cause}`,
    kind: 'diagnosis',
    reference,
    needs: ['settings', 'connection', 'trouble'],
    refines: ['run.phase-failed'],
    wants,
    judge({ settings: { plan }, connection, trouble }) {
      const wait = trouble.waits.find(({ phase }) => phase === 'connect');
      const { now, attempts } = connection;
      if (now.state !== 'failed' && !(wait && now.state === 'none')) return NOT_APPLICABLE;
      const outcomes = outcomesOf(connection);
      // A phase that ran out of time may leave its attempts without an outcome.
      if ((outcomes[0] ?? (wait ? 'timed-out' : 'failed')) !== cause) return NOT_APPLICABLE;
      const ended = attempts.flatMap(({ ended: end }) => (end?.outcome === cause ? end.seq : []));
      const observed = {
        host: plan.connection.host,
        port: plan.connection.port,
        sourceIp: plan.connection.sourceIp,
        addresses: attempts.map(({ address, family, ended: end }) => ({
          address,
          family,
          outcome: end?.outcome ?? 'timed-out',
        })),
        code: attempts.find(({ ended: end }) => end?.outcome === cause)?.ended?.code,
      };
      const evidence = ended.length > 0 ? ended : [wait?.seq ?? seqOf(now)];
      return fault('connect', evidence, observed, outcomes.length > 1 ? 'likely' : 'certain');
    },
  });
}

function seqOf(now: ConnectionFacet['now']): number {
  return now.state === 'none' ? 1 : now.seq;
}

export const connectDiagnoses = [
  connectFailure('refused', 'https://www.rfc-editor.org/rfc/rfc9293#section-3.5.2', [
    'other-ports',
  ]),
  connectFailure('timed-out', 'https://www.rfc-editor.org/rfc/rfc9293#section-3.8.3', [
    'other-ports',
  ]),
  connectFailure('unreachable', 'https://www.rfc-editor.org/rfc/rfc1122#section-4.2.3.9', []),
  connectFailure('reset', 'https://www.rfc-editor.org/rfc/rfc9293#section-3.5.2', ['other-ports']),
  connectFailure('not-permitted', 'https://www.rfc-editor.org/rfc/rfc1122#section-3.2.2.1', []),
  connectFailure('address-not-available', 'https://www.rfc-editor.org/rfc/rfc6724', []),
  connectFailure('failed', 'https://www.rfc-editor.org/rfc/rfc9293', []),
] as const;
