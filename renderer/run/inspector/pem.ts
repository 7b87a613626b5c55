// Writes a certificate chain as PEM (RFC 7468).

import type { CertificateFacts } from '../../../shared/run/certificate.ts';

export function toPem(chain: readonly Pick<CertificateFacts, 'der'>[]): string {
  return chain
    .map(({ der }) => {
      const lines = der.match(/.{1,64}/g) ?? [];
      return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
    })
    .join('');
}
