// Writes a host with its port as URLs and people do: an IPv6 address stands in brackets.

/** A host as it stands before a port (RFC 3986 section 3.2.2). */
export function bracketHost(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

/** `host:port`. */
export function authority({
  host,
  port,
}: {
  readonly host: string;
  readonly port: number;
}): string {
  return `${bracketHost(host)}:${String(port)}`;
}
