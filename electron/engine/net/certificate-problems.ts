// Names what is wrong with a certificate, from the TLS library's code and from the facts.

import type { X509Certificate } from 'node:crypto';
import type {
  CertificateFacts,
  CertificateProblem,
  RootSource,
} from '../../../shared/run/certificate.ts';
import { WEAK_SIGNATURES } from './oid-names.ts';

/** Codes of the library that only say: none of its own roots issued the chain's end. */
export const ISSUER_CODES: ReadonlySet<string> = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** What the library's other codes stand for; what is not listed is `invalid`. */
const PROBLEMS: Readonly<Record<string, CertificateProblem>> = {
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not-yet-valid',
  CERT_REVOKED: 'revoked',
  HOSTNAME_MISMATCH: 'name-mismatch',
  INVALID_PURPOSE: 'wrong-purpose',
};

/** Bits below which a key no longer counts as safe (NIST SP 800-131A, CA/B requirements 6.1.5). */
const LEAST_BITS: Readonly<Partial<Record<CertificateFacts['keyType'], number>>> = {
  rsa: 2048,
  dsa: 2048,
  ec: 224,
};

const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';
const ANY_PURPOSE = '2.5.29.37.0';

/** What the library's code says; for a weakness, which has no code of its own, the chain does. */
export function problemsOfCode(
  code: string,
  chain: readonly CertificateFacts[],
): CertificateProblem[] {
  const known = PROBLEMS[code];
  if (known !== undefined) return [known];
  const weak = chain.flatMap(weaknesses);
  return code === 'UNSPECIFIED' && weak.length > 0 ? weak : ['invalid'];
}

/** What is wrong with a chain that ends in no root. */
export function issuerProblems(
  chain: readonly X509Certificate[],
  leaf: CertificateFacts,
  tried: readonly RootSource[],
): CertificateProblem[] {
  if (chain.length > 1) return ['unknown-issuer'];
  if (leaf.selfIssued) return ['self-signed'];
  // It says where to fetch its issuer (RFC 5280 section 4.2.2.1), as below public roots.
  if (chain[0]?.infoAccess?.includes('CA Issuers')) return ['missing-intermediate'];
  // Someone who names the roots expects the server to be below them, but may be wrong.
  return tried.includes('given') ? ['unknown-issuer', 'missing-intermediate'] : ['unknown-issuer'];
}

/** What is wrong with the server's own certificate in itself. */
export function ownProblems(
  certificate: X509Certificate,
  facts: CertificateFacts,
  now: Date,
): CertificateProblem[] {
  const problems = weaknesses(facts);
  if (now < new Date(facts.notBefore)) problems.push('not-yet-valid');
  if (now > new Date(facts.notAfter)) problems.push('expired');
  // Node calls extended key usage `keyUsage`, and its types say always where it is optional.
  const purposes = certificate.keyUsage as string[] | undefined;
  const serves = purposes?.some((oid) => oid === SERVER_AUTH || oid === ANY_PURPOSE) ?? true;
  if (!serves) problems.push('wrong-purpose');
  return problems;
}

/**
 * Old keys and digests. Some TLS libraries still take them and others, stricter by build
 * or setting, do not: a server that has them cannot be reached by all.
 */
function weaknesses(facts: CertificateFacts): CertificateProblem[] {
  const { keyType, keyBits, signatureAlgorithm = '', selfIssued } = facts;
  const problems: CertificateProblem[] = [];
  if (keyBits !== undefined && keyBits < (LEAST_BITS[keyType] ?? 0)) problems.push('weak-key');
  // Nobody relies on the signature that a certificate makes over itself.
  if (!selfIssued && WEAK_SIGNATURES.has(signatureAlgorithm)) problems.push('weak-signature');
  return problems;
}
