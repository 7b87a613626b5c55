// What the codes of OpenSSL 3.0, OpenSSL 3.5 and BoringSSL stand for.

import { describe, expect, test } from 'vitest';
import {
  alertOfCode,
  causeOfAlert,
  causeOfCode,
  causeOfOptions,
} from '../../../electron/engine/net/tls-codes.ts';

test.each([
  ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', 40],
  ['ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE', 40],
  ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 70],
  ['ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR', 80],
  ['ERR_SSL_TLSV1_UNRECOGNIZED_NAME', 112],
  ['ERR_SSL_TLSV1_ALERT_UNRECOGNIZED_NAME', 112],
  ['ERR_SSL_TLSV1_ALERT_INSUFFICIENT_SECURITY', 71],
  ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', 48],
  ['ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE', 42],
  ['ERR_SSL_SSL/TLS_ALERT_UNSUPPORTED_CERTIFICATE', 43],
  ['ERR_SSL_SSLV3_ALERT_CERTIFICATE_REVOKED', 44],
  ['ERR_SSL_SSL/TLS_ALERT_CERTIFICATE_EXPIRED', 45],
  ['ERR_SSL_SSLV3_ALERT_CERTIFICATE_UNKNOWN', 46],
  ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 116],
  ['ERR_SSL_TLSV1_ALERT_CERTIFICATE_REQUIRED', 116],
  ['ERR_SSL_TLSV1_ALERT_ACCESS_DENIED', 49],
  ['ERR_SSL_TLSV1_ALERT_DECODE_ERROR', 50],
  ['ERR_SSL_TLSV1_ALERT_DECRYPT_ERROR', 51],
  ['ERR_SSL_SSLV3_ALERT_ILLEGAL_PARAMETER', 47],
  ['ERR_SSL_SSLV3_ALERT_BAD_RECORD_MAC', 20],
  ['ERR_SSL_SSL/TLS_ALERT_UNEXPECTED_MESSAGE', 10],
  ['ERR_SSL_TLSV1_ALERT_INAPPROPRIATE_FALLBACK', 86],
  ['ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL', 120],
])('%s is alert %i', (code, alert) => {
  expect(alertOfCode(code)).toBe(alert);
});

test.each([['ERR_SSL_WRONG_VERSION_NUMBER'], ['ERR_SSL_UNEXPECTED_MESSAGE'], ['ECONNRESET']])(
  '%s is no alert: the client found it out by itself',
  (code) => {
    expect(alertOfCode(code)).toBeUndefined();
  },
);

test.each([
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'not-tls'],
  ['ERR_SSL_UNSUPPORTED_PROTOCOL', 'no-common-version'],
  ['ERR_SSL_NO_SHARED_CIPHER', 'no-common-cipher'],
  ['ERR_SSL_DH_KEY_TOO_SMALL', 'failed'],
  ['ERR_SSL_UNSAFE_LEGACY_RENEGOTIATION_DISABLED', 'failed'],
  ['ERR_SSL_SOMETHING_NEW', 'failed'],
  ['ECONNRESET', 'reset'],
  ['EPIPE', 'reset'],
  ['ETIMEDOUT', 'timed-out'],
])('%s is %s', (code, cause) => {
  expect(causeOfCode(code)).toBe(cause);
});

test.each([
  ['ERR_SSL_NO_CIPHER_MATCH', 'options-unusable'],
  ['ERR_TLS_INVALID_PROTOCOL_VERSION', 'options-unusable'],
  ['', 'options-unusable'],
  ['ERR_OSSL_X509_KEY_VALUES_MISMATCH', 'certificate-unusable'],
  ['ERR_OSSL_PEM_NO_START_LINE', 'certificate-unusable'],
  ['ERR_OSSL_BAD_DECRYPT', 'certificate-unusable'],
  ['ERR_OSSL_UNSUPPORTED', 'certificate-unusable'],
  ['ERR_SSL_EE_KEY_TOO_SMALL', 'certificate-unusable'],
])('thrown before anything is sent, %j is %s', (code, cause) => {
  expect(causeOfOptions(code)).toBe(cause);
});

describe('an alert means what the handshake shows it to mean', () => {
  const nothing = { helloed: false, certificateRequested: false, certificateOffered: false };

  test.each([
    ['handshake_failure in answer to ClientHello', 40, nothing, 'no-common-cipher'],
    ['handshake_failure later on', 40, { ...nothing, helloed: true }, 'alert'],
    [
      'handshake_failure when no certificate was shown',
      40,
      { helloed: true, certificateRequested: true, certificateOffered: false },
      'client-certificate-required',
    ],
    [
      'bad_certificate when none was shown',
      42,
      { helloed: true, certificateRequested: true, certificateOffered: false },
      'client-certificate-required',
    ],
    [
      'bad_certificate about ours',
      42,
      { ...nothing, certificateOffered: true },
      'certificate-unusable',
    ],
    ['unknown_ca about ours', 48, { ...nothing, certificateOffered: true }, 'certificate-unusable'],
    ['unknown_ca about nothing', 48, nothing, 'alert'],
    ['certificate_required', 116, nothing, 'client-certificate-required'],
    ['an alert of the future', 200, nothing, 'alert'],
  ])('%s', (_, alert, sight, cause) => {
    expect(causeOfAlert(alert, sight)).toBe(cause);
  });
});
