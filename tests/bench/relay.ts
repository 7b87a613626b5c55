// Stands between a client and a server as a slow line does: every octet is late by the same time.

import { createServer, Socket, type AddressInfo } from 'node:net';
import { DelayLine } from './delay-line.ts';

/** What one connection looked like from the line. */
export interface Trace {
  /** When the client was accepted and when it had ended its side, by `performance.now()`. */
  readonly opened: number;
  readonly closed: number;
  /**
   * How often the client spoke and waited: octets that it sent behind octets of the server,
   * if the server said anything when it had them. What nothing answers, as TLS's closing
   * alert, keeps nobody waiting and is no flight.
   */
  readonly flights: number;
  /** Octets of the client and of the server. */
  readonly sent: number;
  readonly received: number;
}

export interface Relay {
  readonly port: number;
  /** The trace of the next connection, once it has ended; ask before the client starts. */
  next(): Promise<Trace>;
  stop(): Promise<void>;
}

/** Listens on loopback and passes all on to a port there, `delay` milliseconds late each way. */
export async function startRelay(port: number, delay: number): Promise<Relay> {
  let awaiting: ((trace: Trace) => void) | undefined;
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    const report = awaiting;
    awaiting = undefined;
    const upstream = pass(client, port, delay, (trace) => report?.(trace));
    sockets.add(client).add(upstream);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    next: () =>
      new Promise((resolve) => {
        awaiting = resolve;
      }),
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function pass(client: Socket, port: number, delay: number, done: (trace: Trace) => void): Socket {
  const opened = performance.now();
  const up = new DelayLine(delay);
  const down = new DelayLine(delay);
  const upstream = new Socket({ allowHalfOpen: true }).setNoDelay(true);
  let [sent, received] = [0, 0];
  /** Flights by number: the client's latest, the latest at the server, the latest answered. */
  let [spoken, heard, flights] = [0, 0, 0];
  let speaking = false;
  let ended = false;
  const finish = (): void => {
    if (!ended) done({ opened, closed: performance.now(), flights, sent, received });
    ended = true;
  };

  // The server hears of the client when its first octets would have come this far.
  up.push(() => upstream.connect(port, '127.0.0.1'));
  client.on('data', (chunk) => {
    if (!speaking) spoken += 1;
    speaking = true;
    const flight = spoken;
    sent += chunk.length;
    up.push(() => {
      heard = flight;
      upstream.write(chunk);
    });
  });
  upstream.on('data', (chunk) => {
    flights = heard;
    down.push(() => {
      speaking = false;
      received += chunk.length;
      client.write(chunk);
    });
  });
  client.on('end', () => {
    finish();
    up.push(() => upstream.end());
  });
  upstream.on('end', () => down.push(() => client.end()));
  client.on('error', () => upstream.destroy());
  upstream.on('error', () => client.destroy());
  client.on('close', finish);
  return upstream;
}
