// Ties the dialogs about kept runs to the workbench: note, delete.

import type { ReactNode } from 'react';
import { DeleteRunDialog } from '../history/DeleteRunDialog.tsx';
import { NoteDialog } from '../history/NoteDialog.tsx';
import { useStore } from '../state/store.ts';
import { deleteRun, describeRun, noteRun } from './run-actions.ts';
import type { RunChange } from './stores.ts';
import { useWorkbench } from './workbench-context.ts';

export function RunDialog({ what, run }: RunChange): ReactNode {
  const workbench = useWorkbench();
  const { changingRun, trouble } = workbench.stores;
  const common = {
    run: describeRun(run),
    barred: useStore(trouble)?.reason,
    onClose: () => changingRun.set(undefined),
  };
  switch (what) {
    case 'note':
      return (
        <NoteDialog
          {...common}
          note={run.note ?? ''}
          onNote={(note) => {
            workbench.ask(() => noteRun(workbench, run, note));
            common.onClose();
          }}
        />
      );
    case 'delete':
      return (
        <DeleteRunDialog
          {...common}
          onDelete={() => {
            workbench.ask(() => deleteRun(workbench, run));
            common.onClose();
          }}
        />
      );
  }
}
