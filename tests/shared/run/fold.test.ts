// Folds logs into facts, and refuses what is no whole log.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RunEvent } from '../../../shared/run/event.ts';
import { createFold, foldLog } from '../../../shared/run/fold.ts';
import { LogError } from '../../../shared/run/log-error.ts';
import { fixtures } from '../rules/fixtures/all.ts';
import {
  CLEAR,
  CONNECTED,
  HEALTHY,
  introduced,
  relaying,
  secured,
  SIGN_IN,
  SIGNED_IN,
} from '../scenes.ts';
import { logOf } from '../script.ts';

const [start, ...rest] = HEALTHY as [RunEvent, ...RunEvent[]];

function faultOf(events: readonly RunEvent[]): unknown {
  try {
    foldLog(events);
  } catch (error) {
    return error instanceof LogError ? error.fault : error;
  }
  return undefined;
}

describe('refuses', () => {
  test('a gap', () => {
    expect(faultOf([start, ...rest.slice(1)])).toEqual({ kind: 'gap', expected: 2, found: 3 });
  });

  test('an event that it has had already', () => {
    expect(faultOf([start, start])).toEqual({ kind: 'gap', expected: 2, found: 1 });
  });

  test('a log of another format, naming it', () => {
    const other = { ...start, format: 'ehlo.log/9' } as unknown as RunEvent;
    expect(faultOf([other])).toEqual({ kind: 'unknown-format', format: 'ehlo.log/9' });
    expect(() => foldLog([other])).toThrow('"ehlo.log/9"');
  });

  test('a log without its start', () => {
    expect(faultOf([{ ...rest[0]!, seq: 1 }])).toEqual({ kind: 'no-start' });
    expect(faultOf([])).toEqual({ kind: 'no-start' });
  });

  test('two logs in one', () => {
    expect(faultOf([start, { ...start, seq: 2 }])).toEqual({ kind: 'second-start' });
  });

  test('an event of a type that the format does not have', () => {
    const strange = { type: 'tea.served', seq: 2, at: 1 } as unknown as RunEvent;
    expect(faultOf([start, strange])).toEqual({ kind: 'unknown-event', event: 'tea.served' });
  });
});

test('after a gap, the fold goes on from the number that it asks for', () => {
  const fold = createFold();
  fold.apply(start);
  expect(() => fold.apply(rest[1]!)).toThrow(LogError);
  expect(fold.nextSeq).toBe(2);
  for (const event of rest) fold.apply(event);
  expect(fold.facts).toEqual(foldLog(HEALTHY));
});

test('the same log gives the same facts, in one go or after a journey through JSON', () => {
  const logs = Object.values(fixtures).flatMap(({ fires, silent }) => [...fires, ...silent]);
  fc.assert(
    fc.property(fc.constantFrom(...logs), (log) => {
      const travelled = JSON.parse(JSON.stringify(log)) as RunEvent[];
      expect(foldLog(travelled)).toEqual(foldLog(log));
    }),
  );
});

test('a second connection begins in clear', () => {
  const again = { type: 'connection.opened', address: '192.0.2.25', port: 587 } as const;
  const facts = foldLog(logOf(SIGN_IN, [...secured('AUTH PLAIN'), again]));
  expect(facts.tls.handshake).toEqual({ state: 'none' });
  expect(facts.tls.negotiated).toBeUndefined();
});

test('keeps no lines, however many there are', () => {
  const greeting = Array.from({ length: 5000 }, (_, index) => `S: 220-line ${String(index)}`);
  const log = logOf(CLEAR, [...CONNECTED, ...greeting, 'S: 220 mail.example.test']);
  const lines = foldLog(log.filter(({ type }) => type !== 'reply.completed').map(renumber));
  expect(JSON.stringify(lines).length).toBeLessThan(10_000);
});

test('counts a violation that comes again and again, and keeps it once', () => {
  const violation = {
    type: 'protocol.violated',
    violation: 'bare-line-feed',
    phase: 'ehlo',
  } as const;
  const facts = foldLog(
    logOf(
      CLEAR,
      Array.from({ length: 1000 }, () => violation),
    ),
  );
  expect(facts.trouble.violations).toMatchObject([{ violation: 'bare-line-feed', count: 1000 }]);
});

test('keeps apart what was announced before and inside TLS', () => {
  const { extensions } = foldLog(logOf(SIGN_IN, secured('AUTH PLAIN')));
  expect(extensions.clear?.extensions.map(({ keyword }) => keyword)).toEqual(['STARTTLS', 'SIZE']);
  expect(extensions.encrypted?.extensions.map(({ keyword }) => keyword)).toEqual(['AUTH']);
});

test('knows each recipient’s own reply', () => {
  const { transaction } = foldLog(
    logOf(relaying(['a@example.test', 'b@example.test']), [
      ...introduced('PIPELINING'),
      'C: MAIL FROM:<anna@example.test>',
      'C: RCPT TO:<a@example.test>',
      'C: RCPT TO:<b@example.test>',
      'S: 250 Ok',
      'S: 550 5.1.1 Unknown',
      'S: 250 Ok',
    ]),
  );
  const codes = transaction.recipients.map(({ address, reply }) => [address, reply?.code]);
  expect(codes).toEqual([
    ['a@example.test', 550],
    ['b@example.test', 250],
  ]);
});

test('of several refused phases in one flight, the earliest is the one that failed', () => {
  const { timing } = foldLog(
    logOf(relaying(), [
      ...introduced('PIPELINING'),
      'C: MAIL FROM:<anna@example.test>',
      'C: RCPT TO:<ben@example.test>',
      'C: DATA',
      'S: 550 No',
      'S: 503 Need MAIL',
      'S: 503 Need RCPT',
    ]),
  );
  expect(timing.failed?.phase).toBe('mail');
});

test('knows how the sign-in ended', () => {
  expect(foldLog(logOf(SIGN_IN, SIGNED_IN)).auth).toMatchObject({
    now: { state: 'accepted', signIn: { mechanism: 'PLAIN', initialResponse: true } },
    reply: { code: 235, enhanced: '2.7.0' },
  });
});

function renumber(event: RunEvent, index: number): RunEvent {
  return { ...event, seq: index + 1 };
}
