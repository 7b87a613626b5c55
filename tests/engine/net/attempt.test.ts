// Single connection attempts on loopback, and what the system's codes stand for.

import { createServer, type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { outcomeOfCode, startAttempt } from '../../../electron/engine/net/attempt.ts';
import { startFullListener } from '../../peers/full-listener.ts';

/** A port of loopback on which nothing listens. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function attempt(address: string, port: number, sourceIp?: string, timeout = 2_000) {
  const family = address.includes(':') ? 6 : 4;
  return startAttempt({ address, family, port, ...(sourceIp && { sourceIp }) }, timeout);
}

test('it connects from the address it is given', async () => {
  const server = createServer((socket) => socket.end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const end = await attempt('127.0.0.1', port, '127.0.0.7').ended;
  if (end.outcome !== 'connected') throw new Error(end.outcome);
  expect(end.socket.localAddress).toBe('127.0.0.7');
  end.socket.destroy();
  server.close();
});

test('refused', async () => {
  const end = await attempt('127.0.0.1', await closedPort()).ended;
  expect(end).toEqual({ outcome: 'refused', code: 'ECONNREFUSED' });
});

test('no answer to the SYN', async () => {
  const listener = await startFullListener();
  const end = await attempt('127.0.0.1', listener.port, undefined, 150).ended;
  expect(end).toEqual({ outcome: 'timed-out' });
  await listener.stop();
});

test('a local address that this machine does not have', async () => {
  const end = await attempt('127.0.0.1', await closedPort(), '192.0.2.1').ended;
  expect(end).toEqual({ outcome: 'address-not-available', code: 'EADDRNOTAVAIL' });
});

test('a local address of the other family', async () => {
  const end = await attempt('::1', await closedPort(), '127.0.0.1').ended;
  expect(end).toEqual({ outcome: 'address-not-available', code: 'EINVAL' });
});

test.runIf(process.platform === 'linux')(
  'no route: the broadcast address of loopback',
  async () => {
    const end = await attempt('127.255.255.255', await closedPort()).ended;
    expect(end).toEqual({ outcome: 'unreachable', code: 'ENETUNREACH' });
  },
);

test('an attempt that is abandoned never ends', async () => {
  const listener = await startFullListener();
  const abandoned = attempt('127.0.0.1', listener.port, undefined, 50);
  abandoned.abandon();
  const waited = new Promise((resolve) => setTimeout(resolve, 100, 'still pending'));
  await expect(Promise.race([abandoned.ended, waited])).resolves.toBe('still pending');
  await listener.stop();
});

test.each([
  ['ECONNREFUSED', 'refused'],
  ['ETIMEDOUT', 'timed-out'],
  ['ENETUNREACH', 'unreachable'],
  ['EHOSTUNREACH', 'unreachable'],
  ['ECONNRESET', 'reset'],
  ['EACCES', 'not-permitted'],
  ['EPERM', 'not-permitted'],
  ['EADDRNOTAVAIL', 'address-not-available'],
  ['EMFILE', 'failed'],
  [undefined, 'failed'],
])('%s is %s', (code, outcome) => {
  expect(outcomeOfCode(code)).toBe(outcome);
});
