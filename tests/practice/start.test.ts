// Checks how practice servers start and stop, what they listen on, and what they say.

import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { createTransport } from 'nodemailer';
import { afterEach, describe, expect, it } from 'vitest';
import { findLesson, type PracticeName } from '../../electron/practice/catalogue.ts';
import { listen } from '../../electron/practice/loopback.ts';
import {
  startPractice,
  type PracticeOptions,
  type PracticeServer,
} from '../../electron/practice/start.ts';
import { talkTo } from './talk.ts';

const running: PracticeServer[] = [];
async function start(name: PracticeName, options?: PracticeOptions): Promise<PracticeServer> {
  const server = await startPractice(name, options);
  running.push(server);
  return server;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('ports', () => {
  it('takes the port that is asked for', async () => {
    const { port } = await start('too-busy');
    await running.pop()?.stop();
    expect(await start('too-busy', { port })).toMatchObject({ port, host: '127.0.0.1' });
  });

  it('tells a port that is not permitted from one that is taken', async () => {
    const guarded = createServer();
    const bind = guarded.listen.bind(guarded) as (...args: unknown[]) => typeof guarded;
    guarded.listen = ((...args: unknown[]) => {
      if (args[0] !== 25) return bind(...args);
      const error = Object.assign(new Error('listen EACCES'), { code: 'EACCES' });
      queueMicrotask(() => guarded.emit('error', error));
      return guarded;
    }) as typeof guarded.listen;
    const listening = await listen(guarded, 25);
    expect(listening.refusal).toBe('not-permitted');
    expect(listening.port).toBeGreaterThan(1023);
    await listening.stop();
  });

  it.each(['healthy', 'wrong-password'] as const)(
    '%s takes a free port and says so where the asked one is taken',
    async (name) => {
      const squatter = createServer().listen(0, '127.0.0.1');
      await once(squatter, 'listening');
      const { port } = squatter.address() as AddressInfo;
      const server = await start(name, { port });
      expect(server.refused).toEqual({ port, why: 'taken' });
      expect(server.port).not.toBe(port);
      const talk = talkTo(server);
      expect(await talk.hear()).toEqual([
        expect.stringMatching(/^220 submission\.practice\.example /),
      ]);
      talk.end();
      squatter.close();
    },
  );
});

describe('stop', () => {
  it.each(['healthy', 'wrong-password', 'silent', 'tls-on-clear-port'] as const)(
    '%s closes its connections and its port',
    async (name) => {
      const server = await start(name);
      const talk = talkTo(server);
      if (name === 'healthy' || name === 'wrong-password') {
        await talk.hear();
        await talk.say('EHLO client.example.org');
        await talk.secure();
        await talk.say('EHLO client.example.org');
      } else {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      await server.stop();
      await talk.closed;
      await expect(talkTo(server).hear()).rejects.toThrow('ECONNREFUSED');
    },
  );

  it('cuts a slow greeting short', async () => {
    const server = await start('slow-greeting');
    const talk = talkTo(server);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const began = performance.now();
    await server.stop();
    await talk.closed;
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});

describe('the healthy server', () => {
  const mail = { from: 'ann@practice.example', to: 'bob@practice.example', text: 'It works.' };
  const transport = (server: PracticeServer, auth: object) =>
    createTransport({
      host: server.host,
      port: server.port,
      secure: server.security === 'implicit',
      requireTLS: true,
      tls: { ca: server.ca, servername: server.serverName },
      auth: { user: server.user, ...auth },
    });

  it('announces what a modern submission server does', async () => {
    const talk = talkTo(await start('healthy'));
    await talk.hear();
    const clear = await talk.say('EHLO client.example.org');
    expect(clear).toContain('250-STARTTLS');
    await talk.secure();
    const secure = await talk.say('EHLO client.example.org');
    const keywords = secure.slice(1).map((line) => line.slice(4));
    expect(keywords.toSorted()).toEqual([
      '8BITMIME',
      'AUTH PLAIN LOGIN CRAM-MD5 XOAUTH2',
      'DSN',
      'ENHANCEDSTATUSCODES',
      'PIPELINING',
      'REQUIRETLS',
      'SIZE 10240000',
      'SMTPUTF8',
    ]);
    talk.end();
  });

  it.each(['PLAIN', 'LOGIN', 'CRAM-MD5'])('takes a message after AUTH %s', async (method) => {
    const server = await start('healthy');
    const sent = await transport(server, { pass: server.password, method }).sendMail({ ...mail });
    expect(sent.response).toMatch(/^250 2\.6\.0 Ok: queued as \w{10}$/);
    expect(sent.accepted).toEqual(['bob@practice.example']);
  });

  it('takes a token, and TLS from the start', async () => {
    const server = await start('healthy-implicit');
    const auth = { type: 'OAuth2', accessToken: server.token };
    const sent = await transport(server, auth).sendMail({ ...mail });
    expect(sent.response).toMatch(/^250 /);
  });

  it('refuses a wrong password and a wrong token', async () => {
    const server = await start('healthy');
    const tries = [{ pass: 'Wombat' }, { pass: 'Wombat', method: 'CRAM-MD5' }];
    for (const auth of tries) {
      await expect(transport(server, auth).verify()).rejects.toMatchObject({ responseCode: 535 });
    }
    const talk = talkTo(server);
    await talk.hear();
    await talk.say('EHLO client.example.org');
    await talk.secure();
    await talk.say('EHLO client.example.org');
    const token = base64(`user=${server.user}\x01auth=Bearer stale\x01\x01`);
    const [challenge = ''] = await talk.say(`AUTH XOAUTH2 ${token}`);
    expect(JSON.parse(Buffer.from(challenge.slice(4), 'base64').toString())).toMatchObject({
      status: '401',
    });
    expect(await talk.say('')).toEqual([expect.stringMatching(/^535 5\.7\.8 /)]);
    talk.end();
  });
});

describe('a server with a fault', () => {
  /** Signs in on a new connection; the talk goes on from there. */
  async function signIn(server: PracticeServer) {
    const talk = talkTo(server);
    await talk.hear();
    await talk.say('EHLO client.example.org');
    await talk.secure();
    await talk.say('EHLO client.example.org');
    await talk.say(`AUTH PLAIN ${base64(`\0${server.user}\0${server.password}`)}`);
    return talk;
  }

  it('accepts on the second try what it greylists on the first', async () => {
    const server = await start('greylisting');
    const replies: string[] = [];
    for (let n = 0; n < 2; n += 1) {
      const talk = await signIn(server);
      await talk.say('MAIL FROM:<ann@practice.example>');
      replies.push(...(await talk.say('RCPT TO:<bob@practice.example>')));
      talk.end();
    }
    expect(replies).toEqual([
      '451 4.7.1 Greylisting in action, please come back in 00:00:01',
      '250 2.1.5 Ok',
    ]);
  });

  it('answers pipelined commands one by one and counts the message', async () => {
    const server = await start('message-too-large');
    const talk = await signIn(server);
    const first = await talk.say(
      'MAIL FROM:<ann@practice.example>\r\nRCPT TO:<bob@practice.example>\r\nDATA\r\n' +
        `${'x'.repeat(300)}\r\n.\r\nRSET`,
    );
    const rest = [await talk.hear(), await talk.hear(), await talk.hear(), await talk.hear()];
    expect([first, ...rest].flat().map((line) => line.slice(0, 9))).toEqual([
      '250 2.1.0',
      '250 2.1.5',
      '354 End d',
      '552 5.3.4',
      '250 2.0.0',
    ]);
    talk.end();
  });

  it('forgets what a client pipelined behind STARTTLS', async () => {
    const server = await start('wrong-password');
    const talk = talkTo(server);
    await talk.hear();
    await talk.say('EHLO client.example.org');
    // RFC 3207 section 4.2: the NOOP came in clear, so no reply to it may follow inside TLS.
    await talk.secure('STARTTLS\r\nNOOP');
    const [first] = await talk.say('EHLO client.example.org');
    expect(first).toBe('250-submission.practice.example');
    talk.end();
  });

  it('sends a client away that talks nonsense, or a line without end', async () => {
    const server = await start('wrong-password');
    const talk = talkTo(server);
    await talk.hear();
    let last: readonly string[] = [];
    for (let n = 0; n < 21; n += 1) last = await talk.say('WHAT');
    expect(last).toEqual(['421 4.7.0 Error: too many errors']);
    await talk.closed;
    const endless = talkTo(server);
    await endless.hear();
    expect(await endless.say('x'.repeat(40_000))).toEqual([]);
    await endless.closed;
  });

  it('masks its STARTTLS as some firewalls do', async () => {
    const talk = talkTo(await start('starttls-stripped'));
    expect(await talk.hear()).toEqual([`220 ${'*'.repeat(46)}`]);
    expect(await talk.say('EHLO client.example.org')).toContain('250-XXXXXXXA');
    talk.end();
  });
});

describe('the catalogue', () => {
  it('finds by name and only what there is', () => {
    expect(findLesson('silent')?.title).toBe('A server that says nothing');
    expect(findLesson('constructor')).toBeUndefined();
  });
});
