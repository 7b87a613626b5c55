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

function readUrl(text: string): PastedTarget | undefined {
  const scheme = /^(smtps?|submissions?):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme === undefined) return undefined;
  // Another scheme's name would make the browser's parser keep the host unread.
  const url = parse(`http://${text.slice(scheme.length + 3)}`);
  if (url === undefined || url.hostname === '') return undefined;
  const implicit = scheme === 'smtps' || scheme === 'submissions';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: portOf(text, url) ?? (implicit ? '465' : '587'),
    security: implicit ? 'implicit' : 'auto',
    ...(url.username !== '' && { user: decode(url.username) }),
    ...(url.password !== '' && { password: decode(url.password) }),
  };
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
