// Checks when the window gives a connection up, on a clock of the test's own.

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { STATEMENT } from '../../shared/host/entry.ts';
import { WIRE_PROTOCOL } from '../../shared/host/wire.ts';
import { prove } from '../../renderer/host/proof.ts';
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

/** Waits for WebCrypto, which works in threads that no faked clock moves on. */
async function sentBy(socket: SilentSocket | undefined, messages: number): Promise<void> {
  for (let turn = 0; turn < 100_000 && (socket?.sent.length ?? 0) < messages; turn++) {
    await crypto.subtle.digest('SHA-256', new Uint8Array(1));
  }
  expect(socket?.sent).toHaveLength(messages);
}

it('asks a host that went silent whether it is there, and gives up one that is not', async () => {
  const token = 'A'.repeat(43);
  const connection = open();
  await vi.advanceTimersByTimeAsync(50);
  const [socket] = sockets;
  const say = (message: object): void => {
    socket?.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(message) }));
  };
  await sentBy(socket, 1);
  const { nonce } = JSON.parse(socket?.sent[0] ?? '{}') as { readonly nonce: string };
  const proof = await prove(token, STATEMENT.host({ window: nonce, host: token }));
  say({ type: 'challenge', nonce: token, proof });
  await sentBy(socket, 2);
  say({ type: 'welcome', protocol: WIRE_PROTOCOL });
  expect(states).toEqual(['open']);
  const ask = (): boolean =>
    connection.send({ type: 'request', id: 1, call: { method: 'listRuns', params: [] } });

  await vi.advanceTimersByTimeAsync(60_000);
  expect(socket?.sent).toHaveLength(2);
  ask();
  await vi.advanceTimersByTimeAsync(1000);
  say({ type: 'result', id: 1, value: [] });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(socket?.sent).toHaveLength(3);

  ask();
  await vi.advanceTimersByTimeAsync(3100);
  expect(socket?.sent.at(-1)).toContain('"about"');
  expect(states).toEqual(['open']);
  await vi.advanceTimersByTimeAsync(3000);
  expect(states).toEqual(['open', 'waiting']);
  connection.close();
});
