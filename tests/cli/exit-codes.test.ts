// Every exit code of the contract, from the built program against a server that provokes it.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { issue } from '../peers/ca.ts';
import {
  close,
  receive,
  receiveAny,
  receiveMessage,
  receiveOctets,
  reset,
  send,
  silence,
  startPeer,
  startTls,
  type Script,
} from '../peers/scripted.ts';
import { ehlo } from './ehlo.ts';

/** Sends a message without TLS, as far as the script lets it. */
const SEND = ['--send', '--from', 'a@example.org', '--to', 'b@example.org', '--security', 'none'];

const greeting = send('220 mail.example.org ESMTP');
const hello: Script = [greeting, receive(/^EHLO /), send('250 mail.example.org')];
const upToData: Script = [
  ...hello,
  receive('MAIL FROM:<a@example.org>'),
  send('250 2.1.0 Ok'),
  receive('RCPT TO:<b@example.org>'),
  send('250 2.1.5 Ok'),
  receive('DATA'),
];
const goodbye: Script = [receive('QUIT'), send('221 2.0.0 Bye'), close];

const folder = mkdtempSync(join(tmpdir(), 'ehlo-exit-'));
const large = join(folder, 'large.eml');
writeFileSync(large, Buffer.alloc(9_000_000, 'x\r\n'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('exit codes', () => {
  it.each([
    ['healthy', 0],
    ['healthy-implicit', 0],
    ['recipient-refused', 0],
    ['drops-mid-session', 6],
    ['message-too-large', 10],
    ['too-busy', 21],
    ['sender-refused', 23],
    ['greylisting', 24],
    ['content-refused', 26],
    ['wrong-password', 28],
    ['auth-not-offered', 28],
    ['no-starttls', 29],
    ['starttls-refused', 29],
    ['expired-certificate', 29],
    ['clear-on-tls-port', 29],
  ])('practice:%s exits with %i', async (name, code) => {
    const ended = await ehlo(['test', `practice:${name}`]);
    expect([ended.code, ended.stderr]).toEqual([code, '']);
    expect(ended.stdout).toMatch(/^[✔✘◐?] /m);
  });

  it.each<[string, number, Script, readonly string[]]>([
    ['silence instead of a greeting', 21, [silence], ['--timeout', 'greeting=0.3']],
    ['a hangup instead of a greeting', 6, [close], []],
    [
      'EHLO and HELO refused',
      22,
      [greeting, receiveAny, send('550 no'), receiveAny, send('550 no')],
      ['--security', 'none'],
    ],
    ['a reset after EHLO', 6, [greeting, receiveAny, reset], ['--security', 'none']],
    ['DATA refused', 25, [...upToData, send('554 5.5.1 no'), ...goodbye], SEND],
    [
      'the message refused',
      26,
      [...upToData, send('354 go'), receiveMessage, send('554 5.7.1 no'), ...goodbye],
      SEND,
    ],
    [
      'no answer to the message',
      6,
      [...upToData, send('354 go'), receiveMessage, silence],
      [...SEND, '--timeout', 'data=0.4'],
    ],
    [
      'a goodbye instead of an answer to the message',
      6,
      [...upToData, send('354 go'), receiveMessage, send('221 2.0.0 Bye'), close],
      SEND,
    ],
    [
      'a message refused while it is on its way',
      26,
      [...upToData, send('354 go'), receiveOctets(1_000_000), send('552 5.3.4 too big'), close],
      [...SEND, '--message', large],
    ],
    [
      'QUIT refused',
      27,
      [
        ...upToData,
        send('354 go'),
        receiveMessage,
        send('250 2.0.0 Ok'),
        receive('QUIT'),
        send('500 what?'),
        close,
      ],
      SEND,
    ],
    [
      'QUIT unanswered, which is harmless',
      0,
      [...upToData, send('354 go'), receiveMessage, send('250 2.0.0 Ok'), receive('QUIT'), close],
      SEND,
    ],
    ['no chunking where it was asked for', 10, [...hello, ...goodbye], [...SEND, '--chunking']],
  ])('%s exits with %i', async (_what, code, script, options) => {
    const peer = await startPeer(script);
    const ended = await ehlo(['test', `127.0.0.1:${String(peer.port)}`, ...options]);
    await peer.stop();
    expect([ended.code, ended.stderr]).toEqual([code, '']);
  });

  it('EHLO refused inside TLS exits with 32', async () => {
    const identity = issue({ commonName: 'mail.example.org', names: ['127.0.0.1'] });
    const peer = await startPeer(
      [
        greeting,
        receive(/^EHLO /),
        send('250-mail.example.org', '250 STARTTLS'),
        receive('STARTTLS'),
        send('220 2.0.0 go'),
        startTls(),
        receiveAny,
        send('550 no'),
        receiveAny,
        send('550 no'),
        close,
      ],
      { identity },
    );
    const ended = await ehlo(['test', `127.0.0.1:${String(peer.port)}`, '--insecure']);
    await peer.stop();
    expect(ended.code).toBe(32);
  });

  it('a closed port exits with 2', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    await new Promise((resolve) => server.close(resolve));
    const ended = await ehlo(['test', `127.0.0.1:${String(port)}`]);
    expect(ended.code).toBe(2);
    expect(ended.stdout).toMatch(/^✘ /m);
  });
});
