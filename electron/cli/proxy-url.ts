// Reads the URL of --proxy.

import type { ProxyPlan } from '../../shared/run/plan.ts';
import { parseHost, parsePort } from '../host/target.ts';
import { UsageError } from '../host/usage-error.ts';

const OPTION = '--proxy';
const KINDS: readonly ProxyPlan['kind'][] = ['socks5', 'socks5h', 'socks4a', 'http'];

/** Throws a `UsageError` for what is no proxy, and for a password, which it never quotes. */
export function parseProxy(text: string): Omit<ProxyPlan, 'password'> {
  const match = /^([a-z0-9]+):\/\/(?:([^/?#]*)@)?(\[[^\]]*\]|[^/?#@:]*)(?::([^/?#@:]*))?\/?$/i.exec(
    text,
  );
  const kind = KINDS.find((each) => each === match?.[1]?.toLowerCase());
  if (!match || !kind) {
    throw new UsageError(
      OPTION,
      `give ${KINDS.map((each) => `${each}://`).join(', ')} and HOST:PORT.`,
    );
  }
  const [, , userInfo, authority = '', port] = match;
  if (userInfo?.includes(':')) {
    throw new UsageError(
      OPTION,
      'a password in a URL would be seen by every user of this computer; use EHLO_PROXY_PASSWORD.',
    );
  }
  if (port === undefined) throw new UsageError(OPTION, 'name the port as well: HOST:PORT.');
  return {
    kind,
    host: parseHost(OPTION, authority.replace(/^\[|\]$/g, '')),
    port: parsePort(OPTION, port),
    ...(userInfo && { user: decode(userInfo) }),
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new UsageError(OPTION, 'the URL holds a % that is no escape; write it as %25.');
  }
}
