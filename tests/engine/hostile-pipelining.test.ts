// Peers that offer PIPELINING and then answer a flight of commands in a hostile way.

import { describe, expect, it } from 'vitest';
import {
  close,
  pause,
  receive,
  receiveMessage,
  reset,
  send,
  silence,
  steps,
  type Step,
} from '../peers/scripted.ts';
import { playRow, type Table } from './hostile-row.ts';
import { healthy } from './hostile-session.ts';

const SHORT = 400;

/** A session up to the flight of MAIL, RCPT and DATA, which `answer` answers. */
const flight = (...answer: readonly Step[]) => [
  send('220 mail.example.org'),
  receive(/^EHLO /),
  send('250-mail.example.org', '250-PIPELINING', '250 AUTH PLAIN'),
  receive(/^AUTH /),
  healthy('auth'),
  receive(/^MAIL /),
  receive(/^RCPT /),
  receive('DATA'),
  ...answer,
];

const leaving = steps(receive('QUIT'), healthy('quit'));

const rows: Table = {
  'one reply too many, which shifts the others': {
    peer: flight(
      send('250 Ok', '250 Ok', '550 5.1.1 No such user', '354 Go on'),
      // What was a refusal of RCPT reads as one of DATA; the go-ahead behind it is nobody's.
      leaving,
    ),
    phase: 'data',
    outcome: 'failed',
    facts: [{ type: 'protocol.violated', violation: 'unexpected-reply' }],
    unsaid: /dotted/,
  },
  'a reset behind the first reply': {
    peer: flight(send('250 Ok'), pause(50), reset),
    phase: 'rcpt',
    outcome: 'failed',
    facts: [{ type: 'connection.lost', phase: 'rcpt', cause: 'reset' }],
    unsaid: /dotted/,
  },
  'a go-ahead although nobody is accepted': {
    peer: flight(
      send('250 Ok', '550 5.1.1 No such user', '354 Go on'),
      receiveMessage,
      send('554 5.5.1 No valid recipients'),
      leaving,
    ),
    phase: 'rcpt',
    outcome: 'failed',
    unsaid: /dotted/,
  },
  'no answer but the first, on this connection and the next': {
    peer: [
      flight(send('250 Ok'), silence),
      [
        send('220 mail.example.org'),
        receive(/^EHLO /),
        send('250-mail.example.org', '250-PIPELINING', '250 AUTH PLAIN'),
        receive(/^AUTH /),
        healthy('auth'),
        receive(/^MAIL /),
        send('250 Ok'),
        receive(/^RCPT /),
        silence,
      ],
    ],
    timeouts: { rcpt: SHORT },
    phase: 'rcpt',
    outcome: 'failed',
    facts: [
      { type: 'pipelining.abandoned' },
      { type: 'wait.expired', phase: 'rcpt', after: SHORT },
    ],
    unsaid: /dotted/,
  },
  'the end instead of an answer to the message': {
    peer: flight(send('250 Ok', '250 Ok', '354 Go on'), receiveMessage, close),
    phase: 'data',
    outcome: 'inconclusive',
    facts: [{ type: 'message.unconfirmed' }],
  },
  'an answer to the message, and none to QUIT behind it': {
    peer: flight(
      send('250 Ok', '250 Ok', '354 Go on'),
      receiveMessage,
      send('250 Ok: queued'),
      silence,
    ),
    timeouts: { quit: SHORT },
    phase: 'data',
    outcome: 'ok',
    facts: [{ type: 'wait.expired', phase: 'quit', after: SHORT }],
  },
};

describe('a peer with PIPELINING and', () => {
  it.each(Object.entries(rows))('%s', async (_name, row) => {
    await playRow(row);
  });

  it('no answer but the first never got to DATA, though it was said once', async () => {
    const row = rows['no answer but the first, on this connection and the next'];
    const ran = await playRow(row!);
    expect(ran.states).toMatchObject({ rcpt: 'failed', data: 'not-reached' });
    // It was as silent to a single command: whether it drops what is pipelined is unknown.
    expect(ran.all('protocol.violated')).toEqual([]);
  });

  it('a go-ahead for nobody gets a lone dot and no word of the message', async () => {
    const row = rows['a go-ahead although nobody is accepted'];
    expect((await playRow(row!)).transcript).toContain('C: .');
  });
});
