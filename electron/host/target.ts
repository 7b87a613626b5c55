// Reads TARGET: a practice server, a profile, a provider, a host with or without a port, or an smtp URL.

import { isIPv6 } from 'node:net';
import { domainToASCII } from 'node:url';
import type { Security } from '../../shared/run/plan.ts';
import { ipFamily } from './ip-family.ts';
import { quoted, UsageError } from './usage-error.ts';

export type Target =
  | { readonly kind: 'practice'; readonly name: string }
  | { readonly kind: 'profile'; readonly name: string }
  | { readonly kind: 'preset'; readonly name: string }
  | {
      readonly kind: 'server';
      /** Host name, or IP address without brackets. */
      readonly host: string;
      readonly port?: number;
      /** Set by `smtps:`. */
      readonly security?: Extract<Security, 'implicit'>;
      readonly user?: string;
      /** Options in a URL's query, as `[name, value]` without dashes. */
      readonly options: readonly (readonly [name: string, value: string])[];
    };

const WHERE = 'TARGET';

/** Throws a `UsageError` for what is no target; a URL with a password is one of them. */
export function parseTarget(text: string): Target {
  const [, scheme, rest = ''] = /^([a-z][a-z0-9+.-]*):(\/\/.*|[a-z].*)?$/i.exec(text) ?? [];
  const kind: string = scheme?.toLowerCase() ?? '';
  switch (kind) {
    case 'practice':
    case 'profile':
    case 'preset':
      return { kind, name: text.slice(kind.length + 1) };
    case 'smtp':
      return parseUrl(text, undefined);
    case 'smtps':
      return parseUrl(text, 'implicit');
    default:
      if (rest.startsWith('//')) {
        throw new UsageError(WHERE, 'only smtp:// and smtps:// URLs lead to a mail server.');
      }
      return { kind: 'server', ...parseHostPort(text), options: [] };
  }
}

/** Whether the text can be a profile's name as well: nothing in it says where a server is. */
export function isBareWord(text: string): boolean {
  return text.trim() !== '' && !/[.:/@[\]]/.test(text);
}

/** A port as an option or a target gives it. */
export function parsePort(where: string, text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65_535) {
    throw new UsageError(where, `${quoted(text)} is not a port; give a number from 1 to 65535.`);
  }
  return port;
}

/** A host name (an IDN may be given in letters) or an IP address. */
export function parseHost(where: string, text: string): string {
  if (ipFamily(text) !== 0) return text;
  const ascii = /^[^\s/?#@:[\]\\]{1,255}$/u.test(text) ? domainToASCII(text) : '';
  const labels = ascii.replace(/\.$/, '').split('.');
  const wellFormed = labels.every((label) => /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/i.test(label));
  // `1.2.3` and `0x7f.1` are read as addresses by some: neither name nor address to us.
  if (!wellFormed || ascii.length > 254 || ipFamily(ascii) !== 0) {
    throw new UsageError(where, `${quoted(text)} is not a host name or an IP address.`);
  }
  return text;
}

function parseHostPort(text: string): { host: string; port?: number } {
  if (text.includes('@')) {
    throw new UsageError(
      WHERE,
      'this looks like an address; give the server as HOST or HOST:PORT, and the user with --user.',
    );
  }
  if (ipFamily(text) === 6) return { host: text };
  if (/^(?::|$)/.test(text)) {
    throw new UsageError(WHERE, 'the host is missing; give HOST or HOST:PORT.');
  }
  const bracketed = /^\[([^\]]*)\](?::(.*))?$/s.exec(text);
  if (bracketed) {
    const [, literal = '', port] = bracketed;
    if (!isIPv6(literal)) {
      throw new UsageError(WHERE, `${quoted(literal)} is not an IPv6 address.`);
    }
    return { host: literal, ...(port !== undefined && { port: parsePort(WHERE, port) }) };
  }
  const colon = text.indexOf(':');
  if (colon === -1) return { host: parseHost(WHERE, text) };
  const host = parseHost(WHERE, text.slice(0, colon));
  return { host, port: parsePort(WHERE, text.slice(colon + 1)) };
}

function parseUrl(text: string, security: 'implicit' | undefined): Target {
  // Taken apart by hand: a URL class would move the password about before we refuse it, and
  // its errors quote what they were given.
  const match = /^[a-z]+:\/\/(?:([^/?#]*)@)?([^/?#@]*)(?:\/)?(?:\?([^#]*))?$/is.exec(text);
  if (!match) throw new UsageError(WHERE, 'the URL is malformed; give smtp://HOST:PORT.');
  const [, userInfo, authority = '', query = ''] = match;
  if (userInfo?.includes(':')) {
    throw new UsageError(
      WHERE,
      'a password in a URL would be seen by every user of this computer; ' +
        'leave it out and use EHLO_PASSWORD, --password-stdin or the prompt.',
    );
  }
  return {
    kind: 'server',
    ...parseHostPort(authority),
    ...(security && { security }),
    ...(userInfo && { user: decode(userInfo) }),
    options: query
      .split('&')
      .filter((pair) => pair !== '')
      .map((pair): [string, string] => {
        const [name = '', ...value] = pair.split('=');
        return [decode(name), decode(value.join('=').replaceAll('+', ' '))];
      }),
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new UsageError(WHERE, 'the URL holds a % that is no escape; write it as %25.');
  }
}
