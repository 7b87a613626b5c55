// Knows the roots that certificates are verified against, and where each came from.

import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as tls from 'node:tls';
import type { RootSource } from '../../../shared/run/certificate.ts';

/** The roots of one run. */
export interface TrustStore {
  /** Which roots are on offer. */
  readonly sources: readonly RootSource[];
  /** Where a certificate that the TLS library took for a root comes from. */
  sourceOf(der: Uint8Array): RootSource | undefined;
  /** The system's root that issued a certificate which the library's own roots did not. */
  systemIssuerOf(certificate: X509Certificate): X509Certificate | undefined;
}

/** PEM texts of the system's roots; undefined where Node does not offer them. */
export type SystemRoots = (() => readonly string[]) | undefined;

/** Node offers them from 22.15, 23.10 and 24 on. */
const getCertificates = (
  tls as { readonly getCACertificates?: (type: 'system') => readonly string[] }
).getCACertificates;

const systemRoots: SystemRoots = getCertificates && (() => getCertificates('system'));

/** Only these roots: the certificates in a PEM text. */
export function givenStore(pem: string): TrustStore {
  const roots = new Set(certificatesOf(pem));
  return {
    sources: ['given'],
    sourceOf: (der) => (roots.has(base64(der)) ? 'given' : undefined),
    systemIssuerOf: () => undefined,
  };
}

/**
 * The bundled roots and the system's. The library verifies against the bundled ones, which
 * it has at hand; the system's take it a tenth of a second and more to load, so they are
 * asked only where the bundled did not do. Roots that NODE_EXTRA_CA_CERTS names are in the
 * library's store as well, and count as the system's: whoever runs the machine put them there.
 */
export function defaultStore(system: SystemRoots = systemRoots): TrustStore {
  const extra = (process.env['NODE_EXTRA_CA_CERTS'] ?? '') !== '';
  return {
    sources: system !== undefined || extra ? ['bundled', 'system'] : ['bundled'],
    sourceOf(der) {
      const root = base64(der);
      if (bundled().has(root)) return 'bundled';
      return extraRoots().has(root) ? 'system' : undefined;
    },
    systemIssuerOf(certificate) {
      return system?.()
        .map((pem) => new X509Certificate(pem))
        .find((root) => isIssuedBy(certificate, root));
    },
  };
}

/** Signed by that root, which may sign and is in force; what lies below it is not looked at. */
function isIssuedBy(certificate: X509Certificate, root: X509Certificate): boolean {
  const now = Date.now();
  return (
    root.ca &&
    Date.parse(root.validFrom) <= now &&
    now <= Date.parse(root.validTo) &&
    certificate.checkIssued(root) &&
    certificate.verify(root.publicKey)
  );
}

/** Makes the bundled roots ready to be looked up, which takes milliseconds the first time. */
export function loadBundledRoots(): void {
  bundled();
}

/** The bundle has one certificate a text, in lines: this is ten times as fast as a pattern. */
const bundled = once(() => {
  const bodies = tls.rootCertificates.map((pem) =>
    pem.split('\n').filter((line) => line[0] !== '-'),
  );
  return new Set(bodies.map((lines) => lines.join('')));
});

const extraRoots = once(() => {
  try {
    return new Set(certificatesOf(readFileSync(process.env['NODE_EXTRA_CA_CERTS'] ?? '', 'utf8')));
  } catch {
    // Node warns of such a file itself, and goes on without it.
    return new Set<string>();
  }
});

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** The certificates in a PEM text, each as its DER in base64. */
export function certificatesOf(pem: string): string[] {
  const blocks = pem.matchAll(/-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/g);
  return Array.from(blocks, ([, body = '']) => body.replace(/\s+/g, ''));
}

function base64(der: Uint8Array): string {
  return Buffer.from(der.buffer, der.byteOffset, der.byteLength).toString('base64');
}
