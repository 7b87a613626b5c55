// Hosts that resolve and hosts that do not, with what DNS itself says beside it.

import { afterEach, expect, test } from 'vitest';
import { explainName } from '../../../electron/engine/net/dns-explain.ts';
import { resolveHost, type Lookup } from '../../../electron/engine/net/resolve.ts';
import type { ConnectionPlan } from '../../../shared/run/plan.ts';
import { startDnsServer, type DnsServer, type DnsZone } from '../../peers/dns-server.ts';
import { clear, observe, type Observed } from './observed.ts';

const servers: DnsServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

function plan(host: string, more: Partial<ConnectionPlan> = {}): ConnectionPlan {
  return { host, port: 587, security: 'auto', ...more };
}

const never = new AbortController().signal;

/** A system's resolver that fails as `getaddrinfo` does. */
function failing(code: string): Lookup {
  return () => Promise.reject(Object.assign(new Error(code), { code }));
}

const unused: Lookup = () => Promise.reject(new Error('the resolver was asked'));

interface Options {
  readonly lookup?: Lookup;
  readonly zone?: DnsZone;
  readonly timeout?: number;
  readonly signal?: AbortSignal;
}

async function resolve(connection: ConnectionPlan, seen: Observed, options: Options = {}) {
  const { lookup, zone = () => 'silence', timeout = 5_000, signal = never } = options;
  const server = await startDnsServer(zone);
  servers.push(server);
  const { record } = seen;
  const resolver = server.resolver();
  const explanation = explainName(connection, { record, redactor: clear, signal, resolver });
  const deps = { record, signal, timeout, explanation, ...(lookup && { lookup }) };
  const addresses = await resolveHost(connection, deps);
  return { addresses, explanation, queries: server.queries };
}

test('an address needs no resolver and no query', async () => {
  const seen = observe();
  const { addresses, queries } = await resolve(plan('::1'), seen, { lookup: unused });
  expect(addresses).toEqual([{ address: '::1', family: 6 }]);
  expect(seen.facts).toEqual([
    { type: 'resolution.completed', source: 'literal', addresses: [{ address: '::1', family: 6 }] },
  ]);
  expect(queries).toEqual([]);
});

test('an address that is given replaces the name', async () => {
  const seen = observe();
  const connection = plan('mail.example.org', { connectIp: '127.0.0.9' });
  const { addresses, queries } = await resolve(connection, seen, { lookup: unused });
  expect(addresses).toEqual([{ address: '127.0.0.9', family: 4 }]);
  expect(seen.of('resolution.completed')[0]?.source).toBe('given');
  expect(queries).toEqual([]);
});

test("localhost comes from the system's resolver, and DNS is not asked about it", async () => {
  const seen = observe();
  const { addresses, queries } = await resolve(plan('localhost'), seen);
  expect(addresses?.map(({ address }) => address)).toContain('127.0.0.1');
  expect(seen.of('resolution.completed')).toEqual([
    { type: 'resolution.completed', source: 'resolver', addresses },
  ]);
  expect(queries).toEqual([]);
});

test.each([['localhost.'], ['db.localhost'], ['printer.local'], ['mailhost'], ['127.0.0.1']])(
  'DNS is not asked about %s',
  async (host) => {
    const lookup: Lookup = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
    const { queries, explanation } = await resolve(plan(host), observe(), { lookup });
    await expect(explanation.answers).resolves.toEqual([]);
    expect(queries).toEqual([]);
  },
);

test('the family that is asked for, or that the local address has, is looked up', async () => {
  const asked: unknown[] = [];
  const lookup: Lookup = (host, family) => {
    asked.push([host, family]);
    return Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
  };
  await resolve(plan('mailhost'), observe(), { lookup });
  await resolve(plan('mailhost', { family: 6 }), observe(), { lookup });
  await resolve(plan('mailhost', { sourceIp: '127.0.0.5' }), observe(), { lookup });
  await resolve(plan('MÜLLER'), observe(), { lookup });
  expect(asked).toEqual([
    ['mailhost', 0],
    ['mailhost', 6],
    ['mailhost', 4],
    ['xn--mller-kva', 0],
  ]);
});

test('a success does not wait for DNS, whose answer is recorded when it comes', async () => {
  const seen = observe();
  const zone: DnsZone = (_, type) => {
    if (type === 'A') return { A: ['192.0.2.1', '192.0.2.2'] };
    return type === 'AAAA' ? { AAAA: ['2001:db8::1'] } : 'no-data';
  };
  const lookup: Lookup = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
  const { explanation } = await resolve(plan('mail.example.org'), seen, { lookup, zone });
  expect(seen.facts.map(({ type }) => type)).toEqual(['resolution.completed']);
  await explanation.answers;
  expect(seen.of('dns.answered').toSorted((a, b) => a.query.localeCompare(b.query))).toEqual([
    {
      type: 'dns.answered',
      query: 'A',
      outcome: 'answered',
      records: ['192.0.2.1', '192.0.2.2'],
    },
    { type: 'dns.answered', query: 'AAAA', outcome: 'answered', records: ['2001:db8::1'] },
    { type: 'dns.answered', query: 'CNAME', outcome: 'no-data', records: [] },
  ]);
});

