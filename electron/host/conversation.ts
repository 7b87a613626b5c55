// Answers one window, whatever carries its messages: calls and streams, all bounded.

import type { HostApi } from '../../shared/host/api.ts';
import type { HostCall, HostMethod } from '../../shared/host/calls.ts';
import {
  PENDING_LIMIT,
  type ClientMessage,
  type ParsedClientMessage,
  type ServerMessage,
} from '../../shared/host/wire.ts';
import { toRefusal } from './refusal.ts';
import { Stream } from './stream.ts';

type Request = Extract<ClientMessage, { type: 'request' }>;
type Subscribe = Extract<ClientMessage, { type: 'subscribe' }>;

/** What carries the messages. */
export interface Carrier {
  /** Drops the message where the window has gone. */
  send(message: ServerMessage): void;
  /** Ends a conversation in which the window broke the rules. */
  hangUp(): void;
}

export class Conversation {
  readonly #host: HostApi;
  readonly #carrier: Carrier;
  readonly #streams = new Map<number, Stream>();
  readonly #pending = new Set<number>();

  constructor(host: HostApi, carrier: Carrier) {
    this.#host = host;
    this.#carrier = carrier;
  }

  /** Takes a message that came after the window was let in. */
  take(parsed: ParsedClientMessage): void {
    if (parsed.ok) return this.#serve(parsed.message);
    if (parsed.id === undefined) return this.#carrier.hangUp();
    const refusal = { code: 'invalid-request', message: parsed.reason } as const;
    this.#carrier.send({ type: 'refusal', id: parsed.id, refusal });
  }

  /** Stops the streams; the runs themselves go on. */
  end(): void {
    for (const stream of this.#streams.values()) stream.stop();
  }

  #serve(message: ClientMessage): void {
    switch (message.type) {
      case 'hello':
      case 'proof':
        return this.#carrier.hangUp();
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
    if (this.#pending.size >= PENDING_LIMIT || this.#pending.has(id)) {
      return this.#carrier.hangUp();
    }
    this.#pending.add(id);
    try {
      const value = await carryOut(this.#host, call);
      this.#carrier.send({ type: 'result', id, ...(value === undefined ? {} : { value }) });
    } catch (error) {
      this.#carrier.send({ type: 'refusal', id, refusal: toRefusal(error) });
    } finally {
      this.#pending.delete(id);
    }
  }

  async #subscribe({ id, run, fromSeq }: Subscribe): Promise<void> {
    if (this.#streams.size >= PENDING_LIMIT || this.#streams.has(id)) {
      return this.#carrier.hangUp();
    }
    const stream = new Stream((events) => this.#carrier.send({ type: 'batch', id, events }));
    this.#streams.set(id, stream);
    try {
      await stream.pass(this.#host.runEvents(run, fromSeq));
      this.#carrier.send({ type: 'ended', id });
    } catch (error) {
      this.#carrier.send({ type: 'refusal', id, refusal: toRefusal(error) });
    } finally {
      this.#streams.delete(id);
    }
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
