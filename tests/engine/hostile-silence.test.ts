// Peers that fall silent, hang up or reset at every moment of a session.

import { describe, it } from 'vitest';
import type { RunFact } from '../../shared/run/event.ts';
import type { Phase } from '../../shared/run/phase.ts';
import type { Outcome } from '../../shared/run/verdict.ts';
import type { PeerText } from '../../shared/smtp/peer-text.ts';
import { close, deafen, octets, pause, reset, silence, steps } from '../peers/scripted.ts';
import { playRow, type Table } from './hostile-row.ts';
import { healthy, inClear, inImplicitTls, inTls, TURNS, type Turn } from './hostile-session.ts';

/** Milliseconds that the phase in question is waited for. */
const SHORT = 400;

/** The phase that a turn's trouble falls into, and what becomes of the run. */
const ENDS: Readonly<Record<Turn, readonly [Phase, Outcome]>> = {
  greeting: ['greeting', 'failed'],
  ehlo: ['ehlo', 'failed'],
  starttls: ['starttls', 'failed'],
  tls: ['tls', 'failed'],
  'ehlo-again': ['ehlo', 'failed'],
  auth: ['auth', 'failed'],
  mail: ['mail', 'failed'],
  rcpt: ['rcpt', 'failed'],
  data: ['data', 'failed'],
  // The final dot has left: whether the message was taken is unknown.
  message: ['data', 'inconclusive'],
  // What was to be done is done.
  quit: ['data', 'ok'],
};

describe.each(TURNS)('at %s, a peer', (turn) => {
  const [phase, outcome] = ENDS[turn];
  const unconfirmed = turn === 'message' ? [{ type: 'message.unconfirmed' } as const] : [];

  it('that falls silent', async () => {
    const waited = turn === 'quit' ? 'quit' : phase;
    const fact = (
      turn === 'tls'
        ? { type: 'tls.failed', cause: 'timed-out' }
        : { type: 'wait.expired', phase: waited, after: SHORT }
    ) satisfies Partial<RunFact>;
    await playRow({
      peer: inTls({ [turn]: silence }),
      security: 'starttls',
      timeouts: { [waited]: SHORT },
      phase,
      outcome,
      facts: [fact, ...unconfirmed],
    });
  });

  it.each([
    ['closes', close, 'closed'],
    ['resets', reset, 'reset'],
  ] as const)('that %s', async (_how, step, cause) => {
    const facts: Partial<Record<Turn, Table[string]['facts']>> = {
      tls: [{ type: 'tls.failed', cause }],
      quit: [{ type: 'connection.closed', by: 'server' }],
    };
    await playRow({
      // A reset that overtakes the client's own notice of the connection would belong to `connect`.
      peer: inTls({ [turn]: turn === 'greeting' ? steps(pause(50), step) : step }),
      security: 'starttls',
      phase,
      outcome,
      facts: facts[turn] ?? [{ type: 'connection.lost', phase, cause }, ...unconfirmed],
    });
  });
});

const rows: Table = {
  'half a greeting and no more': {
    peer: inClear({ greeting: steps(octets('220 mail.exam'), silence) }),
    timeouts: { greeting: SHORT },
    phase: 'greeting',
    outcome: 'failed',
    facts: [
      { type: 'line.received', text: '220 mail.exam' as PeerText },
      { type: 'protocol.violated', violation: 'reply-unfinished' },
      { type: 'wait.expired', phase: 'greeting', after: SHORT },
    ],
    rule: 'protocol.reply-unfinished',
  },
  'half a greeting and the end': {
    peer: inClear({ greeting: steps(octets('220 mail.exam'), close) }),
    phase: 'greeting',
    outcome: 'failed',
    facts: [
      { type: 'protocol.violated', violation: 'partial-line-at-close' },
      { type: 'connection.lost', phase: 'greeting', cause: 'closed' },
    ],
  },
  'a greeting that ends in CR alone': {
    peer: inClear({ greeting: steps(octets('220 mail.example.org\r'), silence) }),
    timeouts: { greeting: SHORT },
    phase: 'greeting',
    outcome: 'failed',
    facts: [{ type: 'wait.expired', phase: 'greeting' }],
    rule: 'protocol.reply-unfinished',
  },
  'half a reply to the message and the end': {
    peer: inClear({ message: steps(octets('250-2.0.0 Ok\r\n250 que'), close) }),
    phase: 'data',
    outcome: 'inconclusive',
    facts: [{ type: 'message.unconfirmed' }],
  },
  'a handshake that is reset where TLS comes first': {
    peer: inImplicitTls({ tls: steps(pause(30), reset) }),
    security: 'implicit',
    phase: 'tls',
    outcome: 'failed',
    facts: [{ type: 'tls.failed', cause: 'reset' }],
  },
  'a peer that never reads the message': {
    peer: inClear({ data: steps(healthy('data'), deafen) }),
    plan: {
      message: { kind: 'raw', content: Buffer.alloc(9_000_000, 'x\r\n').toString('base64') },
    },
    timeouts: { data: SHORT },
    phase: 'data',
    outcome: 'failed',
    facts: [{ type: 'wait.expired', phase: 'data' }],
  },
};

describe('a peer with', () => {
  it.each(Object.entries(rows))('%s', async (_name, row) => {
    await playRow(row);
  });
});
