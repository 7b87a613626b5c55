// Runs through real proxies: who looks the name up, how they refuse, and what is never said.

import { createServer, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { Secret } from '../../../electron/engine/secret.ts';
import type { ProxyPlan } from '../../../shared/run/plan.ts';
import {
  close,
  octets,
  receive,
  send,
  silence,
  startPeer,
  type Script,
} from '../../peers/scripted.ts';
import { startFullListener } from '../../peers/full-listener.ts';
import { startProxy, type Proxy, type ProxyOptions } from '../../peers/proxy.ts';
import { planFor, runPlan, type Ran } from '../running.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

const SESSION: Script = [
  send('220 mx.example.org'),
  receive('EHLO client.example.org'),
  send('250 mx.example.org'),
  receive('QUIT'),
  send('221 bye'),
  close,
];

const account = { user: 'ada', password: 'Quokka-3' };

interface Given {
  readonly kind: ProxyPlan['kind'];
  readonly host?: string;
  readonly user?: string;
  readonly password?: string;
  /** The account's at the mail server. */
  readonly mailPassword?: string;
  readonly timeout?: number;
  readonly signal?: AbortSignal;
}

/** Runs up to EHLO through a proxy on this port. */
function through(
  port: number,
  { kind, host = 'mail.example.org', user, password, mailPassword, timeout, signal }: Given,
) {
  const proxy = { kind, host: '127.0.0.1', port, ...(user !== undefined && { user }) };
  const connection = {
    host,
    port: 587,
    security: 'none',
    ehloName: 'client.example.org',
    proxy,
    ...(timeout !== undefined && { timeouts: { connect: timeout } }),
  } as const;
  const secrets = {
    ...(password !== undefined && { proxyPassword: new Secret(password) }),
    ...(mailPassword !== undefined && { password: new Secret(mailPassword) }),
  };
  const plan = planFor(587, { connection, stopAfter: 'ehlo', followUp: true });
  return runPlan(plan, secrets, signal && { signal });
}

async function proxied(given: Given, options: Partial<ProxyOptions> = {}) {
  const peer = await startPeer(SESSION);
  const proxy: Proxy = await startProxy({ to: peer.port, ...options });
  stops.push(
    () => peer.stop(),
    () => proxy.stop(),
  );
  const ran = await through(proxy.port, given);
  return { ...ran, proxy };
}

const verdictOf = ({ report }: Ran) => report.verdict;

describe('a proxy', () => {
  it.each([
    ['socks5h', 'mail.example.org', 'socks5 mail.example.org:587'],
    ['socks4a', 'mail.example.org', 'socks4 mail.example.org:587'],
    ['socks4a', '192.0.2.7', 'socks4 192.0.2.7:587'],
    ['socks5h', 'Bücher.example', 'socks5 xn--bcher-kva.example:587'],
    ['http', 'mail.example.org', 'http mail.example.org:587'],
    ['http', '2001:db8::7', 'http [2001:db8::7]:587'],
    ['socks5', 'localhost', /^socks5 (?:127\.0\.0\.1|0{31}1):587$/],
    ['socks5h', '2001:db8::7', 'socks5 20010db8000000000000000000000007:587'],
    ['socks5h', '::ffff:192.0.2.7', 'socks5 00000000000000000000ffffc0000207:587'],
  ] as const)('of kind %s connects to %s', async (kind, host, asked) => {
    const ran = await proxied({ kind, host });
    expect(verdictOf(ran)).toMatchObject({ outcome: 'ok' });
    expect(ran.proxy.asked).toEqual([
      typeof asked === 'string' ? asked : (expect.stringMatching(asked) as string),
    ]);
    expect(ran.all('proxy.connected')).toHaveLength(1);
    // Where the proxy looks the name up, nobody else does.
    const local = kind === 'socks5';
    expect(ran.all('resolution.completed')).toHaveLength(local ? 1 : 0);
    expect(ran.all('dns.answered')).toEqual([]);
    expect(ran.states).toMatchObject({ connect: 'passed', ehlo: 'passed' });
  });

  it.each(['socks5h', 'http'] as const)('of kind %s signs in', async (kind) => {
    const given = { kind, user: account.user, password: account.password };
    const ran = await proxied(given, { account });
    expect(verdictOf(ran)).toMatchObject({ outcome: 'ok' });
    expect(JSON.stringify(ran.log)).not.toContain('Quokka');
  });

  it.each(['socks5h', 'http'] as const)(
    'of kind %s may not give its password away',
    async (kind) => {
      const { user, password } = account;
      const basic = Buffer.from(`${user}:${password}`).toString('base64');
      const echo = `220 mx.example.org ${password} ${basic}`;
      const peer = await startPeer([send(echo), ...SESSION.slice(1)]);
      const proxy = await startProxy({ to: peer.port, account });
      stops.push(
        () => peer.stop(),
        () => proxy.stop(),
      );
      const ran = await through(proxy.port, { kind, user, password });
      expect(verdictOf(ran)).toMatchObject({ outcome: 'ok' });
      const kept = JSON.stringify([ran.log, ran.report]);
      expect(kept).toContain('[secret]');
      expect(kept).not.toContain(password);
      expect(kept).not.toContain(basic.slice(6, -4));
    },
  );

  it('keeps its password only from then on, and no other before it has left', async () => {
    const { user, password } = account;
    const peer = await startPeer([send('220 Greetings-4'), ...SESSION.slice(1)]);
    const proxy = await startProxy({ to: peer.port, account });
    stops.push(
      () => peer.stop(),
      () => proxy.stop(),
    );
    const ran = await through(proxy.port, {
      kind: 'http',
      user,
      password,
      mailPassword: 'Greetings-4',
    });
    // A mask here would tell that the account's password is a word of the greeting.
    expect(ran.transcript).toContain('S: 220 Greetings-4');
  });

  it.each([
    ['socks5h', {}, 'sign-in-required', 'connect.proxy-sign-in'],
    ['http', {}, 'sign-in-required', 'connect.proxy-sign-in'],
    ['socks5h', { user: 'ada', password: 'wrong' }, 'sign-in-refused', 'connect.proxy-sign-in'],
    ['http', { user: 'ada', password: 'wrong' }, 'sign-in-refused', 'connect.proxy-sign-in'],
  ] as const)('of kind %s with %j: %s', async (kind, given, cause, rule) => {
    const ran = await proxied({ kind, ...given }, { account });
    expect(ran.all('proxy.failed')).toMatchObject([{ cause }]);
    expect(verdictOf(ran)).toMatchObject({ rule, phase: 'connect', outcome: 'failed' });
    // No address was tried, so nothing is to be said of one.
    expect(ran.report.findings).toEqual([]);
    expect(ran.states).toMatchObject({ connect: 'failed', greeting: 'not-reached' });
  });

  it.each([
    ['http', 403, 'target-refused', 'HTTP 403'],
    ['http', 502, 'target-unreachable', 'HTTP 502'],
    ['socks5h', 2, 'target-refused', 'SOCKS 2'],
    ['socks5h', 4, 'target-unreachable', 'SOCKS 4'],
    ['socks4a', 91, 'target-refused', 'SOCKS 91'],
  ] as const)('of kind %s that refuses with %i', async (kind, refuses, cause, code) => {
    const ran = await proxied({ kind }, { refuses });
    expect(ran.all('proxy.failed')).toMatchObject([{ cause, code }]);
    expect(verdictOf(ran)).toMatchObject({ rule: 'connect.proxy-refused', phase: 'connect' });
    expect(ran.report.findings).toEqual([]);
    // What looks once more would go past the proxy.
    expect(ran.all('probe.started')).toEqual([]);
  });
});

it('an HTTP proxy may end its lines in a bare LF', async () => {
  const head = octets('HTTP/1.1 200 Connection established\nX-Proxy: test\n\n220 mail\r\n');
  const peer = await startPeer([
    ...[receive(/^CONNECT /), receive(/^Host: /), receive(''), head],
    ...SESSION.slice(1),
  ]);
  stops.push(() => peer.stop());
  const ran = await through(peer.port, { kind: 'http', timeout: 5_000 });
  expect(verdictOf(ran)).toMatchObject({ outcome: 'ok' });
  expect(ran.transcript[0]).toBe('S: 220 mail');
});

it.each([
  ['the user name', { user: 'é'.repeat(128), password: 'short' }],
  ['the password', { user: 'ada', password: 'x'.repeat(256) }],
])('a sign-in is not cut: %s is too long for SOCKS 5', async (_what, given) => {
  const ran = await proxied({ kind: 'socks5h', ...given }, { account });
  expect(ran.all('proxy.failed')).toMatchObject([{ cause: 'sign-in-too-long' }]);
  expect(verdictOf(ran)).toMatchObject({
    rule: 'connect.proxy-sign-in',
    title: expect.stringContaining('is too long for the proxy') as string,
    cause: expect.stringContaining('at most 255 octets') as string,
  });
});

it('as long a sign-in as SOCKS 5 carries gets there whole', async () => {
  const longest = { user: 'u'.repeat(255), password: 'p'.repeat(255) };
  const ran = await proxied({ kind: 'socks5h', ...longest }, { account: longest });
  expect(verdictOf(ran)).toMatchObject({ outcome: 'ok' });
});

describe('a proxy that does not even connect', () => {
  it('can be cancelled', async () => {
    const full = await startFullListener();
    stops.push(() => full.stop());
    const cancelling = new AbortController();
    const running = through(full.port, { kind: 'http', signal: cancelling.signal });
    setTimeout(() => cancelling.abort(), 100);
    const ran = await running;
    expect(ran.all('run.cancelled')).toHaveLength(1);
    expect(ran.all('proxy.failed')).toEqual([]);
    expect(ran.log.at(-1)).toMatchObject({ type: 'verdict.reached' });
  });
});

describe('what is no proxy', () => {
  it.each([
    ['socks5h', [octets('220 mail')], 'not-a-proxy'],
    ['http', [octets('220 mail')], 'not-a-proxy'],
    ['socks4a', [octets('220 mail')], 'not-a-proxy'],
    ['socks5h', [octets('\x05'), close], 'closed'],
    ['http', [close], 'closed'],
    ['http', [silence], 'timed-out'],
  ] as const)('to kind %s, %#: %s', async (kind, script, cause) => {
    const peer = await startPeer([...script]);
    stops.push(() => peer.stop());
    const ran = await through(peer.port, { kind, timeout: cause === 'timed-out' ? 200 : 5_000 });
    expect(ran.all('proxy.failed')).toMatchObject([{ cause }]);
    expect(verdictOf(ran)).toMatchObject({ rule: 'connect.proxy-unreachable' });
    expect(ran.report.findings).toEqual([]);
  });

  it('is a port where nobody listens', async () => {
    const listener = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => listener.once('listening', resolve));
    const { port } = listener.address() as AddressInfo;
    await new Promise((resolve) => listener.close(resolve));
    const ran = await through(port, { kind: 'socks5h' });
    expect(ran.all('proxy.failed')).toMatchObject([{ cause: 'unreachable', code: 'ECONNREFUSED' }]);
  });
});
