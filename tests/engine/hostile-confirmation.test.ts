// Peers that answer the end of the message with anything but a plain acceptance.

import { describe, expect, it } from 'vitest';
import {
  close,
  cut,
  deafen,
  forever,
  octets,
  pause,
  receive,
  receiveOctets,
  send,
  silence,
  steps,
  type Script,
} from '../peers/scripted.ts';
import { playRow, type Table } from './hostile-row.ts';
import { healthy, inClear, type Replaced } from './hostile-session.ts';

/** Milliseconds that the phase in question is waited for. */
const SHORT = 400;

const offering = (...keywords: readonly string[]) =>
  send('250-mail.example.org', ...keywords.map((word) => `250-${word}`), '250 AUTH PLAIN');

/** A server that lets QUIT leave behind the final dot. */
const pipelining = (replaced: Replaced): Script =>
  inClear({ ehlo: offering('PIPELINING'), ...replaced });

/** The message of the rows, which is sent in one chunk. */
const CHUNK = Buffer.from('Subject: Hi\r\n\r\n.dotted\r\n').length;

/** A server that takes the message by BDAT, and then does as `end` says. */
const chunking = (keywords: readonly string[], ...end: Script): Script => [
  send('220 mail.example.org ESMTP'),
  receive(/^EHLO /),
  offering('CHUNKING', ...keywords),
  receive(/^AUTH PLAIN /),
  send('235 2.7.0 Ok'),
  receive(/^MAIL /),
  send('250 2.1.0 Ok'),
  receive(/^RCPT /),
  send('250 2.1.5 Ok'),
  receive(`BDAT ${String(CHUNK)} LAST`),
  receiveOctets(CHUNK),
  ...end,
];

/** The message has left, and nothing that came says what became of it. */
const open = {
  phase: 'data',
  outcome: 'inconclusive',
  facts: [
    { type: 'protocol.violated', violation: 'code-of-another-command', phase: 'data' },
    { type: 'message.unconfirmed' },
  ],
} as const;

const goodbyes: Table = {
  'QUIT’s reply where the dot was never answered': {
    peer: pipelining({ message: steps(receive('QUIT'), send('221 2.0.0 Bye'), close) }),
    ...open,
  },
  'QUIT’s reply, and the connection left open': {
    peer: pipelining({ message: steps(receive('QUIT'), send('221 2.0.0 Bye'), silence) }),
    timeouts: { quit: SHORT },
    ...open,
  },
  'a goodbye behind the dot': {
    peer: inClear({ message: steps(send('221 2.0.0 closing'), close) }),
    ...open,
  },
  'QUIT’s reply behind the last chunk': {
    peer: chunking(['PIPELINING'], receive('QUIT'), send('221 2.0.0 Bye'), close),
    plan: { chunking: true },
    ...open,
  },
  'a goodbye behind the last chunk': {
    peer: chunking([], send('221 2.0.0 closing'), close),
    plan: { chunking: true },
    ...open,
  },
  'another go-ahead': { peer: inClear({ message: send('354 and now?') }), ...open },
  'a sign-in’s success': { peer: inClear({ message: send('235 2.7.0 Welcome') }), ...open },
};

const accepting: Table = Object.fromEntries(
  ['250', '251 will forward', '252 will try', '200 OK'].map((reply) => [
    `the acceptance ${reply}`,
    { peer: inClear({ message: send(reply) }), phase: 'quit', outcome: 'ok' },
  ]),
);

const refusing: Table = {
  // RFC 5321 section 4.2.1: 4yz says that the message was not taken, whatever the server does next.
  'a 421 behind the dot': {
    peer: inClear({ message: steps(send('421 4.3.2 Shutting down'), close) }),
    phase: 'data',
    outcome: 'failed',
    facts: [{ type: 'reply.completed', to: 'message', code: 421 }],
  },
};

