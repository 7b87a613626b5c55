// Peers whose replies are malformed, too many, too long, or not theirs to give.

import { describe, expect, it } from 'vitest';
import {
  close,
  latin1,
  octets,
  receive,
  receiveAny,
  send,
  silence,
  steps,
  times,
} from '../peers/scripted.ts';
import { playRow, type Table } from './hostile-row.ts';
import { healthy, inClear } from './hostile-session.ts';

/** A whole run that goes well in spite of what the peer says. */
const harmless = { phase: 'quit', outcome: 'ok' } as const;

const broken = (violation: 'reply-without-code' | 'reply-code-out-of-range') =>
  ({
    phase: 'greeting',
    outcome: 'failed',
    facts: [{ type: 'protocol.violated', violation, phase: 'greeting' }],
    unsaid: /EHLO|AUTH/,
  }) as const;

const greeting = (...lines: readonly string[]) => inClear({ greeting: send(...lines) });

const withoutCode: Table = {
  'prose for a greeting': {
    peer: greeting('Welcome to mail.example.org'),
    ...broken('reply-without-code'),
  },
  'an HTTP answer': {
    peer: greeting('HTTP/1.1 400 Bad Request', 'Connection: close', '', '<html></html>'),
    ...broken('reply-without-code'),
  },
  'an SSH banner': {
    peer: greeting('SSH-2.0-OpenSSH_9.2p1 Debian-2'),
    ...broken('reply-without-code'),
  },
  'a POP3 greeting': { peer: greeting('+OK Dovecot ready.'), ...broken('reply-without-code') },
  'an IMAP greeting': {
    peer: greeting('* OK [CAPABILITY IMAP4rev1]'),
    ...broken('reply-without-code'),
  },
  'an empty line': { peer: greeting(''), ...broken('reply-without-code') },
  'a code of two digits': {
    peer: greeting('22 mail.example.org'),
    ...broken('reply-without-code'),
  },
  'a code of four digits': {
    peer: greeting('2200 mail.example.org'),
    ...broken('reply-without-code'),
  },
  'a blank before the code': {
    peer: greeting(' 220 mail.example.org'),
    ...broken('reply-without-code'),
  },
  'digits of another script': {
    peer: greeting('٢٢٠ mail.example.org'),
    ...broken('reply-without-code'),
  },
  'code 000': { peer: greeting('000 mail.example.org'), ...broken('reply-code-out-of-range') },
  'code 150': { peer: greeting('150 mail.example.org'), ...broken('reply-code-out-of-range') },
  'code 999': { peer: greeting('999 mail.example.org'), ...broken('reply-code-out-of-range') },
  'a message answered without a code': {
    peer: inClear({ message: steps(send('thank you'), silence) }),
    phase: 'data',
    // The dot has left, and this is no answer to it.
    outcome: 'inconclusive',
    facts: [
      { type: 'protocol.violated', violation: 'reply-without-code', phase: 'data' },
      { type: 'message.unconfirmed' },
    ],
  },
};

const strangeOctets: Table = {
  'escapes, NUL and markup': {
    peer: greeting('220 \x1b[2J\x1b]0;owned\x07<script>alert(1)</script>\0"\'&=1+1'),
    facts: [{ type: 'protocol.violated', violation: 'nul-in-line', phase: 'greeting' }],
    ...harmless,
  },
  'bidirectional controls': { peer: greeting('220 \u202eok\u202c \u2066\ufeff'), ...harmless },
  'Latin-1': {
    peer: inClear({ greeting: octets(latin1('220 Bo\xeete aux lettres, \xe0 vous\r\n')) }),
    facts: [{ type: 'protocol.violated', violation: 'invalid-utf8', phase: 'greeting' }],
    ...harmless,
  },
  'octets that are no UTF-8': {
    peer: inClear({ greeting: octets(latin1('220 \xff\xfe\xc0\x80\xed\xa0\x80\r\n')) }),
    facts: [{ type: 'protocol.violated', violation: 'invalid-utf8', phase: 'greeting' }],
    ...harmless,
  },
  'line feeds alone': {
    peer: inClear({ greeting: octets('220-mail\n220 example\n') }),
    facts: [{ type: 'protocol.violated', violation: 'bare-line-feed', phase: 'greeting' }],
    ...harmless,
  },
  'a carriage return inside a line': {
    peer: inClear({ greeting: octets('220 mail\rexample\r\n') }),
    facts: [{ type: 'protocol.violated', violation: 'bare-carriage-return', phase: 'greeting' }],
    ...harmless,
  },
  'a code and nothing else': {
    peer: inClear({ greeting: send('220'), mail: send('250') }),
    ...harmless,
  },
};

