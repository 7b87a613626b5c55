// Asks before something is deleted that cannot be had back.

import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import styles from './ShortDialog.module.css';

export interface ConfirmDeleteProps {
  readonly title: string;
  /** Why it cannot be deleted just now. */
  readonly barred: string | undefined;
  readonly onDelete: () => void;
  readonly onClose: () => void;
  /** What goes with it, and what stays. */
  readonly children: ReactNode;
}

export function ConfirmDelete(props: ConfirmDeleteProps): ReactNode {
  const { title, barred, onDelete, onClose, children } = props;
  return (
    <Dialog title={title} onClose={onClose}>
      <div className={styles.form}>
        {children}
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
