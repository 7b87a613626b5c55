// Blind cases: TLS does not begin.

import type { RunCase } from '../case.ts';
import { inClear } from '../openings.ts';
import { peer } from '../stages/peer.ts';
import { exim, postfix } from '../stages/real.ts';
import { SOMEBODY } from '../words.ts';

const HOST = 'mail.example.org';

/** Somebody between, said in one way or another. */
const BETWEEN =
  /between|on the way|middle|device|firewall|inspect|mask|strip|tamper|overw|hid(es|den)/i;

export const starttlsCases: readonly RunCase[] = [
  {
    kind: 'run',
    id: 'tls-clear-first-exim',
    fault: 'TLS in the wrong place: server speaks clear text first',
    source: 'real server: Exim’s submission port, implicit TLS wanted; follow-up allowed',
    setUp: exim({}, { security: 'implicit', followUp: true }),
    expect: {
      phase: 'tls',
      about: [/TLS/, /clear|plain|STARTTLS|not (begin|start|speak)|without/i],
      not: [/certificate|version too old|cipher/i],
      remedy: [/STARTTLS/],
      atLeast: 'likely',
    },
  },
  {
    kind: 'run',
    id: 'tls-clear-first-sendmail',
    fault: 'TLS in the wrong place: server speaks clear text first',
    source: 'Sendmail’s MSP port asked for SMTPS (OpenSSL’s “wrong version number”)',
    setUp: peer(
      'S: 220 mail.example.org ESMTP Sendmail 8.17.1.9; Tue, 11 Feb 2025 10:14:27 +0100',
      {
        security: 'implicit',
      },
    ),
    expect: {
      phase: 'tls',
      about: [/TLS/, /clear|plain|STARTTLS|not (begin|start|speak)|without/i],
      not: [/certificate|version too old|cipher/i],
      remedy: [/STARTTLS/],
      atLeast: 'likely',
    },
  },
  {
    kind: 'run',
    id: 'tls-first-postfix',
    fault: 'TLS in the wrong place: server expects TLS first',
    source: 'real server: Postfix with smtpd_tls_wrappermode, STARTTLS wanted; follow-up allowed',
    setUp: postfix({}, { security: 'starttls', followUp: true }, { port: 'submissions' }),
    expect: {
      phase: 'greeting',
      about: [/TLS/, /first|start|once|immediately|implicit|beginning|expects/i],
      remedy: [/implicit|465|SSL\/TLS/i],
    },
  },
  {
    kind: 'run',
    id: 'starttls-not-offered-exim',
    fault: 'STARTTLS not offered',
    source: 'real server: Exim with tls_advertise_hosts empty',
    setUp: exim({ main: { tls_advertise_hosts: '' } }, {}),
    expect: {
      phase: 'starttls',
      about: [/STARTTLS|TLS|encrypt/i, /not offer|no |without|does not|lacks/i],
      not: [/certificate|handshake/i],
      remedy: [/465|implicit|administrator|provider|port/i],
    },
  },
  {
    kind: 'run',
    id: 'starttls-not-offered-old',
    fault: 'STARTTLS not offered',
    source: 'Mercury/32 and printers’ relays: ESMTP of the nineties',
    setUp: peer(
      inClear(HOST, ['AUTH LOGIN CRAM-MD5', 'SIZE 0', '8BITMIME'], `${HOST} ESMTP server ready.`),
      {},
    ),
    expect: {
      phase: 'starttls',
      about: [/STARTTLS|TLS|encrypt/i, /not offer|no |without|does not|lacks/i],
      remedy: [/465|implicit|administrator|provider|port/i],
    },
  },
  {
    kind: 'run',
    id: 'starttls-missing-at-gmail',
    fault: 'STARTTLS stripped or masked on the way',
    source: 'Avast and ISPs that drop the line; Gmail itself always offers STARTTLS',
    setUp: peer(
      inClear(
        'smtp.gmail.com',
        ['SIZE 35882577', '8BITMIME', 'ENHANCEDSTATUSCODES', 'SMTPUTF8'],
        'smtp.gmail.com ESMTP 5b1f17b1804b1-43948dc4aafsm168236525e9.14 - gsmtp',
      ),
      { host: 'smtp.gmail.com' },
    ),
    expect: {
      phase: 'starttls',
      about: [/STARTTLS|TLS|encrypt/i, BETWEEN],
      remedy: [/network|antivirus|firewall|security software|router|mobile/i],
      atMost: 'likely',
    },
  },
  {
    kind: 'run',
    id: 'starttls-cisco-stars',
    fault: 'STARTTLS stripped or masked on the way',
    source: 'Cisco PIX/ASA “inspect esmtp”: 220 with asterisks, XXXXXXXA for STARTTLS',
    setUp: peer(
      `S: 220 **************************************0*0****************2******200**0***0*00
C: EHLO
S: 250-mail.example.org
S: 250-SIZE 20480000
S: 250-XXXXXXXA
S: 250-XXXXXXXB
S: 250 8BITMIME`,
      {},
    ),
    expect: {
      phase: 'starttls',
      about: [/STARTTLS|TLS|encrypt/i, BETWEEN],
      remedy: [/firewall|network|inspect|administrator|router|Cisco/i],
      atLeast: 'likely',
    },
  },
  {
    kind: 'run',
    id: 'starttls-eight-x',
    fault: 'STARTTLS stripped or masked on the way',
    source: 'Cricket Wireless, as Golden Frog reported to the FCC in 2014: 250-XXXXXXXX',
    setUp: peer(inClear(HOST, ['SIZE 10240000', 'XXXXXXXX', 'ENHANCEDSTATUSCODES', 'DSN']), {}),
    expect: {
      phase: 'starttls',
      about: [/STARTTLS|TLS|encrypt/i, BETWEEN],
      remedy: [/network|firewall|provider|VPN|router|administrator/i],
    },
  },
  {
    kind: 'run',
    id: 'starttls-command-masked',
    fault: 'STARTTLS stripped or masked on the way',
    source: 'Cisco ASA the other way round: the command itself arrives as XXXXXXXX',
    setUp: peer(
      `${inClear(HOST, ['SIZE 10240000', 'STARTTLS', 'DSN'])}C: STARTTLS
S: 500 5.5.1 Command unrecognized: "XXXXXXXX"`,
      {},
    ),
    expect: {
      phase: 'starttls',
      about: [BETWEEN],
      remedy: [/firewall|network|inspect|router|administrator/i],
    },
  },
  {
    kind: 'run',
    id: 'starttls-refused-postfix',
    fault: 'STARTTLS refused',
    source: 'real server: Postfix whose certificate file is missing (454 4.7.0)',
    setUp: postfix({ mainCf: { smtpd_tls_cert_file: '/nonexistent/server.pem' } }, {}),
    seen: /454 4\.7\.0/,
    expect: {
      phase: 'starttls',
      about: [
        /STARTTLS|TLS|encrypt/i,
        /refus|not (available|able|start)|unavailable|cannot|problem/i,
      ],
      not: [
        /your (network|computer|antivirus)|stripped/i,
        /certificate (is|has|was) (expired|not trusted|self)/i,
      ],
      remedy: [SOMEBODY],
    },
  },
  {
    kind: 'run',
    id: 'starttls-refused-exim',
    fault: 'STARTTLS refused',
    source: 'real server: Exim whose key file is missing (454 TLS currently unavailable)',
    setUp: exim({ main: { tls_privatekey: '/nonexistent/server.key' } }, {}),
    seen: /"code":454|454 TLS/,
    expect: {
      phase: ['starttls', 'tls'],
      about: [
        /STARTTLS|TLS|encrypt/i,
        /refus|not (available|able|start)|unavailable|cannot|problem/i,
      ],
      remedy: [SOMEBODY],
    },
  },
  {
    kind: 'run',
    id: 'starttls-closed-behind-220',
    fault: 'server closes mid-session',
    source: 'Stalwart without a certificate, github.com/stalwartlabs/stalwart/pull/135',
    setUp: peer(
      `${inClear(HOST, ['SIZE 104857600', 'STARTTLS'], `${HOST} Stalwart SMTP at your service.`)}C: STARTTLS
S: 220 2.0.0 Ready to start TLS.
CLOSE`,
      {},
    ),
    expect: {
      phase: ['starttls', 'tls'],
      about: [/TLS|handshake|encrypt/i, /clos|ended|hung up|cut|broke/i],
      remedy: [SOMEBODY],
      atMost: 'likely',
    },
  },
  {
    kind: 'run',
    id: 'tls-handshake-silent',
    fault: 'TLS handshake silent',
    source: 'path-MTU black holes and half-working inspection: 220, then nothing',
    setUp: peer(
      `${inClear(HOST, ['STARTTLS'])}C: STARTTLS\nS: 220 2.0.0 Ready to start TLS\nSILENCE`,
      {},
    ),
    expect: {
      phase: 'tls',
      about: [
        /handshake|TLS/i,
        /silen|no (answer|reply)|not (answer|respond|reply|finish|complete)|stall|timed? ?out/i,
      ],
      not: [/certificate/i],
      remedy: [/firewall|network|security software|antivirus|administrator|VPN|MTU/i],
      atMost: 'likely',
    },
  },
];
