// Keeps what the follow-up probes showed.

import type { EventOf, ProbeName } from '../event.ts';
import { bodyOf } from './event-body.ts';

export type ProbedPort = Omit<EventOf<'port.probed'>, 'type' | 'at'>;

export interface ProbesFacet {
  /** The probes begun, whether or not anything came of them. */
  readonly started: ProbeName[];
  readonly ports: ProbedPort[];
  readonly resolver: Omit<EventOf<'resolver.probed'>, 'type' | 'at'>[];
}

export type ProbeEvent = EventOf<'probe.started' | 'port.probed' | 'resolver.probed'>;

export function createProbes(): ProbesFacet {
  return { started: [], ports: [], resolver: [] };
}

export function reduceProbes(facet: ProbesFacet, event: ProbeEvent): void {
  switch (event.type) {
    case 'probe.started':
      facet.started.push(event.probe);
      return;
    case 'port.probed':
      facet.ports.push(bodyOf(event));
      return;
    case 'resolver.probed':
      facet.resolver.push(bodyOf(event));
  }
}
