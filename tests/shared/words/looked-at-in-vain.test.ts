// Holds that no port is recommended that a look has just shown to be closed.

import { expect, it } from 'vitest';
import { foldLog } from '../../../shared/run/fold.ts';
import { judgeRun } from '../../../shared/rules/judge.ts';
import { otherPorts } from '../looked.ts';
import { CONNECTED, introduced, planOf, TLS_ONLY } from '../scenes.ts';
import { logOf, type Log, type Step } from '../script.ts';

const LACK: readonly Step[] = [
  'phase: starttls',
  { type: 'prerequisite.missing', phase: 'starttls', what: 'starttls' },
];
const lost = (cause: 'closed' | 'reset' | 'timed-out'): readonly Step[] => [
  ...introduced('STARTTLS'),
  'C: STARTTLS',
  'S: 220 Ready',
  'phase: tls',
  { type: 'tls.started', mode: 'starttls', serverName: 'mail.example.test' },
  { type: 'tls.failed', cause },
];
const stars = [...CONNECTED, `S: 220 ${'*'.repeat(40)}`];
const gmail = planOf({ connection: { host: 'smtp.gmail.com', port: 587, security: 'auto' } });

const FAULTS: readonly (readonly [string, readonly Step[], plan: typeof gmail])[] = [
  ['starttls.refused', [...introduced('STARTTLS'), 'C: STARTTLS', 'S: 554 5.3.0 No'], TLS_ONLY],
  [
    'starttls.deferred',
    [...introduced('STARTTLS'), 'C: STARTTLS', 'S: 454 4.7.0 Not now'],
    TLS_ONLY,
  ],
  [
    'starttls.not-understood',
    [...introduced('STARTTLS'), 'C: STARTTLS', 'S: 502 5.5.1 What?'],
    TLS_ONLY,
  ],
  ['starttls.not-offered', [...introduced('SIZE 1000'), ...LACK], TLS_ONLY],
  ['starttls.masked', [...stars, 'C: EHLO pc', 'S: 250-x', 'S: 250 XXXXXXXA', ...LACK], TLS_ONLY],
  ['ehlo.not-understood', [...CONNECTED, 'S: 220 x', 'C: EHLO pc', 'S: 502 5.5.1 What?'], TLS_ONLY],
  ['ehlo.masked', [...stars, 'C: EHLO pc', 'S: 500 5.5.1 What?'], TLS_ONLY],
  ['starttls.stripped', [...introduced('SIZE 1000'), ...LACK], gmail],
  ['tls.closed', lost('closed'), TLS_ONLY],
  ['tls.reset', lost('reset'), TLS_ONLY],
  ['tls.timed-out', lost('timed-out'), TLS_ONLY],
];

const OFFERS_465 = /\b(?:try|use)\b[^.]*\b465\b/i;
const judged = (log: Log) => judgeRun(foldLog(log)).verdict;

it.each(FAULTS)('%s', (rule, steps, plan) => {
  const before = judged(logOf(plan, steps));
  expect(before.rule).toBe(rule);
  expect(before.remedy).toMatch(OFFERS_465);
  const dead = otherPorts({ 465: 'refused', 2525: 'timed-out', 25: 'refused' });
  const after = judged(logOf(plan, [...steps, ...dead]));
  expect(after.rule).toBe(rule);
  expect(after.remedy).not.toMatch(OFFERS_465);
  expect(after.remedy).toContain('Ehlo has looked');
  expect(after.action?.id).not.toBe('other-port');
  const alive = otherPorts({ 465: 'greeted', 2525: 'timed-out', 25: 'refused' });
  const found = judged(logOf(plan, [...steps, ...alive]));
  expect(found.remedy).toMatch(/other port .*Ehlo has found one/);
  expect(found.action?.options).toContain('465');
});
