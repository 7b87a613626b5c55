// Fails in ways whose cause only a further look tells, and reads the verdict that it led to.

import { afterEach, expect, test } from 'vitest';
import { exports } from '../../shared/export/exports.ts';
import type { RunPlan } from '../../shared/run/plan.ts';
import { serverCertificate } from '../peers/ca.ts';
import {
  close,
  octets,
  receive,
  send,
  silence,
  startPeer,
  startTls,
  type PeerOptions,
  type Script,
  type ScriptedPeer,
} from '../peers/scripted.ts';
import { connection, planFor, runPlan, type Ran } from './running.ts';

let peer: ScriptedPeer | undefined;
afterEach(() => peer?.stop());

const { key, cert, ca } = serverCertificate('none', 'mail.example.org');
const IDENTITY: PeerOptions = { identity: { key, cert } };
const SHORT = { greeting: 300, tls: 300, starttls: 300 };

/** Tests the peer with this security; the scripts serve its connections in order. */
async function tested(
  security: 'starttls' | 'implicit' | 'none',
  scripts: readonly Script[],
  change: Partial<RunPlan> = {},
): Promise<Ran> {
  peer = await startPeer(scripts, IDENTITY);
  const { port } = peer;
  const plan = planFor(port, {
    followUp: true,
    stopAfter: 'auth',
    tls: { ca, serverName: 'mail.example.org' },
    connection: connection(port, { security, timeouts: SHORT }),
    ...change,
  });
  return runPlan(plan);
}

/** The types of the events that the verdict rests on. */
function evidence({ log, report }: Ran): readonly string[] {
  return report.verdict.evidence.map((seq) => log[seq - 1]?.type ?? 'none');
}

const EHLO = receive(/^EHLO /);

test('clear on a port of implicit TLS: silent in clear, greeted over TLS', async () => {
  const ran = await tested('starttls', [
    [silence],
    [startTls(), send('220 mail.example.org ESMTP'), silence],
  ]);
  expect(ran.report.verdict).toMatchObject({
    rule: 'greeting.tls-expected',
    phase: 'greeting',
    confidence: 'certain',
    action: { options: ['--security', 'implicit'] },
  });
  expect(evidence(ran)).toEqual(['wait.expired', 'port.probed']);
  expect(ran.report.probes.ports[0]).toMatchObject({
    probe: 'other-tls-mode',
    outcome: 'greeted',
    greeting: '220 mail.example.org ESMTP',
    problems: [],
  });
});

test('implicit TLS on a port of STARTTLS: the greeting came in place of TLS', async () => {
  const ran = await tested('implicit', [[send('220 mail.example.org ESMTP Postfix'), silence]]);
  expect(ran.report.verdict).toMatchObject({
    rule: 'tls.starttls-expected',
    phase: 'tls',
    confidence: 'certain',
    action: { options: ['--security', 'starttls'] },
  });
  expect(ran.all('probe.started')).toEqual([]);
});

test('implicit TLS on a port of STARTTLS that hangs up: the further look is greeted', async () => {
  const ran = await tested('implicit', [[close], [send('220 mail.example.org ESMTP'), silence]]);
  expect(ran.report.verdict).toMatchObject({
    rule: 'tls.starttls-expected',
    action: { options: ['--security', 'starttls'] },
  });
  expect(evidence(ran)).toEqual(['tls.failed', 'port.probed']);
});

test('STARTTLS masked by a firewall', async () => {
  const ran = await tested('starttls', [
    [
      send(`220 ${'*'.repeat(40)}`),
      EHLO,
      send('250-mail.example.org', '250-SIZE 10240000', '250 XXXXXXXA'),
      receive('QUIT'),
      send('221 Bye'),
    ],
  ]);
  expect(ran.report.verdict).toMatchObject({
    rule: 'starttls.masked',
    phase: 'starttls',
    confidence: 'certain',
  });
  expect(ran.report.verdict.cause).toContain('XXXXXXXA');
});

test('a web server is named by its banner', async () => {
  const ran = await tested('starttls', [[octets('HTTP/1.1 400 Bad Request\r\n\r\n'), close]]);
  expect(ran.report.verdict).toMatchObject({
    rule: 'greeting.other-service',
    phase: 'greeting',
    confidence: 'certain',
  });
  expect(ran.report.verdict.title).toContain('web server');
});

test('a web server that waits to be asked gives itself away to the further look', async () => {
  const ran = await tested('starttls', [
    [silence],
    [octets('HTTP/1.1 400 Bad Request\r\nServer: nginx\r\n\r\n'), close],
  ]);
  expect(ran.report.verdict.rule).toBe('greeting.other-service');
  expect(evidence(ran)).toEqual(['wait.expired', 'port.probed']);
});

test('a database that begins in octets of its own is named after the further look', async () => {
  const packet = Buffer.from('J\0\0\0\n8.0.36\0\x08\0\0\0mysql_native_password\0', 'latin1');
  const ran = await tested('starttls', [[octets(packet), silence]]);
  expect(ran.report.verdict.rule).toBe('greeting.other-service');
  expect(ran.report.verdict.title).toContain('MySQL');
});

test('TLS without mail inside', async () => {
  const ran = await tested('starttls', [[silence], [startTls(), close]]);
  expect(ran.report.verdict).toMatchObject({
    rule: 'greeting.tls-not-mail',
    confidence: 'likely',
  });
});

test('a hotspot answers with its sign-in page', async () => {
  const page = 'HTTP/1.1 302 Found\r\nLocation: http://login.example.net/\r\n\r\n';
  const ran = await tested('implicit', [[octets(page), close]]);
  expect(ran.report.verdict).toMatchObject({
    rule: 'greeting.captive-portal',
    phase: 'tls',
    confidence: 'likely',
  });
});

test('a mail server that is only slow is not taken for another service', async () => {
  const ran = await tested('starttls', [
    [silence],
    [send('500 5.5.1 Command unrecognized'), silence],
  ]);
  expect(ran.report.verdict.rule).toBe('greeting.no-answer');
  expect(ran.report.verdict.cause).toContain('it does not speak TLS');
});

test('a refused port, with what the other ports do', async () => {
  peer = await startPeer([silence]);
  const { port } = peer;
  await peer.stop();
  const ran = await runPlan(planFor(port, { followUp: true }));
  const ports = ran.report.probes.ports.filter(({ probe }) => probe === 'other-ports');
  expect(ports.map((seen) => seen.port).toSorted((a, b) => a - b)).toEqual([25, 465, 587, 2525]);
  expect(ran.report.verdict.rule).toMatch(/^connect\.(?:no-mail-service|port-closed|refused)$/);
  expect(exports.json(ran.log, ran.report)).toContain('"probes"');
});
