// What is prepared while the server is waited for fails: the session goes on, and so does Ehlo.

import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RunFact } from '../../shared/run/event.ts';
import { PHASE_TIMEOUTS } from '../../electron/engine/bounds.ts';
import { Redactor } from '../../electron/engine/redactor.ts';
import { runRaw } from '../../electron/engine/run-raw.ts';
import { Phases } from '../../electron/engine/session/phases.ts';
import { pause, receive, send, startPeer } from '../peers/scripted.ts';
import { planFor } from './running.ts';

const uncaught: unknown[] = [];
const note = (error: unknown): void => void uncaught.push(error);

beforeEach(() => {
  uncaught.length = 0;
  process.on('unhandledRejection', note).on('uncaughtException', note);
});
afterEach(() => {
  process.off('unhandledRejection', note).off('uncaughtException', note);
});

const damaged = (): Error => new Error('The file is damaged.');

it.each<[how: string, fail: () => Promise<unknown>]>([
  ['rejects', () => Promise.reject(damaged())],
  [
    'throws',
    () => {
      throw damaged();
    },
  ],
])('the session gets to its end when a chore %s', async (_, fail) => {
  const peer = await startPeer([
    ...[pause(20), send('220 mail.example.org'), receive(/^EHLO /), pause(20)],
    ...[send('250 mail.example.org'), receive('QUIT'), pause(20), send('221 Bye')],
  ]);
  const facts: RunFact[] = [];
  const record = (fact: RunFact): number => facts.push(fact);
  let asked = 0;
  await runRaw({
    plan: planFor(peer.port),
    secrets: {},
    record,
    redactor: new Redactor(),
    phases: new Phases(record),
    timeouts: PHASE_TIMEOUTS,
    signal: new AbortController().signal,
    hostName: 'client.example',
    loadRules: () => {
      asked += 1;
      return fail();
    },
  });
  await peer.stop();
  expect(asked).toBe(1);
  expect(uncaught).toEqual([]);
  expect(facts).toContainEqual(
    expect.objectContaining({ type: 'phase.ended', phase: 'ehlo', state: 'passed' }),
  );
});
