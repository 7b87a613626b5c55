// Gives each name its placeholder: the same one for the same name, and never a name in use.

/** What a name is the name of. `word` is a part of a host's name, or an organization's. */
export type NameKind = 'host' | 'ipv4' | 'ipv6' | 'user' | 'word';

/** The ranges for documentation of RFC 5737. */
const IPV4_NETS = ['192.0.2', '198.51.100', '203.0.113'];

/** Hosts are in a domain of RFC 2606, addresses in the ranges of RFC 5737 and RFC 3849. */
const SHAPES: Readonly<Record<NameKind, (number: number) => string>> = {
  host: (number) => `host-${String(number)}.example`,
  user: (number) => `user-${String(number)}`,
  word: (number) => `name-${String(number)}`,
  ipv6: (number) => `2001:db8::${number.toString(16)}`,
  ipv4: (number) => {
    const net = IPV4_NETS[Math.floor((number - 1) / 254)];
    // Past all three ranges a text says what it is.
    return net === undefined
      ? `address-${String(number)}`
      : `${net}.${String(((number - 1) % 254) + 1)}`;
  },
};

export class Placeholders {
  readonly #given = new Map<string, string>();
  readonly #next: Record<NameKind, number> = { host: 1, ipv4: 1, ipv6: 1, user: 1, word: 1 };
  readonly #inUse: (placeholder: string) => boolean;

  /** `inUse` says whether a placeholder is a true name of the same document. */
  constructor(inUse: (placeholder: string) => boolean) {
    this.#inUse = inUse;
  }

  /** `name` is in its one spelling. */
  for(kind: NameKind, name: string): string {
    const key = `${kind} ${name}`;
    const known = this.#given.get(key);
    if (known !== undefined) return known;
    let placeholder: string;
    do {
      placeholder = SHAPES[kind](this.#next[kind]);
      this.#next[kind] += 1;
    } while (this.#inUse(placeholder));
    this.#given.set(key, placeholder);
    return placeholder;
  }
}
