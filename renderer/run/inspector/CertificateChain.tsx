// Shows the certificates as the server sent them, its own first.

import type { ReactNode } from 'react';
import type { CertificateFacts } from '../../../shared/run/certificate.ts';
import { visible } from '../../../shared/smtp/visible.ts';
import { cx } from '../../ui/cx.ts';
import { days, daysUntil } from '../words/measures.ts';
import styles from './Panel.module.css';

export interface CertificateChainProps {
  readonly chain: readonly CertificateFacts[];
  readonly at: number;
}

const KEYS: Readonly<Record<CertificateFacts['keyType'], string>> = {
  rsa: 'RSA',
  ec: 'ECDSA',
  ed25519: 'Ed25519',
  ed448: 'Ed448',
  dsa: 'DSA',
  other: 'another kind of key',
};

export function CertificateChain({ chain, at }: CertificateChainProps): ReactNode {
  return (
    <ol className={styles.chain}>
      {chain.map((certificate, place) => {
        const left = daysUntil(certificate.notAfter, at);
        const key = [KEYS[certificate.keyType], certificate.keyBits].filter(Boolean).join(' ');
        const parts = [
          key,
          certificate.signatureAlgorithm,
          certificate.selfIssued && 'signed by itself',
        ];
        return (
          <li
            key={`${String(place)} ${certificate.sha256}`}
            className={cx(left < 0 && styles.broken, certificate.selfIssued && styles.root)}
          >
            <span className={styles.seal} />
            <span>
              <b>
                <bdi>{visible(certificate.commonName ?? certificate.subject)}</bdi>
              </b>
              <span className={styles.meta}>{parts.filter(Boolean).join(', ')}</span>
            </span>
            <span className={cx(styles.left, left < 0 && styles.bad)}>
              {left < 0 ? `−${days(left)}` : days(left)}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
