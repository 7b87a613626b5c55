// Blind cases: the certificate does not bear checking.

import { serverCertificate } from '../../../peers/ca.ts';
import type { RunCase } from '../case.ts';
import { fromTheFuture, issuedBy, namedOtherwise } from '../certificates.ts';
import { insideTls, signedIn } from '../openings.ts';
import { peer } from '../stages/peer.ts';
import { exim, postfix } from '../stages/real.ts';
import { revokedAndStapled } from '../stages/revoked.ts';

const HOST = 'mail.example.org';
const DAY = 86_400_000;
const before = (days: number): Date => new Date(Date.now() - days * DAY);
const INTERCEPTED =
  /antivirus|security (software|program|product|suite)|inspect|intercept|proxy|gateway|between|scan/i;

export const certificateCases: readonly RunCase[] = [
  {
    kind: 'run',
    id: 'interception-eset',
    fault: 'antivirus or proxy interception',
    source: 'ESET’s mail protection re-signs with “ESET SSL Filter CA”',
    setUp: peer(
      insideTls('smtp.gmail.com'),
      { host: 'smtp.gmail.com' },
      { certificate: issuedBy('ESET SSL Filter CA'), trusted: false },
    ),
    expect: {
      phase: 'tls',
      about: [/ESET/, INTERCEPTED],
      not: [/self-signed certificate of the server/i],
      remedy: [/ESET|antivirus|scan|security (software|program)|exclu|exempt|switch off/i],
      atLeast: 'likely',
    },
  },
  {
    kind: 'run',
    id: 'interception-zscaler',
    fault: 'antivirus or proxy interception',
    source: 'Zscaler’s per-cloud issuing authority',
    setUp: peer(
      insideTls('smtp.sendgrid.net'),
      { host: 'smtp.sendgrid.net' },
      { certificate: issuedBy('Zscaler Intermediate Root CA (zscalertwo.net)'), trusted: false },
    ),
    expect: {
      phase: 'tls',
      about: [/Zscaler/i, INTERCEPTED],
      remedy: [/administrator|IT|exclu|exempt|bypass|root|install|inspection/i],
    },
  },
  {
    kind: 'run',
    id: 'interception-unknown-gateway',
    fault: 'antivirus or proxy interception',
    source: 'own wording: a company’s own inspecting gateway in front of Microsoft’s server',
    setUp: peer(
      insideTls('smtp.office365.com'),
      { host: 'smtp.office365.com' },
      { certificate: issuedBy('Contoso TLS Inspection CA 2'), trusted: false },
    ),
    expect: {
      phase: 'tls',
      about: [INTERCEPTED, /Contoso/],
      remedy: [/administrator|IT|network|exclu|exempt|root|install|inspection/i],
      remedyNot: [/Microsoft.{0,40}(renew|replace)/i],
      atMost: 'likely',
    },
  },
  {
    kind: 'run',
    id: 'certificate-expired-exim',
    fault: 'certificate expired',
    source: 'real server: Exim with a certificate that ran out ten days ago',
    setUp: exim({ certificate: { notBefore: before(100), notAfter: before(10) } }, {}),
    expect: {
      phase: 'tls',
      about: [/expired|ran out|no longer valid/i],
      not: [/self-?signed|another name/i],
      remedy: [/renew|new certificate|replace/i],
      atLeast: 'likely',
    },
  },
  {
    kind: 'run',
    id: 'certificate-tomorrow',
    fault: 'certificate not yet valid',
    source: 'a certificate that begins tomorrow, below a chain that is fine',
    setUp: peer(
      insideTls(HOST),
      {},
      { certificate: (host) => serverCertificate('not-yet-valid', host) },
    ),
    expect: {
      phase: 'tls',
      about: [/not (yet )?(be )?valid|valid (only )?from|future|begins/i],
      remedy: [/clock|date|time/i],
    },
  },
  {
    kind: 'run',
    id: 'certificate-clock-wrong',
    fault: 'this computer’s clock is wrong',
    source: 'a computer whose clock went back to 2022: authority and server both begin years ahead',
    setUp: peer(insideTls(HOST), {}, { certificate: fromTheFuture }),
    expect: {
      phase: 'tls',
      about: [/clock|date|time/i],
      remedy: [/clock|date|time/i],
    },
  },
  {
    kind: 'run',
    id: 'certificate-hosters-name',
    fault: 'certificate for another name',
    source: 'real server: Postfix at a hoster, asked for by the customer’s own domain',
    setUp: postfix(
      { certificate: { names: ['web17.hoster.test', 'hoster.test'] } },
      { host: 'mail.kunde.test' },
    ),
    expect: {
      phase: 'tls',
      about: [/mail\.kunde\.test/, /web17\.hoster\.test/],
      not: [/expired|self-?signed/i],
      remedy: [/web17\.hoster\.test/],
    },
  },
  {
    kind: 'run',
    id: 'certificate-wildcard-too-shallow',
    fault: 'certificate for another name',
    source: 'RFC 6125 section 6.4.3: a wildcard stands for one label',
    setUp: peer(
      insideTls('smtp.mail.example.org'),
      { host: 'smtp.mail.example.org' },
      { certificate: namedOtherwise('*.example.org', 'example.org') },
    ),
    expect: {
      phase: 'tls',
      about: [/smtp\.mail\.example\.org/, /\*\.example\.org/],
      not: [/expired|self-?signed/i],
      remedy: [/name|host|administrator|provider/i],
    },
  },
  {
    kind: 'run',
    id: 'certificate-self-signed',
    fault: 'certificate self-signed',
    source: 'Plesk and Zimbra as installed',
    setUp: peer(
      insideTls(HOST),
      {},
      { certificate: (host) => serverCertificate('self-signed', host) },
    ),
    expect: {
      phase: 'tls',
      about: [/self-?signed|signed (by )?itself|vouch(es|ed) for itself/i],
      not: [/expired|antivirus/i],
      remedy: [/administrator|authority|--ca|trust|Let's Encrypt|provider/i],
    },
  },
  {
    kind: 'run',
    id: 'certificate-company-authority',
    fault: 'certificate of a private CA',
    source: 'Active Directory Certificate Services in front of Exchange',
    setUp: peer(
      insideTls('exch01.firma.test'),
      { host: 'exch01.firma.test' },
      { certificate: issuedBy('firma-DC01-CA'), trusted: false },
    ),
    expect: {
      phase: 'tls',
      about: [/firma-DC01-CA/, /not (trust|know)|unknown|private|own authority|untrusted/i],
      not: [/intermediate (is )?missing|(is|was) intercepted/i],
      remedy: [/root|authority|--ca|install|import|administrator/i],
    },
  },
  {
    kind: 'run',
    id: 'certificate-intermediate-missing',
    fault: 'certificate: intermediate missing',
    source: 'cert.pem configured where fullchain.pem belongs',
    setUp: peer(
      insideTls(HOST),
      {},
      { certificate: (host) => serverCertificate('missing-intermediate', host) },
    ),
    expect: {
      phase: 'tls',
      about: [/intermediate|chain|incomplete/i],
      not: [/self-?signed|antivirus/i],
      remedy: [/administrator|provider|intermediate|full ?chain|operator/i],
    },
  },
  {
    kind: 'run',
    id: 'certificate-revoked',
    fault: 'certificate revoked where stapled',
    source: 'real server: openssl s_server with -status_file, key compromise',
    setUp: revokedAndStapled({ security: 'implicit' }),
    expect: {
      phase: 'tls',
      about: [/revoked|withdrawn/i],
      remedy: [/administrator|provider|new certificate|replace|operator/i],
      atLeast: 'likely',
    },
  },
  {
    kind: 'run',
    id: 'certificate-rsa-1024',
    fault: 'certificate: weak key',
    source: 'appliances of 2008 with 1024 bits',
    setUp: peer(
      insideTls(HOST),
      {},
      { certificate: (host) => serverCertificate('weak-key', host, 'rsa') },
    ),
    expect: {
      phase: 'tls',
      about: [/key/i, /weak|short|small|1024/i],
      remedy: [/administrator|provider|new (certificate|key)|replace|2048/i],
    },
  },
  {
    kind: 'run',
    id: 'certificate-sha1',
    fault: 'certificate: weak signature',
    source: 'private authorities that still sign with SHA-1',
    setUp: peer(
      insideTls(HOST),
      {},
      {
        certificate: (host) => serverCertificate('weak-signature', host, 'rsa'),
        // OpenSSL would not even serve it otherwise.
        tls: { ciphers: 'DEFAULT:@SECLEVEL=0' },
      },
    ),
    expect: {
      phase: 'tls',
      about: [/SHA-?1|signature|signed/i, /weak|old|outdated|forg|no longer/i],
      remedy: [/administrator|provider|new certificate|replace|reissue|SHA-?256/i],
    },
  },
  {
    kind: 'run',
    id: 'certificate-common-name-only',
    fault: 'certificate: common name only',
    source: 'openssl req -x509 recipes of old: no subjectAltName (RFC 9525 section 2)',
    setUp: peer(
      signedIn(HOST),
      {},
      { certificate: (host) => serverCertificate('common-name-only', host) },
    ),
    expect: {
      phase: 'any',
      // Node still accepts such a certificate, Go and browsers do not: a finding will do.
      outcome: ['failed', 'ok'],
      findingWillDo: true,
      about: [/common name|\bCN\b|subjectAltName|alternative name/i],
      remedy: [/administrator|provider|new certificate|reissue|subjectAltName|alternative/i],
    },
  },
];
