// Carries one scripted connection: exact octets out, lines in, TLS on request.

import type { Socket } from 'node:net';
import { setImmediate as turn, setTimeout as delay } from 'node:timers/promises';
import { TLSSocket, type TLSSocketOptions } from 'node:tls';

/** What a peer saw on one connection. */
export interface Exchange {
  /** Every line that the script has read, without its end, in order. */
  readonly lines: readonly string[];
  /** What the script has read as messages or chunks, dot-stuffing and final dot left in. */
  readonly messages: readonly Buffer[];
  /** Every octet the client sent (inside TLS: decrypted), read by the script or not. */
  readonly octets: Buffer;
  /** How the client's half ended, if it has. */
  readonly ended: false | 'closed' | 'reset';
}

/** Octets kept of what a client sends; a test whose client sends more has gone wrong. */
const KEPT_LIMIT = 32 * 1024 * 1024;

/** Ends a script quietly: the client has gone, or the test is over. */
export class ConversationOver extends Error {}

/** One connection as the steps of a script see it. */
export class Conversation implements Exchange {
  readonly lines: string[] = [];
  readonly messages: Buffer[] = [];
  ended: false | 'closed' | 'reset' = false;
  /** Octets that leave at once; Infinity is whatever one step sends. */
  chunk = Infinity;
  readonly #raw: Socket;
  readonly #identity: TLSSocketOptions;
  readonly #gone = new AbortController();
  readonly #kept: Buffer[] = [];
  #keptSize = 0;
  #stream: Socket;
  #unread: Buffer = Buffer.alloc(0);
  #wake: (() => void)[] = [];

  constructor(socket: Socket, identity: TLSSocketOptions) {
    this.#raw = socket;
    this.#stream = socket;
    this.#identity = identity;
    socket.setNoDelay(true);
    socket.on('error', (error: NodeJS.ErrnoException) => {
      this.#end(error.code === 'ECONNRESET' ? 'reset' : 'closed');
    });
    socket.on('close', () => {
      this.#end('closed');
      this.#gone.abort();
    });
    this.#listen(socket);
  }

  get octets(): Buffer {
    return Buffer.concat(this.#kept);
  }

  get encrypted(): boolean {
    return this.#stream !== this.#raw;
  }

  /** Sends exactly these octets, `chunk` at a time, each piece in a segment of its own. */
  async send(octets: Uint8Array): Promise<void> {
    const size = Math.min(this.chunk, Math.max(octets.length, 1));
    for (let from = 0; from < octets.length; from += size) {
      await this.#write(octets.subarray(from, from + size));
    }
  }

  /** The client's next line, without CRLF or LF: buffered already, or still to come. */
  async takeLine(): Promise<string> {
    const octets = await this.#take((unread) => unread.indexOf('\n') + 1);
    const line = octets.toString('utf8').replace(/\r?\n$/, '');
    this.lines.push(line);
    return line;
  }

  /** A message up to and with its final dot line (RFC 5321 section 4.1.1.4). */
  async takeMessage(): Promise<void> {
    this.messages.push(
      await this.#take((unread) => {
        if (unread.subarray(0, 3).toString('latin1') === '.\r\n') return 3;
        const end = unread.indexOf('\r\n.\r\n');
        return end < 0 ? 0 : end + 5;
      }),
    );
  }

  /** Exactly `size` octets, as a BDAT chunk (RFC 3030 section 2). */
  async takeOctets(size: number): Promise<void> {
    this.messages.push(await this.#take((unread) => (unread.length < size ? 0 : size), size));
  }

  /** Becomes the TLS server; octets that the client sent already count as TLS. */
  async startTls(options: TLSSocketOptions): Promise<void> {
    this.#check();
    this.#raw.removeAllListeners('data').removeAllListeners('end').pause();
    if (this.#unread.length > 0) this.#raw.unshift(this.#unread);
    this.#unread = Buffer.alloc(0);
    const tls = new TLSSocket(this.#raw, { isServer: true, ...this.#identity, ...options });
    this.#stream = tls;
    await new Promise<void>((resolve, reject) => {
      tls.once('secure', resolve);
      tls.on('error', (error: Error) => {
        reject(new ConversationOver(`no TLS session: ${error.message}`));
      });
      tls.once('close', () => {
        reject(new ConversationOver('closed during the TLS handshake'));
      });
    });
    this.#listen(tls);
  }

  /** Waits, though not past the client's going. */
  async pause(milliseconds: number): Promise<void> {
    await delay(milliseconds, undefined, { signal: this.#gone.signal }).catch(() => undefined);
    this.#check();
  }

  /** Reads on and says nothing until the client goes or the test stops the peer. */
  async silence(): Promise<void> {
    await this.#take(() => 0);
  }

  /** Reads no more, so that the client's octets pile up; resolves when the connection is gone. */
  async deafen(): Promise<void> {
    this.#stream.pause();
    await new Promise<void>((resolve) => {
      if (this.#gone.signal.aborted) resolve();
      this.#gone.signal.addEventListener('abort', () => {
        resolve();
      });
    });
  }

  /** Sends octets past TLS, as nobody but an attacker or a broken device would. */
  async sendBelowTls(octets: Uint8Array): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#raw.write(octets, () => {
        resolve();
      });
    });
  }

  /** Closes politely: close_notify where there is TLS, then FIN. */
  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.#stream.end(resolve));
  }

  /** Ends by FIN alone, without close_notify where there is TLS. */
  cut(): void {
    this.#raw.destroy();
  }

  /** Ends by RST; a client on Node 20 may see a mere end where it comes right behind other octets. */
  reset(): void {
    this.#raw.resetAndDestroy();
  }

  /** Ends it from the test's side. */
  stop(): void {
    this.#gone.abort();
    this.#stream.destroy();
    this.#raw.destroy();
    this.#end('closed');
  }

  #listen(stream: Socket): void {
    stream.on('data', (chunk: Buffer) => {
      this.#keptSize += chunk.length;
      if (this.#keptSize <= KEPT_LIMIT) this.#kept.push(chunk);
      this.#unread = Buffer.concat([this.#unread, chunk]);
      this.#awake();
    });
    stream.on('end', () => {
      this.#end('closed');
    });
  }

  /** Waits until `measure` finds something whole at the start of what is unread. */
  async #take(measure: (unread: Buffer) => number, least = 1): Promise<Buffer> {
    for (;;) {
      const size = measure(this.#unread);
      if (size >= least) {
        const taken = Buffer.from(this.#unread.subarray(0, size));
        this.#unread = this.#unread.subarray(size);
        return taken;
      }
      this.#check();
      if (this.ended) throw new ConversationOver('the client has gone');
      await new Promise<void>((resolve) => this.#wake.push(resolve));
    }
  }

  async #write(octets: Uint8Array): Promise<void> {
    this.#check();
    // A destroyed stream calls back as well, so this never hangs past `stop`.
    await new Promise<void>((resolve) => {
      this.#stream.write(octets, () => {
        resolve();
      });
    });
    // A turn of the event loop gives pieces segments of their own, and a flood no monopoly.
    await turn();
    this.#check();
  }

  #check(): void {
    if (this.#gone.signal.aborted || this.#stream.destroyed) {
      throw new ConversationOver('the connection is gone');
    }
  }

  #end(how: 'closed' | 'reset'): void {
    this.ended ||= how;
    this.#awake();
  }

  #awake(): void {
    const waiting = this.#wake;
    this.#wake = [];
    for (const wake of waiting) wake();
  }
}
