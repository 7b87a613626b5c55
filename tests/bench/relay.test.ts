// Checks what the benchmarks rest on: the relay's delay, its order and its count of flights.

import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { median, table } from './figures.ts';
import { startRelay, type Relay } from './relay.ts';

const DELAY = 20;
let server: Server;
let relay: Relay;
afterEach(async () => {
  await relay.stop();
  server.close();
});

/** A server that greets, answers each line once, and closes after the last. */
async function start(last = 'bye'): Promise<void> {
  server = createServer({ noDelay: true }, (socket) => {
    socket.on('error', () => undefined);
    socket.write('hello\n');
    let rest = '';
    socket.setEncoding('latin1').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) socket.write(`${line}!\n`);
      if (lines.includes(last)) socket.end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  relay = await startRelay((server.address() as AddressInfo).port, DELAY);
}

function client(): { socket: Socket; heard: (text: string) => Promise<number> } {
  const socket = connect({ host: '127.0.0.1', port: relay.port, noDelay: true });
  let all = '';
  socket.setEncoding('latin1').on('data', (text: string) => {
    all += text;
    socket.emit('heard');
  });
  return {
    socket,
    async heard(text) {
      while (!all.endsWith(text)) await once(socket, 'heard');
      return performance.now();
    },
  };
}

test('each answer takes both ways, and so does the greeting', async () => {
  await start();
  const trace = relay.next();
  const { socket, heard } = client();
  await once(socket, 'connect');
  const connected = performance.now();
  const greeted = await heard('hello\n');
  expect(greeted - connected).toBeGreaterThan(2 * DELAY - 2);
  socket.write('bye\n');
  expect((await heard('bye!\n')) - greeted).toBeGreaterThan(2 * DELAY - 2);
  socket.end();
  const { opened, closed, flights } = await trace;
  expect(flights).toBe(1);
  expect(closed - opened).toBeGreaterThan(4 * DELAY - 4);
});

test('what leaves before an answer comes is one flight, in however many pieces', async () => {
  await start();
  const trace = relay.next();
  const { socket, heard } = client();
  await heard('hello\n');
  for (const line of ['one', 'two', 'three']) {
    socket.write(`${line}\n`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await heard('three!\n');
  socket.write('four\n');
  await heard('four!\n');
  socket.write('bye\n');
  await heard('bye!\n');
  socket.end();
  expect((await trace).flights).toBe(3);
});

test('what nobody answers is no flight', async () => {
  await start();
  const trace = relay.next();
  const { socket, heard } = client();
  await heard('hello\n');
  socket.write('bye\n');
  await heard('bye!\n');
  socket.end('thanks');
  expect(await trace).toMatchObject({ flights: 1, sent: 10 });
});

test('order is kept, and nothing is lost', async () => {
  await start();
  const { socket, heard } = client();
  await heard('hello\n');
  const lines = Array.from({ length: 500 }, (_, number) => String(number));
  for (const line of lines) socket.write(`${line}\n`);
  let all = '';
  socket.on('data', (text: string) => (all += text));
  await heard('499!\n');
  expect(all).toBe(lines.map((line) => `${line}!\n`).join(''));
  socket.destroy();
});

test('a median has no outliers, a table straight columns', () => {
  expect(median([1, 100, 2])).toBe(2);
  expect(median([1, 2, 3, 1000])).toBe(2.5);
  expect(
    table(
      ['', 'ms'],
      [
        ['long name', '1.0'],
        ['x', '100.0'],
      ],
    ),
  ).toEqual(['              ms', 'long name    1.0', 'x          100.0']);
});
