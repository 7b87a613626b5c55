// What `ehlo send` puts on the wire for each message option.

import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLog } from '../../shared/run/log.ts';
import {
  close,
  receive,
  receiveAny,
  receiveMessage,
  send,
  startPeer,
  type Script,
} from '../peers/scripted.ts';
import { ehlo, type Ended } from './ehlo.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ehlo-cli-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

interface Sent extends Ended {
  readonly commands: readonly string[];
  /** The message as it came, dots and all. */
  readonly message: string;
}

/** Runs `ehlo send` against a server without PIPELINING that takes everything. */
async function sendTo(args: readonly string[], recipients = 1): Promise<Sent> {
  const script: Script = [
    send('220 mail.example.org ESMTP'),
    receiveAny,
    send('250-mail.example.org', '250-8BITMIME', '250-SMTPUTF8', '250-DSN', '250 REQUIRETLS'),
    receive(/^MAIL FROM:/),
    send('250 2.1.0 Ok'),
    ...Array.from({ length: recipients }, () => [
      receive(/^RCPT TO:/),
      send('250 2.1.5 Ok'),
    ]).flat(),
    receive('DATA'),
    send('354 go'),
    receiveMessage,
    send('250 2.0.0 Ok'),
    receive('QUIT'),
    send('221 2.0.0 Bye'),
    close,
  ];
  const peer = await startPeer(script);
  const target = `127.0.0.1:${String(peer.port)}`;
  const ended = await ehlo(['send', target, '--security', 'none', '--ndjson', ...args]);
  await peer.stop();
  const { lines = [], messages = [] } = peer.received[0] ?? {};
  return { ...ended, commands: lines, message: messages[0]?.toString('utf8') ?? '' };
}

const ENVELOPE = ['--from', 'a@example.org', '--to', 'b@example.org'];

describe('the envelope', () => {
  it('takes several recipients, repeated and with commas', async () => {
    const { code, commands } = await sendTo(
      ['-f', '<a@example.org>', '-t', 'b@example.org,"c,d"@example.org', '--to', 'postmaster'],
      3,
    );
    expect(commands).toEqual([
      expect.stringMatching(/^EHLO /),
      'MAIL FROM:<a@example.org>',
      'RCPT TO:<b@example.org>',
      'RCPT TO:<"c,d"@example.org>',
      'RCPT TO:<postmaster>',
      'DATA',
      'QUIT',
    ]);
    expect(code).toBe(0);
  });

  it('can have the null sender', async () => {
    const { commands } = await sendTo(['--from', '<>', '--to', 'b@example.org']);
    expect(commands[1]).toBe('MAIL FROM:<>');
  });

  it('asks for delivery notices', async () => {
    const { commands } = await sendTo([
      ...ENVELOPE,
      ...[
        '--notify',
        'success,failure',
        '--ret',
        'hdrs',
        '--envid',
        'a=1',
        '--orcpt',
        'x@y.example',
      ],
    ]);
    expect(commands[1]).toBe('MAIL FROM:<a@example.org> RET=HDRS ENVID=a+3D1');
    expect(commands[2]).toBe(
      'RCPT TO:<b@example.org> NOTIFY=SUCCESS,FAILURE ORCPT=rfc822;x@y.example',
    );
  });

  it('introduces itself by the name that is given, by swaks’s option too', async () => {
    const { commands } = await sendTo([...ENVELOPE, '--helo', 'client.example.org']);
    expect(commands[0]).toBe('EHLO client.example.org');
  });

  it('is sent from the user’s own address unless told otherwise', async () => {
    const { stdout } = await ehlo([
      'send',
      'practice:healthy',
      '--to',
      'x@example.org',
      '--ndjson',
    ]);
    expect(stdout).toContain('MAIL FROM:<ann@practice.example>');
  });
});

describe('the message', () => {
  it('is composed from subject, texts, files and header fields', async () => {
    const { message } = await sendTo([
      ...ENVELOPE,
      ...['--subject', 'Grüße', '--text', '@@home', '--html', `@${file('a.html', '<p>hé</p>')}`],
      ...['--attach', file('a.bin', Buffer.from([0, 1, 255]))],
      ...['--inline', `logo=${file('logo.png', Buffer.from([137, 80]))}`],
      ...['--header', 'X-Ticket: 4711', '--add-header', 'Reply-To: c@example.org'],
    ]);
    const mail = await simpleParser(message.replace(/^\./gm, ''));
    expect(mail.subject).toBe('Grüße');
    expect(mail.text?.trim()).toBe('@home');
    expect(mail.html).toContain('<p>hé</p>');
    expect(mail.headers.get('x-ticket')).toBe('4711');
    expect(mail.replyTo?.text).toBe('c@example.org');
    expect(
      mail.attachments.map(({ filename, cid, content }) => [filename, cid, [...content]]),
    ).toEqual([
      ['logo.png', 'logo', [137, 80]],
      ['a.bin', undefined, [0, 1, 255]],
    ]);
  });

  it('is a file as it is, with dots made transparent', async () => {
    const letter = 'Subject: hi\r\n\r\n.dot\r\n..\r\nend\r\n';
    const { message } = await sendTo([...ENVELOPE, '--message', file('a.eml', letter)]);
    expect(message).toBe('Subject: hi\r\n\r\n..dot\r\n...\r\nend\r\n.\r\n');
  });

  it('has its bare line feeds mended, and the log says how many', async () => {
    const path = file('lf.eml', 'Subject: hi\n\nhi\r\nthere\n');
    const { message, stdout } = await sendTo([...ENVELOPE, '--message', path]);
    expect(message).toBe('Subject: hi\r\n\r\nhi\r\nthere\r\n.\r\n');
    const sent = [...readLog(stdout)].find((event) => event.type === 'message.sent');
    const sha256 = createHash('sha256').update('Subject: hi\r\n\r\nhi\r\nthere\r\n').digest('hex');
    expect(sent).toMatchObject({ linesMended: 3, sha256 });
  });

  it('keeps them with --raw-lines', async () => {
    const path = file('raw.eml', 'Subject: hi\n\nhi\r\n');
    const { message } = await sendTo([...ENVELOPE, '--message', path, '--raw-lines']);
    expect(message).toBe('Subject: hi\n\nhi\r\n.\r\n');
  });

  it('is not sent without --send', async () => {
    const { code, stdout } = await ehlo([
      ...['test', 'practice:healthy', '--stop-after', 'rcpt', '--text', 'x', '--ndjson'],
    ]);
    const types = [...readLog(stdout)].map(({ type }) => type);
    expect([code, types.includes('message.sent')]).toEqual([0, false]);
    expect(stdout).toContain('"text":"RSET"');
  });
});

describe('options in a URL', () => {
  it('count where the command line says nothing else', async () => {
    const url = 'smtp://127.0.0.1:PORT?security=none&ehlo-name=url.example&stop-after=ehlo';
    const peer = await startPeer([
      [send('220 a'), receive('EHLO url.example'), send('250 a'), receive('QUIT'), close],
      [send('220 a'), receive('EHLO own.example'), send('250 a'), receive('QUIT'), close],
    ]);
    const target = url.replace('PORT', String(peer.port));
    await ehlo(['test', target]);
    await ehlo(['test', target, '--ehlo-name', 'own.example']);
    await peer.done;
    await peer.stop();
  });
});
