// What was found is connected to where that is asked for, and nobody signs in.

import { expect, it } from 'vitest';
import { addressOf, discoverServers } from '../../electron/host/discover.ts';
import { startPractice } from '../../electron/practice/start.ts';
import { startDnsServer } from '../peers/dns-server.ts';
import { receiveAny, send, startPeer } from '../peers/scripted.ts';

function outgoing(port: number, socket: string): string {
  return `<outgoingServer type="smtp"><hostname>127.0.0.1</hostname><port>${String(port)}</port>
    <socketType>${socket}</socketType><username>%EMAILADDRESS%</username></outgoingServer>`;
}

it('says of each candidate what a run as far as TLS showed', async () => {
  const dns = await startDnsServer(() => 'no-such-name');
  const clear = await startPeer([
    send('220 mail.example.org ESMTP'),
    receiveAny,
    send('250 mail.example.org'),
    receiveAny,
    send('221 bye'),
  ]);
  const untrusted = await startPractice('healthy');
  const body = `<clientConfig><emailProvider>${outgoing(untrusted.port, 'STARTTLS')}${outgoing(
    clear.port,
    'plain',
  )}</emailProvider></clientConfig>`;
  const address = addressOf('ann@bücher.example');
  if (!address) throw new Error('It is an address.');
  expect(address.domain).toBe('xn--bcher-kva.example');
  const { signal } = new AbortController();
  const { candidates } = await discoverServers(address, {
    signal,
    version: '0.0.0-test',
    check: true,
    mozilla: false,
    resolver: dns.resolver(),
    fetch: ({ url }) =>
      Promise.resolve(
        url.startsWith('https://autoconfig.')
          ? { kind: 'answer', status: 200, text: body }
          : { kind: 'failed', why: 'unreachable' },
      ),
  });
  await Promise.all([dns.stop(), clear.stop(), untrusted.stop()]);
  expect(candidates.map(({ reach }) => reach?.outcome)).toEqual(['failed', 'ok']);
  expect(candidates[0]?.reach?.title).toMatch(/certificate/i);
});
