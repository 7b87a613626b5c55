// Learns the names in a run's texts, and writes the texts again with a placeholder for each.

import { decodeText, encodeText } from './base64.ts';
import { isGeneric } from './generic-names.ts';
import { canonicalAddress, isNobodys } from './ip-address.ts';
import { Placeholders, type NameKind } from './placeholders.ts';

/** One spelling for a name, in whatever case and composition it was written. */
export function fold(name: string): string {
  return name.normalize('NFC').toUpperCase().toLowerCase();
}

/**
 * What a name can be: an address of a user, an IPv6 address, or a run of the characters of
 * host names. Each begins where no such thing was before it, so that a long line is read once.
 */
const TOKEN =
  /(?<![^\s<>"(),:;@[\]\\=/'&?*|{}!])[^\s<>"(),:;@[\]\\=/'&?*|{}!]+@[\p{L}\p{N}._-]+|(?<![:.])[0-9a-f.]*:[0-9a-f:.]*[0-9a-f:](?![\p{L}\p{N}_-]|\.[\p{L}\p{N}])|[\p{L}\p{N}._-]+/giu;

const RUN = /^[\p{L}\p{N}._-]+$/u;

/** Long enough to hold a name. */
const BASE64 = /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{8,}={0,2}/g;

/** Shorter names are parts of too many words; they are replaced as words only. */
const ANYWHERE = 4;

export class Names {
  readonly #kinds = new Map<string, NameKind>();
  /** Names to be found within other words, folded. */
  readonly #terms = new Set<string>();
  readonly #placeholders = new Placeholders((name) =>
    this.#kinds.has(canonicalAddress(name) ?? fold(name)),
  );
  #inRuns: RegExp | undefined;
  #across: RegExp | undefined;

  /** A name from a field that holds nothing else: a host, an IP address, a user, an address. */
  learn(kind: 'host' | 'user' | 'word', name: string): void {
    const at = kind === 'user' ? name.lastIndexOf('@') : -1;
    if (at !== -1) {
      this.#term('user', name.slice(0, at));
      this.learn('host', name.slice(at + 1).replace(/^\[(?:IPv6:)?|\]$/gi, ''));
      return;
    }
    const address = canonicalAddress(name);
    if (address !== undefined) this.#address(address);
    else this.#term(kind, kind === 'host' ? name.replace(/\.$/, '') : name);
  }

  /** Finds the names in what somebody else wrote. */
  scan(text: string): void {
    for (const [word] of text.matchAll(BASE64)) {
      const decoded = decodeText(word);
      if (decoded !== undefined) this.scan(decoded);
    }
    for (const [token] of withoutCode(text).text.matchAll(TOKEN)) {
      const at = token.lastIndexOf('@');
      if (at !== -1 && isHost(token.slice(at + 1))) this.#add('user', fold(token.slice(0, at)));
      this.#eachRun(token.slice(at + 1), (run) => {
        const { name } = bare(run);
        const address = canonicalAddress(name);
        if (address !== undefined) this.#address(address);
        else if (isHost(name)) this.#add('host', fold(name));
        return run;
      });
    }
  }

  /** The text with placeholders; every name has been learnt before. */
  mask(text: string): string {
    const opened = text.replace(BASE64, (word) => {
      const decoded = decodeText(word);
      const masked = decoded === undefined ? undefined : this.#maskPlain(decoded);
      return masked === undefined || masked === decoded ? word : encodeText(masked);
    });
    const { code, text: rest } = withoutCode(opened);
    return code + this.#maskPlain(rest);
  }

  #address(canonical: string): void {
    if (!isNobodys(canonical)) this.#add(canonical.includes(':') ? 'ipv6' : 'ipv4', canonical);
  }

  #add(kind: NameKind, name: string): void {
    if (name !== '' && !isGeneric(name) && !this.#kinds.has(name)) this.#kinds.set(name, kind);
  }

  #term(kind: 'host' | 'user' | 'word', name: string): void {
    const folded = fold(name.trim());
    if (folded === '' || isGeneric(folded)) return;
    this.#add(kind, folded);
    this.#terms.add(folded);
    if (kind === 'host' && folded.includes('.')) {
      // What is left of the name where it stands alone, as a firm's own name does.
      for (const label of folded.split('.').slice(0, -1)) {
        if (label.length >= ANYWHERE && !isGeneric(label)) this.#term('word', label);
      }
    }
    this.#inRuns = undefined;
    this.#across = undefined;
  }

  #maskPlain(text: string): string {
    this.#across ??= termsPattern([...this.#terms].filter((term) => !RUN.test(term)));
    const pattern = this.#across;
    // What is no run of characters of a name, as `Example Trust`, is looked for first.
    let masked = '';
    let from = 0;
    for (const match of text.matchAll(pattern)) {
      masked += this.#maskTokens(text.slice(from, match.index));
      masked += this.#known(match[0]) ?? match[0];
      from = match.index + match[0].length;
    }
    return masked + this.#maskTokens(text.slice(from));
  }

  #maskTokens(text: string): string {
    return text.replace(TOKEN, (token: string, offset: number) => {
      const at = token.lastIndexOf('@');
      const mask = (part: string) => this.#eachRun(part, (run) => this.#maskRun(run));
      if (at !== -1) return `${mask(token.slice(0, at))}@${mask(token.slice(at + 1))}`;
      // Behind a percent sign two characters are an encoded one, as in `ann%40example.org`.
      const own = text[offset - 1] === '%' && /^[0-9a-f]{2}/i.test(token) ? 2 : 0;
      return token.slice(0, own) + mask(token.slice(own));
    });
  }

  /** A token's own parts: an IPv6 address is one, what else has colons or percent signs is more. */
  #eachRun(token: string, change: (run: string) => string): string {
    if (canonicalAddress(token) !== undefined || !/[:%]/.test(token)) return change(token);
    // As in `IPv6:2001:db8::1`.
    if (canonicalAddress(token.slice(1)) !== undefined)
      return token.slice(0, 1) + change(token.slice(1));
    return token
      .split(/(:|%[0-9a-f]{2}|%)/i)
      .map((part) => (/^[:%]/.test(part) || part === '' ? part : change(part)))
      .join('');
  }

  #maskRun(run: string): string {
    const { before, name, after } = bare(run);
    const known = this.#known(name);
    if (known !== undefined) return before + known + after;
    this.#inRuns ??= termsPattern([...this.#terms].filter((term) => RUN.test(term)));
    return run.replace(this.#inRuns, (term) => this.#known(term) ?? term);
  }

  #known(name: string): string | undefined {
    const folded = canonicalAddress(name) ?? fold(name);
    const kind = this.#kinds.get(folded);
    return kind === undefined ? undefined : this.#placeholders.for(kind, folded);
  }
}

