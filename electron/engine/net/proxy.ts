// Has a proxy connect to the server: SOCKS 5 (RFC 1928, 1929), SOCKS 4a, or HTTP CONNECT (RFC 9110).

import { connect, type Socket } from 'node:net';
import type { ProxyPlan } from '../../../shared/run/plan.ts';
import type { Secret } from '../secret.ts';
import type { RecordFact } from '../session/wire.ts';
import { ProxyRefusal, type ProxyTarget } from './proxy-exchange.ts';
import { connectRequest, readStatus } from './proxy-http.ts';
import { greetSocks5, requestSocks4, requestSocks5 } from './proxy-socks.ts';

export interface ProxyDependencies {
  readonly record: RecordFact;
  readonly signal: AbortSignal;
  /** Milliseconds for all of it. */
  readonly timeout: number;
  readonly sourceIp?: string;
  readonly password?: Secret;
  /** Told when the password leaves, since from then on it can come back. */
  readonly onSecret: (secret: Secret) => void;
}

/** A connection to the target; undefined where the proxy made none, which is in the log. */
export async function connectByProxy(
  proxy: ProxyPlan,
  target: ProxyTarget,
  deps: ProxyDependencies,
): Promise<Socket | undefined> {
  const { record, signal, timeout, sourceIp } = deps;
  if (signal.aborted) return undefined;
  const socket = connect({
    host: proxy.host,
    port: proxy.port,
    noDelay: true,
    ...(sourceIp !== undefined && { localAddress: sourceIp }),
  });
  let aborted = false;
  const abort = (): void => {
    aborted = true;
    // With an error, or whoever waits for the connection would wait for ever.
    socket.destroy(new ProxyRefusal('closed'));
  };
  signal.addEventListener('abort', abort, { once: true });
  const late = setTimeout(() => socket.destroy(new ProxyRefusal('timed-out')), timeout);
  try {
    await opened(socket);
    await converse(socket, proxy, target, deps);
  } catch (error) {
    socket.destroy();
    if (aborted) return undefined;
    const { reason, code } = asRefusal(error);
    record({ type: 'proxy.failed', cause: reason, ...(code !== undefined && { code }) });
    record({ type: 'connection.failed' });
    return undefined;
  } finally {
    clearTimeout(late);
    signal.removeEventListener('abort', abort);
  }
  record({ type: 'proxy.connected', ...target });
  const { remoteAddress: address = '', remotePort: port = proxy.port } = socket;
  record({ type: 'connection.opened', address, port });
  return socket;
}

function opened(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    // Stays for the socket's life: until the session reads, a reset must not throw.
    socket.on('error', (error: NodeJS.ErrnoException) =>
      reject(error instanceof ProxyRefusal ? error : new ProxyRefusal('unreachable', error.code)),
    );
    socket.once('connect', resolve);
  });
}

async function converse(
  socket: Socket,
  { kind, user }: ProxyPlan,
  target: ProxyTarget,
  { password, onSecret }: ProxyDependencies,
): Promise<void> {
  const leaving = (): void => {
    if (password !== undefined) onSecret(password);
  };
  const credentials =
    user === undefined ? undefined : { user, pass: password?.reveal() ?? '', leaving };
  if (kind === 'http') {
    credentials?.leaving();
    socket.write(connectRequest(target, credentials));
    await readStatus(socket, credentials !== undefined);
  } else if (kind === 'socks4a') {
    await requestSocks4(socket, target, user ?? '');
  } else {
    await greetSocks5(socket, credentials);
    await requestSocks5(socket, target);
  }
}

function asRefusal(error: unknown): ProxyRefusal {
  if (error instanceof ProxyRefusal) return error;
  throw error;
}
