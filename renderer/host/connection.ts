// Keeps one WebSocket to the host open: says hello, and comes back after it dropped.

import {
  CLOSE,
  WIRE_PROTOCOL,
  parseServerMessage,
  writeClientMessage,
} from '../../shared/host/wire.ts';
import type { ClientMessage, ServerMessage } from '../../shared/host/wire.ts';

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
  /** Sends when open; a message to a closed connection is dropped, its sender is told of the drop. */
  readonly send: (message: ClientMessage) => void;
  readonly close: () => void;
}

export interface ConnectionEvents {
  onMessage(message: ServerMessage): void;
  onState(state: ConnectionState): void;
}

/** Milliseconds before each try to come back; the last one repeats. */
const RETRY_AFTER = [0, 250, 500, 1000, 2000];

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

  const enter = (next: ConnectionState): void => {
    if (state === next) return;
    state = next;
    events.onState(next);
  };

  const final = (code: number): ConnectionState | undefined => {
    if (code === CLOSE.badToken) return 'refused';
    return code === CLOSE.ending ? 'ended' : undefined;
  };

  const dial = (): void => {
    const dialled = connect();
    socket = dialled;
    dialled.addEventListener('open', () => {
      dialled.send(writeClientMessage({ type: 'hello', protocol: WIRE_PROTOCOL, token }));
    });
    dialled.addEventListener('message', ({ data }) => {
      const message = typeof data === 'string' ? parseServerMessage(data) : undefined;
      if (message === undefined) {
        dialled.close(CLOSE.badMessage);
      } else if (message.type === 'welcome') {
        tries = 0;
        enter('open');
      } else {
        events.onMessage(message);
      }
    });
    dialled.addEventListener('close', ({ code }) => {
      if (socket !== dialled) return;
      socket = undefined;
      const end = final(code);
      enter(end ?? 'waiting');
      if (end !== undefined) return;
      timer = setTimeout(dial, RETRY_AFTER[Math.min(tries, RETRY_AFTER.length - 1)]);
      tries += 1;
    });
  };

  dial();
  return {
    get state() {
      return state;
    },
    send(message) {
      if (state === 'open') socket?.send(writeClientMessage(message));
    },
    close() {
      clearTimeout(timer);
      const open = socket;
      socket = undefined;
      open?.close();
      enter('ended');
    },
  };
}