const large: Table = {
  'a line of 100 kB': { peer: greeting(`220 ${'x'.repeat(100_000)}`), ...harmless },
  'a greeting of 5,000 lines': {
    peer: inClear({
      greeting: steps(octets('220-and so on\r\n'.repeat(5_000)), send('220 ready')),
    }),
    ...harmless,
  },
  'a thousand unknown keywords': {
    peer: inClear({
      ehlo: send(
        '250-mail.example.org',
        ...Array.from({ length: 1_000 }, (_, n) => `250-X-${String(n)} ${'y'.repeat(60)}`),
        '250 AUTH PLAIN',
      ),
    }),
    ...harmless,
  },
  'keywords that are none': {
    peer: inClear({
      ehlo: send(
        '250-mail.example.org',
        '250-',
        '250-SIZE many',
        '250-\u2028',
        '250-=',
        '250 AUTH PLAIN',
      ),
    }),
    facts: [{ type: 'protocol.violated', violation: 'extension-malformed', phase: 'ehlo' }],
    ...harmless,
  },
};

const unexpected = (phase: 'ehlo' | 'auth' | 'data') =>
  ({ type: 'protocol.violated', violation: 'unexpected-reply', phase }) as const;

const tooMany: Table = {
  'a reply before any command': {
    peer: inClear({ greeting: send('220 mail.example.org', '250 already') }),
    facts: [{ type: 'protocol.violated', violation: 'reply-before-command', phase: 'greeting' }],
    ...harmless,
  },
  'two replies to EHLO': {
    peer: inClear({ ehlo: steps(healthy('ehlo-again'), send('250 and once more')) }),
    ...harmless,
  },
  'an acceptance behind a refused sign-in': {
    peer: inClear({ auth: send('535 5.7.8 No', '235 2.7.0 Yes') }),
    phase: 'auth',
    outcome: 'failed',
    facts: [{ type: 'auth.completed', outcome: 'rejected' }],
    unsaid: /MAIL FROM/,
  },
  'a refusal behind an accepted message': {
    peer: inClear({ message: send('250 2.0.0 Ok', '554 5.7.1 No') }),
    ...harmless,
  },
  'every reply twice in one segment': {
    peer: [
      send('220 mail.example.org'),
      receive(/^EHLO /),
      send('250-mail.example.org', '250 AUTH PLAIN', '250-mail.example.org', '250 AUTH PLAIN'),
      receive(/^AUTH /),
      send('235 Ok', '235 Ok'),
      receive(/^MAIL /),
      send('250 Ok', '250 Ok'),
      receive('RSET'),
      send('250 Ok', '250 Ok'),
      receive('QUIT'),
      send('221 Bye', '221 Bye'),
      close,
    ],
    plan: { stopAfter: 'mail' },
    phase: 'mail',
    outcome: 'ok',
    facts: [unexpected('ehlo'), unexpected('auth')],
  },
};

