// Checks that each practice certificate has the flaw it should have and no other, as OpenSSL sees it.

import { X509Certificate } from 'node:crypto';
import { connect, createServer } from 'node:tls';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { presentCertificate, type Presented } from '../../electron/practice/authority.ts';

const NAMES = ['submission.practice.example', '127.0.0.1'];

/** The error code of a handshake that verifies, or undefined where there is none. */
async function verify(presented: Presented, servername: string): Promise<string | undefined> {
  const { key, cert, ca } = presentCertificate(presented, NAMES, new Date());
  const server = createServer({ key, cert }, (socket) => socket.end()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const socket = connect({ host: '127.0.0.1', port, servername, ca });
  const code = await new Promise<string | undefined>((resolve) => {
    socket.once('secureConnect', () => {
      resolve(undefined);
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code);
    });
  });
  socket.destroy();
  server.close();
  return code;
}

describe('a practice certificate', () => {
  const flaws: Record<Presented, string | undefined> = {
    good: undefined,
    expired: 'CERT_HAS_EXPIRED',
    'not-yet-valid': 'CERT_NOT_YET_VALID',
    'self-signed': 'DEPTH_ZERO_SELF_SIGNED_CERT',
    'wrong-name': 'ERR_TLS_CERT_ALTNAME_INVALID',
    'unknown-issuer': 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'no-intermediate': 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  };
  it.each(Object.entries(flaws) as [Presented, string | undefined][])(
    '%s is refused with %s',
    async (presented, code) => {
      expect(await verify(presented, 'submission.practice.example')).toBe(code);
    },
  );

  it('is made for the address as well', () => {
    const { cert } = presentCertificate('good', NAMES, new Date());
    expect(new X509Certificate(cert).checkIP('127.0.0.1')).toBe('127.0.0.1');
    expect(new X509Certificate(cert).checkHost('other.example')).toBeUndefined();
  });

  it('says what a certificate of RFC 5280 says', () => {
    const at = new Date('2049-12-31T12:00:00Z');
    const { cert, ca } = presentCertificate('good', NAMES, at);
    const [own, root] = [new X509Certificate(cert), new X509Certificate(ca)];
    expect(own).toMatchObject({
      subject: 'CN=submission.practice.example',
      issuer: 'CN=Ehlo practice CA',
      subjectAltName: 'DNS:submission.practice.example, IP Address:127.0.0.1',
      // From UTCTime into GeneralizedTime (section 4.1.2.5).
      validFrom: 'Dec 30 12:00:00 2049 GMT',
      validTo: 'Jan 30 12:00:00 2050 GMT',
      ca: false,
      keyUsage: ['1.3.6.1.5.5.7.3.1'],
    } satisfies Partial<Record<keyof X509Certificate, unknown>>);
    expect(own.verify(root.publicKey)).toBe(true);
    expect(root.ca).toBe(true);
    expect(own.toLegacyObject().asn1Curve).toBe('prime256v1');
  });

  it('never has the same key or serial number twice', () => {
    const two = [1, 2].map(() => presentCertificate('good', NAMES, new Date()));
    expect(two[0]?.key).not.toBe(two[1]?.key);
    expect(new Set(two.map(({ cert }) => new X509Certificate(cert).serialNumber)).size).toBe(2);
  });

  it('is made in a few milliseconds', () => {
    presentCertificate('good', NAMES, new Date());
    const times = Array.from({ length: 10 }, () => {
      const began = performance.now();
      presentCertificate('good', NAMES, new Date());
      return performance.now() - began;
    });
    // The best of ten: the machine may be busy with something else.
    expect(Math.min(...times)).toBeLessThan(25);
  });
});
