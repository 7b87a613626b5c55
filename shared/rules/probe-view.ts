// Prepares for rules what the follow-up probes showed, and the way out that they found.

import type { PortOutcome } from '../run/event.ts';
import type { ProbedPort, ProbesFacet } from '../run/facets/probes.ts';
import type { View } from '../run/facts.ts';
import type { Action } from '../run/verdict.ts';

/** What is said of another port. */
export interface OtherPort {
  readonly port: number;
  readonly security: ProbedPort['security'];
  readonly outcome: PortOutcome;
}

/** What the same port did when it was spoken to the other way. */
export function otherTlsMode({ ports }: View<ProbesFacet>): ProbedPort | undefined {
  return ports.find(({ probe }) => probe === 'other-tls-mode');
}

/** The other submission ports, by number; empty where they were not looked at. */
export function otherPorts({ ports }: View<ProbesFacet>): readonly ProbedPort[] {
  return ports.filter(({ probe }) => probe === 'other-ports').toSorted((a, b) => a.port - b.port);
}

export function viewPorts(ports: readonly ProbedPort[]): readonly OtherPort[] {
  return ports.map(({ port, security, outcome }) => ({ port, security, outcome }));
}

export function seqsOf(seen: readonly { readonly seq: number }[]): readonly number[] {
  return seen.map(({ seq }) => seq);
}

/** Outcomes that say no more than that nothing came back, or that nothing could leave. */
const DEAD: readonly PortOutcome[] = [
  'timed-out',
  'unreachable',
  'not-permitted',
  'address-not-available',
  'failed',
];

/** Whether the host itself answered there, be it with a refusal. */
export function isAlive({ outcome }: Pick<ProbedPort, 'outcome'>): boolean {
  return !DEAD.includes(outcome);
}

/** Where to go instead, best first (RFC 8314 section 3.3); 25 is for servers, not for users. */
const WAYS = [465, 587, 2525] as const;

/** Try again on the best other port on which a mail server answered; undefined if none did. */
export function portAction(probes: View<ProbesFacet>): Action | undefined {
  const greeted = otherPorts(probes).filter(({ outcome }) => outcome === 'greeted');
  for (const port of WAYS) {
    const way = greeted.find((seen) => seen.port === port);
    if (way) return useOtherPort(port, way.security === 'implicit' ? 'implicit' : 'starttls');
  }
  return undefined;
}

/** Whether another port is a way out: `none` where all were looked at in vain. */
export type Elsewhere = 'found' | 'none' | 'not-looked';

export function elsewhereOf(probes: View<ProbesFacet>): Elsewhere {
  if (portAction(probes) !== undefined) return 'found';
  return otherPorts(probes).length > 0 ? 'none' : 'not-looked';
}

export function useOtherPort(port: number, security: 'implicit' | 'starttls'): Action {
  return { id: 'other-port', options: ['--port', String(port), '--security', security] };
}

export function useSecurity(security: 'implicit' | 'starttls'): Action {
  return { id: 'other-security', options: ['--security', security] };
}

/** Adds an action to what a rule says, where there is one. */
export function withAction<F extends object>(fault: F, action: Action | undefined): F {
  return action === undefined ? fault : { ...fault, action };
}