const contradictions: Table = {
  'codes that differ, refusing in the end': {
    peer: inClear({ ehlo: send('250-mail.example.org', '250-AUTH PLAIN', '550 5.7.1 No') }),
    phase: 'ehlo',
    outcome: 'failed',
    facts: [{ type: 'protocol.violated', violation: 'reply-codes-differ', phase: 'ehlo' }],
    unsaid: /AUTH/,
  },
  'codes that differ, accepting in the end': {
    peer: inClear({ ehlo: send('550-mail.example.org', '250-SIZE', '250 AUTH PLAIN') }),
    facts: [{ type: 'protocol.violated', violation: 'reply-codes-differ', phase: 'ehlo' }],
    ...harmless,
  },
  'a line without a code inside a reply': {
    peer: inClear({ ehlo: send('250-mail.example.org', 'by the way', '250 AUTH PLAIN') }),
    facts: [{ type: 'protocol.violated', violation: 'reply-without-code', phase: 'ehlo' }],
    ...harmless,
  },
  'a reply that never has a last line': {
    peer: inClear({ ehlo: steps(send('250-mail.example.org', '250-AUTH PLAIN'), close) }),
    phase: 'ehlo',
    outcome: 'failed',
    facts: [{ type: 'connection.lost', phase: 'ehlo', cause: 'closed' }],
    unsaid: /AUTH/,
  },
  'a challenge that is not base64': {
    peer: inClear({ auth: steps(send('334 !what?'), receiveAny, send('501 5.5.2 Cancelled')) }),
    phase: 'auth',
    outcome: 'failed',
    facts: [{ type: 'protocol.violated', violation: 'challenge-not-base64', phase: 'auth' }],
    unsaid: /MAIL FROM/,
  },
  'a sign-in accepted with a code that is not its own': {
    peer: inClear({ auth: send('250 2.7.0 Ok') }),
    ...harmless,
    facts: [
      { type: 'protocol.violated', violation: 'code-of-another-command', phase: 'auth' },
      { type: 'auth.completed', outcome: 'accepted' },
    ],
  },
  'one challenge after the other': {
    peer: inClear({ auth: steps(times(100, send('334 '), receiveAny), silence) }),
    phase: 'auth',
    outcome: 'failed',
    unsaid: /MAIL FROM/,
  },
  'a challenge of 190 kB': {
    peer: inClear({
      auth: steps(send(`334 ${'QUJD'.repeat(48_000)}`), receiveAny, send('501 5.5.2 Cancelled')),
    }),
    phase: 'auth',
    outcome: 'failed',
  },
  'DATA answered as if it were done': {
    peer: inClear({ data: steps(send('250 2.0.0 Ok'), receive('QUIT'), healthy('quit')) }),
    phase: 'data',
    outcome: 'failed',
    unsaid: /dotted/,
  },
  'a go-ahead where MAIL was said': {
    peer: inClear({ mail: send('354 Go on') }),
    phase: 'mail',
    outcome: 'failed',
    unsaid: /RCPT|dotted/,
  },
  'a farewell in the middle': {
    peer: inClear({ rcpt: steps(send('421 4.3.2 Shutting down'), close) }),
    phase: 'rcpt',
    outcome: 'failed',
    facts: [{ type: 'reply.completed', code: 421, to: 'rcpt' }],
  },
};

describe.each(Object.entries({ withoutCode, strangeOctets, large, tooMany, contradictions }))(
  '%s:',
  (_kind, table) => {
    it.each(Object.entries(table))('%s', async (_name, row) => {
      await playRow(row);
    });
  },
);

describe('what the peer said', () => {
  it('is in the log as it was sent, whatever it is', async () => {
    const words = '\x1b[2J\x07<script>\0\u202e "quoted" \\back';
    const { transcript } = await playRow({ peer: greeting(`220 ${words}`), ...harmless });
    expect(transcript[0]).toBe(`S: 220 ${words}`);
  });

  it('is whole in its lines, and cut in the reply', async () => {
    const { log, all } = await playRow({
      peer: greeting(`220 ${'x'.repeat(100_000)}`),
      ...harmless,
    });
    expect(log.find(({ type }) => type === 'line.received')).toMatchObject({
      text: `220 ${'x'.repeat(100_000)}`,
    });
    expect(all('reply.completed')[0]?.text).toHaveLength(8_192);
  });
});
