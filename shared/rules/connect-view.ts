// Prepares for rules and words how connecting failed, address by address.

import type { AttemptOutcome } from '../run/event.ts';
import type { ConnectionFacet } from '../run/facets/connection.ts';
import type { SettingsFacet } from '../run/facets/settings.ts';
import type { TroubleFacet } from '../run/facets/trouble.ts';
import type { View } from '../run/facts.ts';

export type FailedOutcome = Exclude<AttemptOutcome, 'connected' | 'not-tried'>;

export interface TriedAddress {
  readonly address: string;
  readonly family: 4 | 6;
  readonly outcome: AttemptOutcome;
}

export interface ConnectFailure {
  readonly cause: FailedOutcome;
  /** Whether addresses failed in different ways. */
  readonly mixed: boolean;
  readonly evidence: readonly number[];
  readonly observed: {
    readonly host: string;
    readonly port: number;
    readonly sourceIp: string | undefined;
    readonly addresses: readonly TriedAddress[];
    /** The operating system's code of the attempts that failed for the cause. */
    readonly code: string | undefined;
  };
}

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

/** How connecting failed; undefined where it did not, or where a proxy was to do it. */
export function viewConnectFailure(
  { plan }: View<SettingsFacet>,
  { attempts, now, proxyFailure }: View<ConnectionFacet>,
  { waits }: View<TroubleFacet>,
): ConnectFailure | undefined {
  if (proxyFailure) return undefined;
  const wait = waits.find(({ phase }) => phase === 'connect');
  if (now.state !== 'failed' && !(wait && now.state === 'none')) return undefined;
  const ends = attempts.flatMap(({ ended }) => ended ?? []);
  const outcomes = TELLING.filter((outcome) => ends.some((end) => end.outcome === outcome));
  // A phase that ran out of time may leave its attempts without an outcome.
  const cause = outcomes[0] ?? (wait ? 'timed-out' : 'failed');
  const own = ends.filter(({ outcome }) => outcome === cause);
  const { host, port, sourceIp } = plan.connection;
  return {
    cause,
    mixed: outcomes.length > 1,
    evidence: own.length > 0 ? own.map(({ seq }) => seq) : [wait?.seq ?? seqOf(now)],
    observed: {
      host,
      port,
      sourceIp,
      addresses: attempts.map(({ address, family, ended }) => ({
        address,
        family,
        outcome: ended?.outcome ?? 'timed-out',
      })),
      code: own[0]?.code,
    },
  };
}

function seqOf(now: ConnectionFacet['now']): number {
  return now.state === 'none' ? 1 : now.seq;
}
