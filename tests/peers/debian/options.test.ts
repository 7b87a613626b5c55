/** Makes the real servers differ from healthy ones, as the tests of diagnoses will. */

import { readFile } from 'node:fs/promises';
import { connect } from 'node:tls';
import { expect, onTestFinished, test } from 'vitest';
import { startExim } from './exim.ts';
import { openPlainClient, plainInitialResponse } from './plain-client.ts';
import { startPostfix } from './postfix.ts';
import type { RealServer } from './real-server.ts';
import { describeOnDebian } from './suite.ts';

const timeout = 180_000;

async function stopped<T extends RealServer>(starting: Promise<T>): Promise<T> {
  const server = await starting;
  onTestFinished(() => server.stop());
  return server;
}

describeOnDebian('A Postfix by options', () => {
  test('takes parameters for all services and for one', { timeout }, async () => {
    const server = await stopped(
      startPostfix({
        mainCf: { message_size_limit: '4321', smtpd_discard_ehlo_keywords: 'pipelining, chunking' },
        services: { submission: { smtpd_tls_security_level: 'may', smtpd_tls_auth_only: 'no' } },
        mechanisms: ['login'],
        users: [{ name: 'solo', password: 'a:b c' }],
      }),
    );
    const client = await openPlainClient(server, 'submission');
    const keywords = await client.say('EHLO client.test');
    expect(keywords).toContain('SIZE 4321');
    expect(keywords).toMatch(/^250.AUTH LOGIN\r$/m);
    expect(keywords).not.toMatch(/PIPELINING|CHUNKING/);
    await client.say('AUTH LOGIN');
    await client.say(Buffer.from('solo').toString('base64'));
    expect(await client.say(Buffer.from('a:b c').toString('base64'))).toMatch(/^235 /);
    expect(await client.say('MAIL FROM:<a@ehlo.test> SIZE=5000')).toMatch(/^552 /);
    client.close();
  });
});

describeOnDebian('A Postfix that takes tokens', () => {
  test('signs in by a good one and explains a refusal', { timeout }, async () => {
    const server = await stopped(startPostfix({ mechanisms: ['xoauth2', 'oauthbearer'] }));
    const response = (seconds: number): string => {
      const token = server.accessToken('anna@ehlo.test', seconds);
      const text = `user=anna@ehlo.test\u0001auth=Bearer ${token}\u0001\u0001`;
      return Buffer.from(text).toString('base64');
    };
    const client = await openPlainClient(server, 'submissions');
    expect(await client.say('EHLO client.test')).toContain('AUTH XOAUTH2 OAUTHBEARER');
    const refusal = await client.say(`AUTH XOAUTH2 ${response(-60)}`);
    expect(Buffer.from(refusal.slice(4), 'base64').toString()).toContain('"status":"401"');
    expect(await client.say('')).toMatch(/^535 /);
    expect(await client.say(`AUTH XOAUTH2 ${response(60)}`)).toMatch(/^235 /);
    client.close();
  });
});

describeOnDebian('An Exim by options', () => {
  test('takes settings, access lists and mechanisms', { timeout }, async () => {
    const server = await stopped(
      startExim({
        main: { message_size_limit: '4321', pipelining_advertise_hosts: '' },
        acls: { connect: 'warn log_message = somebody came\naccept', mail: 'accept' },
        mechanisms: ['plain'],
      }),
    );
    const client = await openPlainClient(server, 'submissions');
    const keywords = await client.say('EHLO client.test');
    expect(keywords).toContain('SIZE 4321');
    expect(keywords).toMatch(/^250.AUTH PLAIN\r$/m);
    expect(keywords).not.toContain('PIPELINING');
    expect(await client.say('MAIL FROM:<a@ehlo.test>')).toMatch(/^250 /);
    expect(await server.log()).toContain('somebody came');
    client.close();
  });

  test('lets nobody in who is unknown, not even without a password', { timeout }, async () => {
    const server = await stopped(startExim());
    for (const user of [
      { name: 'unknown', password: '' },
      { name: 'unknown', password: '!' },
      { name: '', password: '' },
    ]) {
      const client = await openPlainClient(server, 'submissions');
      await client.say('EHLO client.test');
      expect(await client.say(`AUTH PLAIN ${plainInitialResponse(user)}`)).toMatch(/^535 /);
      client.close();
    }
  });
});

for (const [title, start] of Object.entries({ Postfix: startPostfix, Exim: startExim })) {
  describeOnDebian(`${title} with a bad certificate`, () => {
    test('presents what was asked for', { timeout }, async () => {
      const past = (days: number): Date => new Date(Date.now() - days * 86_400_000);
      const expired = await stopped(
        start({ certificate: { notBefore: past(20), notAfter: past(10) } }),
      );
      expect(await handshake(expired)).toBe('CERT_HAS_EXPIRED');
      const strange = await stopped(start({ certificate: { names: ['other.test', '127.0.0.2'] } }));
      expect(await handshake(strange)).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
      expect(await handshake(await stopped(start()))).toBe('trusted');
    });
  });
}

async function handshake(server: RealServer): Promise<string> {
  const ca = await readFile(server.caFile);
  return new Promise((resolve) => {
    // No `servername`: the address itself must be in the certificate.
    const socket = connect({ port: server.ports.submissions, host: server.host, ca });
    socket.once('secureConnect', () => {
      socket.destroy();
      resolve('trusted');
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code ?? error.message);
    });
  });
}
