// Turns the batches of one subscription into an async iterator that resumes after a dropped connection.

import type { RunId } from '../../shared/host/api.ts';
import type { ClientMessage, ServerMessage } from '../../shared/host/wire.ts';
import type { RunEvent } from '../../shared/run/event.ts';
import { HostError } from './host-error.ts';

type StreamMessage = Extract<ServerMessage, { readonly type: 'batch' | 'ended' | 'refusal' }>;

export interface EventStream extends AsyncIterableIterator<readonly RunEvent[]> {
  /** Takes a message that carries this stream's id. */
  take(message: StreamMessage): void;
  /** Asks again from the first event that has not been seen: the connection is new. */
  resume(): void;
  /** Ends with an error, as when the host is gone for good. */
  fail(error: Error): void;
}

interface Waiting {
  readonly resolve: (result: IteratorResult<readonly RunEvent[]>) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A stream of a run's events from `fromSeq`. Each batch is acknowledged when the reader
 * takes it, so a slow reader slows the host down instead of filling memory.
 */
export function createEventStream(
  id: number,
  run: RunId,
  fromSeq: number,
  send: (message: ClientMessage) => void,
  onEnd: () => void,
): EventStream {
  let next = fromSeq;
  let end: { readonly error?: Error } | undefined;
  const batches: { readonly events: readonly RunEvent[]; owed: boolean }[] = [];
  const waiting: Waiting[] = [];

  const subscribe = (): void => send({ type: 'subscribe', id, run, fromSeq: next });

  const finish = (error?: Error): void => {
    if (end) return;
    end = error === undefined ? {} : { error };
    onEnd();
    for (const reader of waiting.splice(0)) settle(reader);
  };

  const settle = ({ resolve, reject }: Waiting): void => {
    const batch = batches.shift();
    if (batch) {
      if (batch.owed) send({ type: 'ack', id });
      resolve({ done: false, value: batch.events });
    } else if (end?.error) reject(end.error);
    else resolve({ done: true, value: undefined });
  };

  subscribe();
  return {
    take(message) {
      switch (message.type) {
        case 'batch': {
          // After a resume the host starts at `next`; what is older was seen already.
          const fresh = message.events.filter(({ seq }) => seq >= next);
          next = (fresh.at(-1)?.seq ?? next - 1) + 1;
          batches.push({ events: fresh, owed: true });
          const reader = waiting.shift();
          if (reader) settle(reader);
          return;
        }
        case 'ended':
          finish();
          return;
        case 'refusal':
          finish(new HostError(message.refusal));
      }
    },
    resume() {
      // What waits here unread came over another connection: this one waits for no word of it.
      for (const batch of batches) batch.owed = false;
      if (!end) subscribe();
    },
    fail: finish,
    next() {
      return new Promise((resolve, reject) => {
        const reader = { resolve, reject };
        if (batches.length > 0 || end) settle(reader);
        else waiting.push(reader);
      });
    },
    return() {
      if (!end) send({ type: 'unsubscribe', id });
      finish();
      return Promise.resolve({ done: true, value: undefined });
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
