// Carries octets between a TCP socket and TLS, so that what the server sends can be seen.

import { Duplex } from 'node:stream';
import { TlsSight } from './tls-sight.ts';

/**
 * Node's TLS would swallow the socket whole: what a server says instead of TLS, its alert
 * in clear, and whether the connection was closed underneath TLS would all be lost.
 */
export class TlsTap extends Duplex {
  readonly sight = new TlsSight();
  readonly #socket: Duplex;
  #ended = false;

  /** Takes the socket over; `first` are octets already read from it that belong to TLS. */
  constructor(socket: Duplex, first: readonly Uint8Array[] = []) {
    super({ allowHalfOpen: false });
    this.#socket = socket;
    for (const chunk of first) this.#receive(chunk);
    socket.on('data', (chunk: Buffer) => this.#receive(chunk));
    socket.on('end', () => this.push(null));
    socket.on('error', (error) => this.destroy(error));
    socket.on('close', () => this.destroy());
    if (socket.destroyed) this.destroy();
    // When TLS has taken in all that came before: first of the listeners, so that it is known
    // whether TLS was over by then.
    this.once('end', () => (this.#ended = true));
  }

  /** Whether the peer's side of the TCP connection ended, and TLS has read up to there. */
  get peerEnded(): boolean {
    return this.#ended;
  }

  #receive(chunk: Uint8Array): void {
    this.sight.push(chunk);
    if (!this.push(chunk)) this.#socket.pause();
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
