// Makes certificates as a computer sees them whose clock is behind.

import { issue, type ServerCertificate } from '../../peers/ca.ts';

const DAY = 86_400_000;
const inDays = (days: number): Date => new Date(Date.now() + days * DAY);

/** A chain below a root that is fine: authority and server begin so many days ahead. */
export const behindBy =
  (days: number) =>
  (host: string): ServerCertificate => {
    const root = issue({ commonName: 'Clock Root', ca: true });
    const from = { notBefore: inDays(days), notAfter: inDays(days + 1800) };
    const authority = issue({ commonName: 'Clock Authority', ca: true, issuer: root, ...from });
    const own = { notBefore: inDays(days + 30), notAfter: inDays(days + 120) };
    const named = { commonName: host, names: [host], purpose: 'server' } as const;
    const leaf = issue({ ...named, issuer: authority, ...own });
    return { cert: leaf.cert + authority.cert, key: leaf.key, ca: root.cert };
  };
