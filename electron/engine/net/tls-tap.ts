// Carries octets between a TCP socket and TLS, so that what the server sends can be seen.

import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { TlsSight } from './tls-sight.ts';

/**
 * Node's TLS would swallow the socket whole: what a server says instead of TLS, its alert
 * in clear, and whether the connection was closed underneath TLS would all be lost.
 */
export class TlsTap extends Duplex {
  readonly sight = new TlsSight();
  readonly #socket: Socket;
  #ended = false;

  /** Takes the socket over; `first` are octets already read from it that belong to TLS. */
  constructor(socket: Socket, first: readonly Uint8Array[] = []) {
    super({ allowHalfOpen: false });
    this.#socket = socket;
    for (const chunk of first) this.#receive(chunk);
    socket.on('data', (chunk: Buffer) => this.#receive(chunk));
    socket.on('end', () => this.#end());
    socket.on('error', (error) => this.destroy(error));
    socket.on('close', () => this.destroy());
    if (socket.destroyed) this.destroy();
  }

  /** Whether the peer has closed its side of the TCP connection. */
  get peerEnded(): boolean {
    return this.#ended;
  }

  #receive(chunk: Uint8Array): void {
    this.sight.push(chunk);
    if (!this.push(chunk)) this.#socket.pause();
  }

  #end(): void {
    this.#ended = true;
    this.push(null);
  }

  override _read(): void {
    this.#socket.resume();
  }

  override _write(
    chunk: Uint8Array,
    _: BufferEncoding,
    done: (error?: Error | null) => void,
  ): void {
    this.#socket.write(chunk, done);
  }

  /** What TLS writes in one turn leaves in as few segments as possible. */
  override _writev(
    chunks: { readonly chunk: Uint8Array }[],
    done: (error?: Error | null) => void,
  ): void {
    this.#socket.write(Buffer.concat(chunks.map(({ chunk }) => chunk)), done);
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#socket.end(done);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#socket.destroy();
    done(error);
  }
}
