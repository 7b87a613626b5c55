// Serves one window over its WebSocket: hello first, then calls and streams, all bounded.

import type { RawData, WebSocket } from 'ws';
import type { HostApi } from '../../shared/host/api.ts';
import type { HostCall, HostMethod } from '../../shared/host/calls.ts';
import {
  CLOSE,
  HELLO_LIMIT,
  parseClientMessage,
  PENDING_LIMIT,
  WIRE_PROTOCOL,
  writeServerMessage,
  type ClientMessage,
  type ServerMessage,
} from '../../shared/host/wire.ts';
import { toRefusal } from '../host/refusal.ts';
import { Stream } from './stream.ts';

/** Milliseconds that a window has for its hello. */
const HELLO_TIMEOUT = 5_000;

type Request = Extract<ClientMessage, { type: 'request' }>;
type Subscribe = Extract<ClientMessage, { type: 'subscribe' }>;

export class Connection {
  readonly #socket: WebSocket;
  readonly #host: HostApi;
  readonly #accepts: (token: string) => boolean;
  readonly #streams = new Map<number, Stream>();
  readonly #pending = new Set<number>();
  readonly #impatience: NodeJS.Timeout;
  #welcome = false;

  constructor(socket: WebSocket, host: HostApi, accepts: (token: string) => boolean) {
    this.#socket = socket;
    this.#host = host;
    this.#accepts = accepts;
    this.#impatience = setTimeout(() => socket.close(CLOSE.badToken), HELLO_TIMEOUT);
    socket.on('message', (data, isBinary) => this.#take(data, isBinary));
    // The close that follows an error is all there is to do about it.
    socket.on('error', () => undefined);
    socket.on('close', () => this.#end());
  }

  #take(data: RawData, isBinary: boolean): void {
    const octets = data as Buffer;
    if (isBinary || (!this.#welcome && octets.length > HELLO_LIMIT)) return this.#hangUp();
    const parsed = parseClientMessage(octets.toString('utf8'));
    if (!this.#welcome) return this.#greet(parsed.ok ? parsed.message : undefined);
    if (parsed.ok) return this.#serve(parsed.message);
    if (parsed.id === undefined) return this.#hangUp();
    const refusal = { code: 'invalid-request', message: parsed.reason } as const;
    this.#send({ type: 'refusal', id: parsed.id, refusal });
  }

  #greet(message: ClientMessage | undefined): void {
    if (message?.type !== 'hello') return this.#hangUp();
    if (message.protocol !== WIRE_PROTOCOL || !this.#accepts(message.token)) {
      this.#socket.close(CLOSE.badToken);
      return;
    }
    clearTimeout(this.#impatience);
    this.#welcome = true;
    this.#send({ type: 'welcome', protocol: WIRE_PROTOCOL });
  }

  #serve(message: ClientMessage): void {
    switch (message.type) {
      case 'hello':
        return this.#hangUp();
      case 'request':
        void this.#call(message);
        return;
      case 'subscribe':
        void this.#subscribe(message);
        return;
      case 'ack':
        this.#streams.get(message.id)?.acknowledge();
        return;
      case 'unsubscribe':
        this.#streams.get(message.id)?.stop();
        return;
    }
  }

  async #call({ id, call }: Request): Promise<void> {
    if (this.#pending.size >= PENDING_LIMIT || this.#pending.has(id)) return this.#hangUp();
    this.#pending.add(id);
    try {
      const value = await carryOut(this.#host, call);
      this.#send({ type: 'result', id, ...(value === undefined ? {} : { value }) });
    } catch (error) {
      this.#send({ type: 'refusal', id, refusal: toRefusal(error) });
    } finally {
      this.#pending.delete(id);
    }
  }

  async #subscribe({ id, run, fromSeq }: Subscribe): Promise<void> {
    if (this.#streams.size >= PENDING_LIMIT || this.#streams.has(id)) return this.#hangUp();
    const stream = new Stream((events) => this.#send({ type: 'batch', id, events }));
    this.#streams.set(id, stream);
    try {
      await stream.pass(this.#host.runEvents(run, fromSeq));
      this.#send({ type: 'ended', id });
    } catch (error) {
      this.#send({ type: 'refusal', id, refusal: toRefusal(error) });
    } finally {
      this.#streams.delete(id);
    }
  }

  #send(message: ServerMessage): void {
    if (this.#socket.readyState === this.#socket.OPEN) {
      this.#socket.send(writeServerMessage(message));
    }
  }

  #hangUp(): void {
    this.#socket.close(CLOSE.badMessage);
  }

  #end(): void {
    clearTimeout(this.#impatience);
    for (const stream of this.#streams.values()) stream.stop();
  }
}

/** Calls the method; its parameters were parsed for it by name. */
function carryOut(host: HostApi, { method, params }: HostCall): Promise<unknown> {
  const methods = host as unknown as Record<
    HostMethod,
    (...params: readonly unknown[]) => Promise<unknown>
  >;
  return methods[method](...params);
}
