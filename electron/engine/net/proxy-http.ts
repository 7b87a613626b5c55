// Asks an HTTP proxy for a tunnel (RFC 9110 section 9.3.6) and reads its answer.

import type { Socket } from 'node:net';
import { authority } from '../../../shared/run/authority.ts';
import {
  ProxyRefusal,
  readExactly,
  type ProxyCredentials,
  type ProxyTarget,
} from './proxy-exchange.ts';

/** Octets of the answer's head. */
const HEAD_LIMIT = 16 * 1024;

/** The request; Basic is the one scheme that needs no exchange of its own (RFC 7617). */
export function connectRequest(
  target: ProxyTarget,
  credentials: ProxyCredentials | undefined,
): Buffer {
  const name = authority(target);
  const lines = [`CONNECT ${name} HTTP/1.1`, `Host: ${name}`];
  if (credentials) {
    const pair = Buffer.from(`${credentials.user}:${credentials.pass}`, 'utf8').toString('base64');
    lines.push(`Proxy-Authorization: Basic ${pair}`);
  }
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
}

/**
 * Reads the head octet by octet: what follows it is the server's already. Its lines may end in
 * a bare LF (RFC 9112 section 2.2).
 */
export async function readStatus(socket: Socket, signedIn: boolean): Promise<void> {
  let head = '';
  while (!head.endsWith('\n\r\n') && !head.endsWith('\n\n')) {
    if (head.length === HEAD_LIMIT) throw new ProxyRefusal('not-a-proxy');
    head += (await readExactly(socket, 1)).toString('latin1');
    if (!'HTTP/1.'.startsWith(head.slice(0, 7))) throw new ProxyRefusal('not-a-proxy');
  }
  const [, status = ''] = /^HTTP\/1\.[01] (\d{3})/.exec(head) ?? [];
  if (status === '') throw new ProxyRefusal('not-a-proxy');
  if (status.startsWith('2')) return;
  const code = `HTTP ${status}`;
  if (status === '407') {
    throw new ProxyRefusal(signedIn ? 'sign-in-refused' : 'sign-in-required', code);
  }
  const gone = status === '502' || status === '503' || status === '504';
  throw new ProxyRefusal(gone ? 'target-unreachable' : 'target-refused', code);
}
