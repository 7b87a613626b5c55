// Builds reports: phases and their times, addresses, and a verdict that stays what it was.

import { describe, expect, test } from 'vitest';
import { foldLog } from '../../../shared/run/fold.ts';
import { buildReport } from '../../../shared/run/report.ts';
import {
  asking,
  attempts,
  CLEAR,
  CONNECTED,
  ehlo,
  GREETED,
  handshake,
  HEALTHY,
  IMPLICIT,
  introduced,
  planOf,
  secured,
  SIGN_IN,
  SIGNED_IN,
  QUIT,
} from '../scenes.ts';
import { logOf, type Log } from '../script.ts';

const reportOf = (log: Log) => buildReport(foldLog(log));
const statesOf = (log: Log) =>
  Object.fromEntries(reportOf(log).phases.map(({ phase, state }) => [phase, state]));

describe('phases', () => {
  test('that were wanted and not got to are not-reached; the others are skipped', () => {
    expect(statesOf(logOf(SIGN_IN, [...CONNECTED, 'S: 554 No']))).toEqual({
      resolve: 'passed',
      connect: 'passed',
      greeting: 'failed',
      ehlo: 'not-reached',
      starttls: 'not-reached',
      tls: 'not-reached',
      auth: 'not-reached',
      mail: 'skipped',
      rcpt: 'skipped',
      data: 'skipped',
      quit: 'skipped',
    });
  });

  test('beyond where the plan stops are skipped, but for the QUIT that was said', () => {
    const states = statesOf(logOf(CLEAR, [...introduced('STARTTLS'), ...QUIT]));
    expect(states).toMatchObject({ starttls: 'skipped', tls: 'skipped', auth: 'skipped' });
    expect(states).toMatchObject({ ehlo: 'passed', mail: 'skipped', quit: 'passed' });
  });

  test('come in the order of implicit TLS where that is used', () => {
    const log = logOf(IMPLICIT, [
      ...CONNECTED,
      ...handshake({ mode: 'implicit' }),
      'S: 220 mail.example.test',
      ...ehlo('SIZE'),
    ]);
    expect(
      reportOf(log)
        .phases.slice(1, 4)
        .map(({ phase }) => phase),
    ).toEqual(['connect', 'tls', 'greeting']);
  });

  test('count both EHLOs as one', () => {
    const once = logOf(CLEAR, introduced('SIZE'));
    const twice = logOf(SIGN_IN, secured('SIZE'));
    const time = (log: Log) => reportOf(log).phases.find(({ phase }) => phase === 'ehlo')?.ms;
    expect(time(once)).toBe(31);
    expect(time(twice)).toBeGreaterThanOrEqual(62);
  });

  test('whose commands left in one flight share its time, and say so', () => {
    const { phases } = reportOf(HEALTHY);
    const of = (name: string) => phases.find(({ phase }) => phase === name);
    expect(of('mail')).toMatchObject({ shared: true, ms: of('rcpt')?.ms });
    expect(of('rcpt')).toMatchObject({ shared: true, state: 'passed' });
    expect(of('quit')?.shared).toBe(true);
    expect(of('auth')?.shared).toBe(false);
    // DATA waited for the envelope's flight and for the message's own.
    expect(of('data')!.ms).toBeGreaterThanOrEqual(of('mail')!.ms! + of('quit')!.ms!);
  });

  test('sent one by one share nothing, and RSET is part of none', () => {
    const log = logOf(asking('rcpt'), [
      ...introduced('SIZE'),
      'C: MAIL FROM:<anna@example.test>',
      'wait: 25',
      'S: 250 Ok',
      'C: RCPT TO:<ben@example.test>',
      'wait: 25',
      'S: 250 Ok',
      'end: rcpt',
      'C: RSET',
      'C: QUIT',
      'wait: 25',
      'S: 250 Ok',
      'S: 221 Bye',
    ]);
    const { phases } = reportOf(log);
    expect(phases.filter(({ shared }) => shared)).toEqual([]);
    expect(phases.find(({ phase }) => phase === 'rcpt')?.ms).toBeLessThan(50);
  });
});

test('addresses are those tried, in order, then those that were not', () => {
  const log = logOf(CLEAR, [
    'phase: resolve',
    {
      type: 'resolution.completed',
      source: 'resolver',
      addresses: [
        { address: '2001:db8::25', family: 6 },
        { address: '192.0.2.25', family: 4 },
        { address: '192.0.2.26', family: 4 },
      ],
    },
    'end: resolve',
    'phase: connect',
    ...attempts(['2001:db8::25', 'unreachable', 'ENETUNREACH'], ['192.0.2.25', 'connected']),
    { type: 'connection.opened', address: '192.0.2.25', port: 587 },
    'end: connect',
  ]);
  expect(reportOf(log).addresses).toEqual([
    { address: '2001:db8::25', outcome: 'unreachable', ms: 1 },
    { address: '192.0.2.25', outcome: 'connected', ms: 1 },
    { address: '192.0.2.26', outcome: 'not-tried', ms: null },
  ]);
});

test('the verdict of a log that has one is kept, whatever newer rules would say', () => {
  const last = HEALTHY.at(-1)!;
  if (last.type !== 'verdict.reached') throw new Error('The log has no verdict.');
  const old = { ...last, ruleSet: '0', verdict: { ...last.verdict, title: 'As judged then' } };
  const report = reportOf([...HEALTHY.slice(0, -1), old]);
  expect(report.verdict.title).toBe('As judged then');
  expect(report.runtime.ruleSet).toBe('0');
});

test('a run still under way has a report too, which says so', () => {
  const report = reportOf(logOf(SIGN_IN, GREETED).slice(0, 12));
  expect(report.verdict).toMatchObject({ rule: 'run.unfinished', outcome: 'inconclusive' });
  expect(report.phases.map(({ state }) => state)).not.toContain('failed');
});

test('flights are counted, and not where the client hides them', () => {
  expect(reportOf(logOf(SIGN_IN, SIGNED_IN)).timing.flights).toBe(4);
  const hidden = logOf(planOf({ ...CLEAR, via: 'nodemailer' }), [
    { type: 'observation.missing', what: ['flights'] },
    ...introduced('SIZE'),
  ]);
  expect(reportOf(hidden)).toMatchObject({
    target: { via: 'nodemailer', notObserved: ['flights'] },
    timing: { flights: null },
  });
});