/** What a server says to QUIT, when the message has been accepted: it harms nothing any more. */
const lastWords: Table = Object.fromEntries(
  Object.entries({
    'no code': send('so long'),
    'a code out of range': send('999 bye'),
    'two codes in one reply': send('221-bye', '500 no'),
    'a line of 300,000 characters': send(`221 ${'x'.repeat(300_000)}`),
    'a reply without an end': forever(send('221-bye')),
    'half a code': steps(octets(Buffer.from('22')), close),
  }).map(([what, quit]) => [
    `a goodbye with ${what}`,
    { peer: inClear({ quit }), phase: 'data', outcome: 'ok', timeouts: { quit: SHORT } },
  ]),
);

const large = {
  message: { kind: 'raw', content: Buffer.alloc(9_000_000, 'x\r\n').toString('base64') },
} as const;

/** Says this in the middle of a large message, and goes on as `then` does. */
const interrupting = (reply: string, ...then: Script) =>
  inClear({ data: steps(healthy('data'), receiveOctets(3_000_000), send(reply), ...then) });

/** The server's words are the reason, however it goes on. */
const refused = (code: number) =>
  ({
    plan: large,
    phase: 'data',
    outcome: 'failed',
    facts: [{ type: 'reply.completed', to: 'message', phase: 'data', code }],
    unsaid: /QUIT/,
  }) as const;

const TOO_BIG = '552 5.3.4 Message too big for us';

const early: Table = {
  'a refusal in the middle, and the end': {
    peer: interrupting(TOO_BIG, close),
    ...refused(552),
  },
  'a refusal in the middle, and the connection cut': {
    peer: interrupting(TOO_BIG, pause(20), cut),
    ...refused(552),
  },
  'a refusal in the middle, and nothing read any more': {
    peer: interrupting(TOO_BIG, deafen),
    ...refused(552),
  },
  'a refusal in the middle, and silence': {
    peer: interrupting('452 4.3.1 Full', silence),
    ...refused(452),
  },
  'a 421 in the middle': {
    peer: interrupting('421 4.3.2 Shutting down', close),
    ...refused(421),
  },
  'an acceptance in the middle, which accepts nothing': {
    peer: inClear({
      data: steps(healthy('data'), receiveOctets(300_000), send('250 2.0.0 Ok')),
      message: close,
    }),
    plan: {
      message: { kind: 'raw', content: Buffer.alloc(1_200_000, 'x\r\n').toString('base64') },
    },
    phase: 'data',
    outcome: 'inconclusive',
    facts: [
      { type: 'protocol.violated', violation: 'unexpected-reply', phase: 'data' },
      { type: 'message.unconfirmed' },
    ],
  },
};

describe.each(Object.entries({ goodbyes, accepting, refusing, lastWords, early }))(
  '%s:',
  (_kind, table) => {
    it.each(Object.entries(table))('%s', async (_name, row) => {
      await playRow(row);
    });
  },
);

it('says what came where 250 would have confirmed the message', async () => {
  const { report } = await playRow({
    peer: pipelining({ message: steps(receive('QUIT'), send('221 2.0.0 Bye'), close) }),
    ...open,
  });
  expect(report.verdict).toMatchObject({
    rule: 'message.unconfirmed',
    reply: { code: 221, text: '2.0.0 Bye' },
  });
  expect(report.verdict.cause).toContain('said 221, its goodbye, where 250 would have confirmed');
  expect(report.findings.map(({ rule }) => rule)).toContain('conformance.code-of-another-command');
  expect(report.transaction).toMatchObject({ message: { state: 'unconfirmed' } });
});

it('tells of the refusal that came before the whole message had left', async () => {
  const row = { peer: interrupting(TOO_BIG, close), ...refused(552) };
  const { report, all } = await playRow(row);
  expect(all('message.sent')).toEqual([]);
  expect(report.verdict).toMatchObject({
    rule: 'message.too-large',
    reply: { code: 552, text: '5.3.4 Message too big for us' },
  });
  expect(report.verdict.cause).toContain('took a part of it in and then refused it for its size');
  expect(report.transaction).toMatchObject({ message: { state: 'refused' } });
});
