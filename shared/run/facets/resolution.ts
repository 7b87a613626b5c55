// Keeps how the host's name became addresses, and what DNS itself said beside it.

import type { EventOf, ResolveCause } from '../event.ts';

export interface ResolvedAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

export type ResolutionOutcome =
  | { readonly state: 'none' }
  | {
      readonly state: 'resolved';
      readonly source: EventOf<'resolution.completed'>['source'];
      readonly addresses: readonly ResolvedAddress[];
      readonly seq: number;
    }
  | {
      readonly state: 'failed';
      readonly cause: ResolveCause;
      readonly code?: string;
      readonly seq: number;
    };

export type DnsAnswer = Pick<EventOf<'dns.answered'>, 'query' | 'outcome' | 'records' | 'seq'>;

export interface ResolutionFacet {
  outcome: ResolutionOutcome;
  /** Ehlo's own queries, in the order of their answers. */
  readonly dns: DnsAnswer[];
}

export type ResolutionEvent = EventOf<
  'resolution.completed' | 'resolution.failed' | 'dns.answered'
>;

export function createResolution(): ResolutionFacet {
  return { outcome: { state: 'none' }, dns: [] };
}

export function reduceResolution(facet: ResolutionFacet, event: ResolutionEvent): void {
  const { seq } = event;
  switch (event.type) {
    case 'resolution.completed': {
      const { source, addresses } = event;
      facet.outcome = { state: 'resolved', source, addresses, seq };
      return;
    }
    case 'resolution.failed': {
      const { cause, code } = event;
      facet.outcome = { state: 'failed', cause, ...(code !== undefined && { code }), seq };
      return;
    }
    case 'dns.answered': {
      const { query, outcome, records } = event;
      facet.dns.push({ query, outcome, records, seq });
    }
  }
}
