// Checks when the window gives a connection up, on a clock of the test's own.

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openConnection } from '../../renderer/host/connection.ts';
import type { ConnectionState } from '../../renderer/host/connection.ts';

/** A socket that opens and is silent from then on, its close unanswered too. */
class SilentSocket extends EventTarget {
  readonly OPEN = 1;
  readyState = 1;
  readonly sent: string[] = [];
  send(text: string): void {
    this.sent.push(text);
  }
  close(): void {
    this.readyState = 2;
  }
}

let sockets: SilentSocket[];
let states: ConnectionState[];

function dial(): WebSocket {
  const socket = new SilentSocket();
  sockets.push(socket);
  setTimeout(() => socket.dispatchEvent(new Event('open')), 1);
  return socket as unknown as WebSocket;
}

const open = () =>
  openConnection(dial, 'A'.repeat(43), {
    onMessage: () => undefined,
    onState: (state) => states.push(state),
  });

beforeEach(() => {
  vi.useFakeTimers();
  sockets = [];
  states = [];
});
afterEach(() => {
  vi.useRealTimers();
});

it('leaves who takes the connection and never answers, and tries again', async () => {
  const connection = open();
  await vi.advanceTimersByTimeAsync(9_900);
  expect(sockets.map(({ readyState }) => readyState)).toEqual([1]);
  await vi.advanceTimersByTimeAsync(200);
  expect(sockets.map(({ readyState }) => readyState)).toEqual([2, 1]);
  expect(states).toEqual(['waiting']);
  connection.close();
});

it('tries no more once it was closed', async () => {
  const connection = open();
  await vi.advanceTimersByTimeAsync(500);
  connection.close();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sockets.map(({ readyState }) => readyState)).toEqual([2]);
  expect(states).toEqual(['ended']);
});
