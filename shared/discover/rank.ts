// Makes one candidate of what several sources say of the same server, and puts the best first.

import type { Candidate, Confidence, DiscoverySource, Found } from './candidate.ts';

/**
 * What each source's word is worth. Whoever can change a domain's DNS may lead elsewhere, and
 * RFC 6186 section 6 has the user asked where DNSSEC does not vouch; what came in clear may be
 * anybody's.
 */
const WORTH: Readonly<Record<DiscoverySource, Confidence>> = {
  'provider-domain': 'certain',
  autoconfig: 'certain',
  autodiscover: 'likely',
  srv: 'likely',
  mozilla: 'likely',
  'provider-mx': 'likely',
  'autoconfig-in-clear': 'possible',
  guess: 'possible',
};

const ORDER: readonly Confidence[] = ['certain', 'likely', 'possible'];

/** Most candidates that are told. */
const MOST = 12;

/** The order of `found` decides between equals: each source puts its own best first. */
export function rank(found: readonly Found[]): readonly Candidate[] {
  const groups = new Map<string, Found[]>();
  for (const one of found) {
    const key = `${one.host.toLowerCase()} ${String(one.port)} ${one.security}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()]
    .map(candidate)
    .toSorted((a, b) => ORDER.indexOf(a.confidence) - ORDER.indexOf(b.confidence))
    .slice(0, MOST);
}

function candidate(same: readonly Found[]): Candidate {
  const sorted = same.toSorted((a, b) => worth(a) - worth(b));
  const [best] = sorted;
  if (!best) throw new Error('A candidate has a source.');
  const user = sorted.find((one) => one.user !== undefined)?.user;
  const mechanisms = sorted.find((one) => one.mechanisms !== undefined)?.mechanisms;
  const preset = sorted.find((one) => one.preset !== undefined)?.preset;
  const notes = sorted.flatMap(({ note }) => (note === undefined ? [] : [note]));
  return {
    host: best.host.toLowerCase(),
    port: best.port,
    security: best.security,
    ...(user !== undefined && { user }),
    ...(mechanisms && { mechanisms }),
    ...(preset !== undefined && { preset }),
    confidence: WORTH[best.source],
    origins: sorted.map(({ source, detail }) => ({ source, detail })),
    notes: [...new Set(notes)],
  };
}

function worth({ source }: Found): number {
  return ORDER.indexOf(WORTH[source]);
}
