// Says in one sentence how a run stands, for whoever listens to it.

import type { RunFacts } from '../../shared/run/facts.ts';
import { visible } from '../../shared/smtp/visible.ts';
import { atTheWindow } from '../../shared/words/at-the-window.ts';
import { doing } from '../../shared/words/en/phrases.ts';
import type { RunLog } from './run-log.ts';

/** While it runs: what passed and what comes; at the end: verdict, remedy, number of findings. */
export function announcement(log: RunLog, facts: RunFacts): string {
  const { judgement } = facts.settings;
  if (judgement) {
    const { verdict, findings } = judgement;
    const also = findings.length === 0 ? '' : ` Also found: ${String(findings.length)}.`;
    return `${visible(verdict.title)}. ${visible(atTheWindow(verdict.remedy))}${also}`;
  }
  const spans = log.spans.list;
  const now = spans.findLast(({ state }) => state === 'running');
  const passed = spans.findLast(({ state }) => state === 'passed');
  const parts = [passed && `${passed.phase} passed`, now && doing(now.phase)];
  return parts.filter(Boolean).join(', ');
}
