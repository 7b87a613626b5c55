// Keeps a server on the loopback interface: finds a port, counts its sockets, ends it whole.

import type { AddressInfo, Server, Socket } from 'node:net';

/** The only address that practice servers listen on. */
export const LOOPBACK = '127.0.0.1';

/** Connections that a practice server keeps open at once; more are closed unanswered. */
const CONNECTIONS_LIMIT = 32;

/** Why a port could not be had; ports below 1024 are for administrators on many systems. */
export type PortRefusal = 'taken' | 'not-permitted' | 'unavailable';

export interface Listening {
  readonly port: number;
  /** Set where it is another port than the one that was asked for. */
  readonly refusal?: PortRefusal;
  /** Closes every connection and the port; resolves when none is left. */
  readonly stop: () => Promise<void>;
}

/**
 * Listens on `port`, or on any free one: also when `port` is taken or not permitted,
 * which is answered. Rejects only where not even a free port can be had.
 */
export async function listen(server: Server, port: number): Promise<Listening> {
  const sockets = new Set<Socket>();
  server.maxConnections = CONNECTIONS_LIMIT;
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const refusal = await bind(server, port).then(
    () => undefined,
    async (reason: unknown) => {
      if (port === 0) throw reason;
      await bind(server, 0);
      return refusalOf(reason);
    },
  );
  return {
    port: (server.address() as AddressInfo).port,
    ...(refusal !== undefined && { refusal }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function refusalOf(reason: unknown): PortRefusal {
  const { code } = reason as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return 'taken';
  return code === 'EACCES' || code === 'EPERM' ? 'not-permitted' : 'unavailable';
}

function bind(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
