// Cases of the table: STARTTLS, the handshake and the certificate.

import { serverCertificate } from '../../../peers/ca.ts';
import { issuedBy } from '../../blind/certificates.ts';
import { inClear, insideTls, signedIn } from '../../blind/openings.ts';
import { peer } from '../../blind/stages/peer.ts';
import { exim, postfix } from '../../blind/stages/real.ts';
import { tell, type TableCase } from '../case.ts';
import { behindBy } from '../clock.ts';
import { superseded } from '../revoked.ts';
import { practice } from '../stages.ts';

const HOST = 'smtp.example.net';
const certificateOf =
  (...fault: Parameters<typeof serverCertificate>) =>
  (host: string) =>
    serverCertificate(fault[0], host, fault[2]);

export const encryptionCases: readonly TableCase[] = [
  tell(
    'clear-on-tls-port',
    'TLS in the wrong place: server speaks clear text first',
    'practice server clear-on-tls-port',
    { rule: 'tls.starttls-expected', phase: 'tls', atLeast: 'likely' },
    practice('clear-on-tls-port'),
  ),
  tell(
    'clear-on-tls-port-postfix',
    'TLS in the wrong place: server speaks clear text first',
    'real server: Postfix’s submission port, implicit TLS wanted',
    { rule: 'tls.starttls-expected', phase: 'tls', atLeast: 'likely' },
    postfix({}, { security: 'implicit' }),
  ),
  tell(
    'tls-on-clear-port',
    'TLS in the wrong place: server expects TLS first',
    'practice server tls-on-clear-port',
    { rule: 'greeting.tls-expected', phase: 'greeting', atLeast: 'likely' },
    practice('tls-on-clear-port'),
  ),
  tell(
    'tls-on-clear-port-exim',
    'TLS in the wrong place: server expects TLS first',
    'real server: Exim’s tls_on_connect port, STARTTLS wanted',
    { rule: 'greeting.tls-expected', phase: 'greeting' },
    exim({}, { security: 'starttls', followUp: true }, { port: 'submissions' }),
  ),
  tell(
    'no-starttls',
    'STARTTLS not offered',
    'practice server no-starttls',
    { rule: 'starttls.not-offered', phase: 'starttls' },
    practice('no-starttls'),
  ),
  tell(
    'no-starttls-postfix',
    'STARTTLS not offered',
    'real server: Postfix with smtpd_tls_security_level = none',
    { rule: 'starttls.not-offered', phase: 'starttls' },
    postfix(
      {
        services: { submission: { smtpd_tls_security_level: 'none', smtpd_tls_auth_only: 'no' } },
      },
      {},
    ),
  ),
  tell(
    'starttls-refused',
    'STARTTLS refused',
    'practice server starttls-refused',
    { rule: 'starttls.deferred', phase: 'starttls' },
    practice('starttls-refused'),
  ),
  tell(
    'starttls-refused-for-good',
    'STARTTLS refused',
    'Exchange without a usable certificate: 500 to a command that it announced',
    { rule: 'starttls.refused', phase: 'starttls' },
    peer(
      `${inClear(HOST, ['SIZE 37748736', 'STARTTLS'])}C: STARTTLS\nS: 554 5.7.3 Unable to initialize security subsystem`,
      { host: HOST },
    ),
  ),
  tell(
    'starttls-stripped',
    'STARTTLS stripped or masked on the way',
    'practice server starttls-stripped: asterisks and XXXXXXXA',
    { rule: 'starttls.masked', phase: 'starttls', atLeast: 'likely' },
    practice('starttls-stripped'),
  ),
  tell(
    'interception-avast',
    'antivirus or proxy interception',
    'Avast’s mail shield signs anew with a root of its own',
    { rule: 'certificate.intercepted', phase: 'tls', atLeast: 'likely' },
    peer(
      insideTls('smtp.gmx.net'),
      { host: 'mail.gmx.net' },
      { certificate: issuedBy('Avast Web/Mail Shield Root'), trusted: false },
    ),
  ),
  tell(
    'interception-fortigate',
    'antivirus or proxy interception',
    'FortiGate’s deep inspection with its factory authority',
    { rule: 'certificate.intercepted', phase: 'tls', atLeast: 'likely' },
    peer(
      insideTls(HOST),
      { host: HOST },
      { certificate: issuedBy('Fortinet_CA_SSL'), trusted: false },
    ),
  ),
  tell(
    'expired',
    'certificate expired',
    'practice server expired-certificate',
    { rule: 'certificate.expired', phase: 'tls', atLeast: 'likely' },
    practice('expired-certificate'),
  ),
  tell(
    'not-yet-valid',
    'certificate not yet valid',
    'practice server not-yet-valid',
    { rule: 'certificate.not-yet-valid', phase: 'tls' },
    practice('not-yet-valid'),
  ),
  tell(
    'clock-behind',
    'this computer’s clock is wrong',
    'a clock that lost a year: the authority, long in use, begins in 300 days',
    { rule: 'certificate.clock-behind', phase: 'tls', atLeast: 'likely' },
    peer(insideTls(HOST), { host: HOST }, { certificate: behindBy(300) }),
  ),
  tell(
    'wrong-name',
    'certificate for another name',
    'practice server wrong-name',
    { rule: 'certificate.name-mismatch', phase: 'tls', atLeast: 'likely' },
    practice('wrong-name'),
  ),
  tell(
    'self-signed',
    'certificate self-signed',
    'practice server self-signed',
    { rule: 'certificate.self-signed', phase: 'tls', atLeast: 'likely' },
    practice('self-signed'),
  ),
  tell(
    'unknown-issuer',
    'certificate of a private CA',
    'practice server unknown-issuer',
    // The server sends its own certificate alone: both are possible.
    { rule: 'certificate.issuer-not-found', phase: 'tls', atMost: 'likely' },
    practice('unknown-issuer'),
  ),
  tell(
    'missing-intermediate',
    'certificate: intermediate missing',
    'practice server missing-intermediate',
    // The certificate does not say where its issuer is found: both are possible.
    { rule: 'certificate.issuer-not-found', phase: 'tls', atMost: 'likely' },
    practice('missing-intermediate'),
  ),
  tell(
    'private-authority-with-root',
    'certificate of a private CA',
    'a society’s own authority, its root sent along',
    { rule: 'certificate.unknown-issuer', phase: 'tls' },
    peer(
      `TLS\nS: 220 ${HOST} ESMTP`,
      { host: HOST, security: 'implicit' },
      { certificate: issuedBy('Sonnenhof Root CA 2019'), trusted: false },
    ),
  ),
  tell(
    'intermediate-missing-implicit',
    'certificate: intermediate missing',
    'a certificate that names where its issuer’s is fetched, sent alone, TLS from the start',
    { rule: 'certificate.missing-intermediate', phase: 'tls' },
    peer(
      `TLS\nS: 220 ${HOST} ESMTP`,
      { host: HOST, security: 'implicit' },
      { certificate: certificateOf('missing-intermediate') },
    ),
  ),
  tell(
    'revoked-superseded',
    'certificate revoked where stapled',
    'Node’s TLS server with an OCSP response of its authority’s: superseded (RFC 6960)',
    { rule: 'certificate.revoked', phase: 'tls', atLeast: 'likely' },
    superseded,
  ),
  tell(
    'weak-key-implicit',
    'certificate: weak key',
    'an appliance’s 1024-bit key below a company’s authority, TLS from the start',
    { rule: 'certificate.weak-key', phase: 'tls' },
    peer(
      `TLS\nS: 220 ${HOST} ESMTP`,
      { host: HOST, security: 'implicit' },
      { certificate: issuedBy('Appliance CA', { key: 'rsa-1024' }) },
    ),
  ),
  tell(
    'weak-signature-implicit',
    'certificate: weak signature',
    'a company’s authority that still signs with SHA-1, TLS from the start',
    { rule: 'certificate.weak-signature', phase: 'tls' },
    peer(
      `TLS\nS: 220 ${HOST} ESMTP`,
      { host: HOST, security: 'implicit' },
      {
        certificate: certificateOf('weak-signature', HOST, 'rsa'),
        tls: { ciphers: 'DEFAULT:@SECLEVEL=0' },
      },
    ),
  ),
  tell(
    'common-name-only-implicit',
    'certificate: common name only',
    'a self-made chain without subjectAltName, TLS from the start',
    { rule: 'certificate.common-name-only', outcome: 'ok' },
    peer(
      `TLS\nS: 220 ${HOST} ESMTP\n${inClear(HOST, ['AUTH PLAIN']).split('\n').slice(1).join('\n')}`,
      { host: HOST, security: 'implicit', upTo: 'ehlo' },
      { certificate: (host) => serverCertificate('common-name-only', host) },
    ),
  ),
  tell(
    'tls-1.0-only',
    'no common TLS version',
    'a printer’s relay that speaks TLS 1.0',
    { rule: 'tls.no-common-version', phase: 'tls', atLeast: 'likely' },
    peer(
      insideTls(HOST),
      { host: HOST },
      { tls: { minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'DEFAULT:@SECLEVEL=0' } },
    ),
  ),
  tell(
    'no-shared-cipher',
    'no common cipher',
    'an RSA cipher configured for an ECDSA certificate: OpenSSL’s “no shared cipher”',
    { rule: 'tls.no-common-cipher', phase: 'tls' },
    peer(
      insideTls(HOST),
      { host: HOST },
      { tls: { maxVersion: 'TLSv1.2', ciphers: 'AES128-SHA' } },
    ),
  ),
  tell(
    'client-certificate-exim',
    'client certificate wanted',
    'real server: Exim with tls_verify_hosts = *',
    { rule: 'tls.client-certificate-required', phase: 'tls' },
    exim(
      {
        main: {
          tls_verify_hosts: '*',
          tls_verify_certificates: '/etc/ssl/certs/ca-certificates.crt',
        },
      },
      {},
    ),
  ),
  tell(
    'handshake-silent-implicit',
    'TLS handshake silent',
    'a ClientHello that is swallowed on the way, TLS from the start',
    { rule: 'tls.timed-out', phase: 'tls', atMost: 'likely' },
    peer('HELLO\nSILENCE', { host: HOST, security: 'implicit' }),
  ),
  tell(
    'common-name-only-signed-in',
    'certificate: common name only',
    'a certificate of openssl req -x509 recipes, a whole sign-in',
    { rule: 'certificate.common-name-only', outcome: 'ok' },
    peer(signedIn(HOST), { host: HOST }, { certificate: certificateOf('common-name-only') }),
  ),
];
