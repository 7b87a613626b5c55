// What is said and looked up when the host is back: above all whether a run began unheard.

import type { RunId, RunSummary } from '../../shared/host/api.ts';
import { authority } from '../../shared/run/authority.ts';
import type { RunPlan } from '../../shared/run/plan.ts';
import { isFinal } from '../host/connection.ts';
import { Unanswered } from '../host/host-error.ts';
import type { Workbench } from './workbench.ts';

/** After a trouble that the reader was told of. */
export function welcomeBack(workbench: Workbench): void {
  // What was not answered is still to be looked at.
  if (workbench.stores.notice.get()?.message !== Unanswered.MESSAGE) {
    workbench.say('done', 'Connected to Ehlo again.');
  }
  workbench.attempt(() => workbench.refresh());
}

export interface LostRun {
  /** Waits for the host and says whether the run began; shows it unless the reader has gone on. */
  readonly look: () => void;
}

/** Keeps in mind what there is before a run is asked for, so that it can be told from others. */
export function lostRun(
  workbench: Workbench,
  plan: RunPlan,
  show: (id: RunId) => Promise<void>,
): LostRun {
  const { connection, log, runs } = workbench.stores;
  const known = new Set(runs.get().map(({ id }) => id));
  const since = new Date().toISOString();
  const target = authority(plan.connection);
  const isIt = (run: RunSummary): boolean =>
    !known.has(run.id) && run.startedAt >= since && run.target === target;

  const tell = async (shown: unknown): Promise<void> => {
    await workbench.refreshRuns();
    const found = runs.get().findLast(isIt);
    if (log.get() !== shown) return;
    if (found) {
      await show(found.id);
      workbench.say('done', 'Connected to Ehlo again. The run had begun: here it is.');
    } else {
      workbench.say('trouble', 'Connected to Ehlo again. The run had not begun: press Run.');
    }
  };

  return {
    look() {
      const shown = log.get();
      const leave = connection.subscribe(() => {
        const state = connection.get();
        if (state === 'open' || isFinal(state)) leave();
        if (state === 'open') workbench.attempt(() => tell(shown));
      });
    },
  };
}
