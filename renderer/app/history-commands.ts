// The commands on the run that is shown, as one of the history.

import type { RunSummary } from '../../shared/host/api.ts';
import type { Command } from './command.ts';
import { chooseRun, compareRuns, counterpart, describeRun, pinRun } from './run-actions.ts';
import type { Workbench } from './workbench.ts';

export interface HistoryState {
  /** The run that is shown, once it has ended and the history has it. */
  readonly shown: RunSummary | undefined;
  readonly runs: readonly RunSummary[];
  readonly chosen: readonly RunSummary[];
  /** Whether the host can be asked for anything. */
  readonly reachable: boolean;
}

export function historyCommands(
  workbench: Workbench,
  { shown, runs, chosen, reachable }: HistoryState,
): Command[] {
  const { changingRun } = workbench.stores;
  const other = shown && counterpart(shown, runs);
  const common = { group: 'Do', enabled: shown !== undefined && reachable } as const;
  const change = (what: 'note' | 'delete') => () => {
    if (shown) changingRun.set({ what, run: shown });
  };
  return [
    {
      ...common,
      id: 'pin-run',
      label: shown?.pinned ? 'Unpin this run' : 'Pin this run',
      detail: 'kept whatever its age',
      run: () => {
        if (shown) workbench.ask(() => pinRun(workbench, shown));
      },
    },
    { ...common, id: 'note-run', label: 'Note on this run', run: change('note') },
    { ...common, id: 'delete-run', label: 'Delete this run', run: change('delete') },
    {
      ...common,
      id: 'choose-run',
      label: chosen.some(({ id }) => id === shown?.id)
        ? 'Do not compare this run'
        : 'Choose this run to compare',
      detail: 'two are compared',
      run: () => {
        if (shown) chooseRun(workbench, shown);
      },
    },
    {
      id: 'compare',
      group: 'Do',
      label: 'Compare the two chosen runs',
      enabled: chosen.length === 2 && reachable,
      reason: 'Choose two runs in the history first',
      run: () => compareRuns(workbench, chosen),
    },
    ...(shown && other
      ? [
          {
            id: 'compare-last',
            group: 'Do',
            label:
              shown.outcome === 'ok'
                ? 'Compare with the last run that failed'
                : 'Compare with the last run that worked',
            detail: describeRun(other),
            enabled: reachable,
            run: () => compareRuns(workbench, [other, shown]),
          } as const,
        ]
      : []),
  ];
}
