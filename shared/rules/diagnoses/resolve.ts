// Diagnoses why the host's name did not become an address.

import type { ResolveCause } from '../../run/event.ts';
import { fault } from '../fault.ts';
import { defineRule, NOT_APPLICABLE } from '../rule.ts';

/** One rule for each cause that the resolver may give. */
function resolveFailure<const Cause extends ResolveCause>(cause: Cause, reference: string) {
  return defineRule({
    id: `resolve.${cause}`,
    kind: 'diagnosis',
    reference,
    needs: ['settings', 'resolution'],
    refines: ['run.phase-failed'],
    wants: ['resolver'],
    judge({ settings: { plan }, resolution: { outcome, dns } }) {
      if (outcome.state !== 'failed' || outcome.cause !== cause) return NOT_APPLICABLE;
      const answers = dns.filter((answer) => answer.outcome === 'answered');
      return fault('resolve', [...dns.map(({ seq }) => seq), outcome.seq], {
        host: plan.connection.host,
        family: plan.connection.family,
        mx: answers.find(({ query }) => query === 'MX')?.records ?? [],
        code: outcome.code,
      });
    },
  });
}

export const resolveDiagnoses = [
  resolveFailure('no-such-name', 'https://www.rfc-editor.org/rfc/rfc8020'),
  resolveFailure('no-address', 'https://www.rfc-editor.org/rfc/rfc2308#section-2.2'),
  resolveFailure('resolver-unreachable', 'https://www.rfc-editor.org/rfc/rfc1035#section-7.2'),
  resolveFailure('resolver-failed', 'https://www.rfc-editor.org/rfc/rfc1035#section-4.1.1'),
  resolveFailure('timed-out', 'https://www.rfc-editor.org/rfc/rfc1035#section-7.2'),
  resolveFailure('invalid-name', 'https://www.rfc-editor.org/rfc/rfc1035#section-2.3.1'),
  resolveFailure('not-observed', 'https://www.rfc-editor.org/rfc/rfc1034#section-5.3.1'),
] as const;
