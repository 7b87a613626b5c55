// Knows the codes of Apple's, Mozilla's and GnuTLS's TLS libraries.

import type { Trouble } from '../step.ts';
import { troubleOfAlert } from './alerts.ts';
import { certificate } from './remark.ts';

const NOT_TRUSTED = certificate('unknown-issuer');
const CIPHER = { type: 'tls', cause: 'no-common-cipher' } as const;
const VERSION = { type: 'tls', cause: 'no-common-version' } as const;
const CLOSED = { type: 'tls', cause: 'closed' } as const;
const weak = (reason: string) =>
  ({ type: 'tls', cause: 'failed', code: `ERR_SSL_${reason}` }) as const;

/** SecureTransport.h, by number and by name. */
const APPLE: Readonly<Record<string, Trouble>> = {
  '-9800': { type: 'tls', cause: 'not-tls' },
  '-9801': CIPHER,
  '-9805': CLOSED,
  '-9806': CLOSED,
  '-9807': { type: 'certificate' },
  '-9808': { type: 'certificate' },
  '-9812': NOT_TRUSTED,
  '-9813': NOT_TRUSTED,
  '-9814': certificate('expired'),
  '-9815': certificate('not-yet-valid'),
  '-9816': CLOSED,
  '-9824': troubleOfAlert(40),
  '-9836': troubleOfAlert(70),
  '-9838': troubleOfAlert(80),
  '-9843': certificate('name-mismatch'),
  '-9850': weak('DH_KEY_TOO_SMALL'),
  errSSLProtocol: { type: 'tls', cause: 'not-tls' },
  errSSLNegotiation: CIPHER,
  errSSLClosedGraceful: CLOSED,
  errSSLClosedAbort: CLOSED,
  errSSLXCertChainInvalid: { type: 'certificate' },
  errSSLBadCert: { type: 'certificate' },
  errSSLUnknownRootCert: NOT_TRUSTED,
  errSSLNoRootCert: NOT_TRUSTED,
  errSSLCertExpired: certificate('expired'),
  errSSLCertNotYetValid: certificate('not-yet-valid'),
  errSSLClosedNoNotify: CLOSED,
  errSSLPeerHandshakeFail: troubleOfAlert(40),
  errSSLPeerProtocolVersion: troubleOfAlert(70),
  errSSLPeerInternalError: troubleOfAlert(80),
  errSSLHostNameMismatch: certificate('name-mismatch'),
  errSSLWeakPeerEphemeralDHKey: weak('DH_KEY_TOO_SMALL'),
};

/** NSS's and mozilla::pkix's, as Thunderbird prints them. */
const MOZILLA: Readonly<Record<string, Trouble>> = {
  SSL_ERROR_WEAK_SERVER_EPHEMERAL_DH_KEY: weak('DH_KEY_TOO_SMALL'),
  SSL_ERROR_UNSAFE_NEGOTIATION: weak('UNSAFE_LEGACY_RENEGOTIATION_DISABLED'),
  SSL_ERROR_UNSUPPORTED_SIGNATURE_ALGORITHM: weak('WRONG_SIGNATURE_TYPE'),
  SSL_ERROR_NO_CYPHER_OVERLAP: CIPHER,
  SSL_ERROR_HANDSHAKE_FAILURE_ALERT: troubleOfAlert(40),
  SSL_ERROR_INTERNAL_ERROR_ALERT: troubleOfAlert(80),
  SSL_ERROR_UNRECOGNIZED_NAME_ALERT: troubleOfAlert(112),
  SSL_ERROR_UNSUPPORTED_VERSION: VERSION,
  SSL_ERROR_PROTOCOL_VERSION_ALERT: troubleOfAlert(70),
  SSL_ERROR_RX_RECORD_TOO_LONG: { type: 'tls', cause: 'not-tls' },
  SSL_ERROR_BAD_CERT_DOMAIN: certificate('name-mismatch'),
  SEC_ERROR_EXPIRED_CERTIFICATE: certificate('expired'),
  SEC_ERROR_EXPIRED_ISSUER_CERTIFICATE: certificate('expired'),
  SEC_ERROR_UNKNOWN_ISSUER: NOT_TRUSTED,
  SEC_ERROR_UNTRUSTED_ISSUER: NOT_TRUSTED,
  SEC_ERROR_REVOKED_CERTIFICATE: certificate('revoked'),
  SEC_ERROR_CERT_SIGNATURE_ALGORITHM_DISABLED: certificate('weak-signature'),
  MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT: certificate('self-signed'),
  MOZILLA_PKIX_ERROR_NOT_YET_VALID_CERTIFICATE: certificate('not-yet-valid'),
  MOZILLA_PKIX_ERROR_INADEQUATE_KEY_SIZE: certificate('weak-key'),
  MOZILLA_PKIX_ERROR_MITM_DETECTED: NOT_TRUSTED,
};

/** What GnuTLS and Java say of it, of which the code is OpenSSL's for the same. */
const SENTENCES: readonly (readonly [RegExp, Trouble])[] = [
  [
    /Diffie-Hellman prime sent by the server is not acceptable|DH ServerKeyExchange does not comply|DHPublicKey does not comply|GNUTLS_E_DH_PRIME_UNACCEPTABLE/i,
    weak('DH_KEY_TOO_SMALL'),
  ],
  [/unsafe (?:legacy )?renegotiation/i, weak('UNSAFE_LEGACY_RENEGOTIATION_DISABLED')],
  [/Could not negotiate a supported cipher suite|GNUTLS_E_NO_CIPHER_SUITES/i, CIPHER],
];

const APPLE_CODE =
  /(?:\bSSL\b|SSLHandshake|OSStatus|kCFStream\w*|SecureTransport).{0,60}?(-98\d\d)\b/;

/** What such a code says; undefined where there is none that is known. */
export function readPlatformCode(text: string): Trouble | undefined {
  const apple = APPLE_CODE.exec(text)?.[1] ?? /\berrSSL\w+/.exec(text)?.[0];
  if (apple !== undefined && Object.hasOwn(APPLE, apple)) return APPLE[apple];
  const mozilla = /\b(?:SSL|SEC|MOZILLA_PKIX)_ERROR_[A-Z0-9_]+/.exec(text)?.[0];
  if (mozilla !== undefined && Object.hasOwn(MOZILLA, mozilla)) return MOZILLA[mozilla];
  return SENTENCES.find(([words]) => words.test(text))?.[1];
}
