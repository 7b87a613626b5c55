// Handshakes that succeed, and the certificates that they bring.

import { afterEach, describe, expect, test } from 'vitest';
import { Secret } from '../../../electron/engine/secret.ts';
import type { TlsPlan } from '../../../shared/run/plan.ts';
import { issue, serverCertificate } from '../../peers/ca.ts';
import { never, serveTls, stopAll, wireTo } from './loopback.ts';

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

describe('a handshake that succeeds', () => {
  test('tells what was negotiated, shown and judged, in this order', async () => {
    const { outcome, seen, wire } = await shake(await serveTls(identity));
    expect(outcome).toBe('ready');
    expect(wire.encrypted).toBe(true);
    expect(seen.facts).toMatchObject([
      { type: 'tls.started', mode: 'implicit', serverName: 'mail.example.org' },
      {
        type: 'tls.negotiated',
        protocol: 'TLSv1.3',
        cipher: 'TLS_AES_256_GCM_SHA384',
        resumed: false,
      },
      {
        type: 'certificate.received',
        chain: [
          { commonName: 'mail.example.org', names: ['mail.example.org'], keyType: 'ec' },
          { commonName: 'Test Issuer ec', ca: true },
        ],
      },
      {
        type: 'certificate.judged',
        trusted: true,
        roots: 'given',
        rootsTried: ['given'],
        problems: [],
        overridden: false,
      },
    ]);
  });

  test.each(['TLSv1', 'TLSv1.1', 'TLSv1.2'] as const)('with a server of %s', async (version) => {
    const ciphers = 'DEFAULT:@SECLEVEL=0';
    const limits = { minVersion: version, maxVersion: version };
    const port = await serveTls({ ...identity, ciphers, ...limits });
    const { outcome, seen } = await shake(port, { ...trusting, maxVersion: version });
    expect(outcome).toBe('ready');
    const [negotiated] = seen.of('tls.negotiated');
    expect(negotiated).toMatchObject({ protocol: version });
    expect(negotiated?.cipher).toMatch(/^TLS_ECDHE_ECDSA_WITH_/);
    expect(negotiated?.group).toMatch(/^X25519|P-256|prime256v1/);
  });

  test('carries octets both ways', async () => {
    const port = await serveTls(identity, (socket) => socket.pipe(socket));
    const { wire, reader } = await shake(port);
    wire.read(reader);
    wire.write(Buffer.from('EHLO client.example.org\r\n'));
    await reader.has('client.example.org\r\n');
  });

  test('shows the client certificate that is asked for', async () => {
    const own = issue({ commonName: 'client.example.org', purpose: 'client' });
    const names: (string | undefined)[] = [];
    const port = await serveTls(
      { ...identity, requestCert: true, rejectUnauthorized: false },
      (socket) => names.push(socket.getPeerX509Certificate()?.subject),
    );
    const tls = { ...trusting, certificate: own.cert };
    const { outcome, wire, reader } = await shake(port, tls, { key: new Secret(own.key) });
    wire.read(reader);
    expect(outcome).toBe('ready');
    await expect.poll(() => names).toEqual(['O=Example\nCN=client.example.org']);
  });
});

describe('the name of the server', () => {
  async function nameSent(host: string, tls: TlsPlan, names: readonly string[]) {
    const own = issue({ commonName: 'server', names });
    const asked: (string | false | null)[] = [];
    const port = await serveTls({ cert: own.cert, key: own.key }, (socket) =>
      asked.push(socket.servername),
    );
    const { wire, seen } = await wireTo(port, { host, tls: { ca: own.cert, ...tls } });
    const outcome = await wire.startTls('implicit', 2_000, never);
    await expect.poll(() => asked).toHaveLength(1);
    return { outcome, sni: asked[0], named: seen.of('tls.started')[0]?.serverName };
  }

  test.each([
    ['mail.example.org', 'mail.example.org', 'mail.example.org'],
    ['Mail.Example.org.', 'mail.example.org', 'mail.example.org'],
    ['münchen.example', 'xn--mnchen-3ya.example', 'xn--mnchen-3ya.example'],
    ['127.0.0.1', '127.0.0.1', false],
    ['2001:db8::1', '2001:db8::1', false],
    ['fe80::1%eth0', 'fe80::1', false],
  ])('%s is looked for as %s', async (host, named, sni) => {
    const sent = await nameSent(host, {}, [named]);
    expect(sent).toEqual({ outcome: 'ready', sni, named });
  });

  test('--tls-name replaces the host', async () => {
    const sent = await nameSent('127.0.0.1', { serverName: 'mx.example.org' }, ['mx.example.org']);
    expect(sent).toEqual({ outcome: 'ready', sni: 'mx.example.org', named: 'mx.example.org' });
  });

  test('an address that the certificate does not list', async () => {
    const sent = await nameSent('127.0.0.1', {}, ['127.0.0.2', '127.0.0.1.example.org']);
    expect(sent.outcome).toBe('untrusted');
  });
});

describe('a certificate that is not trusted', () => {
  test('ends the conversation: the server receives nothing more', async () => {
    const { cert, key, ca } = serverCertificate('expired');
    const received: string[] = [];
    const port = await serveTls({ cert, key }, (socket) => {
      socket.on('data', (chunk: Buffer) => received.push(chunk.toString()));
      socket.on('end', () => received.push('end'));
    });
    const { outcome, wire } = await shake(port, { ca });
    expect(outcome).toBe('untrusted');
    wire.write(Buffer.from('EHLO client.example.org\r\n'));
    wire.close();
    await expect.poll(() => received).toEqual(['end']);
  });

  test('--insecure goes on, and records what is wrong', async () => {
    const { cert, key, ca } = serverCertificate('expired');
    const port = await serveTls({ cert, key }, (socket) => socket.pipe(socket));
    const { outcome, wire, reader, seen } = await shake(port, { ca, insecure: true });
    expect(outcome).toBe('ready');
    expect(seen.of('certificate.judged')[0]).toMatchObject({
      trusted: false,
      problems: ['expired'],
      code: 'CERT_HAS_EXPIRED',
      overridden: true,
    });
    wire.read(reader);
    wire.write(Buffer.from('NOOP\r\n'));
    await reader.has('NOOP');
  });

  test('by the bundled roots, which are tried when none are given', async () => {
    const { outcome, seen } = await shake(await serveTls(identity), {});
    expect(outcome).toBe('untrusted');
    const [judged] = seen.of('certificate.judged');
    expect(judged).toMatchObject({ trusted: false, problems: ['unknown-issuer'] });
    expect(judged).not.toHaveProperty('roots');
    expect(judged?.rootsTried).toContain('bundled');
  });
});
