// Exports what a run saw and sent octet by octet: the certificates and the message.

import { X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { exportEml } from '../../../shared/export/eml.ts';
import { exportPem } from '../../../shared/export/pem.ts';
import { sentMessage } from '../../../electron/host/sent-message.ts';
import type { RunEvent } from '../../../shared/run/event.ts';
import type { MessagePlan } from '../../../shared/run/plan.ts';
import { startPractice } from '../../../electron/practice/start.ts';
import { planFor, runPlan, secrets, signIn } from '../../engine/running.ts';
import { peer, logOf } from '../script.ts';
import {
  CLEAR,
  certificate,
  CONNECTED,
  handshake,
  HEALTHY,
  IMPLICIT,
  RESOLVED,
} from '../scenes.ts';
import { foldLog } from '../../../shared/run/fold.ts';
import { buildReport } from '../../../shared/run/report.ts';

/** The chain as PEM, of a run that has seen one. */
function pemOf(log: readonly RunEvent[]): string {
  const made = exportPem(log, buildReport(foldLog(log)));
  if (typeof made !== 'string') throw new Error(made.reason);
  return made;
}

async function sendTo(message: MessagePlan) {
  const server = await startPractice('healthy');
  try {
    const plan = planFor(server.port, {
      connection: { host: server.host, port: server.port, security: 'starttls' },
      tls: { ca: server.ca, serverName: server.serverName },
      auth: { ...signIn, user: server.user },
      envelope: { from: server.from, to: server.to.map((address) => ({ address })) },
      message,
      stopAfter: 'quit',
      send: true,
    });
    return { plan, ran: await runPlan(plan, secrets(server.password)) };
  } finally {
    await server.stop();
  }
}

test('the chain is read back as the certificates that the server showed', async () => {
  const { ran } = await sendTo({ kind: 'composed' });
  const pem = pemOf(ran.log);
  const blocks = pem.match(/-----BEGIN [^-]*-----[^-]+-----END [^-]*-----/g) ?? [];
  const chain = ran.report.tls?.chain ?? [];
  expect(chain.length).toBeGreaterThan(0);
  expect(
    blocks.map((block) =>
      new X509Certificate(block).fingerprint256.replaceAll(':', '').toLowerCase(),
    ),
  ).toEqual(chain.map(({ sha256 }) => sha256));
});

test('a name cannot pass itself off as a certificate', () => {
  const log = logOf(IMPLICIT, [
    ...CONNECTED,
    ...handshake({
      certificate: certificate({ subject: peer('-----BEGIN CERTIFICATE-----\nMIIB') }),
    }),
  ]);
  const pem = pemOf(log);
  expect(pem.match(/-----BEGIN/g)).toHaveLength(1);
  expect(pem).toContain('Subject: -BEGIN CERTIFICATE-[U+000A]MIIB');
});

test('a run without TLS says that it has no certificate', () => {
  const log = logOf(CLEAR, RESOLVED);
  expect(exportPem(log, buildReport(foldLog(log)))).toEqual({
    reason: 'No certificate was seen in this run.',
  });
});

test('a message given as a file leaves again as it was sent', async () => {
  const octets = Buffer.from('Subject: \xe4\r\n\r\nbare\nline\r\n', 'latin1');
  const { plan, ran } = await sendTo({ kind: 'raw', content: octets.toString('base64') });
  const message = sentMessage(plan, ran.log);
  const exported = exportEml(ran.log, ran.report, { ...(message && { message }) });
  expect(Buffer.from(exported as Uint8Array).toString('latin1')).toBe(
    'Subject: \xe4\r\n\r\nbare\r\nline\r\n',
  );
});

test('a composed message, another one and none are told apart from it', async () => {
  const { plan, ran } = await sendTo({ kind: 'composed', subject: 'x' });
  expect(sentMessage(plan, ran.log)).toBeUndefined();
  expect(exportEml(ran.log, ran.report)).toMatchObject({
    reason: expect.stringContaining('composed') as string,
  });
  const other = { ...plan, message: { kind: 'raw', content: 'eA==' } as const };
  expect(sentMessage(other, HEALTHY)).toBeUndefined();
  const log = logOf(CLEAR, RESOLVED);
  expect(exportEml(log, buildReport(foldLog(log)))).toEqual({
    reason: 'This run sent no message.',
  });
});
