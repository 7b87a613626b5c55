// Writes a certificate chain as PEM (RFC 7468), but for what was left out of the log.

import type { CertificateFacts } from '../../../shared/run/certificate.ts';

export function toPem(chain: readonly Pick<CertificateFacts, 'der'>[]): string {
  return chain
    .filter(({ der }) => der !== '')
    .map(({ der }) => {
      const lines = der.match(/.{1,64}/g) ?? [];
      return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
    })
    .join('');
}
