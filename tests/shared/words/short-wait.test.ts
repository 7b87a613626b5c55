import { expect, it } from 'vitest';
import { foldLog } from '../../../shared/run/fold.ts';
import { judgeRun } from '../../../shared/rules/judge.ts';
import { CLEAR, CONNECTED } from '../scenes.ts';
import { logOf } from '../script.ts';

/** What is said of a server that was waited for so long before its greeting. */
function causeAfter(after: number): string {
  const log = logOf(CLEAR, [
    ...CONNECTED,
    'phase: greeting',
    { type: 'wait.expired', phase: 'greeting', after },
  ]);
  return judgeRun(foldLog(log)).verdict.cause;
}

it('blames no server alone for a limit that its reader made short', () => {
  expect(causeAfter(300)).toContain('a short limit of your own settings');
  expect(causeAfter(30_000)).not.toContain('your own settings');
});
