// Tells addresses that lead no further than this computer or network (RFC 6890).

/** Whether no public server can have this address: loopback, unspecified, private, link-local. */
export function isLocalAddress(address: string): boolean {
  if (address.includes(':')) return /^(?:::1?|f[cd].*|fe[89ab].*)$/i.test(address);
  const [a = 0, b = 0] = address.split('.').map(Number);
  if (a === 0 || a === 10 || a === 127) return true;
  return (a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168) || (a === 169 && b === 254);
}

/** Whether a host is given as an IP address instead of a name. */
export function isAddress(host: string): boolean {
  return host.includes(':') || /^\d+(?:\.\d+){3}$/.test(host);
}
