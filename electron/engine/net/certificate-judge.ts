// Judges a server's certificate: everything that is wrong with it, and whose root it ends in.

import type { X509Certificate } from 'node:crypto';
import { checkServerIdentity, type DetailedPeerCertificate } from 'node:tls';
import type {
  CertificateFacts,
  CertificateProblem,
  RootSource,
} from '../../../shared/run/certificate.ts';
import type { RunFact } from '../../../shared/run/event.ts';
import {
  ISSUER_CODES,
  issuerProblems,
  ownProblems,
  problemsOfCode,
} from './certificate-problems.ts';
import { saysRevoked } from './stapled-status.ts';
import type { TrustStore } from './trust-store.ts';

/** What the TLS library knows of the server's certificate after a handshake. */
export interface CertificateEvidence {
  /** As received, the server's own first; empty if it showed none. */
  readonly chain: readonly X509Certificate[];
  readonly facts: readonly CertificateFacts[];
  /** Node's older form, whose issuers go on into the library's own roots. */
  readonly peer: DetailedPeerCertificate;
  /** The library's verification error, as `CERT_HAS_EXPIRED`; undefined if it found none. */
  readonly code: string | undefined;
  /** The OCSP response that the server stapled, if it did. */
  readonly stapled?: Uint8Array | undefined;
}

export type Judgement = Omit<
  Extract<RunFact, { type: 'certificate.judged' }>,
  'type' | 'overridden'
>;

/**
 * Says what is wrong with a certificate for a server of that name. The TLS library verifies
 * the chain, and tells one fault even where there are several; the others are looked for
 * here, so that the server's own certificate gets the same answer on every runtime.
 */
export function judgeCertificate(
  evidence: CertificateEvidence,
  serverName: string,
  store: TrustStore,
  now: Date,
): Judgement {
  const { chain, facts, peer, code, stapled } = evidence;
  const rootsTried = store.sources;
  const coded = code !== undefined && { code };
  const [leaf] = chain;
  const [leafFacts] = facts;
  if (leaf === undefined || leafFacts === undefined) {
    return { trusted: false, rootsTried, problems: ['invalid'], ...coded };
  }
  const roots = rootSource(evidence, store, now);
  const aboutIssuer = code !== undefined && ISSUER_CODES.has(code);
  const revoked = stapled !== undefined && saysRevoked(stapled, leaf.serialNumber);
  const problems = new Set<CertificateProblem>([
    ...(revoked ? ['revoked' as const] : []),
    ...(roots === undefined ? issuerProblems(chain, leafFacts, rootsTried) : []),
    ...(code === undefined || aboutIssuer ? [] : problemsOfCode(code, facts)),
    ...ownProblems(leaf, leafFacts, now),
    ...(isFor(serverName, peer) ? [] : ['name-mismatch' as const]),
  ]);
  return {
    trusted: problems.size === 0,
    ...(roots !== undefined && { roots }),
    rootsTried,
    problems: [...problems],
    ...coded,
  };
}

/** Whose root the chain ends in, if in any. */
function rootSource(
  { chain, peer, code }: CertificateEvidence,
  store: TrustStore,
  now: Date,
): RootSource | undefined {
  // From the root down: with given roots, a certificate in between may be all that is trusted.
  for (const der of pathOf(peer).toReversed()) {
    const source = store.sourceOf(der);
    if (source !== undefined) return source;
  }
  // Verified, yet by no root that is known here: one that the environment added.
  if (code === undefined) return 'system';
  const last = chain.at(-1);
  const inForce = chain.every(
    ({ validFrom, validTo }) => new Date(validFrom) <= now && now <= new Date(validTo),
  );
  // The library has verified all below; only the last link, which it did not find, is missing.
  if (!ISSUER_CODES.has(code) || last === undefined || !inForce) return undefined;
  return store.systemIssuerOf(last) && 'system';
}

/** The certificates from the server's own up to the last that the library has. */
function pathOf(peer: DetailedPeerCertificate): Uint8Array[] {
  const path: Uint8Array[] = [];
  // A root is its own issuer; an issuer that is not known is absent.
  let certificate: DetailedPeerCertificate | undefined = peer;
  while (certificate?.raw !== undefined && !path.includes(certificate.raw)) {
    path.push(certificate.raw);
    certificate = certificate.issuerCertificate;
  }
  return path;
}

/**
 * Whether the certificate names the server, by DNS name or IP address, as Node reads it (RFC 6125):
 * unlike RFC 9525 that takes a common name where there is no other, which a check tells of.
 */
function isFor(serverName: string, peer: DetailedPeerCertificate): boolean {
  try {
    return checkServerIdentity(serverName, peer) === undefined;
  } catch {
    // A name so malformed that Node does not read it names nobody.
    return false;
  }
}
