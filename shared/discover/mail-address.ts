// Takes an e-mail address apart, as far as finding its submission server needs.

export interface MailAddress {
  readonly address: string;
  readonly local: string;
  /** In lower case; a name with letters of other scripts is for the caller to encode. */
  readonly domain: string;
}

/**
 * An address whose domain can be asked about: a name of two labels or more. Undefined for
 * anything else, such as an address literal or a name of this computer.
 */
export function readMailAddress(text: string): MailAddress | undefined {
  const address = text.trim().replace(/^mailto:/i, '');
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  const domain = address
    .slice(at + 1)
    .toLowerCase()
    .replace(/\.$/, '');
  if (at < 1 || local.length > 64 || /[\s\u0000-\u001f\u007f<>]/.test(address)) return undefined;
  return isDomain(domain) ? { address: `${local}@${domain}`, local, domain } : undefined;
}

/** A name of two labels or more that is no address and no name of the local network alone. */
export function isDomain(domain: string): boolean {
  const labels = domain.split('.');
  return (
    domain.length <= 253 &&
    labels.length > 1 &&
    labels.every((label) =>
      /^[\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_-]{0,61}[\p{L}\p{N}\p{M}])?$/u.test(label),
    ) &&
    !/^[\d.]+$/.test(domain)
  );
}
