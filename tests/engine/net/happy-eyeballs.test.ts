// Races between addresses: who is tried when, who wins, and what is told of the others.

import { createServer, Socket, type AddressInfo, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AttemptEnd, StartAttempt } from '../../../electron/engine/net/attempt.ts';
import { connectFirst, interleave } from '../../../electron/engine/net/happy-eyeballs.ts';
import type { ResolvedAddress } from '../../../electron/engine/net/resolve.ts';
import { startFullListener } from '../../peers/full-listener.ts';
import { observe, type Observed } from './observed.ts';

const four = (address: string): ResolvedAddress => ({ address, family: 4 });
const six = (address: string): ResolvedAddress => ({ address, family: 6 });

test('families take turns, beginning with the first', () => {
  const mixed = [six('::1'), six('::2'), six('::3'), four('127.0.0.1'), four('127.0.0.2')];
  const order = interleave(mixed).map(({ address }) => address);
  expect(order).toEqual(['::1', '127.0.0.1', '::2', '127.0.0.2', '::3']);
  expect(interleave([four('127.0.0.1'), six('::1')])[0]).toEqual(four('127.0.0.1'));
  expect(interleave([])).toEqual([]);
});

describe('with attempts that end as told', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** When an attempt ends, in milliseconds after its start, and how; absent: never. */
  type Fate = { readonly after: number; readonly end: AttemptEnd['outcome'] };

  function script(fates: Readonly<Record<string, Fate>>) {
    const destroyed: string[] = [];
    const abandoned: string[] = [];
    const start: StartAttempt = ({ address }) => {
      const fate = fates[address];
      const ended = new Promise<AttemptEnd>((resolve) => {
        if (fate === undefined) return;
        setTimeout(() => resolve(endOf(address, fate)), fate.after);
      });
      return { ended, abandon: () => abandoned.push(address) };
    };
    const endOf = (address: string, { end }: Fate): AttemptEnd => {
      if (end !== 'connected') return { outcome: end };
      const socket = new Socket();
      socket.once('close', () => destroyed.push(address));
      return { outcome: end, socket };
    };
    return { start, destroyed, abandoned };
  }

  function race(
    addresses: readonly ResolvedAddress[],
    start: StartAttempt,
    seen: Observed,
    signal = new AbortController().signal,
  ) {
    const startedAt = performance.now();
    const times: string[] = [];
    const record: Observed['record'] = (fact) => {
      const at = Math.round(performance.now() - startedAt);
      if (fact.type === 'attempt.started') times.push(`${at} ${fact.address} started`);
      if (fact.type === 'attempt.ended') times.push(`${at} ${fact.address} ${fact.outcome}`);
      return seen.record(fact);
    };
    const deps = { record, signal, timeout: 1_000, startAttempt: start };
    return { times, connected: connectFirst(addresses, 587, deps) };
  }

  test('the next address is tried after 250 ms, and at once when one fails', async () => {
    const seen = observe();
    const { start } = script({
      '::1': { after: 600, end: 'timed-out' },
      '127.0.0.1': { after: 50, end: 'refused' },
      '::2': { after: 100, end: 'unreachable' },
      '127.0.0.2': { after: 10, end: 'connected' },
    });
    const addresses = [six('::1'), six('::2'), four('127.0.0.1'), four('127.0.0.2')];
    const { times, connected } = race(addresses, start, seen);
    await vi.advanceTimersByTimeAsync(3_000);
    await (
      await connected
    )?.losersDone;
    expect(times).toEqual([
      '0 ::1 started',
      '250 127.0.0.1 started',
      '300 127.0.0.1 refused',
      '300 ::2 started',
      '400 ::2 unreachable',
      '400 127.0.0.2 started',
      '410 127.0.0.2 connected',
      '600 ::1 timed-out',
    ]);
    expect(seen.of('connection.opened')).toMatchObject([{ address: '127.0.0.2', port: 587 }]);
    expect(seen.of('connection.failed')).toEqual([]);
  });

  test('the winner is there at once; losers have 2 s, and what was not tried says so', async () => {
    const seen = observe();
    const { start, abandoned } = script({
      '127.0.0.2': { after: 20, end: 'connected' },
      '127.0.0.1': { after: 1_500, end: 'refused' },
    });
    const addresses = [four('127.0.0.9'), four('127.0.0.1'), four('127.0.0.2'), four('127.0.0.3')];
    const { times, connected } = race(addresses, start, seen);
    let won = false;
    void connected.then(() => (won = true));
    await vi.advanceTimersByTimeAsync(520);
    expect(won).toBe(true);
    await vi.advanceTimersByTimeAsync(3_000);
    await (
      await connected
    )?.losersDone;
    expect(times.slice(3)).toEqual([
      '520 127.0.0.2 connected',
      '520 127.0.0.3 not-tried',
      '1750 127.0.0.1 refused',
      '2520 127.0.0.9 not-tried',
    ]);
    expect(abandoned).toEqual(['127.0.0.9']);
  });

  test('a loser that connects late is recorded and closed', async () => {
    const seen = observe();
    const { start, destroyed } = script({
      '127.0.0.1': { after: 300, end: 'connected' },
      '127.0.0.2': { after: 10, end: 'connected' },
    });
    const { times, connected } = race([four('127.0.0.1'), four('127.0.0.2')], start, seen);
    await vi.advanceTimersByTimeAsync(400);
    await (
      await connected
    )?.losersDone;
    expect(times.at(-1)).toBe('300 127.0.0.1 connected');
    expect(destroyed).toEqual(['127.0.0.1']);
    expect(seen.of('connection.opened')).toHaveLength(1);
  });

  test('losers can be cut off before their time', async () => {
    const seen = observe();
    const { start, abandoned } = script({ '127.0.0.2': { after: 10, end: 'connected' } });
    const { times, connected } = race([four('127.0.0.1'), four('127.0.0.2')], start, seen);
    await vi.advanceTimersByTimeAsync(300);
    const result = await connected;
    result?.abandonLosers();
    await result?.losersDone;
    expect(times.at(-1)).toBe('300 127.0.0.1 not-tried');
    expect(abandoned).toEqual(['127.0.0.1']);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('when all fail, the connection failed, after the last of them', async () => {
    const seen = observe();
    const { start } = script({
      '127.0.0.1': { after: 5, end: 'refused' },
      '127.0.0.2': { after: 5, end: 'reset' },
    });
    const { connected } = race([four('127.0.0.1'), four('127.0.0.2')], start, seen);
    await vi.advanceTimersByTimeAsync(20);
    await expect(connected).resolves.toBeUndefined();
    expect(seen.facts.map(({ type }) => type)).toEqual([
      'attempt.started',
      'attempt.ended',
      'attempt.started',
      'attempt.ended',
      'connection.failed',
    ]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('cancelling cuts everything off and is no failure', async () => {
    const seen = observe();
    const cancel = new AbortController();
    const { start, abandoned } = script({});
    const addresses = [four('127.0.0.1'), four('127.0.0.2'), four('127.0.0.3')];
    const { times, connected } = race(addresses, start, seen, cancel.signal);
    await vi.advanceTimersByTimeAsync(300);
    cancel.abort();
    await expect(connected).resolves.toBeUndefined();
    expect(abandoned).toEqual(['127.0.0.1', '127.0.0.2']);
    expect(times.slice(2)).toEqual([
      '300 127.0.0.1 not-tried',
      '300 127.0.0.2 not-tried',
      '300 127.0.0.3 not-tried',
    ]);
    expect(seen.of('connection.failed')).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('a run that is cancelled already tries nothing', async () => {
    const seen = observe();
    const { start } = script({});
    const { connected } = race([four('127.0.0.1')], start, seen, AbortSignal.abort());
    await expect(connected).resolves.toBeUndefined();
    expect(seen.of('attempt.started')).toEqual([]);
  });
});

describe('on loopback', () => {
  const servers: Server[] = [];

  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  async function listen(host: string, port = 0): Promise<number> {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.end('220 hello\r\n');
    });
    servers.push(server);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
    return (server.address() as AddressInfo).port;
  }

  test('a silent address costs one attempt delay, and shows its own outcome behind', async () => {
    const full = await startFullListener('127.0.0.2');
    await listen('127.0.0.1', full.port);
    const seen = observe();
    const { record } = seen;
    const start = performance.now();
    const connected = await connectFirst([four('127.0.0.2'), four('127.0.0.1')], full.port, {
      record,
      signal: new AbortController().signal,
      timeout: 1_500,
    });
    const took = performance.now() - start;
    expect(took).toBeGreaterThan(200);
    expect(took).toBeLessThan(1_200);
    expect(seen.of('connection.opened')[0]).toMatchObject({
      address: '127.0.0.1',
      localAddress: '127.0.0.1',
      localPort: connected?.socket.localPort,
    });
    await connected?.losersDone;
    expect(seen.facts.at(-1)).toMatchObject({ address: '127.0.0.2', outcome: 'timed-out' });
    connected?.socket.destroy();
    await full.stop();
  });

  test('both families', async () => {
    const port = await listen('::1');
    const seen = observe();
    const connected = await connectFirst([four('127.0.0.1'), six('::1')], port, {
      record: seen.record,
      signal: new AbortController().signal,
      timeout: 500,
    });
    await connected?.losersDone;
    expect(seen.facts.map((fact) => ('outcome' in fact ? fact.outcome : fact.type))).toEqual([
      'attempt.started',
      'refused',
      'attempt.started',
      'connected',
      'connection.opened',
    ]);
    connected?.socket.destroy();
  });
});
