// Finds the servers of an e-mail address and fills the bar with one.

import type { ReactNode } from 'react';
import { visible } from '../../shared/smtp/visible.ts';
import { DiscoverForm } from '../setup/DiscoverForm.tsx';
import styles from '../setup/Setup.module.css';
import { useStore } from '../state/store.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { fillServer, knownAddress } from './fill-settings.ts';
import { useWorkbench } from './workbench-context.ts';

export function DiscoverDialog(): ReactNode {
  const workbench = useWorkbench();
  const { dialog, trouble } = workbench.stores;
  return (
    <Dialog
      title="From an e-mail address"
      className={styles.dialog}
      onClose={() => dialog.set(undefined)}
    >
      <div className={styles.body}>
        <DiscoverForm
          address={knownAddress(workbench)}
          barred={useStore(trouble)?.reason}
          find={(address, ask) => workbench.host.discover(address, ask)}
          onUse={({ host, port, security, user, mechanisms }) => {
            const [mechanism] = mechanisms ?? [];
            fillServer(workbench, {
              host,
              port,
              security,
              ...(user !== undefined && { user }),
              ...(mechanism !== undefined && { mechanism }),
            });
            workbench.say('done', `${visible(host)} stands in the bar. Nothing has run.`);
          }}
        />
      </div>
    </Dialog>
  );
}
