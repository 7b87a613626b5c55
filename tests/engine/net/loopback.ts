// Starts servers on loopback and connects wires to them, for tests.

import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions, type TLSSocket } from 'node:tls';
import { SocketWire } from '../../../electron/engine/net/socket-wire.ts';
import type { TlsDependencies } from '../../../electron/engine/net/tls-handshake.ts';
import type { WireReader } from '../../../electron/engine/session/wire.ts';
import type { LostCause } from '../../../shared/run/event.ts';
import { clear, observe } from './observed.ts';

const stops: (() => void)[] = [];

/** Stops every server and connection that the file has started; for `afterEach`. */
export function stopAll(): void {
  for (const stop of stops.splice(0)) stop();
}

/** A server that does with each connection what the test says; its port. */
export async function serve(onSocket: (socket: Socket) => void, host?: string): Promise<number> {
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    keep(socket);
    onSocket(socket);
  });
  stops.push(() => server.close());
  await new Promise<void>((resolve) => server.listen(0, host ?? '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** The same within TLS. */
export async function serveTls(
  options: TlsOptions,
  onSocket: (socket: TLSSocket) => void = () => undefined,
): Promise<number> {
  const server = createTlsServer(options, (socket) => {
    socket.on('error', () => undefined);
    onSocket(socket);
  });
  server.on('connection', keep);
  server.on('tlsClientError', () => undefined);
  stops.push(() => server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

function keep(socket: Socket): void {
  socket.on('error', () => undefined);
  stops.push(() => socket.destroy());
}

/** A connected wire, what it records, and a reader that keeps what comes. */
export async function wireTo(port: number, options: Partial<TlsDependencies> = {}) {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  keep(socket);
  await new Promise((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  const seen = observe();
  const deps = { record: seen.record, redactor: clear, tls: {}, host: 'mail.example.org' };
  return {
    seen,
    socket,
    reader: new Notes(),
    wire: new SocketWire(socket, { ...deps, ...options }),
  };
}

export type Ended = readonly [cause: LostCause, withoutNotify: boolean];

/** A reader that writes everything down. */
export class Notes implements WireReader {
  readonly chunks: Uint8Array[] = [];
  readonly ends: Ended[] = [];
  readonly #waiting: (() => boolean)[] = [];

  get text(): string {
    return Buffer.concat(this.chunks).toString('latin1');
  }

  bytes(chunk: Uint8Array): void {
    this.chunks.push(chunk);
    this.#check();
  }

  ended(...end: Ended): void {
    this.ends.push(end);
    this.#check();
  }

  /** Resolves when the text holds `part`. */
  has(part: string): Promise<void> {
    return this.#until(() => this.text.includes(part));
  }

  async end(): Promise<Ended> {
    await this.#until(() => this.ends.length > 0);
    return this.ends[0]!;
  }

  #until(condition: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const check = (): boolean => {
        if (condition()) resolve();
        return condition();
      };
      if (!check()) this.#waiting.push(check);
    });
  }

  #check(): void {
    this.#waiting.splice(0).forEach((check) => !check() && this.#waiting.push(check));
  }
}

/** A signal that is never aborted. */
export const never: AbortSignal = new AbortController().signal;
