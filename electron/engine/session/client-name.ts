// Chooses the name by which Ehlo introduces itself (RFC 5321 section 4.1.4).

/** Suffixes that name a machine on its own network only. */
const PRIVATE_SUFFIX = /\.(?:local|localdomain|lan|home|internal|localhost|home\.arpa)$/i;
const FQDN =
  /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/i;

/**
 * The machine's name where it is fully qualified and public, else the address literal
 * of the connection's own end. Never `localhost`, which many servers refuse.
 */
export function defaultClientName(hostName: string, localAddress: string | undefined): string {
  if (FQDN.test(hostName) && !PRIVATE_SUFFIX.test(hostName)) return hostName;
  const address = (localAddress ?? '127.0.0.1')
    .replace(/^::ffff:(?=\d+\.)/i, '')
    .replace(/%.*$/, '');
  return address.includes(':') ? `[IPv6:${address}]` : `[${address}]`;
}
