// The certificates of practice servers: one good one, and one for each flaw.

import { issue, type CertificateRequest } from './certificate.ts';

/** The certificate a practice server shows. */
export type Presented =
  | 'good'
  | 'expired'
  | 'not-yet-valid'
  | 'self-signed'
  | 'wrong-name'
  | 'unknown-issuer'
  | 'no-intermediate';

/** What a TLS server needs, and the root (PEM) that a client is to trust. */
export interface ServerCertificate {
  readonly key: string;
  /** The server's certificate, and the intermediate where it sends one. */
  readonly cert: string;
  readonly ca: string;
}

const DAY = 24 * 60 * 60 * 1000;

/**
 * Makes a CA and a server's certificate for `names`, all new: nobody else has the
 * keys, and they are gone when the process ends.
 */
export function presentCertificate(
  presented: Presented,
  names: readonly string[],
  now: Date,
): ServerCertificate {
  const inDays = (days: number): Date => new Date(now.getTime() + days * DAY);
  const valid = { notBefore: inDays(-1), notAfter: inDays(30) };
  const root = issue({ subject: 'Ehlo practice CA', ca: true, ...valid });
  const subject = names[0] ?? '';
  const server = (difference: Partial<CertificateRequest>): ServerCertificate => {
    const own = issue({ subject, names, ...valid, issuer: root.signer, ...difference });
    return { key: own.key, cert: own.certificate, ca: root.certificate };
  };
  switch (presented) {
    case 'good':
      return server({});
    case 'expired':
      return server({ notBefore: inDays(-93), notAfter: inDays(-3) });
    case 'not-yet-valid':
      return server({ notBefore: inDays(2), notAfter: inDays(92) });
    case 'wrong-name':
      // What a shared host shows to customers who use a name of their own.
      return server({
        subject: 'shared42.hosting.example',
        names: ['shared42.hosting.example', '*.hosting.example'],
      });
    case 'self-signed': {
      const own = issue({ subject, names, ...valid });
      return { key: own.key, cert: own.certificate, ca: root.certificate };
    }
    case 'unknown-issuer': {
      const other = issue({ subject: 'Example Corp Internal CA', ca: true, ...valid });
      return server({ issuer: other.signer });
    }
    case 'no-intermediate': {
      const between = issue({
        subject: 'Ehlo practice intermediate CA',
        ca: true,
        ...valid,
        issuer: root.signer,
      });
      return server({ issuer: between.signer });
    }
  }
}