/** A line of a reply, whose code and hyphen are no part of the name behind them. */
function withoutCode(line: string): { code: string; text: string } {
  const code = /^\d{3}[- ]/.exec(line)?.[0] ?? '';
  return { code, text: line.slice(code.length) };
}

/** A name without the punctuation of the sentence that it stands in. */
function bare(run: string): { before: string; name: string; after: string } {
  const outside = (character: string | undefined) => character === '.' || character === '-';
  let from = 0;
  let to = run.length;
  while (from < to && outside(run[from])) from += 1;
  while (to > from && outside(run[to - 1])) to -= 1;
  return { before: run.slice(0, from), name: run.slice(from, to), after: run.slice(to) };
}

/** Two labels or more, the last of them no number: `5.7.8` is none (RFC 3696 section 2). */
function isHost(text: string): boolean {
  const labels = text.split('.');
  const last = labels.at(-1) ?? '';
  return (
    labels.length > 1 &&
    !/^local(?:host|domain)$/i.test(last) &&
    labels.every((label) => label !== '' && label.length <= 63) &&
    /^\p{L}[\p{L}\p{N}-]*[\p{L}\p{N}]$/u.test(last)
  );
}

/** Finds any of the names, the longest first; a pattern that finds nothing where there are none. */
function termsPattern(terms: readonly string[]): RegExp {
  const sorted = terms.toSorted((a, b) => b.length - a.length);
  const alternatives = sorted.map((term) => {
    const escaped = term.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
    return term.length >= ANYWHERE
      ? escaped
      : String.raw`(?<![\p{L}\p{N}])${escaped}(?![\p{L}\p{N}])`;
  });
  return new RegExp(alternatives.length === 0 ? '(?!)' : alternatives.join('|'), 'giu');
}
