// Handshakes that fail, and the facts that tell why.

import { rootCertificates } from 'node:tls';
import { afterEach, describe, expect, test } from 'vitest';
import { Secret } from '../../../electron/engine/secret.ts';
import type { TlsPlan } from '../../../shared/run/plan.ts';
import { issue, serverCertificate } from '../../peers/ca.ts';
import { never, serve, serveTls, stopAll, wireTo } from './loopback.ts';

const sound = serverCertificate('none');
const identity = { cert: sound.cert, key: sound.key };
const trusting: TlsPlan = { ca: sound.ca };

afterEach(stopAll);

/** Shakes hands at once, as with implicit TLS. */
async function shake(port: number, tls: TlsPlan = trusting, more: { key?: Secret } = {}) {
  const peer = await wireTo(port, { tls, ...more });
  const outcome = await peer.wire.startTls('implicit', 2_000, never);
  return { ...peer, outcome };
}

describe('what the server sends instead of TLS', () => {
  const greeting = '220 mail.example.org ESMTP\r\n';

  test('its greeting, at once', async () => {
    const { outcome, seen } = await shake(await serve((socket) => socket.write(greeting)));
    expect(outcome).toBe('failed');
    const [failed] = seen.of('tls.failed');
    expect(failed).toMatchObject({ cause: 'not-tls', instead: greeting });
    expect(seen.of('plaintext.discarded')).toEqual([]);
  });

  test('its greeting, before anybody shook hands', async () => {
    const peer = await wireTo(await serve((socket) => socket.write(greeting)), { tls: trusting });
    await expect.poll(() => peer.socket.bytesRead).toBe(greeting.length);
    await expect(peer.wire.startTls('implicit', 2_000, never)).resolves.toBe('failed');
    expect(peer.seen.of('tls.failed')[0]).toMatchObject({ cause: 'not-tls', instead: greeting });
  });

  test('an error, when it sees the ClientHello', async () => {
    const error = 'HTTP/1.1 400 Bad Request\r\n\r\n';
    const port = await serve((socket) => socket.once('data', () => socket.end(error)));
    const { seen } = await shake(port);
    expect(seen.of('tls.failed')[0]).toMatchObject({ cause: 'not-tls', instead: error });
  });

  test('too little for the library to tell, and then nothing', async () => {
    const port = await serve((socket) => socket.write('22'));
    const { wire, seen } = await wireTo(port, { tls: trusting });
    await expect(wire.startTls('implicit', 200, never)).resolves.toBe('failed');
    expect(seen.of('tls.failed')).toEqual([
      { type: 'tls.failed', cause: 'not-tls', instead: '22' },
    ]);
  });
});

describe('a handshake that fails', () => {
  test('no answer at all', async () => {
    const { wire, seen } = await wireTo(await serve(() => undefined), { tls: trusting });
    const start = performance.now();
    await expect(wire.startTls('implicit', 150, never)).resolves.toBe('failed');
    expect(performance.now() - start).toBeLessThan(2_000);
    expect(seen.facts.slice(1)).toEqual([
      { type: 'wait.expired', phase: 'tls', after: 150 },
      { type: 'tls.failed', cause: 'timed-out' },
    ]);
  });

  test('the server closes', async () => {
    const { seen } = await shake(await serve((socket) => socket.once('data', () => socket.end())));
    expect(seen.of('tls.failed')[0]).toMatchObject({ cause: 'closed' });
  });

  test('the server resets', async () => {
    const port = await serve((socket) => socket.once('data', () => socket.resetAndDestroy()));
    const { seen } = await shake(port);
    expect(seen.of('tls.failed')[0]).toMatchObject({ cause: 'reset' });
  });

  test.each([
    [40, 'no-common-cipher'],
    [70, 'no-common-version'],
    [71, 'no-common-cipher'],
    [80, 'alert'],
    [112, 'alert'],
    [116, 'client-certificate-required'],
  ])('the server sends alert %i', async (alert, cause) => {
    const record = Buffer.from([21, 3, 3, 0, 2, 2, alert]);
    const port = await serve((socket) => socket.once('data', () => socket.end(record)));
    const { seen } = await shake(port);
    expect(seen.of('tls.failed')[0]).toMatchObject({ cause, alert });
  });

  test('no common version', async () => {
    const ciphers = 'DEFAULT:@SECLEVEL=0';
    const port = await serveTls({
      ...identity,
      ciphers,
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.1',
    });
    const { seen } = await shake(port);
    expect(seen.of('tls.failed')[0]).toMatchObject({ cause: 'no-common-version', alert: 70 });
  });

  test('no common cipher: the key is of a kind that none of them signs with', async () => {
    const ciphers = 'ECDHE-RSA-AES256-GCM-SHA384';
    const port = await serveTls({ ...identity, ciphers, maxVersion: 'TLSv1.2' });
    const { seen } = await shake(port);
    expect(seen.of('tls.failed')[0]).toMatchObject({ cause: 'no-common-cipher', alert: 40 });
  });

  test('cancelled: nothing is stated and nothing stays open', async () => {
    const closed: string[] = [];
    const port = await serve((socket) =>
      socket.once('close', () => closed.push('closed')).resume(),
    );
    const { wire, seen, socket } = await wireTo(port, { tls: trusting });
    const cancel = new AbortController();
    setTimeout(() => cancel.abort(), 50);
    await expect(wire.startTls('implicit', 2_000, cancel.signal)).resolves.toBe('failed');
    expect(seen.facts.map(({ type }) => type)).toEqual(['tls.started']);
    expect(socket.destroyed).toBe(true);
  });
});