test('queries that are dropped record nothing more', async () => {
  const seen = observe();
  const lookup: Lookup = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
  const { explanation } = await resolve(plan('mail.example.org'), seen, { lookup });
  explanation.drop();
  await explanation.answers;
  expect(seen.of('dns.answered')).toEqual([]);
});

test('a name that does not exist', async () => {
  const seen = observe();
  const lookup = failing('ENOTFOUND');
  const zone = () => 'no-such-name' as const;
  const { addresses, queries } = await resolve(plan('mial.example.org'), seen, { lookup, zone });
  expect(addresses).toBeUndefined();
  expect(queries.toSorted()).toEqual([
    'A mial.example.org',
    'AAAA mial.example.org',
    'CNAME mial.example.org',
  ]);
  expect(seen.facts.at(-1)).toEqual({
    type: 'resolution.failed',
    cause: 'no-such-name',
    code: 'ENOTFOUND',
  });
});

test('a domain that has no address, but a mail exchanger', async () => {
  const seen = observe();
  const zone: DnsZone = (_, type) =>
    type === 'MX' ? { MX: [[10, 'mx1.example.org']] } : 'no-data';
  await resolve(plan('example.org'), seen, { lookup: failing('ENOTFOUND'), zone });
  expect(seen.of('dns.answered').at(-1)).toEqual({
    type: 'dns.answered',
    query: 'MX',
    outcome: 'answered',
    records: ['10 mx1.example.org'],
  });
  expect(seen.facts.at(-1)).toMatchObject({ type: 'resolution.failed', cause: 'no-address' });
});

test('a name with an address of the other family only', async () => {
  const seen = observe();
  const zone: DnsZone = (_, type) => (type === 'AAAA' ? { AAAA: ['2001:db8::1'] } : 'no-data');
  const lookup = failing('ENOTFOUND');
  const { queries } = await resolve(plan('six.example.org', { family: 4 }), seen, { lookup, zone });
  expect(seen.facts.at(-1)).toMatchObject({ type: 'resolution.failed', cause: 'no-address' });
  expect(queries).not.toContain('MX six.example.org');
});

test('a name that the hosts file gives the other family only', async () => {
  const seen = observe();
  const lookup: Lookup = (_, family) =>
    family === 4
      ? Promise.resolve([{ address: '127.0.0.1', family: 4 }])
      : Promise.reject(Object.assign(new Error('ENOTFOUND'), { code: 'ENOTFOUND' }));
  const { addresses } = await resolve(plan('mailhost', { family: 6 }), seen, { lookup });
  expect(addresses).toBeUndefined();
  expect(seen.facts.at(-1)).toEqual({
    type: 'resolution.failed',
    cause: 'no-address',
    code: 'ENOTFOUND',
  });
});

test.each([
  ['EAI_AGAIN', 'servfail', 'resolver-failed'],
  ['EAI_AGAIN', 'refused', 'resolver-failed'],
  ['EAI_FAIL', 'servfail', 'resolver-failed'],
  ['EAI_NODATA', 'no-data', 'no-address'],
] as const)('%s while DNS answers %s is %s', async (code, reply, cause) => {
  const seen = observe();
  await resolve(plan('mail.example.org'), seen, { lookup: failing(code), zone: () => reply });
  expect(seen.facts.at(-1)).toEqual({ type: 'resolution.failed', cause, code });
});

test('no DNS server answers: the run waits for the queries, and not long', async () => {
  const seen = observe();
  const start = performance.now();
  await resolve(plan('mail.example.org'), seen, { lookup: failing('EAI_AGAIN') });
  expect(performance.now() - start).toBeLessThan(3_000);
  expect(seen.of('dns.answered').map(({ outcome }) => outcome)).toEqual([
    'timed-out',
    'timed-out',
    'timed-out',
  ]);
  expect(seen.facts.at(-1)).toMatchObject({ cause: 'resolver-unreachable' });
});

test('a resolver that hangs is left behind in time', async () => {
  const seen = observe();
  const lookup: Lookup = () => new Promise(() => undefined);
  const { addresses } = await resolve(plan('mailhost'), seen, { lookup, timeout: 50 });
  expect(addresses).toBeUndefined();
  expect(seen.facts).toEqual([{ type: 'resolution.failed', cause: 'timed-out' }]);
});

test('cancelling ends the wait at once and states no failure', async () => {
  const seen = observe();
  const cancel = new AbortController();
  setTimeout(() => cancel.abort(), 30);
  const lookup: Lookup = () => new Promise(() => undefined);
  const { signal } = cancel;
  const { addresses } = await resolve(plan('mail.example.org'), seen, { lookup, signal });
  expect(addresses).toBeUndefined();
  expect(seen.facts).toEqual([]);
});

test('what is no name is not looked up', async () => {
  const seen = observe();
  await resolve(plan('smtp://mail.example.org'), seen, { lookup: unused });
  expect(seen.facts).toEqual([{ type: 'resolution.failed', cause: 'invalid-name' }]);
});
