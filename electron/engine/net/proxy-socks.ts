// Speaks SOCKS 5 (RFC 1928, sign-in by RFC 1929) and SOCKS 4a with a proxy.

import { isIPv4, isIPv6, type Socket } from 'node:net';
import {
  ProxyRefusal,
  readExactly,
  type ProxyCredentials,
  type ProxyTarget,
} from './proxy-exchange.ts';

const NO_SIGN_IN = 0x00;
const PASSWORD = 0x02;
const NONE_ACCEPTABLE = 0xff;
/** Octets of a text behind its length. */
const COUNTED_LIMIT = 255;

/** Agrees on how to sign in, and does so. */
export async function greetSocks5(
  socket: Socket,
  credentials: ProxyCredentials | undefined,
): Promise<void> {
  const methods = credentials ? [NO_SIGN_IN, PASSWORD] : [NO_SIGN_IN];
  socket.write(Buffer.from([5, methods.length, ...methods]));
  const [version, method] = await readExactly(socket, 2);
  if (version !== 5) throw new ProxyRefusal('not-a-proxy');
  if (method === NO_SIGN_IN) return;
  if (method === NONE_ACCEPTABLE || !credentials) {
    throw new ProxyRefusal(credentials ? 'sign-in-refused' : 'sign-in-required');
  }
  if (method !== PASSWORD) throw new ProxyRefusal('not-a-proxy');
  const [user, pass] = [counted(credentials.user), counted(credentials.pass)];
  if (!user || !pass) throw new ProxyRefusal('sign-in-too-long');
  credentials.leaving();
  socket.write(Buffer.concat([Buffer.from([1]), user, pass]));
  const [, status] = await readExactly(socket, 2);
  if (status !== 0) throw new ProxyRefusal('sign-in-refused');
}

export async function requestSocks5(socket: Socket, { host, port }: ProxyTarget): Promise<void> {
  socket.write(Buffer.concat([Buffer.from([5, 1, 0]), addressOf(host), portOf(port)]));
  const [version, status = 1, , type] = await readExactly(socket, 4);
  if (version !== 5) throw new ProxyRefusal('not-a-proxy');
  if (status !== 0) {
    // RFC 1928 section 6: 1 failure, 2 ruleset, 3 to 6 not reached, 7 and 8 not supported.
    const unreached = status >= 3 && status <= 6;
    throw new ProxyRefusal(
      unreached ? 'target-unreachable' : 'target-refused',
      `SOCKS ${String(status)}`,
    );
  }
  // The proxy's own address, which says nothing; its length has to be known.
  const length = type === 1 ? 4 : type === 4 ? 16 : ((await readExactly(socket, 1))[0] ?? 0);
  await readExactly(socket, length + 2);
}

/** SOCKS 4a: an address that cannot be, and the name behind it. */
export async function requestSocks4(
  socket: Socket,
  { host, port }: ProxyTarget,
  user: string,
): Promise<void> {
  const literal = isIPv4(host);
  const address = literal ? host.split('.').map(Number) : [0, 0, 0, 1];
  const texts = literal ? [user] : [user, host];
  const ends = texts.map((text) => Buffer.from(`${text}\0`, 'utf8'));
  socket.write(Buffer.concat([Buffer.from([4, 1]), portOf(port), Buffer.from(address), ...ends]));
  const [zero, status] = await readExactly(socket, 8);
  if (zero !== 0) throw new ProxyRefusal('not-a-proxy');
  if (status === 90) return;
  const code = `SOCKS ${String(status)}`;
  throw new ProxyRefusal(
    status === 92 || status === 93 ? 'sign-in-refused' : 'target-refused',
    code,
  );
}

function addressOf(host: string): Buffer {
  if (isIPv4(host)) return Buffer.from([1, ...host.split('.').map(Number)]);
  if (isIPv6(host)) return Buffer.from([4, ...groupsOf(host)]);
  const name = counted(host);
  if (!name) throw new ProxyRefusal('target-refused');
  return Buffer.concat([Buffer.from([3]), name]);
}

/** The 16 octets of an IPv6 address. */
function groupsOf(host: string): number[] {
  const [plain = ''] = host.split('%');
  const mixed = plain.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_all, ...parts: string[]) => {
    const [a = 0, b = 0, c = 0, d = 0] = parts.slice(0, 4).map(Number);
    return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
  });
  const [head = [], tail = []] = mixed.split('::').map((part) => part.split(':').filter(Boolean));
  const gap = Array.from({ length: 8 - head.length - tail.length }, () => '0');
  return [...head, ...gap, ...tail].flatMap((group) => {
    const value = Number.parseInt(group, 16);
    return [value >> 8, value & 0xff];
  });
}

/** A text behind its length; undefined for one that no proxy can be told. */
function counted(text: string): Buffer | undefined {
  const octets = Buffer.from(text, 'utf8');
  if (octets.length > COUNTED_LIMIT) return undefined;
  return Buffer.concat([Buffer.from([octets.length]), octets]);
}

function portOf(port: number): Buffer {
  return Buffer.from([port >> 8, port & 0xff]);
}
