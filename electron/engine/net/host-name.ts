// Brings a host name into the form that resolvers, SNI and certificates use.

import { isIPv4, isIPv6 } from 'node:net';
import { domainToASCII } from 'node:url';

/** Octets of a name without the root's dot, and of one label (RFC 1035 section 2.3.4). */
const NAME_LIMIT = 253;
const LABEL_LIMIT = 63;

/**
 * The name in lower case with IDN labels as A-labels (RFC 5891 section 4.4), or undefined
 * if it is no name. A final dot, which keeps the resolver from completing it, stays.
 */
export function toHostName(host: string): string | undefined {
  // Only for IDNs: the function reads `127.1` as an address and undoes percent-encoding.
  const ascii = /^[\x00-\x7f]*$/.test(host) ? host.toLowerCase() : domainToASCII(host);
  const name = withoutFinalDot(ascii);
  if (name.length > NAME_LIMIT) return undefined;
  return name.split('.').every(isLabel) ? ascii : undefined;
}

/** Certificates and SNI name a host without the root's dot (RFC 6066 section 3). */
export function withoutFinalDot(name: string): string {
  return name.endsWith('.') ? name.slice(0, -1) : name;
}

/**
 * The family of an IP address, 0 for anything else. `isIP` says the same, but compiles its
 * pattern for IPv6 at the first name it meets, which takes milliseconds.
 */
export function ipFamily(text: string): 0 | 4 | 6 {
  if (isIPv4(text)) return 4;
  return /:.*:/.test(text) && isIPv6(text) ? 6 : 0;
}

/** Letters, digits, hyphens, and the underscore that names in use do contain. */
function isLabel(label: string): boolean {
  return label.length <= LABEL_LIMIT && /^[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?$/.test(label);
}