describe('a client certificate is required', () => {
  const demanding = { ...identity, requestCert: true, rejectUnauthorized: true };

  test('in TLS 1.2 the handshake fails', async () => {
    const { outcome, seen } = await shake(await serveTls({ ...demanding, maxVersion: 'TLSv1.2' }));
    expect(outcome).toBe('failed');
    const [failed] = seen.of('tls.failed');
    expect(failed).toMatchObject({ cause: 'client-certificate-required', alert: 40 });
  });

  test('in TLS 1.3 the alert comes when the handshake is long over', async () => {
    const { outcome, seen, wire, reader } = await shake(await serveTls(demanding));
    expect(outcome).toBe('ready');
    wire.read(reader);
    await expect(reader.end()).resolves.toEqual(['tls-error', false]);
    const [failed] = seen.of('tls.failed');
    expect(failed).toMatchObject({ cause: 'client-certificate-required', alert: 116 });
  });
});

describe('settings that cannot be used', () => {
  const own = issue({ commonName: 'client.example.org' });
  const others = issue({ commonName: 'other.example.org', ownKey: true });
  const none = 'not a certificate';
  const damaged = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
  const encrypted = own.privateKey.export({
    format: 'pem',
    type: 'pkcs8',
    cipher: 'aes-256-cbc',
    passphrase: 'unknown',
  }) as string;

  test.each<[string, TlsPlan, string | undefined, string]>([
    ['roots without a certificate', { ca: none }, undefined, 'options-unusable'],
    ['roots that only look like one', { ca: damaged }, undefined, 'options-unusable'],
    [
      'versions that exclude each other',
      { minVersion: 'TLSv1.3', maxVersion: 'TLSv1.2' },
      undefined,
      'options-unusable',
    ],
    [
      'the key of another certificate',
      { certificate: own.cert },
      others.key,
      'certificate-unusable',
    ],
    ['a key that is none', { certificate: own.cert }, none, 'certificate-unusable'],
    ['a key with a passphrase', { certificate: own.cert }, encrypted, 'certificate-unusable'],
    ['a damaged certificate', { certificate: damaged }, own.key, 'certificate-unusable'],
    ['a certificate that is none', { certificate: none }, own.key, 'certificate-unusable'],
  ])('%s', async (_, tls, key, cause) => {
    const received: Buffer[] = [];
    const port = await serve((socket) =>
      socket.on('data', (chunk: Buffer) => received.push(chunk)),
    );
    const { outcome, seen } = await shake(
      port,
      tls,
      key === undefined ? {} : { key: new Secret(key) },
    );
    expect(outcome).toBe('failed');
    expect(seen.of('tls.failed')[0]).toMatchObject({ cause });
    expect(JSON.stringify(seen.facts)).not.toContain('PRIVATE KEY');
    expect(received).toEqual([]);
  });

  test('a bundled root as the only one is fine', async () => {
    const { outcome } = await shake(await serveTls(identity), { ca: rootCertificates[0]! });
    expect(outcome).toBe('untrusted');
  });
});
