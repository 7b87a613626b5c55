// Blind cases: something answers, but it is no submission server.

import type { RunCase } from '../case.ts';
import { peer } from '../stages/peer.ts';

const SUBMISSION = /587|465|submission|outgoing|SMTP|port/i;

export const bannerCases: readonly RunCase[] = [
  {
    kind: 'run',
    id: 'banner-http',
    fault: 'banner not SMTP: HTTP',
    source: 'nginx: 400 to a client that says nothing it understands',
    setUp: peer(
      'S: HTTP/1.1 400 Bad Request\nS: Server: nginx/1.24.0\nS: Content-Length: 0\nS: \nCLOSE',
      {},
    ),
    expect: {
      phase: 'greeting',
      about: [/HTTP|web ?(server|site|proxy)/i],
      remedy: [SUBMISSION],
      atLeast: 'likely',
    },
  },
  {
    kind: 'run',
    id: 'banner-imap-gimap',
    fault: 'banner not SMTP: IMAP',
    source: 'Gmail’s IMAP greeting, which does not name the protocol',
    setUp: peer('S: * OK Gimap ready for requests from 203.0.113.9 k12mb92391wrn', {}),
    expect: {
      phase: 'greeting',
      about: [/IMAP|incoming|receiv|collect|read/i],
      remedy: [/587|465|submission|outgoing|SMTP/i],
    },
  },
  {
    kind: 'run',
    id: 'banner-pop3-courier',
    fault: 'banner not SMTP: POP3',
    source: 'Courier’s pop3d',
    setUp: peer('S: +OK Hello there. <4931.1700000000@localhost.localdomain>', {}),
    expect: {
      phase: 'greeting',
      about: [/POP/i],
      remedy: [/587|465|submission|outgoing|SMTP/i],
    },
  },
  {
    kind: 'run',
    id: 'banner-ssh-dropbear',
    fault: 'banner not SMTP: SSH',
    source: 'dropbear',
    setUp: peer('S: SSH-2.0-dropbear_2022.83', {}),
    expect: { phase: 'greeting', about: [/SSH|remote log-?in/i], remedy: [SUBMISSION] },
  },
  {
    kind: 'run',
    id: 'banner-ftp-filezilla',
    fault: 'banner not SMTP: FTP',
    source: 'FileZilla Server: a 220 greeting as SMTP’s own',
    setUp: peer(
      `S: 220-FileZilla Server 1.8.1
S: 220 Please visit https://filezilla-project.org/
C: EHLO
S: 500 Wrong command.
C: *
S: 500 Wrong command.`,
      {},
    ),
    expect: {
      phase: ['greeting', 'ehlo'],
      about: [/FTP|file (transfer|server)|not (an? )?(SMTP|mail) server|FileZilla/i],
      not: [/name .{0,20}refus|EHLO name/i],
      remedy: [SUBMISSION],
    },
  },
  {
    kind: 'run',
    id: 'banner-ftp-vsftpd',
    fault: 'banner not SMTP: FTP',
    source: 'vsFTPd: answers EHLO with its own demand for a sign-in',
    setUp: peer(
      `S: 220 (vsFTPd 3.0.5)
C: EHLO
S: 530 Please login with USER and PASS.
C: *
S: 530 Please login with USER and PASS.`,
      {},
    ),
    expect: {
      phase: ['greeting', 'ehlo'],
      about: [/FTP|file (transfer|server)|not (an? )?(SMTP|mail) server/i],
      not: [/sign in first|must sign in|password/i],
      remedy: [SUBMISSION],
    },
  },
  {
    kind: 'run',
    id: 'banner-tls-alert',
    fault: 'banner not SMTP: TLS records',
    source: 'OpenSSL servers: a fatal alert in a TLS record when their patience ends',
    setUp: peer('RAW: \\x15\\x03\\x01\\x00\\x02\\x02\\x50\nCLOSE', {}),
    expect: {
      phase: 'greeting',
      about: [/TLS|encrypt/i],
      remedy: [/implicit|465|SSL\/TLS|from the (start|first|beginning)|--security/i],
    },
  },
  {
    kind: 'run',
    id: 'captive-portal-redirect',
    fault: 'captive portal',
    source: 'hotspot gateways: any TCP connection gets a redirect to the sign-in page',
    setUp: peer(
      `HELLO
S: HTTP/1.1 302 Found
S: Location: http://login.hotspot.test/?orig=mail.example.org%3A465
S: Content-Length: 0
S: Connection: close
S:
CLOSE`,
      { security: 'implicit' },
    ),
    expect: {
      phase: 'tls',
      about: [/HTTP|web|portal|sign-?in page|log-?in page/i],
      not: [/certificate|TLS version|cipher/i],
      remedy: [/browser|portal|Wi-?Fi|network|hotspot|hotel|web page/i],
    },
  },
  {
    kind: 'run',
    id: 'captive-portal-511',
    fault: 'captive portal',
    source: 'RFC 6585 section 6',
    setUp: peer(
      `S: HTTP/1.1 511 Network Authentication Required
S: Content-Type: text/html
S:
S: <a href="https://portal.airport.test/">Log in to the network</a>
CLOSE`,
      {},
    ),
    expect: {
      phase: 'greeting',
      about: [/HTTP|web|portal|sign-?in page|log-?in page/i],
      remedy: [/browser|portal|Wi-?Fi|sign in to|log in to|hotspot|web page/i],
    },
  },
];
