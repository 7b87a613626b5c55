// Certificates, odd ones included, as the facts that a log keeps.

import { createHash, X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { certificateFacts } from '../../../electron/engine/net/certificate-facts.ts';
import { readCertificateFields } from '../../../electron/engine/net/certificate-fields.ts';
import { readOid } from '../../../electron/engine/net/der.ts';
import { issue, type CertificateOptions } from '../../peers/ca.ts';
import {
  der,
  explicit,
  integer,
  octetString,
  oid,
  sequence,
  set,
} from '../../../electron/practice/der.ts';
import { clear } from './observed.ts';

function factsOf(options: CertificateOptions) {
  return certificateFacts(new X509Certificate(issue(options).cert), clear);
}

test('everything that a certificate says', () => {
  const issuer = issue({ commonName: 'Example CA', ca: true, key: 'rsa' });
  const options = {
    commonName: 'mail.example.org',
    names: ['mail.example.org', '*.example.org', '192.0.2.1', '2001:db8::1:0:0:1'],
    issuer,
    notBefore: new Date('2024-02-29T12:00:00Z'),
    notAfter: new Date('2051-01-02T03:04:05Z'),
  };
  const { cert } = issue(options);
  const certificate = new X509Certificate(cert);
  const facts = certificateFacts(certificate, clear);
  expect(facts).toEqual({
    subject: 'CN=mail.example.org, O=Example',
    issuer: 'CN=Example CA, O=Example',
    commonName: 'mail.example.org',
    names: options.names,
    serialNumber: certificate.serialNumber.toLowerCase(),
    notBefore: '2024-02-29T12:00:00.000Z',
    notAfter: '2051-01-02T03:04:05.000Z',
    sha256: createHash('sha256').update(certificate.raw).digest('hex'),
    keyType: 'ec',
    keyBits: 256,
    signatureAlgorithm: 'sha256WithRSAEncryption',
    selfIssued: false,
    ca: false,
    der: certificate.raw.toString('base64'),
  });
});

test.each([
  ['rsa', { keyType: 'rsa', keyBits: 2048, signatureAlgorithm: 'sha256WithRSAEncryption' }],
  ['rsa-1024', { keyType: 'rsa', keyBits: 1024, signatureAlgorithm: 'sha256WithRSAEncryption' }],
  ['ec', { keyType: 'ec', keyBits: 256, signatureAlgorithm: 'ecdsa-with-SHA256' }],
  ['ed25519', { keyType: 'ed25519', keyBits: 256, signatureAlgorithm: 'Ed25519' }],
] as const)('a self-signed authority with a key of %s', (key, facts) => {
  const own = factsOf({ commonName: 'Example CA', ca: true, key });
  expect(own).toMatchObject({ ...facts, selfIssued: true, ca: true, names: [] });
});

test('SHA-1', () => {
  const own = factsOf({ commonName: 'old.example.org', digest: 'sha1', key: 'rsa' });
  expect(own.signatureAlgorithm).toBe('sha1WithRSAEncryption');
});

describe('names survive as they are', () => {
  test.each([
    ['mail.example.org\0.example.net'],
    ['<script>alert(1)</script>'],
    ['\x1b[2J\u202eoediv'],
    ['schöne-post.example'],
    ['a\nCN=b'],
  ])('%j as common name', (commonName) => {
    const own = factsOf({ commonName });
    expect(own.commonName).toBe(commonName);
    expect(own.subject).toContain(commonName.replace(/[<>]/g, String.raw`\$&`));
  });

  test('what would read as another part of the name is escaped (RFC 4514)', () => {
    expect(factsOf({ commonName: ' a, O="b"+c; ' }).subject).toBe(
      String.raw`CN=\ a\, O=\"b\"\+c\;\ , O=Example`,
    );
  });

  test('as alternative names', () => {
    const names = ['mail.example.org\0.example.net', 'DNS:a, DNS:b', '<b>', ''];
    expect(factsOf({ commonName: 'odd', names }).names).toEqual(names);
  });

  test('through the redactor', () => {
    const { cert } = issue({ commonName: 'hunter2', names: ['hunter2.example.org'] });
    const text = (octets: Uint8Array | string) =>
      clear.text(Buffer.from(octets).toString().replace('hunter2', '[secret]'));
    const facts = certificateFacts(new X509Certificate(cert), {
      text,
      texts: (pieces) => pieces.map(text),
      bears: () => true,
    });
    expect(facts).toMatchObject({
      subject: 'CN=[secret], O=Example',
      issuer: 'CN=[secret], O=Example',
      commonName: '[secret]',
      names: ['[secret].example.org'],
      der: '',
    });
  });
});

describe('strings of other kinds', () => {
  /** As much of a certificate as is read. */
  function withSubject(value: Uint8Array): Uint8Array {
    const name = sequence(set(sequence(oid('2.5.4.3'), value)));
    const algorithm = sequence(oid('1.2.840.113549.1.1.11'));
    const body = sequence(integer(Buffer.from([1])), algorithm, name, sequence(), name, sequence());
    return sequence(body, algorithm);
  }

  test.each([
    ['BMPString', der(0x1e, Buffer.from('00e4003d', 'hex')), 'ä='],
    ['BMPString cut short', der(0x1e, Buffer.from('00e400', 'hex')), 'ä'],
    ['UniversalString', der(0x1c, Buffer.from('0001f4e7', 'hex')), '📧'],
    ['UniversalString beyond Unicode', der(0x1c, Buffer.from('ffffffff', 'hex')), '\ufffd'],
    ['TeletexString', der(0x14, Buffer.from('e4', 'hex')), 'ä'],
    ['PrintableString', der(0x13, Buffer.from('a')), 'a'],
  ])('%s', (_, value, text) => {
    expect(readCertificateFields(withSubject(value))?.subject).toEqual([
      { oid: '2.5.4.3', value: text },
    ]);
  });

  test('an address of an odd length is told in hexadecimal', () => {
    const name = sequence();
    const algorithm = sequence(oid('1.3.101.112'));
    const names = sequence(der(0x87, Buffer.from('c00002', 'hex')));
    const extension = sequence(oid('2.5.29.17'), octetString(names));
    const body = [integer(Buffer.from([1])), algorithm, name, sequence(), name, sequence()];
    const certificate = sequence(sequence(...body, explicit(3, sequence(extension))), algorithm);
    expect(readCertificateFields(certificate)?.names).toEqual([
      { kind: 'ip', octets: Buffer.from('c00002', 'hex') },
    ]);
  });
});

test('the bundled roots are all read, and named as the TLS library names them', () => {
  for (const pem of rootCertificates) {
    const certificate = new X509Certificate(pem);
    const facts = certificateFacts(certificate, clear);
    const parts = certificate.subject.split('\n').toReversed();
    expect(facts.subject.replaceAll('\\', '')).toBe(parts.join(', ').replaceAll('\\', ''));
    expect(facts.signatureAlgorithm).toMatch(/^[a-z]/i);
    expect(facts.ca).toBe(true);
  }
});

describe('octets that are no certificate', () => {
  const certificate = new X509Certificate(issue({ commonName: 'a', names: ['b.example'] }).cert)
    .raw;

  test('are refused, not tripped over', () => {
    fc.assert(
      fc.property(fc.nat(certificate.length - 1), fc.nat(255), (at, octet) => {
        const broken = Buffer.from(certificate);
        broken[at] = octet;
        readCertificateFields(broken);
        expect(readCertificateFields(broken.subarray(0, at))).toBeUndefined();
      }),
      { numRuns: 2_000 },
    );
  });

  test('random ones', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (octets) => {
        readCertificateFields(octets);
      }),
    );
  });
});

test.each([
  ['2.5.4.3'],
  ['1.2.840.113549.1.1.11'],
  ['2.16.840.1.101.3.4.3.17'],
  ['2.999.1'],
  ['0.9.2342.19200300.100.1.25'],
])('the object identifier %s', (dotted) => {
  expect(readOid(oid(dotted).subarray(2))).toBe(dotted);
});
