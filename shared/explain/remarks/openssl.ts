// Reads the reason that OpenSSL and BoringSSL give, token by token, whoever prints it.

import type { Trouble } from '../step.ts';
import { numberOfAlert, troubleOfAlert } from './alerts.ts';
import { certificate } from './remark.ts';

const tls = (cause: Extract<Trouble, { type: 'tls' }>['cause']) =>
  ({ type: 'tls', cause }) as const;

const NOT_TLS = tls('not-tls');
const NO_VERSION = tls('no-common-version');
const OPTIONS = tls('options-unusable');
const weak = (reason: string) => ({ ...tls('failed'), code: `ERR_SSL_${reason}` });

/** Reasons of ssl.h whose meaning is one; any other is a failure of its own. */
const REASONS: Readonly<Record<string, Trouble>> = {
  WRONG_VERSION_NUMBER: NOT_TLS,
  UNKNOWN_PROTOCOL: NOT_TLS,
  HTTP_REQUEST: NOT_TLS,
  HTTPS_PROXY_REQUEST: NOT_TLS,
  PACKET_LENGTH_TOO_LONG: NOT_TLS,
  RECORD_LAYER_FAILURE: NOT_TLS,
  BAD_PACKET_LENGTH: NOT_TLS,
  UNSUPPORTED_PROTOCOL: NO_VERSION,
  UNSUPPORTED_SSL_VERSION: NO_VERSION,
  VERSION_TOO_LOW: NO_VERSION,
  WRONG_SSL_VERSION: NO_VERSION,
  NO_SHARED_CIPHER: tls('no-common-cipher'),
  NO_CIPHERS_AVAILABLE: OPTIONS,
  NO_CIPHER_MATCH: OPTIONS,
  NO_PROTOCOLS_AVAILABLE: OPTIONS,
  NO_SUPPORTED_VERSIONS_ENABLED: OPTIONS,
  UNEXPECTED_EOF_WHILE_READING: tls('closed'),
  DH_KEY_TOO_SMALL: weak('DH_KEY_TOO_SMALL'),
  BAD_DH_P_LENGTH: weak('BAD_DH_P_LENGTH'),
  LEGACY_SIGALG_DISALLOWED_OR_UNSUPPORTED: weak('LEGACY_SIGALG_DISALLOWED_OR_UNSUPPORTED'),
  WRONG_SIGNATURE_TYPE: weak('WRONG_SIGNATURE_TYPE'),
  UNSAFE_LEGACY_RENEGOTIATION_DISABLED: weak('UNSAFE_LEGACY_RENEGOTIATION_DISABLED'),
  EE_KEY_TOO_SMALL: certificate('weak-key'),
  CA_KEY_TOO_SMALL: certificate('weak-key'),
  CA_MD_TOO_WEAK: certificate('weak-signature'),
};

/** `error:0A000102:SSL routines::unsupported protocol`, also with a function's name between. */
const PRINTED =
  /\bSSL routines:(?:OPENSSL_internal|\w*):(?:reason\(\d+\):?)?([A-Za-z][\w /-]{3,80}?)(?=:[\w./\\]+:\d|[:.,;)'"\]]|\s*$)/;
/** Python's `[SSL: UNSUPPORTED_PROTOCOL]`, Node's `ERR_SSL_UNSUPPORTED_PROTOCOL`. */
const TOKEN = /\[SSL: ([A-Z][A-Z0-9_/]{3,80})\]|\bERR_SSL_([A-Z][A-Z0-9_/]{3,80})/;

/** What an OpenSSL reason says; undefined where there is none, or it is about the certificate. */
export function readOpenssl(text: string): Trouble | undefined {
  const token = TOKEN.exec(text);
  const reason = (token?.[1] ?? token?.[2] ?? PRINTED.exec(text)?.[1])
    ?.toUpperCase()
    .replace(/[ -]/g, '_');
  // Why it was not verified stands behind it.
  if (reason === undefined || /^(?:CERTIFICATE_VERIFY_FAILED|SSL_ERROR)$/.test(reason)) {
    return undefined;
  }
  const alert = /^(?:SSLV3|TLSV1|TLSV13|SSL\/TLS)_(?:ALERT_)?(.+)$/.exec(reason)?.[1];
  const number = alert === undefined ? undefined : numberOfAlert(alert);
  if (number !== undefined) return troubleOfAlert(number);
  const known = Object.hasOwn(REASONS, reason) ? REASONS[reason] : undefined;
  if (known) return known;
  const code = /\bERR_SSL_[A-Z0-9_]+/.exec(text)?.[0];
  return { ...tls('failed'), ...(code !== undefined && { code }) };
}
