// The wire: octets in order, flights in few segments, and TLS in its place.

import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { afterEach, describe, expect, test } from 'vitest';
import { serverCertificate } from '../../peers/ca.ts';
import { never, serve, stopAll, wireTo } from './loopback.ts';

const sound = serverCertificate('none');
const identity = { cert: sound.cert, key: sound.key };
const tls = { ca: sound.ca };

afterEach(stopAll);

const octets = (text: string): Buffer => Buffer.from(text, 'latin1');
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A server that speaks clear text first and TLS when it is told STARTTLS. */
function serveStartTls(after: string, onSecure: (socket: Socket) => void): Promise<number> {
  return serve((socket) => {
    socket.write('220 hello\r\n');
    socket.once('data', () => {
      socket.write(after);
      const secure = new TLSSocket(socket, { isServer: true, ...identity });
      secure.on('error', () => undefined);
      onSecure(secure);
    });
  });
}

describe('reading', () => {
  test('what came before the reader is handed over first', async () => {
    const port = await serve((socket) => {
      socket.write('220 one\r\n');
      socket.once('data', () => socket.write('two\r\n'));
    });
    const { wire, reader, socket } = await wireTo(port);
    await expect.poll(() => socket.bytesRead).toBe(9);
    wire.read(reader);
    expect(reader.text).toBe('220 one\r\n');
    wire.write(octets('EHLO client.example.org\r\n'));
    await reader.has('two\r\n');
    expect(reader.text).toBe('220 one\r\ntwo\r\n');
  });

  test('a peer that talks on with nobody listening is made to wait, and loses nothing', async () => {
    const size = 8 * 1024 * 1024;
    const port = await serve((socket) => socket.end(Buffer.alloc(size, 'x')));
    const { wire, reader, socket } = await wireTo(port);
    await pause(150);
    expect(socket.bytesRead).toBeLessThan(1024 * 1024);
    wire.read(reader);
    await reader.end();
    expect(reader.text.length).toBe(size);
  });

  test('another reader takes over where the first left', async () => {
    const port = await serve((socket) => socket.pipe(socket));
    const { wire, reader } = await wireTo(port);
    const second = (await wireTo(port)).reader;
    wire.read(reader);
    wire.write(octets('one'));
    await reader.has('one');
    wire.read(second);
    wire.write(octets('two'));
    await second.has('two');
    expect([reader.text, second.text]).toEqual(['one', 'two']);
  });
});

describe('writing', () => {
  /** Sizes of the segments that arrive, as far as the receiver can tell them apart. */
  async function segments(
    play: (write: (text: string) => void, arrived: readonly number[]) => void | Promise<void>,
  ) {
    const sizes: number[] = [];
    const port = await serve((socket) => socket.on('data', ({ length }) => sizes.push(length)));
    const { wire } = await wireTo(port);
    await play((text) => wire.write(octets(text)), sizes);
    await wire.drained();
    await expect.poll(() => sizes.reduce((sum, size) => sum + size, 0)).toBe(9);
    return sizes;
  }

  test('what is written in one turn leaves together', async () => {
    const sizes = await segments((write) => {
      write('one');
      write('two');
      write('six');
    });
    expect(sizes).toEqual([9]);
  });

  test('also when promises stand in between', async () => {
    const sizes = await segments(async (write) => {
      write('one');
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
      write('two');
      await Promise.resolve();
      write('six');
    });
    expect(sizes).toEqual([9]);
  });

  test('another turn is another segment', async () => {
    const sizes = await segments(async (write, arrived) => {
      write('one');
      await expect.poll(() => arrived).toEqual([3]);
      write('second');
    });
    expect(sizes).toEqual([3, 6]);
  });

  test('drained waits for a slow peer', async () => {
    const port = await serve((socket) => {
      socket.pause();
      setTimeout(() => socket.resume(), 200);
    });
    const { wire } = await wireTo(port);
    const start = performance.now();
    wire.write(Buffer.alloc(16 * 1024 * 1024));
    await wire.drained();
    expect(performance.now() - start).toBeGreaterThan(150);
  });

  test('drained does not wait for a peer that is gone', async () => {
    const port = await serve((socket) => {
      socket.pause();
      setTimeout(() => socket.resetAndDestroy(), 50);
    });
    const { wire, reader } = await wireTo(port);
    wire.read(reader);
    wire.write(Buffer.alloc(16 * 1024 * 1024));
    await wire.drained();
    expect((await reader.end())[0]).toMatch(/^(reset|write-failed)$/);
    wire.write(octets('into the void'));
    await wire.drained();
  });
});

describe('STARTTLS', () => {
  test('the same wire goes on in TLS', async () => {
    const port = await serveStartTls('220 go ahead\r\n', (secure) => {
      secure.on('data', (chunk: Buffer) => secure.write(`250 ${chunk.toString()}`));
    });
    const { wire, reader, seen } = await wireTo(port, { tls });
    wire.read(reader);
    await reader.has('220 hello\r\n');
    expect(wire.encrypted).toBe(false);
    wire.write(octets('STARTTLS\r\n'));
    await reader.has('go ahead\r\n');
    await expect(wire.startTls('starttls', 2_000, never)).resolves.toBe('ready');
    expect(wire.encrypted).toBe(true);
    wire.write(octets('EHLO client.example.org\r\n'));
    await reader.has('250 EHLO client.example.org\r\n');
    expect(seen.of('tls.started')[0]?.mode).toBe('starttls');
    expect(seen.of('plaintext.discarded')).toEqual([]);
  });

  test('clear text behind the reply is counted, and never delivered', async () => {
    const injected = '250 injected\r\n';
    const port = await serveStartTls(`220 go ahead\r\n${injected}`, (secure) => {
      secure.write('250 protected\r\n');
    });
    const { wire, reader, seen, socket } = await wireTo(port, { tls });
    wire.write(octets('STARTTLS\r\n'));
    await expect.poll(() => socket.bytesRead).toBe(11 + 14 + injected.length);
    await expect(wire.startTls('starttls', 2_000, never, 5)).resolves.toBe('ready');
    // With those that a reader threw away before: one fact, however they were cut up.
    expect(seen.of('plaintext.discarded')).toEqual([
      { type: 'plaintext.discarded', octets: 5 + 11 + 14 + injected.length },
    ]);
    wire.read(reader);
    await reader.has('protected');
    expect(reader.text).toBe('250 protected\r\n');
  });

  test('from the very call on, not an octet in clear reaches the reader', async () => {
    const port = await serve((socket) => {
      socket.write('220 go ahead\r\n');
      socket.once('data', () => socket.end('250 injected\r\n'));
    });
    const { wire, reader, seen } = await wireTo(port, { tls });
    wire.read(reader);
    await reader.has('go ahead\r\n');
    await expect(wire.startTls('starttls', 2_000, never)).resolves.toBe('failed');
    expect(reader.text).toBe('220 go ahead\r\n');
    expect(seen.of('tls.failed')[0]).toMatchObject({
      cause: 'not-tls',
      instead: '250 injected\r\n',
    });
    expect(reader.ends).toEqual([]);
  });
});
