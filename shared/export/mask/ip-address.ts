// Reads IP addresses in text, so that one address is one however it is written.

/** The address in one spelling, or undefined where the text is none. */
export function canonicalAddress(text: string): string | undefined {
  return canonicalIpv4(text) ?? canonicalIpv6(text);
}

function canonicalIpv4(text: string): string | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part))) return undefined;
  const numbers = parts.map(Number);
  return numbers.every((number) => number < 256) ? numbers.join('.') : undefined;
}

/** RFC 4291 section 2.2: eight groups, one `::`, an IPv4 address at the end. */
function canonicalIpv6(text: string): string | undefined {
  if (!/^[0-9a-f:.]{2,45}$/i.test(text) || !text.includes(':')) return undefined;
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [before, after] = halves.map(groupsOf);
  if (before === undefined) return undefined;
  if (halves.length === 1) return before.length === 8 ? before.join(':') : undefined;
  if (after === undefined) return undefined;
  const gap = 8 - before.length - after.length;
  if (gap < 1) return undefined;
  return [...before, ...Array<string>(gap).fill('0'), ...after].join(':');
}

function groupsOf(half: string): string[] | undefined {
  if (half === '') return [];
  const groups: string[] = [];
  const parts = half.split(':');
  for (const [index, part] of parts.entries()) {
    const embedded = index === parts.length - 1 ? canonicalIpv4(part) : undefined;
    if (embedded !== undefined) {
      const [a = 0, b = 0, c = 0, d = 0] = embedded.split('.').map(Number);
      groups.push((a * 256 + b).toString(16), (c * 256 + d).toString(16));
    } else if (/^[0-9a-f]{1,4}$/i.test(part)) {
      groups.push(Number.parseInt(part, 16).toString(16));
    } else return undefined;
  }
  return groups;
}

/** Loopback and unspecified addresses are everyone's and tell nothing. */
export function isNobodys(canonical: string): boolean {
  return (
    canonical.startsWith('127.') ||
    canonical === '0.0.0.0' ||
    /^(?:0:){7}[01]$/.test(canonical) ||
    /^(?:0:){5}ffff:7f/.test(canonical)
  );
}
