// Runs plans against Postfix with Dovecot, against Exim and against smtp-server, and compares
// what Ehlo says with what is known of them.

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Secret } from '../../electron/engine/secret.ts';
import { startPractice, type PracticeServer } from '../../electron/practice/start.ts';
import type { MessagePlan, RunPlan, SecretRef } from '../../shared/run/plan.ts';
import { parseMechanismName } from '../../shared/smtp/sasl-name.ts';
import { startExim } from '../peers/debian/exim.ts';
import { startPostfix } from '../peers/debian/postfix.ts';
import type { RealServer } from '../peers/debian/real-server.ts';
import { describeOnDebian } from '../peers/debian/suite.ts';
import { runPlan, type Ran } from './running.ts';

const FETCHING = 180_000;

/** Octets that tell whether anything was changed on the way. */
const content = Buffer.concat([
  Buffer.from('From: <anna@ehlo.test>\r\nTo: <dora@ehlo.test>\r\nSubject: as it is\r\n\r\n'),
  Buffer.from('.\r\n..two\r\n. one\r\n'),
  Buffer.from([0xe4, 0xf6, 0xfc, 0x80, 0xff, 0x0d, 0x0a]),
  Buffer.from(`${'x'.repeat(900)}\r\n\r\nend\r\n`),
]);
const raw: MessagePlan = { kind: 'raw', content: content.toString('base64') };

for (const [title, start] of Object.entries({ Postfix: startPostfix, Exim: startExim })) {
  describeOnDebian(`Ehlo against ${title}`, () => {
    let server: RealServer;
    beforeAll(async () => {
      server = await start();
      return () => server.stop();
    }, FETCHING);

    const against = (
      port: 'submission' | 'submissions',
      { password, ...more }: Partial<RunPlan> & { readonly password?: string } = {},
    ): Promise<Ran> => {
      const [user] = server.users;
      if (user === undefined) throw new Error('The server knows nobody.');
      return runPlan(
        {
          connection: {
            host: server.host,
            port: server.ports[port],
            security: port === 'submissions' ? 'implicit' : 'starttls',
          },
          tls: { serverName: server.serverName, ca: readFileSync(server.caFile, 'utf8') },
          auth: { user: user.name, password: 'ref' as SecretRef },
          stopAfter: 'auth',
          send: false,
          followUp: false,
          via: 'raw',
          ...more,
        },
        { password: new Secret(password ?? user.password) },
      );
    };
    const sendTo = (...addresses: string[]): Partial<RunPlan> => ({
      envelope: { from: `anna@${server.domain}`, to: addresses.map((address) => ({ address })) },
      message: raw,
      stopAfter: 'quit',
      send: true,
    });

    it.each(['submission', 'submissions'] as const)('signs in on %s', async (port) => {
      const { report, states } = await against(port);
      expect(report.verdict.outcome).toBe('ok');
      expect(states).toMatchObject({ tls: 'passed', auth: 'passed', mail: 'skipped' });
      expect(report.tls).toMatchObject({ protocol: 'TLSv1.3' });
    });

    it.each(['PLAIN', 'LOGIN', 'CRAM-MD5'])('signs in by %s', async (name) => {
      const mechanism = parseMechanismName(name)!;
      const [user] = server.users;
      const auth = { user: user!.name, password: 'ref' as SecretRef, mechanisms: [mechanism] };
      const { report, all } = await against('submission', { auth });
      const offered = all('extensions.announced').at(-1)?.extensions;
      const offers = JSON.stringify(offered).includes(`"${name}"`);
      // What is not on offer must be said to be missing, not replaced.
      expect(report.verdict).toMatchObject(
        offers ? { outcome: 'ok' } : { outcome: 'failed', rule: 'auth.no-common-mechanism' },
      );
    });

    it('is refused with a wrong password, and says it was the sign-in', async () => {
      const { report } = await against('submission', { password: 'not the password' });
      expect(report.verdict).toMatchObject({
        phase: 'auth',
        outcome: 'failed',
        reply: { code: 535 },
      });
    });

    it.each([false, true])('delivers a message byte for byte (BDAT: %s)', async (chunking) => {
      const before = (await server.deliveredMessages(`dora@${server.domain}`)).length;
      const { report, all } = await against('submissions', {
        ...sendTo(`dora@${server.domain}`),
        chunking,
      });
      const offersChunking = JSON.stringify(all('extensions.announced')).includes('CHUNKING');
      if (chunking && !offersChunking) {
        expect(report.verdict).toMatchObject({ outcome: 'failed', phase: 'mail' });
        return;
      }
      expect(report.verdict).toMatchObject({ outcome: 'ok' });
      const landed = await server.waitForDelivery(`dora@${server.domain}`, before + 1);
      expect(landed.at(-1)?.toString('latin1')).toBe(content.toString('latin1'));
    });

    it('is partial where one of two recipients is refused', async () => {
      const { report } = await against('submission', {
        ...sendTo(`dora@${server.domain}`, `nobody@${server.domain}`),
      });
      const codes = report.transaction?.recipients.map(({ reply }) => reply?.code);
      expect(report.verdict.outcome).toBe('partial');
      expect(codes).toEqual([250, 550]);
    });

    it('does not trust the certificate without its root, and sends nothing more', async () => {
      const { report, transcript } = await against('submission', {
        tls: { serverName: server.serverName },
      });
      expect(report.verdict).toMatchObject({ phase: 'tls', outcome: 'failed' });
      expect(transcript.at(-1)).toMatch(/^S: 220 /);
    });

    it('finds the name wrong where the certificate has another', async () => {
      const { report, all } = await against('submission', {
        tls: { serverName: 'other.example.org', ca: readFileSync(server.caFile, 'utf8') },
      });
      expect(all('certificate.judged')[0]?.problems).toEqual(['name-mismatch']);
      expect(report.verdict).toMatchObject({ phase: 'tls', outcome: 'failed' });
    });

    it('finds TLS and port the wrong way round', async () => {
      const [user] = server.users;
      const connection = { host: server.host, security: 'implicit' } as const;
      const { report } = await against('submission', {
        connection: { ...connection, port: server.ports.submission },
      });
      expect(report.verdict).toMatchObject({ phase: 'tls', outcome: 'failed' });
      expect(user).toBeDefined();
    });
  });
}

