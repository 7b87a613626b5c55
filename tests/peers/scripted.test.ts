// Checks the scripted peer itself: what it sends, hears, delays, cuts and reports.

import { createConnection, type Socket } from 'node:net';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import {
  close,
  forever,
  inChunksOf,
  latin1,
  octets,
  pause,
  receive,
  receiveAny,
  receiveMessage,
  reply,
  reset,
  ScriptMismatch,
  send,
  sentCredentials,
  silence,
  startPeer,
  type PeerOptions,
  type Script,
  type ScriptedPeer,
} from './scripted.ts';

let peer: ScriptedPeer | undefined;
const start = async (script: Script | readonly Script[], options?: PeerOptions) =>
  (peer = await startPeer(script, options));

afterEach(async () => {
  await peer?.stop();
  peer = undefined;
});

/** Connects, writes all of `text` at once and collects until the peer ends. */
async function talk(port: number, text = ''): Promise<{ chunks: Buffer[]; code?: string }> {
  const socket: Socket = createConnection(port, '127.0.0.1');
  const chunks: Buffer[] = [];
  let code: string | undefined;
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.on('error', (error: NodeJS.ErrnoException) => (code = error.code));
  socket.write(text);
  await new Promise((resolve) => socket.on('close', resolve));
  return code === undefined ? { chunks } : { chunks, code };
}

describe('a scripted peer', () => {
  it('holds a whole conversation, also when the client pipelines', async () => {
    const { port, received, done } = await start([
      send('220 mx.example.org'),
      receive(/^EHLO /),
      send('250-mx.example.org', '250 PIPELINING'),
      receive('DATA'),
      send('354 Go'),
      receiveMessage,
      send('250 Ok'),
      receive('QUIT'),
      close,
    ]);
    const { chunks } = await talk(port, 'EHLO a.test\r\nDATA\r\nHi\r\n..\r\n.\r\nQUIT\r\n');
    await done;
    expect(Buffer.concat(chunks).toString()).toBe(
      '220 mx.example.org\r\n250-mx.example.org\r\n250 PIPELINING\r\n354 Go\r\n250 Ok\r\n',
    );
    expect(received[0]?.lines).toEqual(['EHLO a.test', 'DATA', 'QUIT']);
    expect(received[0]?.messages.map(String)).toEqual(['Hi\r\n..\r\n.\r\n']);
    expect(received[0]?.octets.toString()).toBe('EHLO a.test\r\nDATA\r\nHi\r\n..\r\n.\r\nQUIT\r\n');
  });

  it('sends octets exactly as they stand', async () => {
    const { port } = await start([octets(latin1('220 \xe9\0\x1b[1m\n')), octets(''), close]);
    const { chunks } = await talk(port);
    expect(Buffer.concat(chunks)).toEqual(Buffer.from('220 \xe9\0\x1b[1m\n', 'latin1'));
  });

  it('delivers octet by octet', async () => {
    const { port } = await start([inChunksOf(1), send('220 ready'), close]);
    const { chunks } = await talk(port);
    expect(Buffer.concat(chunks).toString()).toBe('220 ready\r\n');
    expect(chunks.length).toBeGreaterThan(1);
  });

  it('resets', async () => {
    const { port } = await start([receiveAny, reset]);
    expect((await talk(port, 'EHLO a.test\r\n')).code).toBe('ECONNRESET');
  });

  it('rejects `done` with what it expected and received', async () => {
    const { port, done } = await start([receive('NOOP'), close]);
    void talk(port, 'QUIT\r\n');
    await expect(done).rejects.toThrow(new ScriptMismatch('expected NOOP, received QUIT'));
  });

  it('serves each connection its own script, and the last one to the rest', async () => {
    const { port } = await start([
      [send('421 Busy'), close],
      [send('220 Ready'), close],
    ]);
    const greetings = [await talk(port), await talk(port), await talk(port)];
    expect(greetings.map(({ chunks }) => String(Buffer.concat(chunks)))).toEqual([
      '421 Busy\r\n',
      '220 Ready\r\n',
      '220 Ready\r\n',
    ]);
  });

  it('stops what would go on forever, and what is silent', async () => {
    const { port, done, stop, received } = await start([
      [send('220-wait'), forever(pause(1), send('220-wait'))],
      [silence],
    ]);
    const talks = [talk(port), talk(port)];
    while (received.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    await stop();
    await done;
    const [flood, quiet] = await Promise.all(talks);
    expect(String(flood?.chunks[0])).toMatch(/^220-wait\r\n/);
    expect(quiet?.chunks).toEqual([]);
  });

  it('knows when the client has gone, even in the middle of a flood', async () => {
    const { port, done } = await start([forever(send('250-'.padEnd(4096, 'x')))]);
    const socket = createConnection(port, '127.0.0.1');
    await once(socket, 'data');
    socket.destroy();
    await done;
  });
});

describe('sentCredentials', () => {
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const cases = {
    'PLAIN with an initial response': [`AUTH PLAIN ${base64('\0ann\0s3cret')}`],
    'PLAIN without one': ['AUTH PLAIN', base64('\0ann\0s3cret')],
    LOGIN: ['AUTH LOGIN', base64('ann'), base64('s3cret')],
    'CRAM-MD5': ['AUTH CRAM-MD5', base64('ann s3cret')],
    XOAUTH2: [`AUTH XOAUTH2 ${base64('user=ann\x01auth=Bearer s3cret\x01\x01')}`],
  };
  it.each(Object.entries(cases))('reads %s', (_name, lines) => {
    expect(sentCredentials({ lines: ['EHLO a.test', ...lines] })).toMatchObject({
      user: 'ann',
      secret: 's3cret',
    });
  });

  it('lets a script echo the password', async () => {
    const { port } = await start([
      receiveAny,
      reply((received) => `535 ${sentCredentials(received).secret} is wrong\r\n`),
      close,
    ]);
    const { chunks } = await talk(port, `AUTH PLAIN ${base64('\0ann\0s3cret')}\r\n`);
    expect(String(Buffer.concat(chunks))).toBe('535 s3cret is wrong\r\n');
  });
});
