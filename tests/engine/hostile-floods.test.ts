// Peers that never stop: each is cut off at a bound or by the clock.

import { describe, it } from 'vitest';
import {
  forever,
  octets,
  pause,
  receiveAny,
  send,
  silence,
  steps,
  type Step,
} from '../peers/scripted.ts';
import { playRow, type Table } from './hostile-row.ts';
import { healthy, inClear, inTls, type Turn } from './hostile-session.ts';

const later = (milliseconds: number, turn: Turn): Step => steps(pause(milliseconds), healthy(turn));

const rows: Table = {
  'continuation lines without end, as fast as they go': {
    peer: inClear({ greeting: forever(octets('220-and\r\n'.repeat(500))) }),
    phase: 'greeting',
    outcome: 'failed',
    facts: [{ type: 'limit.exceeded', limit: 'reply', phase: 'greeting' }],
  },
  'continuation lines without end, one every 200 ms': {
    peer: inClear({ greeting: forever(send('220-and'), pause(200)) }),
    timeouts: { greeting: 1_000 },
    phase: 'greeting',
    outcome: 'failed',
    facts: [{ type: 'wait.expired', phase: 'greeting', after: 1_000 }],
    rule: 'protocol.reply-unfinished',
  },
  'continuation lines without end, inside TLS': {
    peer: inTls({ auth: forever(octets('535-no\r\n'.repeat(500))) }),
    security: 'starttls',
    phase: 'auth',
    outcome: 'failed',
    facts: [{ type: 'limit.exceeded', limit: 'reply', phase: 'auth' }],
    unsaid: /MAIL FROM/,
  },
  'a line without end': {
    peer: inClear({ ehlo: steps(octets('250-'), forever(octets('x'.repeat(16_384)))) }),
    phase: 'ehlo',
    outcome: 'failed',
    facts: [{ type: 'limit.exceeded', limit: 'line', phase: 'ehlo' }],
  },
  'long lines without end': {
    peer: inClear({ ehlo: forever(octets(`250-${'x'.repeat(32_768)}\r\n`)) }),
    phase: 'ehlo',
    outcome: 'failed',
    facts: [{ type: 'limit.exceeded', limit: 'peer-bytes', phase: 'ehlo' }],
  },
  'an octet every 100 ms': {
    peer: inClear({ greeting: steps(octets('220 '), forever(octets('x'), pause(100))) }),
    timeouts: { greeting: 700 },
    phase: 'greeting',
    outcome: 'failed',
    facts: [{ type: 'wait.expired', phase: 'greeting', after: 700 }],
    rule: 'protocol.reply-unfinished',
  },
  'whole replies without end': {
    peer: inClear({ greeting: forever(octets('220 hello\r\n'.repeat(500))) }),
    // The first one behind EHLO is taken for its reply, and it announces no AUTH.
    phase: 'auth',
    outcome: 'failed',
    facts: [{ type: 'protocol.violated', violation: 'reply-before-command' }],
    unsaid: /AUTH|MAIL/,
  },
  'replies without end where it should shake hands': {
    peer: inTls({ tls: forever(octets('250 Ok\r\n'.repeat(500))) }),
    security: 'starttls',
    phase: 'tls',
    outcome: 'failed',
    facts: [{ type: 'tls.failed', cause: 'not-tls' }],
    unsaid: /AUTH|MAIL/,
  },
  'refusals without end after the message': {
    peer: inClear({ message: forever(octets('450-later\r\n'.repeat(500))) }),
    phase: 'data',
    outcome: 'inconclusive',
    facts: [{ type: 'limit.exceeded', limit: 'reply' }, { type: 'message.unconfirmed' }],
  },
  'nothing after the message until the run is out of time': {
    peer: inClear({ message: silence }),
    runTimeout: 1_000,
    phase: 'data',
    outcome: 'inconclusive',
    facts: [
      { type: 'limit.exceeded', limit: 'run-time', phase: 'data' },
      { type: 'message.unconfirmed' },
    ],
  },
  'words without end behind QUIT': {
    peer: inClear({ quit: steps(healthy('quit'), forever(send('221 Bye'))) }),
    phase: 'quit',
    outcome: 'ok',
  },
  'nothing but delays, each in time': {
    peer: inClear({
      greeting: later(350, 'greeting'),
      ehlo: later(350, 'ehlo-again'),
      auth: steps(receiveAny, silence),
    }),
    runTimeout: 1_000,
    phase: 'auth',
    outcome: 'failed',
    facts: [{ type: 'limit.exceeded', limit: 'run-time', phase: 'auth' }],
  },
};

describe('a peer that sends', () => {
  it.each(Object.entries(rows))('%s', async (_name, row) => {
    await playRow(row);
  });
});
