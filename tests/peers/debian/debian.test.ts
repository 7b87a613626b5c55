/** Tries the real servers themselves, with a bare client, before Ehlo is tried against them. */

import { createHmac } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { openPlainClient, plainInitialResponse, type PlainClient } from './plain-client.ts';
import { startExim } from './exim.ts';
import { startPostfix } from './postfix.ts';
import type { RealServer, TestUser } from './real-server.ts';
import { describeOnDebian } from './suite.ts';

const message = Buffer.concat([
  Buffer.from('From: <anna@ehlo.test>\r\nTo: <dora@ehlo.test>\r\nSubject: dots\r\n\r\n'),
  Buffer.from('.\r\n..two\r\n. one\r\ntail .\r\n', 'latin1'),
  Buffer.from([0xe4, 0xf6, 0xfc, 0x80, 0xff, 0x0d, 0x0a]),
  Buffer.from(`${'long '.repeat(190)}\r\n\r\n\t \r\nend\r\n`),
]);

/** RFC 5321 section 4.5.2. */
const stuffed = Buffer.from(message.toString('latin1').replace(/^\./gm, '..'), 'latin1');

function chunk(command: string, bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${command}\r\n`), bytes]);
}

const fetching = 180_000;

for (const [title, start] of Object.entries({ Postfix: startPostfix, Exim: startExim })) {
  describeOnDebian(title, () => {
    let server: RealServer;
    let anna: TestUser;
    const clients: PlainClient[] = [];
    const open = async (port: keyof RealServer['ports']): Promise<PlainClient> => {
      const client = await openPlainClient(server, port);
      clients.push(client);
      return client;
    };

    beforeAll(async () => {
      server = await start();
      anna = server.users[0]!;
      return () => server.stop();
    }, fetching);

    afterEach(() => {
      for (const client of clients.splice(0)) client.close();
    });

    test('signs in after STARTTLS and delivers a message byte for byte', async () => {
      const client = await open('submission');
      expect(await client.say('EHLO client.test')).not.toContain('AUTH');
      await client.startTls();
      const keywords = await client.say('EHLO client.test');
      expect(keywords).toMatch(/^250.AUTH .*PLAIN/m);
      expect(keywords).toMatch(/^250.(PIPELINING|8BITMIME)/m);
      expect(await client.say(`AUTH PLAIN ${plainInitialResponse(anna)}`)).toMatch(/^235 /);
      expect(await client.say('MAIL FROM:<anna@ehlo.test> BODY=8BITMIME')).toMatch(/^250 /);
      expect(await client.say('RCPT TO:<dora@ehlo.test>')).toMatch(/^250 /);
      expect(await client.say('DATA')).toMatch(/^354 /);
      expect(await client.say(Buffer.concat([stuffed, Buffer.from('.\r\n')]))).toMatch(/^250 /);
      expect(await client.say('QUIT')).toMatch(/^221 /);
      const [landed] = await server.waitForDelivery('dora@ehlo.test');
      expect(landed?.toString('latin1')).toBe(message.toString('latin1'));
    });

    test('signs in every user over implicit TLS by each mechanism', async () => {
      for (const user of server.users) {
        const client = await open('submissions');
        const keywords = await client.say('EHLO client.test');
        expect(keywords).toMatch(/^250.AUTH .*PLAIN/m);
        expect(await client.say(`AUTH PLAIN ${plainInitialResponse(user)}`)).toMatch(/^235 /);
        client.close();

        const login = await open('submissions');
        await login.say('EHLO client.test');
        expect(await login.say('AUTH LOGIN')).toMatch(/^334 /);
        expect(await login.say(Buffer.from(user.name).toString('base64'))).toMatch(/^334 /);
        expect(await login.say(Buffer.from(user.password).toString('base64'))).toMatch(/^235 /);

        const cram = await open('submissions');
        await cram.say('EHLO client.test');
        const challenge = Buffer.from((await cram.say('AUTH CRAM-MD5')).slice(4), 'base64');
        const digest = createHmac('md5', user.password).update(challenge).digest('hex');
        const response = Buffer.from(`${user.name} ${digest}`).toString('base64');
        expect(await cram.say(response)).toMatch(/^235 /);
      }
    });

    test('refuses a wrong password without delay and an unknown local user', async () => {
      const client = await open('submissions');
      await client.say('EHLO client.test');
      const wrong = plainInitialResponse({ ...anna, password: 'wrong' });
      const started = Date.now();
      for (let time = 0; time < 3; time++) {
        expect(await client.say(`AUTH PLAIN ${wrong}`)).toMatch(/^535 /);
      }
      expect(Date.now() - started).toBeLessThan(5000);
      expect(await client.say(`AUTH PLAIN ${plainInitialResponse(anna)}`)).toMatch(/^235 /);
      expect(await client.say('MAIL FROM:<anna@ehlo.test>')).toMatch(/^250 /);
      expect(await client.say('RCPT TO:<nobody@ehlo.test>')).toMatch(/^550 /);
      expect(await server.log()).toMatch(/auth/i);
    });

    test('takes mail from others for its own domain alone, and keeps all mail inside', async () => {
      const stranger = await open('smtp');
      await stranger.say('EHLO client.test');
      expect(await stranger.say('MAIL FROM:<>')).toMatch(/^250 /);
      expect(await stranger.say('RCPT TO:<far@example.org>')).toMatch(/^5/);
      expect(await stranger.say('RCPT TO:<emil@ehlo.test>')).toMatch(/^250 /);
      expect(await stranger.say('DATA')).toMatch(/^354 /);
      expect(await stranger.say('Subject: in\r\n\r\nx\r\n.')).toMatch(/^250 /);
      await server.waitForDelivery('emil@ehlo.test');

      const client = await open('submissions');
      await client.say('EHLO client.test');
      await client.say(`AUTH PLAIN ${plainInitialResponse(anna)}`);
      await client.say('MAIL FROM:<anna@ehlo.test>');
      expect(await client.say('RCPT TO:<far@example.org>')).toMatch(/^250 /);
      expect(await client.say('RCPT TO:<"a b"@example.org>')).toMatch(/^250 /);
      await client.say('DATA');
      expect(await client.say('Subject: out\r\n\r\nx\r\n.')).toMatch(/^250 /);
      await server.waitForDelivery('far@example.org');
      const envelopes = (await server.deliveries()).map(
        ({ sender, recipient }) => `${sender} > ${recipient}`,
      );
      expect(envelopes).toContain(' > emil@ehlo.test');
      expect(envelopes).toContain('anna@ehlo.test > far@example.org');
    });

    test('takes a message in chunks, with an address outside ASCII', async () => {
      const client = await open('submissions');
      expect(await client.say('EHLO client.test')).toMatch(/^250.SMTPUTF8/m);
      await client.say(`AUTH PLAIN ${plainInitialResponse(anna)}`);
      expect(await client.say('MAIL FROM:<anna@ehlo.test> BODY=8BITMIME SMTPUTF8')).toMatch(/^250/);
      expect(await client.say('RCPT TO:<dörte@ehlo.test>')).toMatch(/^250 /);
      // RFC 3030 section 2: no dots are stuffed in chunks, and nothing follows them.
      const half = message.subarray(0, 100);
      const rest = message.subarray(100);
      expect(await client.say(chunk(`BDAT ${half.length}`, half))).toMatch(/^250 /);
      expect(await client.say(chunk(`BDAT ${rest.length} LAST`, rest))).toMatch(/^250/);
      const [landed] = await server.waitForDelivery('dörte@ehlo.test');
      expect(landed?.toString('latin1')).toBe(message.toString('latin1'));
    });

    test('leaves nothing behind when it stops', async () => {
      await server.stop();
      expect(existsSync(dirname(server.caFile))).toBe(false);
      await expect(openPlainClient(server, 'smtp')).rejects.toThrow();
    });
  });
}