describe('Ehlo against smtp-server', () => {
  let server: PracticeServer;
  beforeAll(async () => {
    server = await startPractice('healthy');
  });
  afterAll(() => server.stop());

  it.each(['PLAIN', 'LOGIN', 'CRAM-MD5', 'XOAUTH2'])('signs in and sends by %s', async (name) => {
    const mechanisms = [parseMechanismName(name)!];
    const { report, all } = await runPlan(
      {
        connection: { host: server.host, port: server.port, security: 'starttls' },
        tls: { serverName: server.serverName, ca: server.ca },
        auth: { user: server.user, mechanisms },
        envelope: { from: server.from, to: server.to.map((address) => ({ address })) },
        stopAfter: 'quit',
        send: true,
        followUp: false,
        via: 'raw',
      },
      { password: new Secret(server.password), token: new Secret(server.token) },
    );
    expect(report.verdict.outcome).toBe('ok');
    expect(all('message.sent')).toHaveLength(1);
  });

  it('reads the explanation of a refused token and then the final reply', async () => {
    const { report, transcript, all } = await runPlan(
      {
        connection: { host: server.host, port: server.port, security: 'starttls' },
        tls: { serverName: server.serverName, ca: server.ca },
        auth: { user: server.user },
        stopAfter: 'auth',
        send: false,
        followUp: false,
        via: 'raw',
      },
      { token: new Secret('ya29.expired-long-ago') },
    );
    expect(all('challenge.decoded')[0]?.text).toContain('"status":"401"');
    expect(transcript.slice(-5, -2)).toEqual([
      expect.stringMatching(/^S: 334 /),
      'C: ',
      expect.stringMatching(/^S: 535 /),
    ]);
    expect(report.verdict).toMatchObject({ phase: 'auth', outcome: 'failed' });
  });
});
