// Ties the dialogs about kept runs to the workbench: note, delete.

import type { ReactNode } from 'react';
import { NoteDialog } from '../history/NoteDialog.tsx';
import { useStore } from '../state/store.ts';
import { ConfirmDelete } from '../ui/ConfirmDelete.tsx';
import { deleteRun, describeRun, noteRun } from './run-actions.ts';
import type { RunChange } from './stores.ts';
import { useWorkbench } from './workbench-context.ts';

export function RunDialog({ what, run }: RunChange): ReactNode {
  const workbench = useWorkbench();
  const { changingRun, trouble } = workbench.stores;
  const words = describeRun(run);
  const common = {
    barred: useStore(trouble)?.reason,
    onClose: () => changingRun.set(undefined),
  };
  switch (what) {
    case 'note':
      return (
        <NoteDialog
          {...common}
          run={words}
          note={run.note ?? ''}
          onNote={(note) => {
            workbench.ask(() => noteRun(workbench, run, note));
            common.onClose();
          }}
        />
      );
    case 'delete':
      return (
        <ConfirmDelete
          {...common}
          title="Delete the run?"
          onDelete={() => {
            workbench.ask(() => deleteRun(workbench, run));
            common.onClose();
          }}
        >
          <p>{words}</p>
          <p>Its log and its note are deleted, and cannot be had back. Exports of it stay.</p>
        </ConfirmDelete>
      );
  }
}
