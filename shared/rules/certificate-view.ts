// Prepares for rules and words what they say of the server's own certificate.

import type { CertificateFacts, CertificateProblem } from '../run/certificate.ts';
import type { SettingsFacet } from '../run/facets/settings.ts';
import type { TlsFacet } from '../run/facets/tls.ts';
import type { View } from '../run/facts.ts';
import { effectiveSecurity } from '../run/plan.ts';

/** What is said of a certificate; its texts are the peer's. */
export interface CertificateView {
  readonly host: string;
  /** The name that was looked for. */
  readonly serverName: string;
  readonly names: readonly string[];
  readonly commonName: string | undefined;
  readonly subject: string;
  readonly issuer: string;
  /** When the run began by this computer's clock. */
  readonly now: string;
  readonly notBefore: string;
  readonly notAfter: string;
  /** Whole days since it expired; negative while it is valid. */
  readonly daysExpired: number;
  /** Whole days until it becomes valid; negative once it is. */
  readonly daysUntilValid: number;
  readonly keyType: CertificateFacts['keyType'];
  readonly keyBits: number | undefined;
  readonly signatureAlgorithm: string | undefined;
  readonly ownRoots: boolean;
  readonly code: string | undefined;
  readonly mode: 'starttls' | 'implicit';
}

const DAY = 86_400_000;

/** The server's certificate as this run saw it, or undefined where it saw none. */
export function viewCertificate(
  { plan, startedAt }: View<SettingsFacet>,
  tls: View<TlsFacet>,
): CertificateView | undefined {
  const leaf = tls.certificate?.chain[0];
  if (!leaf) return undefined;
  const now = Date.parse(startedAt);
  const { subject, issuer, commonName, notBefore, notAfter } = leaf;
  const { keyType, keyBits, signatureAlgorithm } = leaf;
  return {
    host: plan.connection.host,
    serverName: tls.serverName ?? plan.tls.serverName ?? plan.connection.host,
    names: leaf.names,
    commonName,
    subject,
    issuer,
    now: startedAt,
    notBefore,
    notAfter,
    daysExpired: Math.floor((now - Date.parse(notAfter)) / DAY),
    daysUntilValid: Math.ceil((Date.parse(notBefore) - now) / DAY),
    keyType,
    keyBits,
    signatureAlgorithm,
    ownRoots: plan.tls.ownRoots,
    code: tls.judgement?.code,
    mode: tls.mode ?? (effectiveSecurity(plan.connection) === 'implicit' ? 'implicit' : 'starttls'),
  };
}

/** A certificate that did not verify and so ended the run. */
export interface UntrustedCertificate {
  readonly view: CertificateView;
  readonly problems: readonly CertificateProblem[];
  readonly chain: readonly CertificateFacts[];
  readonly evidence: readonly number[];
}

/** The certificate that ended the run; undefined where none did, or none was seen. */
export function viewUntrusted(
  settings: View<SettingsFacet>,
  tls: View<TlsFacet>,
): UntrustedCertificate | undefined {
  const { judgement, certificate } = tls;
  if (!judgement || judgement.trusted || judgement.overridden) return undefined;
  const view = viewCertificate(settings, tls);
  if (!certificate || !view) return undefined;
  return {
    view,
    problems: judgement.problems,
    chain: certificate.chain,
    evidence: [certificate.seq, judgement.seq],
  };
}
