// Names the TLS library that this runtime is linked with.

/** `OpenSSL 3.0.19`, or `BoringSSL`, which has no version numbers. */
export function tlsLibrary(): string {
  return isBoringSsl() ? 'BoringSSL' : `OpenSSL ${process.versions['openssl'] ?? 'unknown'}`;
}

/** Whether it is BoringSSL, as in Electron; Node 20 does not have the flag. */
export function isBoringSsl(): boolean {
  const features: object = process.features;
  return 'openssl_is_boringssl' in features && features.openssl_is_boringssl === true;
}
