// Blind cases: the server is not reached, or says nothing.

import { startFullListener } from '../../../peers/full-listener.ts';
import type { RunCase, SetUp } from '../case.ts';
import { inClear } from '../openings.ts';
import { peer } from '../stages/peer.ts';
import { closedPort } from '../stages/ports.ts';
import { named, nowhere } from '../stages/world.ts';
import { planOf, type Task } from '../task.ts';
import { LATER, SOMEBODY } from '../words.ts';

const HOST = 'mail.example.org';
const noZone = () => 'no-data' as const;

const filtered =
  (task: Task): SetUp =>
  async () => {
    const listener = await startFullListener();
    const endpoint = { host: '127.0.0.1', port: listener.port, serverName: HOST };
    return { ...planOf(task, endpoint), stop: () => listener.stop() };
  };

const healthy = inClear(HOST, ['SIZE 52428800', 'STARTTLS']);

export const connectCases: readonly RunCase[] = [
  {
    kind: 'run',
    id: 'connect-refused',
    fault: 'refused',
    source: 'kernel: RST to a SYN',
    setUp: nowhere({}, async () => ({ host: '127.0.0.1', port: await closedPort() })),
    expect: {
      phase: 'connect',
      about: [/refus|nothing (is )?listen|no (server|program|service)|closed/i],
      not: [/timed? ?out|did not answer|firewall drops/i],
      remedy: [/port/i],
      atLeast: 'likely',
    },
  },
  {
    kind: 'run',
    id: 'connect-filtered',
    fault: 'filtered',
    source: 'kernel: no answer to a SYN, as where an ISP or a firewall drops port 587',
    setUp: filtered({}),
    expect: {
      phase: 'connect',
      about: [/no (answer|reply|response)|not (answer|respond|reply)|timed? ?out|silen/i],
      not: [/refus/i],
      remedy: [/firewall|network|block|filter/i],
      atMost: 'likely',
    },
  },
  {
    kind: 'run',
    id: 'connect-unreachable',
    fault: 'unreachable',
    source: 'kernel: ENETUNREACH (a multicast address, to which no connection ever leaves)',
    setUp: nowhere({}, () => Promise.resolve({ host: '224.0.0.1', port: 587 })),
    expect: {
      phase: 'connect',
      about: [/unreachable|no (route|way|path)|cannot be reached|not (be )?reach/i],
      not: [/refus/i, /password/i],
      remedy: [/network|internet|connection|VPN|route/i],
    },
  },
  {
    kind: 'run',
    id: 'connect-no-network',
    fault: 'local cause: no network, proxy, permission',
    source: 'kernel: ENETUNREACH for both families, as with Wi-Fi off',
    setUp: named(
      { host: HOST, connection: { port: 587 } },
      [
        { address: 'ff02::1', family: 6 },
        { address: '224.0.0.1', family: 4 },
      ],
      noZone,
    ),
    expect: {
      phase: 'connect',
      about: [/network|route|unreachable|internet/i],
      not: [/refus/i, /only IPv6/i],
      remedy: [/network|internet|Wi-?Fi|cable|VPN|connection/i],
    },
  },
  {
    kind: 'run',
    id: 'connect-source-address',
    fault: 'local cause: no network, proxy, permission',
    source: 'kernel: EADDRNOTAVAIL for a source address that was the VPN’s',
    setUp: nowhere({ connection: { sourceIp: '192.0.2.77' } }, async () => ({
      host: '127.0.0.1',
      port: await closedPort(),
    })),
    expect: {
      phase: 'connect',
      about: [/192\.0\.2\.77|source|local|this (computer|machine)/i, /address/i],
      not: [/server (refus|is down)|firewall/i],
      remedy: [/source|local address|--source-ip|interface|another address|VPN/i],
    },
  },
  {
    kind: 'run',
    id: 'connect-ipv6-refused-ipv4-fine',
    fault: 'IPv6 broken, IPv4 fine',
    source: 'own experience: an AAAA record left behind after a move',
    setUp: named(
      { host: HOST, upTo: 'ehlo' },
      [
        { address: '::1', family: 6 },
        { address: '127.0.0.1', family: 4 },
      ],
      noZone,
      peer(healthy, { host: HOST, upTo: 'ehlo' }),
    ),
    expect: {
      phase: 'any',
      outcome: 'ok',
      about: [/IPv6|::1/, /refus|fail|not (answer|reach|work|connect)|broken|unreachable/i],
      remedy: [/IPv6|AAAA|DNS|network|administrator|provider/i],
      findingWillDo: true,
    },
  },
  {
    kind: 'run',
    id: 'connect-ipv6-unreachable-ipv4-fine',
    fault: 'IPv6 broken, IPv4 fine',
    source: 'own experience: a router that announces IPv6 it does not have',
    setUp: named(
      { host: HOST, upTo: 'ehlo' },
      [
        { address: 'ff02::1', family: 6 },
        { address: '127.0.0.1', family: 4 },
      ],
      noZone,
      peer(healthy, { host: HOST, upTo: 'ehlo' }),
    ),
    expect: {
      phase: 'any',
      outcome: 'ok',
      about: [/IPv6|ff02::1/, /fail|not (answer|reach|work|connect)|broken|unreachable|no route/i],
      remedy: [/IPv6|AAAA|DNS|network|router|administrator|provider/i],
      findingWillDo: true,
    },
  },
  {
    kind: 'run',
    id: 'connect-reset',
    fault: 'reset at connect',
    source: 'own experience: a firewall that lets the handshake through and then resets',
    setUp: peer('RESET', { security: 'none' }),
    expect: {
      phase: ['connect', 'greeting'],
      about: [/reset|cut|broke|closed|dropped|hung up|ended/i],
      not: [/certificate|TLS version/i],
      remedy: [/firewall|security|block|ban|port|network|administrator|provider/i],
      atMost: 'likely',
    },
  },
  {
    kind: 'run',
    id: 'connect-closed-without-greeting',
    fault: 'server closes mid-session',
    source: 'tcpwrappers and sshguard: the connection is accepted and closed without a word',
    setUp: peer('CLOSE', { security: 'none' }),
    expect: {
      phase: ['connect', 'greeting'],
      about: [/clos|hung up|ended/i, /greet|before|without|a word|first/i],
      remedy: [/block|limit|allow|later|administrator|provider|firewall|list/i],
      atMost: 'likely',
    },
  },
  {
    kind: 'run',
    id: 'connect-silent',
    fault: 'connects but silent',
    source: 'own experience: a load balancer without a server behind it, or a port of implicit TLS',
    setUp: peer('SILENCE', {}),
    expect: {
      phase: 'greeting',
      about: [
        /silen|no greeting|(said|says) nothing|not (say|greet|answer)|never|no (answer|reply)/i,
      ],
      not: [/refused|could not connect/i],
      remedy: [/implicit|465|TLS|firewall|antivirus|security software|later|--security/i],
      atMost: 'likely',
    },
  },
  {
    kind: 'run',
    id: 'connect-slow-greeting',
    fault: 'slow greeting',
    source: 'Sendmail’s ident and reverse look-ups, and greet_pause: 20 s until 220',
    setUp: peer(`WAIT 20000\n${healthy}`, {
      upTo: 'ehlo',
      connection: { timeouts: { greeting: 30_000 } },
    }),
    expect: {
      phase: 'any',
      outcome: 'ok',
      about: [/slow|seconds|took|\b2\d(\.\d+)? ?s\b|long|late/i, /greet|answer|first/i],
      remedy: [/DNS|reverse|time-?out|administrator|provider|server|longer/i],
      findingWillDo: true,
    },
  },
  {
    kind: 'run',
    id: 'greeting-421-exchange',
    fault: 'greeting 421',
    source: 'Exchange: transport under back pressure',
    setUp: peer('S: 421 4.3.2 Service not available\nCLOSE', {}),
    expect: {
      phase: 'greeting',
      about: [/not (available|accept|tak|ready)|unavailable|busy|turn(s|ed) (you )?away|temporar/i],
      not: [/black ?list|your IP|password/i],
      remedy: [LATER],
    },
  },
  {
    kind: 'run',
    id: 'greeting-421-french-rate',
    fault: 'greeting: rate limit',
    source: 'Orange, github.com/sisimai/p5-sisimai/issues/240, without its English half',
    setUp: peer(
      'S: 421 mwinf5d04 ME Trop de connexions, veuillez verifier votre configuration. OFR004_104 [104]\nCLOSE',
      {},
    ),
    expect: {
      phase: 'greeting',
      about: [/temporar|for (now|the moment)|busy|not available|too many|limit|unavailable/i],
      not: [/password/i, /permanent/i],
      remedy: [LATER],
    },
  },
  {
    kind: 'run',
    id: 'greeting-450-rate',
    fault: 'greeting: rate limit',
    source: 'own wording after rate-limiting front ends; a code that is odd for a greeting',
    setUp: peer('S: 450 4.7.1 Connection frequency limited: 31 of 30 per minute\nCLOSE', {}),
    expect: {
      phase: 'greeting',
      about: [/too (many|often|fast)|rate|limit|frequen/i, /connect/i],
      remedy: [LATER],
      not: [/mailbox|recipient/i],
    },
  },
  {
    kind: 'run',
    id: 'greeting-554-gmx',
    fault: 'greeting 554',
    source: 'GMX and WEB.DE to addresses on their list',
    setUp: peer(
      `S: 554-gmx.net (mrgmx104) Nemesis ESMTP Service not available
S: 554-No SMTP service
S: 554-IP address is black listed.
S: 554 For explanation visit https://www.gmx.net/mail/senderguidelines?c=bl
CLOSE`,
      { host: 'mail.gmx.net' },
    ),
    expect: {
      phase: 'greeting',
      about: [
        /IP|address|network|you(r|) (computer|connection)/i,
        /block|black ?list|deny|list|reject|refus/i,
      ],
      not: [/password|mailbox unavailable|recipient/i],
      remedy: [/provider|postmaster|list|network|administrator|GMX|internet/i],
    },
  },
  {
    kind: 'run',
    id: 'greeting-554-sendmail',
    fault: 'greeting 554',
    source: 'Sendmail: “ESMTP not accepting messages” (its greeting with 554 where it refuses all)',
    setUp: peer('S: 554 relay7.example.org ESMTP not accepting messages', {}),
    expect: {
      phase: 'greeting',
      about: [/not accept|refus|turn(s|ed) (you )?away|no (mail )?service|reject/i],
      not: [/your password|mailbox/i],
      remedy: [SOMEBODY],
      atMost: 'likely',
    },
  },
];
