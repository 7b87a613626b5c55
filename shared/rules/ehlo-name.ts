// Chooses another name to introduce oneself with, where a server does not like the first.

import type { RunFacts } from '../run/facts.ts';
import type { Action } from '../run/verdict.ts';

/**
 * The address literal of the connection's own end, which every server has to take (RFC 5321
 * section 4.1.4), or the domain of who signs in where it was a literal that was refused.
 */
export function otherEhloName({
  settings: { plan },
  session: { introducedAs = plan.connection.ehloName },
  connection: { peer },
}: Pick<RunFacts, 'settings' | 'session' | 'connection'>): Action | undefined {
  const literal = peer?.localAddress === undefined ? undefined : literalOf(peer.localAddress);
  const domain = domainOf(plan.auth?.user ?? plan.envelope?.from ?? '');
  const name = introducedAs?.startsWith('[') ? domain : (literal ?? domain);
  if (name === undefined || name === introducedAs) return undefined;
  return { id: 'other-ehlo-name', options: ['--ehlo-name', name] };
}

/** RFC 5321 section 4.1.3. A zone is of no use to anybody else. */
function literalOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  return plain.includes(':') ? `[IPv6:${plain}]` : `[${plain}]`;
}

function domainOf(address: string): string | undefined {
  const domain = address.slice(address.lastIndexOf('@') + 1);
  return address.includes('@') && /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(domain)
    ? domain
    : undefined;
}
