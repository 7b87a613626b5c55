// Ties the composer to the workbench.

import type { ReactNode } from 'react';
import { Composer } from '../run/compose/Composer.tsx';
import { useStore } from '../state/store.ts';
import { Button } from '../ui/Button.tsx';
import styles from './App.module.css';
import { useWorkbench } from './workbench-context.ts';

export function Composing(): ReactNode {
  const workbench = useWorkbench();
  const { form, fault, view, log } = workbench.stores;
  const current = useStore(fault);
  const hasRun = useStore(log) !== undefined;
  return (
    <main className={styles.view} data-region="verdict">
      <Composer
        form={useStore(form)}
        fault={current?.field === 'message' ? current.message : undefined}
        onChange={(next) => {
          if (current?.field === 'message') fault.set(undefined);
          form.set(next);
        }}
        onTrouble={(message) => workbench.say('trouble', message)}
        actions={
          <Button onClick={() => view.set('run')}>{hasRun ? 'Back to the run' : 'Done'}</Button>
        }
      />
    </main>
  );
}
