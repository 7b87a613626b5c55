// Gathered replies, said in a session by a peer.

import type { SetUp, Expectation } from '../case.ts';
import { HANDED_OVER, inClear, insideTls, signedIn } from '../openings.ts';
import { says } from '../pasted/pasted-case.ts';
import { peer } from '../stages/peer.ts';
import { plainMessage, USER } from '../task.ts';
import { LATER, SIGN_IN } from '../words.ts';

export interface SessionCase {
  readonly id: string;
  readonly source: string;
  readonly setUp: SetUp;
  readonly expect: Expectation;
}

const HOST = 'mail.example.org';
const BOB = 'bob@example.net';
const LIMIT = /limit|quota|too (many|much|fast|often)|allow/i;
const sends = { host: HOST, from: USER, to: [BOB], message: plainMessage };

export const sessions: readonly SessionCase[] = [
  {
    id: 'session-relay-quota-552',
    source: 'github.com/WWBN/AVideo/issues/7527',
    setUp: peer(
      `${signedIn(HOST)}${HANDED_OVER}S: 552 C13ypH3DXQO9CC140p6S9y Message would take you over your relay quota of 500 Current quota used: 487`,
      sends,
    ),
    expect: says('data', LIMIT, { not: /too (large|big)|mailbox is full/i }),
  },
  {
    id: 'session-robot-535',
    source: 'github.com/higty/higlabo/pull/17',
    setUp: peer(
      `${insideTls(HOST)}C: AUTH PLAIN\nS: 535 5.7.8 Error: authentication failed: Your message looks like spam. You need to use web for sending or prove you are not a robot using the following link http://ya.cc/9xYzQ`,
    ),
    expect: says('auth', /spam|robot|web|suspic|account/i, {
      not: /wrong password|does not accept this user/i,
      remedy: /web|browser|link|page/i,
    }),
  },
  {
    id: 'session-authenticate-first-502',
    source: 'github.com/frappe/frappe/issues/38806',
    setUp: peer(`${insideTls(HOST)}C: MAIL FROM\nS: 502 5.7.0 Please authenticate first`, {
      host: HOST,
      user: null,
      from: USER,
      to: [BOB],
    }),
    expect: says('mail', SIGN_IN, { not: /implement|understand/i, remedy: SIGN_IN }),
  },
  {
    id: 'session-failure-try-later-550',
    source: 'github.com/nodemailer/nodemailer/issues/1555',
    setUp: peer(
      `${signedIn(HOST)}C: MAIL FROM\nS: 250 2.1.0 Ok\nC: RCPT TO\nS: 550-Requested action not taken: mailbox unavailable\nS: 550 Failure sending mail. Try again later.`,
      { host: HOST, from: USER, to: [BOB] },
    ),
    expect: says('rcpt', /later|for now|limit|at the moment|not now/i, {
      not: /does not exist|unknown|no such/i,
      remedy: LATER,
      atMost: 'likely',
    }),
  },
  {
    id: 'session-plain-not-available-504',
    source: 'github.com/elastic/logstash/issues/11556',
    setUp: peer(
      `${insideTls(HOST, { inside: ['AUTH PLAIN'] })}C: AUTH PLAIN\nS: 504 5.3.3 AUTH mechanism PLAIN not available`,
    ),
    expect: says('auth', /PLAIN|mechanism/, { not: /password|full/i }),
  },
  {
    id: 'session-lookup-failure-451',
    source: 'Postfix whose table is broken',
    setUp: peer(
      `${signedIn(HOST)}C: MAIL FROM\nS: 250 2.1.0 Ok\nC: RCPT TO\nS: 451 4.3.0 <bob@example.net>: Temporary lookup failure`,
      { host: HOST, from: USER, to: [BOB] },
    ),
    expect: says('rcpt', /temporar|at the moment|for now|trouble|fault|itself/i, {
      not: /does not exist|greylist/i,
      remedy: LATER,
    }),
  },
  {
    id: 'session-laposte-421',
    source: 'a French forum about smtp.laposte.net',
    setUp: peer(
      'S: 421 4.7.0 LPN105_420 Trop de connexions, veuillez verifier votre configuration. Too many connections, slow down.\nCLOSE',
    ),
    expect: says('greeting', /connections/i, { remedy: LATER }),
  },
  {
    id: 'session-ehlo-refused-for-name-550',
    source: 'Postfix’s reject_unknown_helo_hostname under another code',
    setUp: peer(
      'S: 220 mail.example.org ESMTP\nC: EHLO\nS: 550 5.7.1 client.example.org: Helo command rejected: Host not found\n',
    ),
    expect: says('ehlo', /name/i, { not: /recipient|sender/i, remedy: /name/i }),
  },
  {
    id: 'session-mail-needs-tls-454',
    source: 'Exchange with RequireTLS, in the words of its connector',
    setUp: peer(
      `${inClear(HOST, ['SIZE 1000'])}C: MAIL FROM\nS: 451 5.7.3 STARTTLS is required to send mail`,
      {
        host: HOST,
        user: null,
        from: USER,
        to: [BOB],
        security: 'none',
      },
    ),
    expect: says('mail', /TLS|encrypt/, { not: /greylist|sender address/i, remedy: /TLS/ }),
  },
];
