// Turns the plan's host into the addresses to connect to, as the operating system sees it.

import type { ResolveCause } from '../../../shared/run/event.ts';
import type { ConnectionPlan } from '../../../shared/run/plan.ts';
import type { RecordFact } from '../session/wire.ts';
import type { DnsAnswer, Explanation } from './dns-explain.ts';
import { ipFamily, toHostName } from './host-name.ts';
import { causeOfFailure } from './resolve-cause.ts';

export interface ResolvedAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

/** The system's resolver: every address, in its own order, of one family or (0) of both. */
export type Lookup = (
  host: string,
  family: 0 | 4 | 6,
) => Promise<readonly { readonly address: string; readonly family: number }[]>;

export interface ResolveDependencies {
  readonly record: RecordFact;
  readonly signal: AbortSignal;
  /** Milliseconds that the resolver may take. */
  readonly timeout: number;
  /** DNS queries already under way; a failure is told only after their answers. */
  readonly explanation?: Explanation;
  readonly lookup?: Lookup;
}

type Answer =
  | { readonly addresses: readonly ResolvedAddress[] }
  | { readonly cause: ResolveCause; readonly code?: string }
  | 'aborted';

/**
 * Addresses in the resolver's order, so that the hosts file and VPN rules count. Undefined
 * when there is none (`resolution.failed` is in the log) or when the signal was aborted.
 * Node cannot call a lookup back: one that hangs lives on in its thread, unheard.
 */
export async function resolveHost(
  connection: ConnectionPlan,
  deps: ResolveDependencies,
): Promise<readonly ResolvedAddress[] | undefined> {
  const { record, signal } = deps;
  const fixed = connection.connectIp ?? connection.host;
  const fixedFamily = ipFamily(fixed);
  if (fixedFamily !== 0) {
    const addresses = [{ address: fixed, family: fixedFamily }];
    const source = connection.connectIp === undefined ? 'literal' : 'given';
    record({ type: 'resolution.completed', source, addresses });
    return addresses;
  }
  const answer = await resolveName(connection, deps);
  if (answer === 'aborted' || signal.aborted) return undefined;
  if ('cause' in answer) {
    record({ type: 'resolution.failed', ...answer });
    return undefined;
  }
  record({ type: 'resolution.completed', source: 'resolver', addresses: answer.addresses });
  return answer.addresses;
}

async function resolveName(
  { host, family, sourceIp }: ConnectionPlan,
  { signal, timeout, explanation, lookup = systemLookup }: ResolveDependencies,
): Promise<Answer> {
  const name = toHostName(host);
  if (name === undefined) return { cause: 'invalid-name' };
  // A local address of one family cannot reach the other.
  const wanted = family ?? ipFamily(sourceIp ?? '');
  const looked = await within(lookUp(lookup, name, wanted), timeout, signal);
  if (looked === 'aborted') return 'aborted';
  if (looked !== 'expired' && 'addresses' in looked) return looked;
  const answers = await within(explanation?.answers ?? none, timeout, signal);
  if (answers === 'aborted') return 'aborted';
  if (looked === 'expired') return { cause: 'timed-out' };
  if ('otherFamily' in looked && looked.otherFamily)
    return { cause: 'no-address', code: looked.code };
  const known = answers === 'expired' ? [] : answers;
  return { cause: causeOfFailure(looked.code, known, wanted), code: looked.code };
}

const none: Promise<readonly DnsAnswer[]> = Promise.resolve([]);

type Found = { readonly addresses: readonly ResolvedAddress[] } | { readonly code: string };
/** A failure tells as well whether the name has addresses of the family that is not wanted. */
type LookedUp = Found | { readonly code: string; readonly otherFamily: boolean };

/**
 * What the system's resolver says of the name. A name that the hosts file gives the other
 * family only is unknown to it in this one, by the same code as a name that does not exist.
 */
async function lookUp(lookup: Lookup, name: string, wanted: 0 | 4 | 6): Promise<LookedUp> {
  const found = await ask(lookup, name, wanted);
  if ('addresses' in found || wanted === 0) return found;
  const other = await ask(lookup, name, wanted === 4 ? 6 : 4);
  return { ...found, otherFamily: 'addresses' in other };
}

async function ask(lookup: Lookup, name: string, wanted: 0 | 4 | 6): Promise<Found> {
  try {
    const found = await lookup(name, wanted);
    const addresses = found.map(({ address, family }): ResolvedAddress => {
      return { address, family: family === 6 ? 6 : 4 };
    });
    return addresses.length > 0 ? { addresses } : { code: 'ENODATA' };
  } catch (error) {
    return { code: (error as NodeJS.ErrnoException).code ?? 'EAI_FAIL' };
  }
}

const systemLookup: Lookup = async (host, family) => {
  const { lookup } = await import('node:dns/promises');
  return lookup(host, { all: true, verbatim: true, family });
};

/** The promise's value, unless time is up or the signal aborted first. */
function within<T>(
  promise: Promise<T>,
  milliseconds: number,
  signal: AbortSignal,
): Promise<T | 'expired' | 'aborted'> {
  return new Promise((resolve) => {
    const finish = (value: T | 'expired' | 'aborted'): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      resolve(value);
    };
    const abort = (): void => finish('aborted');
    const timer = setTimeout(finish, milliseconds, 'expired' as const);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    void promise.then(finish);
  });
}
