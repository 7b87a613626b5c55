// Certificates that hold a secret which has left: nothing of it is kept, in no field.

import { X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { certificateFacts } from '../../../electron/engine/net/certificate-facts.ts';
import { Redactor } from '../../../electron/engine/redactor.ts';
import { Secret } from '../../../electron/engine/secret.ts';
import { exportPem } from '../../../shared/export/pem.ts';
import type { RunReport } from '../../../shared/run/report.ts';
import { issue, type CertificateOptions } from '../../peers/ca.ts';

const OTHER = { commonName: 'mail.example.org', names: ['mail.example.org'] };

function factsWith(secret: string, options: CertificateOptions) {
  const redactor = new Redactor();
  redactor.learnLeaving(new Secret(secret));
  const certificate = new X509Certificate(issue(options).cert);
  return { facts: certificateFacts(certificate, redactor), certificate };
}

const withheld = { der: '', serialNumber: '[secret]', sha256: '0'.repeat(64) };

describe('a certificate that bears the secret keeps neither octets nor numbers', () => {
  test.each([
    ['as its name', 'Tr0ub4dor-horse', { commonName: 'Tr0ub4dor-horse' }],
    [
      'in base64',
      'Tr0ub4dor-horse',
      { ...OTHER, names: [Buffer.from('Tr0ub4dor-horse').toString('base64')] },
    ],
    [
      'in UTF-16, as a BMPString has it',
      'Tr0ub4dor-horse',
      { ...OTHER, commonName: Buffer.from('Tr0ub4dor-horse', 'utf16le').swap16().toString() },
    ],
    ['split over names', 'Tr0ub4dor-horse', { ...OTHER, names: ['Tr0ub', '4dor-', 'horse'] }],
    [
      'as an address',
      'Tr0ub4dor-horses',
      {
        ...OTHER,
        names: [(Buffer.from('Tr0ub4dor-horses').toString('hex').match(/.{4}/g) ?? []).join(':')],
      },
    ],
    ['of few characters', 'x5', OTHER],
  ])('%s', (_, secret, options) => {
    const { facts } = factsWith(secret, options);
    expect(facts).toMatchObject(withheld);
    const kept = JSON.stringify(facts);
    for (const piece of [secret, 'Tr0ub', 'horse', Buffer.from(secret).toString('hex')]) {
      expect(kept).not.toContain(piece);
    }
    expect(kept).not.toContain('5472:3075');
  });

  test('as its serial number, in octets or in digits', () => {
    const { serialNumber } = new X509Certificate(issue(OTHER).cert);
    expect(serialNumber.length).toBeGreaterThanOrEqual(6);
    const issued = issue(OTHER);
    const certificate = new X509Certificate(issued.cert);
    const redactor = new Redactor();
    redactor.learnLeaving(new Secret(certificate.serialNumber));
    expect(certificateFacts(certificate, redactor)).toMatchObject(withheld);
  });
});

test('another certificate is kept whole', () => {
  const { facts, certificate } = factsWith('Tr0ub4dor-horse', OTHER);
  expect(facts.der).toBe(certificate.raw.toString('base64'));
  expect(facts.serialNumber).toBe(certificate.serialNumber.toLowerCase());
});

test('PEM says that it was left out', () => {
  const { facts } = factsWith('Tr0ub4dor-horse', { commonName: 'Tr0ub4dor-horse' });
  const pem = exportPem([], { tls: { chain: [facts] } } as unknown as RunReport);
  expect(pem).toContain('left out, because it holds a password');
  expect(pem).not.toContain('BEGIN');
});
