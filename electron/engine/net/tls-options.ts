// Turns the plan's TLS settings into options for the TLS library.

import { X509Certificate } from 'node:crypto';
import { DEFAULT_MAX_VERSION, DEFAULT_MIN_VERSION, type SecureContextOptions } from 'node:tls';
import type { TlsPlan, TlsVersion } from '../../../shared/run/plan.ts';
import type { Secret } from '../secret.ts';
import { clientKey, clientPkcs12 } from './client-key.ts';
import { isBoringSsl } from './tls-library.ts';
import { certificatesOf } from './trust-store.ts';

/** `allowPartialTrustChain` is newer than the types. */
type ContextOptions = SecureContextOptions & { readonly allowPartialTrustChain?: boolean };

const VERSIONS: readonly TlsVersion[] = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];

/** Settings that no handshake can be tried with; the cause is recorded as `options-unusable`. */
export class UnusableTlsOptions extends Error {}

/**
 * Options for a context. Without `ca` it is the library's default store, which costs
 * nothing to set up; with it, only those certificates are trusted, be they roots or not:
 * who names an intermediate certificate means it.
 */
export function contextOptions(plan: TlsPlan, key: Secret | undefined): ContextOptions {
  const { ca, certificate, pkcs12 } = plan;
  // The library skips what it cannot read, and would then trust nobody.
  if (ca !== undefined && !certificatesOf(ca).some(isCertificate)) {
    throw new UnusableTlsOptions('no certificate among the given roots');
  }
  return {
    ...(ca !== undefined && { ca, allowPartialTrustChain: true }),
    ...(certificate !== undefined && { cert: certificate }),
    ...(key !== undefined && (pkcs12 ? clientPkcs12(key) : { key: clientKey(key) })),
    ...versionOptions(plan),
  };
}

function versionOptions({ minVersion, maxVersion }: TlsPlan): ContextOptions {
  if (minVersion === undefined && maxVersion === undefined) return {};
  const max = maxVersion ?? DEFAULT_MAX_VERSION;
  // "At most 1.1" would be empty above the default minimum.
  const min = minVersion ?? (isBefore(max, DEFAULT_MIN_VERSION) ? 'TLSv1' : DEFAULT_MIN_VERSION);
  return {
    minVersion: min,
    maxVersion: max,
    // OpenSSL keeps the digests of TLS before 1.2 for security level 0; BoringSSL has no levels.
    ...(isBefore(min, 'TLSv1.2') && !isBoringSsl() && { ciphers: 'DEFAULT:@SECLEVEL=0' }),
  };
}

function isBefore(one: TlsVersion, other: TlsVersion): boolean {
  return VERSIONS.indexOf(one) < VERSIONS.indexOf(other);
}

function isCertificate(der: string): boolean {
  try {
    return new X509Certificate(Buffer.from(der, 'base64')).raw.length > 0;
  } catch {
    return false;
  }
}
