// Finds the submission servers for an e-mail address, asking its domain and nobody else unasked.

import { promises as dns } from 'node:dns';
import type { Asked, Discovery, Found } from '../../../shared/discover/candidate.ts';
import type { MailAddress } from '../../../shared/discover/mail-address.ts';
import { rank } from '../../../shared/discover/rank.ts';
import { presetOfDomain } from '../../../shared/profile/presets/presets.ts';
import { DISCOVERY_TIMEOUT, DNS_TIMEOUT } from '../bounds.ts';
import { webFetch } from '../net/web-fetch.ts';
import {
  askAutodiscoverAlias,
  askMx,
  askSrv,
  guess,
  ofPreset,
  together,
  type Answered,
  type DiscoverResolver,
} from './ask-dns.ts';
import { askAutoconfig, askAutodiscover, askMozilla, type Fetch } from './ask-web.ts';

export interface DiscoverDependencies {
  readonly signal: AbortSignal;
  /** Whether Mozilla's table may be asked about the domain. */
  readonly mozilla: boolean;
  /** The machine's DNS servers and the web, unless a test has others. */
  readonly resolver?: DiscoverResolver;
  readonly fetch?: Fetch;
}

/** Asks all at once; what does not answer in its time is told as that. */
export async function discover(
  address: MailAddress,
  deps: DiscoverDependencies,
): Promise<Discovery> {
  const signal = AbortSignal.any([deps.signal, AbortSignal.timeout(DISCOVERY_TIMEOUT)]);
  const resolver = deps.resolver ?? new dns.Resolver({ timeout: DNS_TIMEOUT, tries: 2 });
  const fetch = deps.fetch ?? ((request) => webFetch(request, { signal }));
  const cancel = (): void => resolver.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    const answers = await Promise.all([
      askAutoconfig(fetch, address),
      askSrv(resolver, address),
      askMx(resolver, address),
      askAutodiscover(fetch, address),
      askAutodiscoverAlias(resolver, address),
      ...(deps.mozilla ? [askMozilla(fetch, address)] : []),
    ]);
    const all = together([ofTable(address), ...answers]);
    const rest = all.found.length === 0 ? await guess(resolver, address) : NOTHING;
    return told(address, [...all.found, ...rest.found], [...all.asked, ...rest.asked]);
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

const NOTHING: Answered = { found: [], asked: [] };

/** What is known without asking anybody. */
export function discoverOffline(address: MailAddress): Discovery {
  const { found, asked } = ofTable(address);
  return told(address, found, asked);
}

function ofTable(address: MailAddress): Answered {
  const where = 'Ehlo’s table of providers';
  const preset = presetOfDomain(address.domain);
  if (!preset) return { found: [], asked: [{ where, came: 'the domain is not in it' }] };
  const { name, notes } = preset.preset;
  const found = ofPreset(preset, address, 'provider-domain', name);
  const came = found.length === 0 ? `${name}: ${notes[0] ?? 'no server'}` : name;
  return { found, asked: [{ where, came }] };
}

function told(
  { address, domain }: MailAddress,
  found: readonly Found[],
  asked: readonly Asked[],
): Discovery {
  return { address, domain, candidates: rank(found), asked };
}
