// Says commands one by one after a stall: how long the one that was stuck is waited for in all.

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { RunFact } from '../../../shared/run/event.ts';
import { PHASE_TIMEOUTS } from '../../../electron/engine/bounds.ts';
import { Redactor } from '../../../electron/engine/redactor.ts';
import { command } from '../../../electron/engine/session/command.ts';
import { oneByOne } from '../../../electron/engine/session/envelope.ts';
import { Phases } from '../../../electron/engine/session/phases.ts';
import { Session } from '../../../electron/engine/session/session.ts';
import { Stopped } from '../../../electron/engine/session/stopped.ts';
import type { Wire, WireReader } from '../../../electron/engine/session/wire.ts';
import { planFor } from '../running.ts';

const TIME = PHASE_TIMEOUTS.mail;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Has greeted, and says nothing to MAIL until the test says it. */
async function stuckAtMail() {
  let reader: WireReader | undefined;
  const wire: Wire = {
    encrypted: true,
    read: (given) => {
      reader = given;
      queueMicrotask(() => say('220 mail.example.org'));
    },
    write: () => undefined,
    drained: () => Promise.resolve(),
    startTls: () => Promise.resolve('ready'),
    close: () => undefined,
    destroy: () => undefined,
  };
  const say = (line: string): void => reader?.bytes(Buffer.from(`${line}\r\n`));
  const facts: RunFact[] = [];
  const record = (fact: RunFact): number => facts.push(fact);
  const redactor = new Redactor();
  const phases = new Phases(record);
  const common = { record, redactor, phases, timeouts: PHASE_TIMEOUTS };
  const session = new Session({ ...common, wire, signal: new AbortController().signal });
  await session.greeting();
  const step = {
    ...common,
    session,
    plan: planFor(25),
    credentials: undefined,
    clientName: 'client.example',
  };
  const commands = {
    mail: command('mail', 'mail', 'MAIL FROM:<a@example.org>'),
    recipients: [],
    data: undefined,
  };
  const done = oneByOne(step, commands, { command: 0, after: TIME }).then(
    () => 'accepted',
    (error: unknown) => error,
  );
  return { say, facts, done };
}

const factsOf = <Type extends RunFact['type']>(facts: readonly RunFact[], type: Type) =>
  facts.filter((fact) => fact.type === type);

it('waits for its phase’s time in all, and says so', async () => {
  const { facts, done } = await stuckAtMail();
  await vi.advanceTimersByTimeAsync(TIME - 1);
  expect(factsOf(facts, 'wait.expired')).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(factsOf(facts, 'wait.expired')).toEqual([
    { type: 'wait.expired', phase: 'mail', after: TIME },
  ]);
  expect(await done).toBeInstanceOf(Stopped);
});

it('takes a reply that is late, but in time, for that of a slow server', async () => {
  const { say, facts, done } = await stuckAtMail();
  await vi.advanceTimersByTimeAsync(TIME * 0.75);
  say('250 Ok');
  expect(await done).toBe('accepted');
  expect(factsOf(facts, 'protocol.violated')).toEqual([]);
});

it('takes a reply in half the time for a sign that the flight was dropped', async () => {
  const { say, facts, done } = await stuckAtMail();
  await vi.advanceTimersByTimeAsync(TIME * 0.25);
  say('250 Ok');
  expect(await done).toBe('accepted');
  expect(factsOf(facts, 'protocol.violated')).toEqual([
    { type: 'protocol.violated', violation: 'pipelined-commands-dropped', phase: 'mail' },
  ]);
});
