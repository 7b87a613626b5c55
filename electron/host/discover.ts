// Finds and checks the submission servers of an e-mail address for a door.

import type { Candidate, Discovery, Reach } from '../../shared/discover/candidate.ts';
import { readMailAddress, type MailAddress } from '../../shared/discover/mail-address.ts';
import { createFold } from '../../shared/run/fold.ts';
import type { RunPlan } from '../../shared/run/plan.ts';
import { buildReport } from '../../shared/run/report.ts';
import {
  discover,
  discoverOffline,
  type DiscoverDependencies,
} from '../engine/discover/discover.ts';
import { toHostName } from '../engine/net/host-name.ts';
import { MemoryVault } from './vault.ts';
import { runPlan } from './run-plan.ts';

export interface DiscoverOptions extends DiscoverDependencies {
  /** Ehlo's own table alone: nobody is asked. */
  readonly offline?: boolean;
  /** Whether each of the best candidates is connected to, as far as TLS. */
  readonly check: boolean;
  readonly version: string;
}

/** Undefined for what is no address with a domain; letters of other scripts are encoded. */
export function addressOf(text: string): MailAddress | undefined {
  const read = readMailAddress(text);
  const domain = read && toHostName(read.domain);
  if (!read || domain === undefined) return undefined;
  return { address: `${read.local}@${domain}`, local: read.local, domain };
}

export async function discoverServers(
  address: MailAddress,
  options: DiscoverOptions,
): Promise<Discovery> {
  const found = options.offline ? discoverOffline(address) : await discover(address, options);
  if (!options.check || options.offline) return found;
  return { ...found, candidates: await checkAll(found.candidates, options) };
}

/** Most candidates that are connected to, and how many at once. */
const CHECKED = 6;
const AT_ONCE = 3;

async function checkAll(
  candidates: readonly Candidate[],
  options: Pick<DiscoverOptions, 'signal' | 'version'>,
): Promise<readonly Candidate[]> {
  const checked = [...candidates];
  const waiting = candidates.slice(0, CHECKED).map((candidate, index) => ({ candidate, index }));
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const reach = await check(next.candidate, options);
      checked[next.index] = { ...next.candidate, reach };
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return checked;
}

/** A run that ends before anybody signs in. */
async function check(
  { host, port, security }: Candidate,
  { signal, version }: Pick<DiscoverOptions, 'signal' | 'version'>,
): Promise<Reach> {
  const plan: RunPlan = {
    connection: { host, port, security, timeouts: { connect: 6_000 }, runTimeout: 15_000 },
    tls: {},
    stopAfter: security === 'none' ? 'ehlo' : 'tls',
    send: false,
    followUp: false,
    via: 'raw',
  };
  const fold = createFold();
  const onEvent = (event: Parameters<typeof fold.apply>[0]): void => fold.apply(event);
  await runPlan(plan, new MemoryVault(), { signal, version, onEvent });
  const { verdict } = buildReport(fold.facts);
  return { outcome: verdict.outcome, title: verdict.title };
}
