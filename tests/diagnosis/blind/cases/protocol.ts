// Blind cases: the server leaves, or does not keep to the protocol.

import type { RunCase } from '../case.ts';
import { inClear, insideTls, signedIn } from '../openings.ts';
import { peer } from '../stages/peer.ts';
import { exim } from '../stages/real.ts';
import { LATER, SOMEBODY } from '../words.ts';

const HOST = 'mail.example.org';
const TO = ['bob@example.net'];
const CLOSED = /clos|lost|broke|ended|cut|hung up|left|disconnect/i;
const WRONG =
  /protocol|rule|standard|RFC|not (SMTP|understand|read|a valid)|malformed|garbled|unexpected/i;
const AGAIN = new RegExp(`${LATER.source}|${SOMEBODY.source}`, 'i');

export const protocolCases: readonly RunCase[] = [
  {
    kind: 'run',
    id: 'closed-at-ehlo',
    fault: 'server closes mid-session',
    source: 'own experience: a server that drops clients by their EHLO name',
    setUp: peer(`S: 220 ${HOST} ESMTP\nC: EHLO\nCLOSE`, {}),
    expect: { phase: 'ehlo', about: [CLOSED, /EHLO|introduc|greet/i], remedy: [AGAIN] },
  },
  {
    kind: 'run',
    id: 'closed-at-mail-421',
    fault: 'server closes mid-session',
    source: 'Sendmail that is shut down under the session: 421 at MAIL, then gone',
    setUp: peer(
      `${signedIn(HOST)}C: MAIL FROM
S: 421 4.3.2 ${HOST} Service shutting down and closing transmission channel
CLOSE`,
      { to: TO },
    ),
    expect: {
      phase: 'mail',
      about: [/shut|clos|not available|unavailable|stop|temporar|restart/i],
      not: [/sender (address )?(is|was) (refused|not)/i, /network (failure|trouble)/i],
      remedy: [LATER],
    },
  },
  {
    kind: 'run',
    id: 'closed-at-rcpt',
    fault: 'server closes mid-session',
    source: 'own experience: a look-up that crashes the server’s child',
    setUp: peer(`${signedIn(HOST)}C: MAIL FROM\nS: 250 2.1.0 Ok\nC: RCPT TO\nRESET`, { to: TO }),
    expect: {
      phase: 'rcpt',
      about: [new RegExp(`${CLOSED.source}|reset`, 'i')],
      not: [/recipient (is|was) (unknown|refused)/i],
      remedy: [AGAIN],
    },
  },
  {
    kind: 'run',
    id: 'greeting-refused-inside-tls-exim',
    fault: 'greeting 554',
    source: 'real server: Exim’s connect ACL on implicit TLS: no reverse name for the client',
    setUp: exim(
      {
        acls: {
          connect:
            '  deny\n    message = 554 5.7.1 $sender_host_address has no reverse DNS entry, mail not accepted\n    condition = ${if def:tls_in_cipher}\n  accept',
        },
      },
      {},
      { port: 'submissions' },
    ),
    seen: /no reverse DNS/,
    expect: {
      phase: 'greeting',
      about: [/reverse|PTR|rDNS|address|DNS/i],
      not: [/password|certificate/i],
      remedy: [/provider|administrator|internet|reverse|PTR|network/i],
    },
  },
  {
    kind: 'run',
    id: 'reply-without-code',
    fault: 'protocol violation',
    source: 'own wording: a home-made server whose greeting has no code',
    setUp: peer(`S: Welcome to ${HOST}, ready for mail`, { security: 'none' }),
    expect: {
      phase: 'greeting',
      about: [new RegExp(`${WRONG.source}|code`, 'i')],
      remedy: [/port|server|administrator|host/i],
    },
  },
  {
    kind: 'run',
    id: 'reply-codes-differ',
    fault: 'protocol violation',
    source: 'own wording: a multi-line reply whose lines disagree (RFC 5321 section 4.2.1)',
    setUp: peer(`S: 220 ${HOST} ESMTP\nC: EHLO\nS: 250-${HOST}\nS: 251-SIZE 1000\nS: 250 HELP`, {
      security: 'none',
      upTo: 'ehlo',
    }),
    expect: {
      phase: 'any',
      outcome: ['failed', 'ok'],
      about: [/code/i, /differ|disagree|same|mixed|contradict|not agree|change/i],
      remedy: [SOMEBODY],
      findingWillDo: true,
    },
  },
  {
    kind: 'run',
    id: 'code-out-of-range',
    fault: 'protocol violation',
    source: 'own wording: a gateway that answers AUTH with its internal error number',
    setUp: peer(`${insideTls(HOST)}C: AUTH PLAIN\nS: 910 LDAP backend exception 0x51`, {}),
    expect: {
      phase: 'auth',
      about: [new RegExp(`${WRONG.source}|code|910`, 'i')],
      not: [/wrong password|password (is|was) wrong/i],
      remedy: [SOMEBODY],
    },
  },
  {
    kind: 'run',
    id: 'challenge-not-base64',
    fault: 'protocol violation',
    source: 'home-made servers: “334 Username:” in clear text instead of base64; the sign-in works',
    setUp: peer(
      `${insideTls(HOST, { inside: ['AUTH LOGIN'] })}C: AUTH LOGIN
S: 334 Username:
C: *
S: 334 Password:
C: *
S: 235 ok`,
      {},
    ),
    expect: {
      phase: 'any',
      outcome: ['ok', 'failed'],
      about: [/base64|encod/i],
      remedy: [SOMEBODY],
      findingWillDo: true,
    },
  },
  {
    kind: 'run',
    id: 'bare-line-feeds',
    fault: 'protocol violation',
    source: 'scripts behind inetd that print \\n (RFC 5321 section 2.3.8)',
    setUp: peer(
      `RAW: 220 ${HOST} ready\\x0a
C: EHLO
RAW: 250-${HOST}\\x0a250 SIZE 1000\\x0a`,
      { security: 'none', upTo: 'ehlo', user: null },
    ),
    expect: {
      phase: 'any',
      outcome: ['ok', 'failed'],
      about: [/line (feed|end)|\bLF\b|newline|CRLF/i],
      remedy: [SOMEBODY],
      findingWillDo: true,
    },
  },
  {
    kind: 'run',
    id: 'answers-before-asked',
    fault: 'protocol violation',
    source: 'own wording: a proxy that sends the EHLO reply along with the greeting',
    setUp: peer(
      `S: 220 ${HOST} ESMTP
S: 250 ${HOST} pleased to meet you
${inClear(HOST, []).split('\n').slice(1).join('\n')}`,
      { security: 'none', upTo: 'ehlo', user: null },
    ),
    expect: {
      phase: 'any',
      outcome: ['ok', 'failed', 'inconclusive'],
      about: [/before|unasked|not asked|without being asked|early|did not (ask|wait)|unexpected/i],
      remedy: [new RegExp(`${SOMEBODY.source}|proxy|antivirus`, 'i')],
      findingWillDo: true,
    },
  },
];
