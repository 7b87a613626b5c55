// Asks the machine's DNS servers whether they answer at all, and whether a domain exists.

import { promises as dns } from 'node:dns';
import { isIP } from 'node:net';
import type { DnsOutcome, RunFact } from '../../../shared/run/event.ts';
import { DNS_TIMEOUT } from '../bounds.ts';

export type ResolverFact = Extract<RunFact, { type: 'resolver.probed' }>;
export type NameServerLookup = (name: string) => Promise<readonly unknown[]>;

/**
 * Looks up the root's name servers, which every working resolver knows, and those of the
 * domains above the host: what the host's name lacks they may have, or lack too.
 */
export async function probeResolver(
  host: string,
  signal: AbortSignal,
  lookup: NameServerLookup = systemLookup(signal),
): Promise<readonly Omit<ResolverFact, 'type'>[]> {
  // An address has no domain above it: it says only whether there are DNS servers at all.
  const labels = isIP(host) === 0 ? host.replace(/\.$/, '').split('.') : [];
  const parent = labels.length > 2 ? [labels.slice(1).join('.')] : [];
  return Promise.all(
    ['.', ...parent].map(async (name) => ({ name, outcome: await ask(name, lookup) })),
  );
}

const OUTCOMES: Readonly<Record<string, DnsOutcome>> = {
  ENODATA: 'no-data',
  ENOTFOUND: 'no-such-name',
  ETIMEOUT: 'timed-out',
};

async function ask(name: string, lookup: NameServerLookup): Promise<DnsOutcome> {
  try {
    await lookup(name);
    return 'answered';
  } catch (error) {
    return OUTCOMES[(error as NodeJS.ErrnoException).code ?? ''] ?? 'failed';
  }
}

function systemLookup(signal: AbortSignal): NameServerLookup {
  const resolver = new dns.Resolver({ timeout: DNS_TIMEOUT, tries: 1 });
  signal.addEventListener('abort', () => resolver.cancel(), { once: true });
  return (name) => resolver.resolveNs(name);
}
