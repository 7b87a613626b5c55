// Names what a TLS library's error code means: the one table of codes.

import type { TlsCause } from '../../../shared/run/event.ts';

interface AlertRow {
  readonly number: number;
  /** The end of the code, which OpenSSL 3.0, OpenSSL 3.2 and BoringSSL begin differently. */
  readonly name: string;
  readonly cause?: TlsCause;
}

/** Alerts of RFC 8446 section 6 and its predecessors; without a cause they speak for themselves. */
const ALERTS: readonly AlertRow[] = [
  { number: 10, name: 'UNEXPECTED_MESSAGE' },
  { number: 20, name: 'BAD_RECORD_MAC' },
  { number: 21, name: 'DECRYPTION_FAILED' },
  { number: 22, name: 'RECORD_OVERFLOW' },
  { number: 30, name: 'DECOMPRESSION_FAILURE' },
  { number: 40, name: 'HANDSHAKE_FAILURE' },
  { number: 41, name: 'NO_CERTIFICATE', cause: 'client-certificate-required' },
  { number: 42, name: 'BAD_CERTIFICATE' },
  { number: 43, name: 'UNSUPPORTED_CERTIFICATE' },
  { number: 44, name: 'CERTIFICATE_REVOKED' },
  { number: 45, name: 'CERTIFICATE_EXPIRED' },
  { number: 46, name: 'CERTIFICATE_UNKNOWN' },
  { number: 47, name: 'ILLEGAL_PARAMETER' },
  { number: 48, name: 'UNKNOWN_CA' },
  { number: 49, name: 'ACCESS_DENIED' },
  { number: 50, name: 'DECODE_ERROR' },
  { number: 51, name: 'DECRYPT_ERROR' },
  { number: 60, name: 'EXPORT_RESTRICTION' },
  { number: 70, name: 'PROTOCOL_VERSION', cause: 'no-common-version' },
  { number: 71, name: 'INSUFFICIENT_SECURITY', cause: 'no-common-cipher' },
  { number: 80, name: 'INTERNAL_ERROR' },
  { number: 86, name: 'INAPPROPRIATE_FALLBACK' },
  { number: 90, name: 'USER_CANCELLED' },
  { number: 100, name: 'NO_RENEGOTIATION' },
  { number: 109, name: 'MISSING_EXTENSION' },
  { number: 110, name: 'UNSUPPORTED_EXTENSION' },
  { number: 111, name: 'CERTIFICATE_UNOBTAINABLE' },
  { number: 112, name: 'UNRECOGNIZED_NAME' },
  { number: 113, name: 'BAD_CERTIFICATE_STATUS_RESPONSE' },
  { number: 114, name: 'BAD_CERTIFICATE_HASH_VALUE' },
  { number: 115, name: 'UNKNOWN_PSK_IDENTITY' },
  { number: 116, name: 'CERTIFICATE_REQUIRED', cause: 'client-certificate-required' },
  { number: 120, name: 'NO_APPLICATION_PROTOCOL' },
  { number: 121, name: 'ECH_REQUIRED' },
];

/** Codes for what the client itself found wrong; what is not listed is `failed`. */
const CAUSES: Readonly<Record<string, TlsCause>> = {
  ERR_SSL_WRONG_VERSION_NUMBER: 'not-tls',
  ERR_SSL_HTTP_REQUEST: 'not-tls',
  ERR_SSL_HTTPS_PROXY_REQUEST: 'not-tls',
  ERR_SSL_UNKNOWN_PROTOCOL: 'not-tls',
  ERR_SSL_UNSUPPORTED_PROTOCOL: 'no-common-version',
  ERR_SSL_VERSION_TOO_LOW: 'no-common-version',
  ERR_SSL_WRONG_SSL_VERSION: 'no-common-version',
  ERR_SSL_NO_SHARED_CIPHER: 'no-common-cipher',
  ERR_SSL_NO_CIPHERS_AVAILABLE: 'options-unusable',
  ERR_SSL_NO_CIPHER_MATCH: 'options-unusable',
  ERR_SSL_INVALID_COMMAND: 'options-unusable',
  ERR_SSL_NO_PROTOCOLS_AVAILABLE: 'options-unusable',
  ERR_SSL_NO_SUPPORTED_VERSIONS_ENABLED: 'options-unusable',
  ERR_TLS_INVALID_PROTOCOL_VERSION: 'options-unusable',
  ERR_TLS_PROTOCOL_VERSION_CONFLICT: 'options-unusable',
  ERR_SSL_EE_KEY_TOO_SMALL: 'certificate-unusable',
  ERR_SSL_CA_KEY_TOO_SMALL: 'certificate-unusable',
  ERR_SSL_CA_MD_TOO_WEAK: 'certificate-unusable',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  ETIMEDOUT: 'timed-out',
};

/** Alerts that speak of the certificate of the one they are sent to. */
const ABOUT_CERTIFICATE: ReadonlySet<number> = new Set([42, 43, 44, 45, 46, 48]);

const HANDSHAKE_FAILURE = 40;
const BAD_CERTIFICATE = 42;

/** What of the handshake was seen before it failed. */
export interface HandshakeSight {
  /** Whether the server answered with a ServerHello. */
  readonly helloed: boolean;
  /** Whether it was seen to ask for a certificate; in TLS 1.3 that is encrypted. */
  readonly certificateRequested: boolean;
  /** Whether the client has a certificate to show. */
  readonly certificateOffered: boolean;
}

/** The alert number that a code stands for, as 40 for `ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE`. */
export function alertOfCode(code: string): number | undefined {
  const name = /^ERR_SSL_(?:SSLV3|TLSV1|TLSV13|SSL\/TLS)_(?:ALERT_)?(.+)$/.exec(code)?.[1];
  return ALERTS.find((row) => row.name === name)?.number;
}

/** What an alert from the server says about why the handshake failed. */
export function causeOfAlert(alert: number, sight: HandshakeSight): TlsCause {
  const known = ALERTS.find(({ number }) => number === alert)?.cause;
  if (known !== undefined) return known;
  if (ABOUT_CERTIFICATE.has(alert) && sight.certificateOffered) return 'certificate-unusable';
  // Without a certificate of ours, these can only complain that there was none.
  const complained = alert === HANDSHAKE_FAILURE || alert === BAD_CERTIFICATE;
  if (complained && sight.certificateRequested && !sight.certificateOffered) {
    return 'client-certificate-required';
  }
  if (alert === HANDSHAKE_FAILURE && !sight.helloed) return 'no-common-cipher';
  return 'alert';
}

/** What a code means that stands for no alert. */
export function causeOfCode(code: string): TlsCause {
  return CAUSES[code] ?? 'failed';
}

/** What a code means that the library threw before anything was sent. */
export function causeOfOptions(code: string): 'options-unusable' | 'certificate-unusable' {
  // Of all that is decoded here, roots are skipped in silence: it is our certificate or its key.
  const decoding = code.startsWith('ERR_OSSL_') || code === 'ERR_MISSING_PASSPHRASE';
  return decoding || causeOfCode(code) === 'certificate-unusable'
    ? 'certificate-unusable'
    : 'options-unusable';
}
