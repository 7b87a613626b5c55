// Steps of a script for the looks that Ehlo takes after a session.

import type { DnsOutcome, PortOutcome, RunFact } from '../../shared/run/event.ts';
import type { Step } from './script.ts';

type Probed = Extract<RunFact, { type: 'port.probed' }>;

const ADDRESS = '192.0.2.25';

/** The other submission ports, each with what it did; 465 is asked with TLS. */
export function otherPorts(outcomes: Readonly<Record<number, PortOutcome>>): readonly Step[] {
  const probe = 'other-ports';
  return [
    { type: 'probe.started', probe },
    ...Object.entries(outcomes).map(([port, outcome]): Probed => {
      const security = port === '465' ? 'implicit' : 'none';
      return {
        type: 'port.probed',
        probe,
        address: ADDRESS,
        port: Number(port),
        security,
        outcome,
        ms: 40,
      };
    }),
  ];
}

/** The same port the other way. */
export function otherMode(
  security: Probed['security'],
  outcome: PortOutcome,
  more: Partial<Probed> = {},
): readonly Step[] {
  const probe = 'other-tls-mode';
  return [
    { type: 'probe.started', probe },
    { type: 'port.probed', probe, address: ADDRESS, port: 587, security, outcome, ms: 30, ...more },
  ];
}

/** The DNS servers, asked for the root and for a domain. */
export function dnsServers(
  root: DnsOutcome,
  domain?: readonly [string, DnsOutcome],
): readonly Step[] {
  return [
    { type: 'probe.started', probe: 'resolver' },
    { type: 'resolver.probed', name: '.', outcome: root },
    ...(domain ? [{ type: 'resolver.probed', name: domain[0], outcome: domain[1] } as const] : []),
  ];
}
