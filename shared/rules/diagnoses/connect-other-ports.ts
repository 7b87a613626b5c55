// Diagnoses a failed connection by what the other submission ports of the same address did.

import type { ProbedPort, ProbesFacet } from '../../run/facets/probes.ts';
import type { RunFacts, View } from '../../run/facts.ts';
import type { Confidence } from '../../run/verdict.ts';
import { viewConnectFailure, type ConnectFailure, type FailedOutcome } from '../connect-view.ts';
import { fault } from '../fault.ts';
import {
  isAlive,
  otherPorts,
  portAction,
  seqsOf,
  useOtherPort,
  viewPorts,
  withAction,
} from '../probe-view.ts';
import { defineRule, NOT_APPLICABLE } from '../rule.ts';

interface PortsRule<Id extends string> {
  readonly id: Id;
  readonly reference: string;
  /** How the asked port failed. */
  readonly cause: FailedOutcome;
  readonly confidence: Confidence;
  /** Whether the other ports, of which there is at least one, tell of this. */
  fits(others: readonly ProbedPort[], failure: ConnectFailure, probes: View<ProbesFacet>): boolean;
}

function byOtherPorts<const Id extends string>(rule: PortsRule<Id>) {
  return defineRule({
    id: rule.id,
    kind: 'diagnosis',
    reference: rule.reference,
    needs: ['settings', 'connection', 'trouble', 'probes'],
    refines: [`connect.${rule.cause}`],
    wants: [],
    judge({ settings, connection, trouble, probes }) {
      const failure = viewConnectFailure(settings, connection, trouble);
      const others = otherPorts(probes);
      if (failure?.cause !== rule.cause || others.length === 0) return NOT_APPLICABLE;
      if (!rule.fits(others, failure, probes)) return NOT_APPLICABLE;
      const evidence = [...failure.evidence, ...seqsOf(others), ...rootSeq(probes)];
      const observed = { ...failure.observed, others: viewPorts(others) };
      return withAction(fault('connect', evidence, observed, rule.confidence), portAction(probes));
    },
  });
}

function rootSeq({ resolver }: View<ProbesFacet>): readonly number[] {
  return seqsOf(resolver.filter(({ name }) => name === '.'));
}

/** Whether the machine's DNS servers answer, which takes a network; undefined if not asked. */
function dnsAnswers({ resolver }: Pick<RunFacts['probes'], 'resolver'>): boolean | undefined {
  const root = resolver.find(({ name }) => name === '.');
  return root && root.outcome !== 'timed-out' && root.outcome !== 'failed';
}

const FILTERED = 'https://www.rfc-editor.org/rfc/rfc6409#section-3.1';
const someGreeted = (others: readonly ProbedPort[]) =>
  others.some(({ outcome }) => outcome === 'greeted');

/** Port 25 is what access providers close, since mail programs have no business there. */
const port25Blocked = defineRule({
  id: 'connect.port-25-blocked',
  kind: 'diagnosis',
  reference: 'https://www.rfc-editor.org/rfc/rfc5068#section-5',
  needs: ['settings', 'connection', 'trouble', 'probes'],
  refines: ['connect.timed-out', 'connect.port-blocked'],
  wants: ['other-ports'],
  judge({ settings, connection, trouble, probes }) {
    const failure = viewConnectFailure(settings, connection, trouble);
    if (failure?.cause !== 'timed-out' || failure.observed.port !== 25) return NOT_APPLICABLE;
    const others = otherPorts(probes);
    const alive = others.some(isAlive);
    if (others.length > 0 && !alive) return NOT_APPLICABLE;
    const observed = { ...failure.observed, others: viewPorts(others) };
    const evidence = [...failure.evidence, ...seqsOf(others)];
    const action = portAction(probes) ?? (alive ? undefined : useOtherPort(587, 'starttls'));
    return withAction(fault('connect', evidence, observed, alive ? 'likely' : 'possible'), action);
  },
});

export const otherPortsDiagnoses = [
  port25Blocked,
  byOtherPorts({
    id: 'connect.port-blocked',
    reference: FILTERED,
    cause: 'timed-out',
    confidence: 'likely',
    fits: (others) => others.some(isAlive),
  }),
  byOtherPorts({
    id: 'connect.host-silent',
    reference: 'https://www.rfc-editor.org/rfc/rfc9293#section-3.8.3',
    cause: 'timed-out',
    confidence: 'likely',
    fits: (others, _, probes) => !others.some(isAlive) && dnsAnswers(probes) !== false,
  }),
  byOtherPorts({
    id: 'connect.network-down',
    reference: 'https://www.rfc-editor.org/rfc/rfc1122#section-4.2.3.9',
    cause: 'timed-out',
    confidence: 'likely',
    fits: (others, _, probes) => !others.some(isAlive) && dnsAnswers(probes) === false,
  }),
  byOtherPorts({
    id: 'connect.port-closed',
    reference: 'https://www.rfc-editor.org/rfc/rfc8314#section-3.3',
    cause: 'refused',
    confidence: 'certain',
    fits: someGreeted,
  }),
  byOtherPorts({
    id: 'connect.no-mail-service',
    reference: FILTERED,
    cause: 'refused',
    confidence: 'likely',
    fits: (others) => others.every(({ outcome }) => outcome === 'refused'),
  }),
  byOtherPorts({
    id: 'connect.port-cut-off',
    reference: FILTERED,
    cause: 'reset',
    confidence: 'likely',
    fits: someGreeted,
  }),
  byOtherPorts({
    id: 'connect.port-not-permitted',
    reference: 'https://www.rfc-editor.org/rfc/rfc1122#section-3.2.2.1',
    cause: 'not-permitted',
    confidence: 'certain',
    fits: (others) => others.some(isAlive),
  }),
] as const;
