// Describes a certificate as a run's log keeps it.

import { SECRET_MARK, type PeerText } from '../smtp/peer-text.ts';

/** Where trusted roots came from: Node's bundle, the operating system, or `--ca`. */
export type RootSource = 'bundled' | 'system' | 'given';

export interface CertificateFacts {
  /** Distinguished names, most significant part first, as `CN=mail.example.org, O=Example`. */
  readonly subject: PeerText;
  readonly issuer: PeerText;
  readonly commonName?: PeerText;
  /** DNS names and IP addresses of subjectAltName, as `mail.example.org` and `192.0.2.1`. */
  readonly names: readonly PeerText[];
  readonly serialNumber: string;
  /** ISO 8601, UTC. */
  readonly notBefore: string;
  readonly notAfter: string;
  /** Lower-case hexadecimal, no separators. */
  readonly sha256: string;
  readonly keyType: 'rsa' | 'ec' | 'ed25519' | 'ed448' | 'dsa' | 'other';
  /** Size of the key or the curve, in bits. */
  readonly keyBits?: number;
  /** Name or dotted OID of the signature algorithm, as `sha256WithRSAEncryption`. */
  readonly signatureAlgorithm?: string;
  readonly selfIssued: boolean;
  readonly ca: boolean;
  /** DER in base64, so that the chain can be exported and judged again; '' where withheld. */
  readonly der: string;
}

/**
 * What stands for the octets of a certificate that bears a secret, and for what they could
 * be guessed from: a fingerprint of all zeros, which no certificate has.
 */
export const WITHHELD = {
  der: '',
  serialNumber: SECRET_MARK,
  sha256: '0'.repeat(64),
} as const satisfies Partial<CertificateFacts>;

/** What is wrong with the certificate or its chain; several may be at once. */
export type CertificateProblem =
  | 'expired'
  | 'not-yet-valid'
  | 'name-mismatch'
  | 'self-signed'
  | 'unknown-issuer'
  | 'missing-intermediate'
  | 'revoked'
  | 'weak-key'
  | 'weak-signature'
  | 'wrong-purpose'
  | 'invalid';
