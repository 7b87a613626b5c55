// Keeps how the host's name became addresses, and what DNS itself said beside it.

import type { EventOf, ResolveCause } from '../event.ts';
import { bodyOf } from './event-body.ts';

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
  switch (event.type) {
    case 'resolution.completed': {
      facet.outcome = { state: 'resolved', ...bodyOf(event) };
      return;
    }
    case 'resolution.failed': {
      facet.outcome = { state: 'failed', ...bodyOf(event) };
      return;
    }
    case 'dns.answered': {
      facet.dns.push(bodyOf(event));
    }
  }
}
