// Peers whose octets arrive in odd pieces: the same session, however it is cut.

import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../shared/run/event.ts';
import { inChunksOf, steps } from '../peers/scripted.ts';
import { playRow, type Row } from './hostile-row.ts';
import { healthy, inTls, TURNS, type Replaced, type Turn } from './hostile-session.ts';

const good = { security: 'starttls', phase: 'quit', outcome: 'ok' } as const;

/** What differs from run to run although the session is the same. */
const INCIDENTAL: readonly RunEvent['type'][] = [
  'run.started',
  'attempt.started',
  'attempt.ended',
  'connection.opened',
  // Who closes first is a race.
  'connection.closed',
  'verdict.reached',
];

/** What a log says, without numbers and times. */
async function session(row: Row): Promise<readonly unknown[]> {
  const { log } = await playRow(row);
  return log
    .filter(({ type }) => !INCIDENTAL.includes(type))
    .map((event) => ({ ...event, seq: 0, at: 0 }));
}

const whole = session({ peer: inTls(), ...good });

describe('delivered in pieces of', () => {
  it.each([1, 2, 3, 7, 64])('%i octets, the session is the same', async (size) => {
    const peer = [inChunksOf(size), ...inTls()];
    expect(await session({ peer, ...good })).toEqual(await whole);
  });
});

describe('delivered octet by octet', () => {
  it.each(TURNS)('at %s alone, the session is the same', async (turn: Turn) => {
    const inPieces = steps(inChunksOf(1), healthy(turn), inChunksOf(Infinity));
    const replaced: Replaced = { [turn]: inPieces };
    expect(await session({ peer: inTls(replaced), ...good })).toEqual(await whole);
  });
});
