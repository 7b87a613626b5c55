// Names SASL mechanisms (RFC 4422 section 3.1).

/** A mechanism's registered name, upper case: `PLAIN`, `XOAUTH2`, or one Ehlo does not know. */
export type MechanismName = string & { readonly __brand: 'MechanismName' };

/** Mechanisms Ehlo can carry out, in the order in which it prefers them inside TLS. */
export const KNOWN_MECHANISMS = ['XOAUTH2', 'PLAIN', 'LOGIN', 'CRAM-MD5'] as const;

export type KnownMechanism = (typeof KNOWN_MECHANISMS)[number];

/**
 * Parses a mechanism name in any case: 1 to 20 letters, digits, hyphens and
 * underscores (RFC 4422 section 3.1); anything else is undefined.
 */
export function parseMechanismName(text: string): MechanismName | undefined {
  const name = text.trim().toUpperCase();
  return /^[A-Z0-9_-]{1,20}$/.test(name) ? (name as MechanismName) : undefined;
}
