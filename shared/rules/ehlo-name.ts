// Chooses another name to introduce oneself with, where a server does not like the first.

import type { RunFacts } from '../run/facts.ts';
import type { Action } from '../run/verdict.ts';
import { senderOf } from './shown.ts';

export interface Introduction {
  /** The name that was given. */
  readonly before: string | undefined;
  /** The addresses that are known of the user, the most telling first. */
  readonly addresses: readonly string[];
  /** The connection's own end. */
  readonly localAddress: string | undefined;
}

/**
 * The domain of the account, or else the address literal of the connection's own end, which
 * every server has to take (RFC 5321 section 4.1.4); undefined if both have been refused.
 */
export function useEhloName({ before, addresses, localAddress }: Introduction): Action | undefined {
  const domain = addresses.map(domainOf).find((name) => name !== undefined);
  const literal = localAddress === undefined ? undefined : literalOf(localAddress);
  const name = [domain, literal].find((other) => other !== undefined && other !== before);
  return name === undefined ? undefined : { id: 'use-ehlo-name', options: ['--ehlo-name', name] };
}

/** The same, for what is known of a session. */
export function otherEhloName({
  settings: { plan },
  session,
  connection: { peer },
}: Pick<RunFacts, 'settings' | 'session' | 'connection'>): Action | undefined {
  return useEhloName({
    before: session.introducedAs ?? plan.connection.ehloName,
    addresses: [senderOf(plan) ?? '', plan.auth?.user ?? ''],
    localAddress: peer?.localAddress,
  });
}

/** RFC 5321 section 4.1.3. A zone is of no use to anybody else. */
function literalOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  return plain.includes(':') ? `[IPv6:${plain}]` : `[${plain}]`;
}

function domainOf(address: string): string | undefined {
  return /@([a-z0-9-]+(?:\.[a-z0-9-]+)+)$/i.exec(address)?.[1];
}
