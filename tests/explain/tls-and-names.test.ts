// Explains the reasons that TLS libraries and resolvers give, no surer than they are.

import { expect, it } from 'vitest';
import { explained } from './explained.ts';

const TLS: readonly (readonly [text: string, verdict: string])[] = [
  // OpenSSL 1.1 and 3, through Node, Python and curl
  [
    'write EPROTO 80:error:0A00014D:SSL routines:tls_process_key_exchange:legacy sigalg disallowed or unsupported',
    'tls.server-too-weak certain',
  ],
  [
    'ssl.SSLError: [SSL: DH_KEY_TOO_SMALL] dh key too small (_ssl.c:1129)',
    'tls.server-too-weak certain',
  ],
  [
    'curl: (35) error:141A318A:SSL routines:tls_process_ske_dhe:dh key too small',
    'tls.server-too-weak certain',
  ],
  [
    'error:0A000152:SSL routines:final_renegotiate:unsafe legacy renegotiation disabled',
    'tls.server-too-weak certain',
  ],
  [
    'ssl.SSLError: [SSL: NO_PROTOCOLS_AVAILABLE] no protocols available',
    'tls.options-unusable certain',
  ],
  [
    'error:0A000102:SSL routines:ssl_choose_client_version:unsupported protocol:../ssl/statem/statem_lib.c:1986:',
    'tls.no-common-version certain',
  ],
  [
    '140735:error:0A000410:SSL routines:ssl3_read_bytes:sslv3 alert handshake failure:ssl/record/rec_layer_s3.c:1588:SSL alert number 40',
    'tls.no-common-cipher certain',
  ],
  ['error:0A00007B:SSL routines::bad signature', 'tls.failed certain'],
  // BoringSSL
  [
    'error:1000042e:SSL routines:OPENSSL_internal:TLSV1_ALERT_PROTOCOL_VERSION',
    'tls.no-common-version certain',
  ],
  ['error:100000f7:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER', 'tls.not-tls certain'],
  // Schannel
  [
    'curl: (35) schannel: next InitializeSecurityContext failed: SEC_E_INVALID_TOKEN (0x80090308) - The token supplied to the function is invalid',
    'tls.not-tls likely',
  ],
  [
    'schannel: next InitializeSecurityContext failed: CRYPT_E_REVOKED (0x80092010) - The certificate is revoked.',
    'certificate.untrusted likely',
  ],
  // SecureTransport and NSS
  ['CFNetwork SSLHandshake failed (-9836)', 'tls.no-common-version certain'],
  ['CFNetwork SSLHandshake failed (-9850)', 'tls.server-too-weak certain'],
  ['Error code: SSL_ERROR_WEAK_SERVER_EPHEMERAL_DH_KEY', 'tls.server-too-weak certain'],
  // GnuTLS, Java, Go, .NET
  [
    'TLS handshake failed: The Diffie-Hellman prime sent by the server is not acceptable (not long enough).',
    'tls.server-too-weak certain',
  ],
  ['*** Received alert [70]: Error in protocol version', 'tls.no-common-version certain'],
  [
    'javax.net.ssl.SSLHandshakeException: Received fatal alert: internal_error',
    'tls.server-fault certain',
  ],
  ['remote error: tls: unrecognized name', 'tls.name-not-served certain'],
  ['remote error: tls: protocol version not supported', 'tls.no-common-version certain'],
  [
    "Authentication failed because the remote party sent a TLS alert: 'HandshakeFailure'.",
    'tls.no-common-cipher certain',
  ],
];

it.each(TLS)('%s', (text, verdict) => {
  const { rule, confidence } = explained(text).verdict;
  expect(`${rule} ${confidence}`).toBe(verdict);
});

const NAMES: readonly (readonly [text: string, verdict: string])[] = [
  ['getaddrinfo EAI_AGAIN smtp.example.org', 'resolve.resolver-unreachable likely'],
  [
    'socket.gaierror: [Errno -3] Temporary failure in name resolution',
    'resolve.resolver-unreachable likely',
  ],
  ['[Errno 8] nodename nor servname provided, or not known', 'resolve.no-such-name likely'],
  ['socket.gaierror: [Errno 11001] getaddrinfo failed', 'resolve.no-such-name likely'],
  ['socket.gaierror: [Errno 11002] getaddrinfo failed', 'resolve.resolver-failed likely'],
  ['socket.gaierror: [Errno 11003] getaddrinfo failed', 'resolve.resolver-failed certain'],
  ['socket.gaierror: [Errno 11004] getaddrinfo failed', 'resolve.no-address likely'],
  ['getaddrinfo ENOTFOUND smtp.example.org', 'resolve.no-such-name likely'],
  [
    'dial tcp: lookup smtp.example.org on 127.0.0.53:53: no such host',
    'resolve.no-such-name likely',
  ],
  ['dial tcp: lookup smtp.example.org: server misbehaving', 'resolve.resolver-failed certain'],
  ['getaddrinfo EBUSY smtp.example.org', 'resolve.resolver-failed possible'],
  ['queryA ETIMEOUT smtp.example.org', 'resolve.timed-out certain'],
  [
    'Host or domain name not found. Name service error for name=smtp.example.org type=A: Host not found',
    'resolve.no-such-name certain',
  ],
];

it.each(NAMES)('%s', (text, verdict) => {
  const { rule, confidence } = explained(text).verdict;
  expect(`${rule} ${confidence}`).toBe(verdict);
});

it('says both of a certificate that is outside of its time', () => {
  const { title } = explained('The remote certificate is invalid because: NotTimeValid').verdict;
  expect(title).toMatch(/expired or is not valid yet/);
  const go = (when: string) =>
    explained(
      `x509: certificate has expired or is not yet valid: current time 2026-11-24T12:00:00Z is ${when} 2026-10-01T00:00:00Z`,
    ).verdict.title;
  expect(go('after')).toMatch(/has expired$/);
  expect(go('before')).toMatch(/is not valid yet$/);
});

it('says what is too weak, and blames neither the port nor STARTTLS', () => {
  const { title, remedy } = explained('[SSL: DH_KEY_TOO_SMALL] dh key too small').verdict;
  expect(title).toMatch(/key exchange that is too weak/);
  expect(remedy).toMatch(/2048 bits/);
});
