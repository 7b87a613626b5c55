// Compares how two runs found and reached their server, and which program answered.

import { recogniseSoftware } from '../rules/known/server-software.ts';
import type { RunFacts } from '../run/facts.ts';
import { PHASES, type Phase } from '../run/phase.ts';
import { ATTEMPT_OUTCOME, LOST_CAUSE, RESOLVE_CAUSE } from '../words/en/names.ts';
import type { Difference } from './comparison.ts';
import { differ } from './difference.ts';

export function compareConnections(a: RunFacts, b: RunFacts): Difference[] {
  const [was, is] = [a.connection.peer?.address, b.connection.peer?.address];
  // Servers with several addresses are reached at any of them.
  const known = [a, b].every((facts) => {
    const addresses = addressesOf(facts);
    return (
      was !== undefined && is !== undefined && addresses.includes(was) && addresses.includes(is)
    );
  });
  const both = was !== undefined && is !== undefined;
  return [
    ...differ(
      'address.resolution',
      'resolve',
      'the addresses of the name',
      resolution(a),
      resolution(b),
    ),
    ...attempts(a, b),
    ...(both
      ? differ('address.connected', 'connect', 'the address that answered', was, is, !known)
      : []),
    ...software(a, b),
    ...differ('ending', lossPhase(a, b), 'the loss of the connection', lost(a), lost(b)),
    ...waits(a, b),
  ];
}

function addressesOf({ resolution: { outcome } }: RunFacts): readonly string[] {
  return outcome.state === 'resolved' ? outcome.addresses.map(({ address }) => address) : [];
}

/** In no order: resolvers turn it round. */
function resolution(facts: RunFacts): string | undefined {
  const { outcome } = facts.resolution;
  if (outcome.state === 'failed') return `none (${RESOLVE_CAUSE[outcome.cause]})`;
  return [...addressesOf(facts)].sort().join(', ');
}

function attempts(a: RunFacts, b: RunFacts): Difference[] {
  const tried = [...a.connection.attempts].sort((x, y) => (x.address < y.address ? -1 : 1));
  return tried.flatMap(({ address, ended }) => {
    const other = b.connection.attempts.find((attempt) => attempt.address === address)?.ended;
    if (!ended || !other || [ended, other].some(({ outcome }) => outcome === 'not-tried'))
      return [];
    return differ(
      'address.attempt',
      'connect',
      address,
      ATTEMPT_OUTCOME[ended.outcome],
      ATTEMPT_OUTCOME[other.outcome],
    );
  });
}

function software(a: RunFacts, b: RunFacts): Difference[] {
  const [was, is] = [a, b].map(
    ({ session: { greeting } }) => greeting && recogniseSoftware([greeting.text]),
  );
  return was && is ? differ('server.software', 'greeting', 'the server’s program', was, is) : [];
}

/** Where it was lost first. */
function lossPhase(a: RunFacts, b: RunFacts): Phase | null {
  const phases = [a, b].flatMap(({ connection: { now } }) =>
    now.state === 'lost' ? [now.phase] : [],
  );
  return PHASES.find((phase) => phases.includes(phase)) ?? null;
}

function lost({ connection: { now } }: RunFacts): string | undefined {
  return now.state === 'lost' ? `while in ${now.phase}: ${LOST_CAUSE[now.cause]}` : undefined;
}

function waits(a: RunFacts, b: RunFacts): Difference[] {
  const phases = [a, b].map(({ trouble }) => [...new Set(trouble.waits.map(({ phase }) => phase))]);
  const [was = [], is = []] = phases;
  const all = [...new Set([...was, ...is])].sort();
  return all.flatMap((phase) =>
    differ(
      'ending',
      phase,
      `the wait in ${phase}`,
      was.includes(phase) ? 'no answer in time' : null,
      is.includes(phase) ? 'no answer in time' : null,
    ),
  );
}
