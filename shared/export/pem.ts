// Exports the certificates that the server showed as PEM (RFC 7468), its own first.

import type { CertificateFacts } from '../run/certificate.ts';
import type { RunEvent } from '../run/event.ts';
import type { RunReport } from '../run/report.ts';
import { visible } from '../smtp/visible.ts';
import type { NothingToExport } from './export.ts';

export function exportPem(
  _events: readonly RunEvent[],
  { tls }: RunReport,
): string | NothingToExport {
  if (tls === null || tls.chain.length === 0) {
    return { reason: 'No certificate was seen in this run.' };
  }
  return tls.chain.map(block).join('\n');
}

/** Section 5.2: what stands before a certificate is for people, and no parser reads it. */
function block({ subject, issuer, notBefore, notAfter, sha256, der }: CertificateFacts): string {
  const lines = der.match(/.{1,64}/g) ?? [];
  const head = [
    `Subject: ${plain(subject)}`,
    `Issuer: ${plain(issuer)}`,
    `Valid: ${notBefore} to ${notAfter}`,
  ];
  if (der === '') return [...head, LEFT_OUT, ''].join('\n');
  return [
    ...head,
    `SHA-256: ${sha256}`,
    '-----BEGIN CERTIFICATE-----',
    ...lines,
    '-----END CERTIFICATE-----',
    '',
  ].join('\n');
}

const LEFT_OUT = 'The certificate itself is left out, because it holds a password or other secret.';

/** A name must not look like the beginning or the end of a certificate. */
function plain(name: string): string {
  return visible(name).replace(/-{2,}/g, '-');
}
