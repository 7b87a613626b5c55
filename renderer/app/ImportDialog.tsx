// Imports settings of another program.

import type { ReactNode } from 'react';
import { imported } from '../setup/imported.ts';
import { ImportedAccounts } from '../setup/ImportedAccounts.tsx';
import { ImportForm } from '../setup/ImportForm.tsx';
import styles from '../setup/Setup.module.css';
import { useStore } from '../state/store.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { importFile, importText, takeAccount } from './import-actions.ts';
import { useWorkbench } from './workbench-context.ts';

export function ImportDialog(): ReactNode {
  const workbench = useWorkbench();
  const { dialog, trouble } = workbench.stores;
  const answer = useStore(imported);
  const barred = useStore(trouble)?.reason;
  return (
    <Dialog
      // Anew for each step, so that focus begins where it is wanted.
      key={answer === undefined ? 'ask' : 'choose'}
      title="Import settings"
      className={styles.dialog}
      onClose={() => {
        imported.set(undefined);
        dialog.set(undefined);
      }}
    >
      <div className={styles.body}>
        {answer ? (
          <ImportedAccounts
            answer={answer}
            onUse={(account) => takeAccount(workbench, account)}
            onBack={() => imported.set(undefined)}
          />
        ) : (
          <ImportForm
            barred={barred}
            onText={(text) => importText(workbench, text, '')}
            onFile={(file) => importFile(workbench, file)}
          />
        )}
      </div>
    </Dialog>
  );
}
