// Makes certificates that real faults come with and the common peers do not have.

import { issue, type CertificateOptions, type ServerCertificate } from '../../peers/ca.ts';

const DAY = 86_400_000;
const inDays = (days: number): Date => new Date(Date.now() + days * DAY);

/** A good certificate for the host, but from an authority of this name. */
export const issuedBy =
  (authority: string, own: Partial<CertificateOptions> = {}) =>
  (host: string): ServerCertificate => {
    const root = issue({ commonName: authority, ca: true });
    const named = { commonName: host, names: [host], purpose: 'server' } as const;
    const leaf = issue({ ...named, issuer: root, ...own });
    return { cert: leaf.cert + root.cert, key: leaf.key, ca: root.cert };
  };

/** A certificate that holds other names than the host's. */
export const namedOtherwise =
  (...names: readonly string[]) =>
  (): ServerCertificate =>
    issuedBy('Blind Authority', { names, commonName: names[0] ?? 'nobody' })('');

/** A chain in which all but the root begins in some years, as a clock that was reset sees it. */
export const fromTheFuture = (host: string): ServerCertificate => {
  const root = issue({ commonName: 'Blind Old Root', ca: true });
  const later = { notBefore: inDays(700), notAfter: inDays(3000) };
  const authority = issue({ commonName: 'Blind New Authority', ca: true, issuer: root, ...later });
  const current = { notBefore: inDays(1400), notAfter: inDays(1490) };
  const named = { commonName: host, names: [host], purpose: 'server' } as const;
  const leaf = issue({ ...named, issuer: authority, ...current });
  return { cert: leaf.cert + authority.cert, key: leaf.key, ca: root.cert };
};
