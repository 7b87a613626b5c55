// Asks before a kept run is deleted, since its log goes with it.

import type { ReactNode } from 'react';
import styles from '../profiles/NameDialog.module.css';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';

export interface DeleteRunDialogProps {
  /** When and where the run was, and how it ended. */
  readonly run: string;
  /** Why it cannot be deleted just now. */
  readonly barred: string | undefined;
  readonly onDelete: () => void;
  readonly onClose: () => void;
}

export function DeleteRunDialog({
  run,
  barred,
  onDelete,
  onClose,
}: DeleteRunDialogProps): ReactNode {
  return (
    <Dialog title="Delete the run?" onClose={onClose}>
      <div className={styles.form}>
        <p>{run}</p>
        <p>Its log and its note are deleted, and cannot be had back. Exports of it stay.</p>
        <p className={styles.actions}>
          <Button primary barred={barred} onClick={onDelete}>
            Delete it
          </Button>
          {/* What cannot be taken back is not what a key pressed too much does. */}
          <Button data-first onClick={onClose}>
            Keep it
          </Button>
        </p>
      </div>
    </Dialog>
  );
}
