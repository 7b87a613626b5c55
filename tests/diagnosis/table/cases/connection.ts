// Cases of the table: from the name to the greeting.

import { inClear } from '../../blind/openings.ts';
import { peer } from '../../blind/stages/peer.ts';
import { closedPort } from '../../blind/stages/ports.ts';
import { named, nowhere } from '../../blind/stages/world.ts';
import { tell, type TableCase } from '../case.ts';
import { forbidden } from '../forbidden.ts';
import { behindProxy, filtered, practice } from '../stages.ts';

const HOST = 'mail.example.net';
const healthy = inClear(HOST, ['SIZE 10240000', 'STARTTLS']);

export const connectionCases: readonly TableCase[] = [
  tell(
    'no-such-name-at-provider',
    'no such name',
    'getaddrinfo ENOTFOUND; DNS: NXDOMAIN for the host, the domain has mail servers',
    { rule: 'resolve.no-such-name', phase: 'resolve', atLeast: 'likely' },
    named({ host: 'smtp.sonnenhof.test' }, 'ENOTFOUND', (name, type) =>
      name === 'smtp.sonnenhof.test'
        ? 'no-such-name'
        : type === 'MX'
          ? { MX: [[10, 'mx.hoster.test']] }
          : 'no-data',
    ),
  ),
  tell(
    'typo-outlok',
    'typo close to a known provider’s host',
    'getaddrinfo ENOTFOUND; a letter left out',
    { rule: 'resolve.mistyped', phase: 'resolve', atLeast: 'likely' },
    named({ host: 'smtp-mail.outlok.com' }, 'ENOTFOUND', () => 'no-such-name'),
  ),
  tell(
    'name-without-records',
    'name without an address',
    'getaddrinfo ENODATA; DNS: the name is there and has no A and no AAAA record',
    { rule: 'resolve.no-address', phase: 'resolve', atLeast: 'likely' },
    named({ host: 'mailhost.sonnenhof.test' }, 'ENODATA', () => 'no-data'),
  ),
  tell(
    'resolver-refuses',
    'resolver down',
    'getaddrinfo EAI_AGAIN; DNS: the name server answers REFUSED, as to strangers',
    { rule: 'resolve.resolver-failed', phase: 'resolve' },
    named({ host: 'smtp.sonnenhof.test' }, 'EAI_AGAIN', () => 'refused'),
  ),
  tell(
    'refused-ipv6',
    'refused',
    'kernel: RST to a SYN, over IPv6',
    { rule: 'connect.refused', phase: 'connect', atLeast: 'likely' },
    nowhere({ host: HOST, security: 'implicit' }, async () => ({
      host: '::1',
      port: await closedPort('::1'),
    })),
  ),
  tell(
    'filtered-implicit',
    'filtered',
    'kernel: no answer to a SYN, TLS from the start wanted',
    { rule: 'connect.timed-out', phase: 'connect', atMost: 'likely' },
    filtered({ security: 'implicit' }),
  ),
  tell(
    'unreachable-ipv6',
    'unreachable',
    'kernel: ENETUNREACH (an IPv6 multicast address, to which no connection ever leaves)',
    { rule: 'connect.unreachable', phase: 'connect' },
    nowhere({ host: HOST }, () => Promise.resolve({ host: 'ff02::1', port: 587 })),
  ),
  tell(
    'ipv6-silent-ipv4-fine',
    'IPv6 broken, IPv4 fine',
    'kernel: the first address cannot be reached, the second of three answers',
    { rule: 'connect.address-failed', outcome: 'ok' },
    named(
      { host: HOST, upTo: 'ehlo' },
      [
        { address: 'ff05::2', family: 6 },
        { address: '::1', family: 6 },
        { address: '127.0.0.1', family: 4 },
      ],
      () => 'no-data',
      peer(healthy, { host: HOST, upTo: 'ehlo' }),
    ),
  ),
  tell(
    'reset-before-tls',
    'reset at connect',
    'a firewall that resets what was just accepted, TLS from the start wanted',
    { rule: 'connect.reset', phase: 'connect', atMost: 'likely' },
    peer('RESET', { host: HOST, security: 'implicit' }),
  ),
  tell(
    'silent',
    'connects but silent',
    'practice server silent',
    { rule: 'greeting.no-answer', phase: 'greeting', atMost: 'likely' },
    practice('silent'),
  ),
  tell(
    'slow-greeting',
    'slow greeting',
    'practice server slow-greeting: four seconds',
    { rule: 'greeting.slow', outcome: 'ok' },
    practice('slow-greeting'),
  ),
  tell(
    'proxy-refuses',
    'local cause: no network, proxy, permission',
    'a SOCKS 5 proxy whose rules forbid the target (RFC 1928 section 6, status 2)',
    { rule: 'connect.proxy-refused', phase: 'connect', atLeast: 'likely' },
    behindProxy(2),
  ),
  tell(
    'permission-windows',
    'local cause: no network, proxy, permission',
    'a firewall on this computer: connect() fails with EACCES, as WSAEACCES (10013) is called',
    { rule: 'connect.not-permitted', phase: 'connect', atLeast: 'likely' },
    forbidden({ host: HOST }, 'EACCES'),
  ),
  tell(
    'permission-macos',
    'local cause: no network, proxy, permission',
    'an application firewall or sandbox: connect() fails with EPERM',
    { rule: 'connect.not-permitted', phase: 'connect', atLeast: 'likely' },
    forbidden({ host: HOST, security: 'implicit' }, 'EPERM'),
  ),
  tell(
    'greeting-421-postscreen',
    'greeting 421',
    'postscreen(8): all ports of the server are taken',
    { rule: 'session.server-in-trouble', phase: 'greeting' },
    peer('S: 421 4.3.2 All server ports are busy\nCLOSE', { host: HOST }),
  ),
  tell(
    'greeting-421-load',
    'greeting 421',
    'Sendmail: “rejecting connections on daemon: load average”, as its greeting',
    { rule: 'session.server-in-trouble', phase: 'greeting' },
    peer(`S: 421 4.3.2 ${HOST} system load too high; please try again later\nCLOSE`, {
      host: HOST,
    }),
  ),
  tell(
    'greeting-554-spamhaus',
    'greeting 554',
    'postscreen(8) with a blocklist',
    { rule: 'session.address-blocklisted', phase: 'greeting', atLeast: 'likely' },
    peer(
      'S: 554 5.7.1 Service unavailable; client [203.0.113.9] blocked using zen.spamhaus.org\nCLOSE',
      { host: HOST },
    ),
  ),
  tell(
    'greeting-rate-practice',
    'greeting: rate limit',
    'practice server too-busy: Postfix’s words for too many connections',
    { rule: 'rate.too-many-connections', phase: 'greeting' },
    practice('too-busy'),
  ),
  tell(
    'greeting-rate-sendmail',
    'rate limit: connections',
    'Sendmail with ConnectionRateThrottle (“Connection rate limit exceeded.”)',
    { rule: 'rate.too-many-connections', phase: 'greeting' },
    peer('S: 421 4.3.2 Connection rate limit exceeded.\nCLOSE', { host: HOST }),
  ),
  tell(
    'banner-http-apache',
    'banner not SMTP: HTTP',
    'Apache: 400 with a page',
    { rule: 'greeting.other-service', phase: 'greeting', atLeast: 'likely' },
    peer(
      `S: HTTP/1.1 400 Bad Request
S: Server: Apache/2.4.62 (Debian)
S: Content-Type: text/html; charset=iso-8859-1
S:
S: <!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">
CLOSE`,
      { host: HOST },
    ),
  ),
  tell(
    'banner-imap-dovecot',
    'banner not SMTP: IMAP',
    'Dovecot’s imap-login',
    { rule: 'greeting.other-service', phase: 'greeting', atLeast: 'likely' },
    peer(
      'S: * OK [CAPABILITY IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE LITERAL+ STARTTLS AUTH=PLAIN] Dovecot (Debian) ready.',
      { host: HOST },
    ),
  ),
  tell(
    'banner-pop3-dovecot',
    'banner not SMTP: POP3',
    'Dovecot’s pop3-login',
    { rule: 'greeting.other-service', phase: 'greeting', atLeast: 'likely' },
    peer('S: +OK Dovecot (Debian) ready.', { host: HOST }),
  ),
  tell(
    'banner-ssh-openssh',
    'banner not SMTP: SSH',
    'OpenSSH',
    { rule: 'greeting.other-service', phase: 'greeting', atLeast: 'likely' },
    peer('S: SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3', { host: HOST }),
  ),
  tell(
    'banner-ftp-proftpd',
    'banner not SMTP: FTP',
    'ProFTPD, which answers EHLO with 500',
    { rule: 'greeting.other-service', phase: 'greeting' },
    peer(
      `S: 220 ProFTPD Server (Debian) [::ffff:192.0.2.25]
C: EHLO
S: 500 EHLO not understood
C: *
S: 500 HELO not understood`,
      { host: HOST },
    ),
  ),
  tell(
    'banner-tls-version-alert',
    'banner not SMTP: TLS records',
    'stunnel: an alert in a TLS record instead of a greeting',
    { rule: 'greeting.tls-expected', phase: 'greeting', atLeast: 'likely' },
    peer('RAW: \\x15\\x03\\x03\\x00\\x02\\x02\\x46\nCLOSE', { host: HOST }),
  ),
  tell(
    'captive-portal-meta-refresh',
    'captive portal',
    'hotspot gateways: any connection is sent on to the page where one signs in',
    { rule: 'greeting.captive-portal', phase: 'greeting' },
    peer(
      `S: HTTP/1.0 302 Moved Temporarily
S: Location: https://wlan.hotel.test/login?url=http%3A%2F%2Fmail.example.net
S:
CLOSE`,
      { host: HOST },
    ),
  ),
];
