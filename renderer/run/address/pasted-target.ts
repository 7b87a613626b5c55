// Reads what people paste into the host field: a host, host:port, or an smtp URL.

import type { Security } from '../../../shared/run/plan.ts';

export interface PastedTarget {
  readonly host: string;
  readonly port?: string;
  readonly security?: Security;
  readonly user?: string;
  /** Goes to the vault at once; it is never shown and never kept in the form. */
  readonly password?: string;
}

/** The parts of the text, or undefined where it is nothing but a host. */
export function readPastedTarget(text: string): PastedTarget | undefined {
  const trimmed = text.trim();
  return readUrl(trimmed) ?? readHostAndPort(trimmed);
}

/** A scheme, or none where a user and a password stand before the host all the same. */
const URL_LIKE = /^(?:([a-z][a-z\d+.-]*):\/\/)?(?:(\S*)@)?([^@\s]+)$/i;

function readUrl(text: string): PastedTarget | undefined {
  const [, scheme, userInfo, rest = ''] = URL_LIKE.exec(text) ?? [];
  const secure = scheme !== undefined && /^(?:smtp|submission)s$/i.test(scheme);
  const known = secure || (scheme !== undefined && /^(?:smtp|submission)$/i.test(scheme));
  // Of another kind of address only what may hold a password is read.
  if (!known && !userInfo?.includes(':')) return undefined;
  // Another scheme's name would make the browser's parser keep the host unread.
  const url = parse(`http://${rest}`);
  if (url === undefined || url.hostname === '') return undefined;
  const port = portOf(rest, url);
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    ...(known
      ? { port: port ?? (secure ? '465' : '587'), security: secure ? 'implicit' : 'auto' }
      : port !== undefined && { port }),
    ...(userInfo !== undefined && credentialIn(userInfo)),
  };
}

/** Passwords are often written as they are, with the marks that a URL gives a meaning. */
function credentialIn(userInfo: string): Pick<PastedTarget, 'user' | 'password'> {
  const at = userInfo.indexOf(':');
  const user = decode(at === -1 ? userInfo : userInfo.slice(0, at));
  const password = at === -1 ? '' : decode(userInfo.slice(at + 1));
  return { ...(user !== '' && { user }), ...(password !== '' && { password }) };
}

/** The parser leaves out port 80, which is the usual one of the scheme it was given. */
function portOf(text: string, url: URL): string | undefined {
  if (url.port !== '') return url.port;
  return /:80(?:[/?#]|$)/.test(text) ? '80' : undefined;
}

function readHostAndPort(text: string): PastedTarget | undefined {
  const match = /^(?:\[([0-9a-fA-F:.]+)\]|([^\s:/@]+)):(\d{1,5})$/.exec(text);
  const host = match?.[1] ?? match?.[2];
  return host !== undefined && match?.[3] !== undefined ? { host, port: match[3] } : undefined;
}

function parse(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
