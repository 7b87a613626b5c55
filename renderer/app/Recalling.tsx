// Ties the history to the workbench.

import type { ReactNode } from 'react';
import { HistoryView } from '../history/HistoryView.tsx';
import { useStore } from '../state/store.ts';
import { Button } from '../ui/Button.tsx';
import { compareRuns, runChanges } from './run-actions.ts';
import { useRunNames } from './use-run-names.ts';
import { useWorkbench } from './workbench-context.ts';

export function Recalling(): ReactNode {
  const workbench = useWorkbench();
  const { stores, host } = workbench;
  const log = useStore(stores.log);
  const chosen = useStore(stores.chosen);
  return (
    <HistoryView
      filter={useStore(stores.filter)}
      onFilter={stores.filter.set}
      profiles={useStore(stores.profiles)}
      search={(query) => host.searchRuns(query)}
      changed={useStore(stores.runs)}
      current={log?.id}
      chosen={chosen}
      nameOf={useRunNames()}
      onOpen={(run) => workbench.reopenRun(run.id)}
      onCompare={() => compareRuns(workbench, chosen)}
      {...runChanges(workbench)}
      onTrouble={(message) => workbench.say('trouble', message)}
      leave={
        <Button onClick={() => stores.view.set('run')}>
          {log === undefined ? 'Done' : 'Back to the run'}
        </Button>
      }
    />
  );
}
