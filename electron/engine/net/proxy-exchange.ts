// What the exchanges with a proxy have in common: how they read, and how they end badly.

import type { Socket } from 'node:net';
import type { ProxyCause } from '../../../shared/run/event.ts';

/** Where the proxy is to connect. */
export interface ProxyTarget {
  readonly host: string;
  readonly port: number;
}

/** Ends the exchange with the proxy; why goes into the log. */
export class ProxyRefusal extends Error {
  readonly reason: ProxyCause;
  readonly code: string | undefined;

  constructor(reason: ProxyCause, code?: string) {
    super(reason);
    this.reason = reason;
    this.code = code;
  }
}

/** A proxy's user and password, on their way to it. */
export interface ProxyCredentials {
  readonly user: string;
  readonly pass: string;
  /** To be called before the password is written. */
  readonly leaving: () => void;
}

/**
 * Reads exactly so many octets and leaves what follows to the session. They are taken one
 * by one: a stream that holds some, but not enough, would say `readable` without an end.
 */
export async function readExactly(socket: Socket, length: number): Promise<Buffer> {
  const octets: Buffer[] = [];
  while (octets.length < length) {
    const octet = socket.read(1) as Buffer | null;
    if (octet !== null) octets.push(octet);
    else if (socket.errored instanceof ProxyRefusal) throw socket.errored;
    else if (socket.destroyed || socket.readableEnded) throw new ProxyRefusal('closed');
    else await stirred(socket);
  }
  return Buffer.concat(octets);
}

/** Resolves when there is something to read, or never will be. */
function stirred(socket: Socket): Promise<void> {
  const signs = ['readable', 'end', 'close'] as const;
  return new Promise((resolve) => {
    const go = (): void => {
      for (const sign of signs) socket.off(sign, go);
      resolve();
    };
    for (const sign of signs) socket.on(sign, go);
  });
}
