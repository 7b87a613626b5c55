// Words for a proxy that made no connection.

import type { WordsTable } from '../words.ts';
import { PROXY_CAUSE } from './names.ts';

export const proxyWords = {
  'connect.proxy-unreachable': ({ proxy, cause, code }) => ({
    title: `The proxy ${name(proxy)} does not work`,
    cause: `Ehlo was to connect through it, and ${PROXY_CAUSE[cause]}${aside(code)}. The mail server was not reached, and nothing is known of it.`,
    remedy:
      'Check the name, the port and the kind of the proxy (--proxy). Whoever runs the network knows them; where none is needed, go without one (no --proxy).',
  }),
  'connect.proxy-sign-in': ({ proxy, cause, code }) => ({
    title:
      cause === 'sign-in-required'
        ? `The proxy ${name(proxy)} wants a sign-in`
        : cause === 'sign-in-too-long'
          ? `The sign-in is too long for the proxy ${name(proxy)}`
          : `The proxy ${name(proxy)} refused the sign-in`,
    cause: `This is the proxy’s own sign-in, not the mail server’s: ${PROXY_CAUSE[cause]}${aside(code)}. The mail server was not reached.`,
    remedy:
      'Give the user name in the proxy’s URL (socks5://NAME@HOST:PORT) and the password in EHLO_PROXY_PASSWORD. Whoever runs the proxy can say which.',
  }),
  'connect.proxy-refused': ({ proxy, host, port, cause, code }) => ({
    title: `The proxy ${name(proxy)} makes no connection to ${host}, port ${String(port)}`,
    cause:
      cause === 'target-refused'
        ? `The proxy answered that it does not connect there${aside(code)}. Many proxies allow web ports only.`
        : `The proxy tried, and could not get there${aside(code)}. The name may be unknown to it, the server down, or a firewall behind it in the way.`,
    remedy: `Ask whoever runs the proxy to allow ${host}, port ${String(port)}; try another submission port (587, 465 or 2525), or a network without the proxy.`,
  }),
} satisfies Partial<WordsTable>;

function name({ host, port }: { readonly host: string; readonly port: number }): string {
  return `${host}:${String(port)}`;
}

function aside(code: string | undefined): string {
  return code === undefined ? '' : ` (${code})`;
}
