// Keeps one WebSocket to the host open: gets in, and comes back after it dropped.

import { CLOSE, parseServerMessage, writeClientMessage } from '../../shared/host/wire.ts';
import type { ClientMessage, ServerMessage } from '../../shared/host/wire.ts';
import { beginEntry } from './entry.ts';

/**
 * How the connection stands. The last three are final, see `isFinal`: the host does not know
 * this window, the host has ended, or what answers at its address is another program.
 */
export type ConnectionState = 'connecting' | 'open' | 'waiting' | 'refused' | 'ended' | 'untrusted';

/** Whether the connection never comes back. */
export function isFinal(state: ConnectionState): boolean {
  return state === 'refused' || state === 'ended' || state === 'untrusted';
}

export interface Connection {
  readonly state: ConnectionState;
  /** Sends when open; false where the message was not sent, and will not be. */
  readonly send: (message: ClientMessage) => boolean;
  readonly close: () => void;
}

export interface ConnectionEvents {
  onMessage(message: ServerMessage): void;
  onState(state: ConnectionState): void;
}

/** Milliseconds before each try to come back; the last one repeats. */
const RETRY_AFTER = [0, 250, 500, 1000, 2000];

/** Milliseconds that a host has to let the window in, before the next try. */
const ENTRY_TIMEOUT = 10_000;

/** Milliseconds that the host may be silent after the window spoke: then it is asked, then given up. */
const SILENCE = 3000;

/** A question that every host answers, under a number that no other question has. */
const ARE_YOU_THERE: ClientMessage = {
  type: 'request',
  id: Number.MAX_SAFE_INTEGER,
  call: { method: 'about', params: [] },
};

/** A connection that is back sooner than this, in milliseconds, was never worth a word. */
export const UNNOTICED = 600;

/** Opens the connection; `connect` makes a socket, so that a test can hand in another. */
export function openConnection(
  connect: () => WebSocket,
  token: string,
  events: ConnectionEvents,
): Connection {
  let state: ConnectionState = 'connecting';
  let socket: WebSocket | undefined;
  let tries = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Whether the window has spoken and heard nothing since. */
  let unanswered = false;

  const enter = (next: ConnectionState): void => {
    if (state === next || isFinal(state)) return;
    state = next;
    events.onState(next);
  };

  /** Waits for one thing at a time: a host that lets the window in, or the next try. */
  const wait = (milliseconds: number, then: () => void): void => {
    clearTimeout(timer);
    timer = setTimeout(then, milliseconds);
  };

  const leave = (): void => {
    clearTimeout(timer);
    unanswered = false;
    const left = socket;
    socket = undefined;
    left?.close();
  };

  const comeBack = (): void => {
    enter('waiting');
    wait(RETRY_AFTER[Math.min(tries, RETRY_AFTER.length - 1)] ?? 0, dial);
    tries += 1;
  };

  const distrust = (): void => {
    leave();
    enter('untrusted');
  };

  /** A host that has stopped takes what is said to it all the same, as the system does that. */
  const awaitWord = (): void => {
    if (unanswered) return;
    unanswered = true;
    wait(SILENCE, () => {
      socket?.send(writeClientMessage(ARE_YOU_THERE));
      wait(SILENCE, () => {
        leave();
        comeBack();
      });
    });
  };

  const converse = (message: ServerMessage | undefined): void => {
    clearTimeout(timer);
    unanswered = false;
    if (message === undefined) socket?.close(CLOSE.badMessage);
    else events.onMessage(message);
  };

  const dial = (): void => {
    const dialled = connect();
    const current = (): boolean => socket === dialled;
    let take: (message: ServerMessage | undefined) => void = distrust;
    socket = dialled;
    // Who takes the connection and says nothing is as good as gone.
    wait(ENTRY_TIMEOUT, () => {
      leave();
      comeBack();
    });

    dialled.addEventListener('open', () => {
      take = beginEntry(token, {
        say(message) {
          if (current()) dialled.send(writeClientMessage(message));
        },
        onWelcome() {
          clearTimeout(timer);
          take = converse;
          tries = 0;
          enter('open');
        },
        onStranger() {
          if (current()) distrust();
        },
      });
    });
    dialled.addEventListener('message', ({ data }) => {
      if (current()) take(typeof data === 'string' ? parseServerMessage(data) : undefined);
    });
    dialled.addEventListener('close', ({ code }) => {
      if (!current()) return;
      leave();
      // A stranger can say these too: they are believed because they end the connection.
      if (code === CLOSE.badToken) enter('refused');
      else if (code === CLOSE.ending) enter('ended');
      else comeBack();
    });
  };

  dial();
  return {
    get state() {
      return state;
    },
    send(message) {
      // A socket that is closing takes a message and drops it.
      if (state !== 'open' || !socket || socket.readyState !== socket.OPEN) return false;
      socket.send(writeClientMessage(message));
      awaitWord();
      return true;
    },
    close() {
      leave();
      enter('ended');
    },
  };
}
