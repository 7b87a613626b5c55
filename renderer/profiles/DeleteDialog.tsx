// Asks before a profile is deleted, since its password goes with it.

import type { ReactNode } from 'react';
import type { Profile } from '../../shared/profile/profile.ts';
import { visible } from '../../shared/smtp/visible.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import styles from './NameDialog.module.css';

export interface DeleteDialogProps {
  readonly profile: Profile;
  /** Why it cannot be deleted just now. */
  readonly barred: string | undefined;
  readonly onDelete: () => void;
  readonly onClose: () => void;
}

export function DeleteDialog({ profile, barred, onDelete, onClose }: DeleteDialogProps): ReactNode {
  return (
    <Dialog title={`Delete ${visible(profile.name)}?`} onClose={onClose}>
      <div className={styles.form}>
        <p>Its settings and its password are deleted. Runs made with it stay.</p>
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
