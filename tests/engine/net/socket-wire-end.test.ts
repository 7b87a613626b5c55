// Every way in which a wire ends, and what its reader is told of it.

import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { TLSSocket } from 'node:tls';
import { afterEach, describe, expect, test } from 'vitest';
import { SocketWire } from '../../../electron/engine/net/socket-wire.ts';
import { serverCertificate } from '../../peers/ca.ts';
import { never, serve, serveTls, stopAll, wireTo } from './loopback.ts';
import { clear } from './observed.ts';

const sound = serverCertificate('none');
const identity = { cert: sound.cert, key: sound.key };
const tls = { ca: sound.ca };

afterEach(stopAll);

const octets = (text: string): Buffer => Buffer.from(text, 'latin1');

describe('by the peer', () => {
  test('the peer closes', async () => {
    const { wire, reader } = await wireTo(await serve((socket) => socket.end('221 bye\r\n')));
    wire.read(reader);
    await expect(reader.end()).resolves.toEqual(['closed', false]);
    expect(reader.text).toBe('221 bye\r\n');
  });

  test('the peer closes before anybody reads', async () => {
    const { wire, reader, socket } = await wireTo(
      await serve((socket) => socket.end('421 no\r\n')),
    );
    await expect.poll(() => socket.destroyed).toBe(true);
    wire.read(reader);
    expect(reader.text).toBe('421 no\r\n');
    expect(reader.ends).toEqual([['closed', false]]);
  });

  test('the peer resets', async () => {
    const port = await serve((socket) => socket.once('data', () => socket.resetAndDestroy()));
    const { wire, reader } = await wireTo(port);
    wire.read(reader);
    wire.write(octets('EHLO client.example.org\r\n'));
    await expect(reader.end()).resolves.toEqual(['reset', false]);
  });

  test('TLS is closed with close_notify', async () => {
    // Node's server leaves it out when it ends in the very turn in which it shook hands.
    const port = await serveTls(identity, (socket) =>
      setImmediate(() => socket.end('221 bye\r\n')),
    );
    const { wire, reader } = await wireTo(port, { tls });
    await wire.startTls('implicit', 2_000, never);
    wire.read(reader);
    await expect(reader.end()).resolves.toEqual(['closed', false]);
    expect(reader.text).toBe('221 bye\r\n');
  });

  test('TLS is cut off without close_notify', async () => {
    const port = await serve((raw) => {
      const secure = new TLSSocket(raw, { isServer: true, ...identity });
      secure.on('error', () => undefined);
      secure.write('250 half a rep');
      secure.once('data', () => raw.destroy());
    });
    const { wire, reader } = await wireTo(port, { tls });
    await wire.startTls('implicit', 2_000, never);
    wire.read(reader);
    await reader.has('half');
    wire.write(octets('NOOP\r\n'));
    await expect(reader.end()).resolves.toEqual(['closed', true]);
  });

  test('TLS is reset', async () => {
    const port = await serve((raw) => {
      const secure = new TLSSocket(raw, { isServer: true, ...identity });
      secure.on('error', () => undefined);
      secure.once('data', () => raw.resetAndDestroy());
    });
    const { wire, reader } = await wireTo(port, { tls });
    await wire.startTls('implicit', 2_000, never);
    wire.read(reader);
    wire.write(octets('NOOP\r\n'));
    await expect(reader.end()).resolves.toEqual(['reset', false]);
  });

  test('a socket that was lost before the wire took it over', async () => {
    const port = await serve((socket) => socket.resetAndDestroy());
    const socket = connect({ host: '127.0.0.1', port });
    socket.on('error', () => undefined);
    const peer = await wireTo(await serve(() => undefined));
    await expect.poll(() => socket.destroyed).toBe(true);
    const deps = { record: peer.seen.record, redactor: clear, tls, host: '' };
    new SocketWire(socket, deps).read(peer.reader);
    expect(peer.reader.ends).toEqual([['reset', false]]);
  });
});

describe('by this side', () => {
  test('close: what is written still leaves', async () => {
    const received: string[] = [];
    const port = await serve((socket) => {
      socket.on('data', (chunk) => received.push(chunk.toString()));
      socket.on('end', () => {
        received.push('end');
        socket.end();
      });
    });
    const { wire, reader } = await wireTo(port);
    wire.read(reader);
    wire.write(octets('QUIT\r\n'));
    wire.close();
    wire.write(octets('too late'));
    await expect(reader.end()).resolves.toEqual(['closed', false]);
    expect(received).toEqual(['QUIT\r\n', 'end']);
    expect(reader.ends).toHaveLength(1);
  });

  test('close in TLS: close_notify goes out', async () => {
    const received: string[] = [];
    const port = await serveTls(identity, (socket) => {
      socket.on('data', (chunk: Buffer) => received.push(chunk.toString()));
      socket.on('end', () => received.push('close_notify'));
      socket.on('error', ({ message }: Error) => received.push(message));
    });
    const { wire, reader } = await wireTo(port, { tls });
    await wire.startTls('implicit', 2_000, never);
    wire.read(reader);
    wire.write(octets('QUIT\r\n'));
    wire.close();
    await reader.end();
    await expect.poll(() => received).toEqual(['QUIT\r\n', 'close_notify']);
  });

  test('close: a peer that does not end its side is not waited for long', async () => {
    const port = await serve((socket) => socket.resume());
    const { wire, reader } = await wireTo(port);
    wire.read(reader);
    const start = performance.now();
    wire.close();
    await expect(reader.end()).resolves.toEqual(['closed', false]);
    expect(performance.now() - start).toBeLessThan(3_000);
  });

  test('destroy: at once, and told once', async () => {
    const { wire, reader, socket } = await wireTo(await serve(() => undefined));
    wire.read(reader);
    wire.write(octets('NOOP\r\n'));
    wire.destroy();
    expect(socket.destroyed).toBe(true);
    expect(reader.ends).toEqual([['closed', false]]);
    wire.destroy();
    wire.close();
    expect(reader.ends).toHaveLength(1);
  });

  test('a process with nothing else to do does not wait for the linger', async () => {
    const port = await serve((socket) => socket.resume());
    const script = `
      import { connect } from 'node:net';
      import { SocketWire } from './electron/engine/net/socket-wire.ts';
      const socket = connect(${port}, '127.0.0.1', () => {
        const wire = new SocketWire(socket, { record: () => 0, redactor: {}, tls: {}, host: '' });
        wire.write(Buffer.from('QUIT'));
        wire.close();
        const closed = performance.now();
        process.on('exit', () => console.log(performance.now() - closed));
      });`;
    const args = ['--import', 'tsx', '--input-type=module', '-e', script];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const output: string[] = [];
    child.stdout.on('data', (chunk) => output.push(String(chunk)));
    await new Promise((resolve) => child.once('exit', resolve));
    expect(Number(output.join(''))).toBeLessThan(900);
  });
});
