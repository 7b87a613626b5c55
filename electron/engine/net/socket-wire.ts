// Carries a session's octets over TCP and, from the handshake on, over TLS.

import type { Socket } from 'node:net';
import type { LostCause } from '../../../shared/run/event.ts';
import type { TlsOutcome, Wire, WireReader } from '../session/wire.ts';
import { tlsFailure } from './tls-failure.ts';
import { shakeHands, type TlsDependencies } from './tls-handshake.ts';
import { TlsTap } from './tls-tap.ts';

/** Octets held for a reader that has not come yet, before the peer is made to wait. */
const HELD_LIMIT = 64 * 1024;
/** Milliseconds that a polite end waits for the peer's own. */
const LINGER = 1_000;

/**
 * A wire over a connected socket, which it owns from now on. The reader hears of the end
 * exactly once, also of an end that this side made; only a handshake that fails is told by
 * its outcome alone.
 */
export class SocketWire implements Wire {
  readonly #deps: TlsDependencies;
  /** The TCP connection. */
  readonly #socket: Socket;
  /** What octets are written to and read from: the TCP connection, or TLS over it. */
  #stream: Socket;
  #tap: TlsTap | undefined;
  #reader: WireReader | undefined;
  #held: Uint8Array[] = [];
  #heldOctets = 0;
  #end: { readonly cause: LostCause; readonly withoutNotify: boolean } | undefined;
  #told = false;
  #mute = false;
  #corked = false;
  #unsent = 0;
  readonly #drained: (() => void)[] = [];

  constructor(socket: Socket, deps: TlsDependencies) {
    this.#deps = deps;
    this.#socket = socket;
    this.#stream = socket;
    this.#listen();
  }

  get encrypted(): boolean {
    return this.#tap !== undefined;
  }

  read(reader: WireReader): void {
    this.#reader = reader;
    const held = this.#held.splice(0);
    this.#heldOctets = 0;
    for (const chunk of held) reader.bytes(chunk);
    if (this.#end !== undefined) this.#tell();
    else this.#stream.resume();
  }

  write(octets: Uint8Array): void {
    if (this.#end !== undefined || this.#mute) return;
    this.#cork();
    this.#unsent += 1;
    this.#stream.write(octets, () => {
      this.#unsent -= 1;
      if (this.#unsent === 0) this.#release();
    });
  }

  drained(): Promise<void> {
    if (this.#unsent === 0 || this.#end !== undefined) return Promise.resolve();
    return new Promise((resolve) => this.#drained.push(resolve));
  }

  async startTls(
    mode: 'starttls' | 'implicit',
    timeout: number,
    signal: AbortSignal,
    discarded = 0,
  ): Promise<TlsOutcome> {
    // All of this before the first await: not an octet more may be taken for clear text.
    this.#unlisten();
    const clear = this.#takeClearText();
    if (mode === 'starttls') this.#discard(clear, discarded);
    const tap = new TlsTap(this.#socket, mode === 'implicit' ? clear : []);
    this.#tap = tap;
    this.#mute = true;
    const shaken = await shakeHands(tap, mode, timeout, signal, this.#deps);
    if (shaken === undefined) {
      this.#told = true;
      this.#finish('tls-error', false);
      return 'failed';
    }
    this.#stream = shaken.socket;
    this.#listen();
    if (!shaken.trusted) return 'untrusted';
    this.#mute = false;
    return 'ready';
  }

  close(): void {
    if (this.#end !== undefined) return;
    this.#mute = true;
    this.#stream.end();
    // The linger must not keep a process from ending that has nothing else to do.
    this.#socket.unref();
    setTimeout(() => this.destroy(), LINGER).unref();
  }

  destroy(): void {
    this.#stream.destroy();
    this.#socket.destroy();
    this.#finish('closed', false);
  }

  #listen(): void {
    const stream = this.#stream;
    stream.on('data', this.#received);
    stream.on('end', this.#peerEnded);
    stream.on('error', this.#failed);
    stream.on('close', this.#closed);
    if (stream.errored) this.#failed(stream.errored);
    else if (stream.destroyed) this.#closed();
  }

  #unlisten(): void {
    const stream = this.#stream;
    stream.pause();
    stream.off('data', this.#received);
    stream.off('end', this.#peerEnded);
    stream.off('error', this.#failed);
    stream.off('close', this.#closed);
  }

  readonly #received = (chunk: Uint8Array): void => {
    if (this.#reader !== undefined) {
      this.#reader.bytes(chunk);
      return;
    }
    this.#held.push(chunk);
    this.#heldOctets += chunk.length;
    if (this.#heldOctets > HELD_LIMIT) this.#stream.pause();
  };

  readonly #peerEnded = (): void => {
    // close_notify ends TLS before TCP ends; without it they end together.
    this.#finish('closed', this.#tap?.peerEnded ?? false);
  };

  readonly #closed = (): void => {
    this.#finish('closed', false);
  };

  readonly #failed = (error: NodeJS.ErrnoException): void => {
    if (this.#end !== undefined) return;
    if (this.#tap === undefined || !error.code?.startsWith('ERR_SSL_')) {
      this.#finish(lostCause(error.code), false);
      return;
    }
    // RFC 8446 section 4.4.2.4: a server may refuse the client's certificate, or its
    // absence, when for the client the handshake is long over.
    this.#deps.record(tlsFailure(error, this.#tap, this.#deps));
    this.#finish('tls-error', false);
  };

  #finish(cause: LostCause, withoutNotify: boolean): void {
    if (this.#end !== undefined) return;
    this.#end = { cause, withoutNotify };
    this.#release();
    this.#tell();
  }

  #tell(): void {
    if (this.#told || this.#end === undefined || this.#reader === undefined) return;
    this.#told = true;
    this.#reader.ended(this.#end.cause, this.#end.withoutNotify);
  }

  #release(): void {
    for (const resolve of this.#drained.splice(0)) resolve();
  }

  /** Holds what is written until the turn is over, its promises included. */
  #cork(): void {
    if (this.#corked) return;
    const stream = this.#stream;
    this.#corked = true;
    stream.cork();
    queueMicrotask(() =>
      process.nextTick(() => {
        this.#corked = false;
        stream.uncork();
      }),
    );
  }

  /** Takes what has arrived and nobody has read yet. */
  #takeClearText(): Uint8Array[] {
    const clear = this.#held.splice(0);
    this.#heldOctets = 0;
    for (;;) {
      const chunk = this.#socket.read() as Buffer | null;
      if (chunk === null) return clear;
      clear.push(chunk);
    }
  }

  /** RFC 3207 section 6, and what a hundred servers got wrong: it must never be executed. */
  #discard(clear: readonly Uint8Array[], already: number): void {
    const octets = clear.reduce((sum, { length }) => sum + length, already);
    if (octets > 0) this.#deps.record({ type: 'plaintext.discarded', octets });
  }
}

const LOST_CAUSES: Readonly<Record<string, LostCause>> = {
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EPIPE: 'write-failed',
  // What is sent is no longer acknowledged, or no longer gets there.
  ETIMEDOUT: 'timed-out',
  EHOSTUNREACH: 'timed-out',
  ENETUNREACH: 'timed-out',
  ENETDOWN: 'timed-out',
};

function lostCause(code: string | undefined): LostCause {
  return LOST_CAUSES[code ?? ''] ?? 'closed';
}
