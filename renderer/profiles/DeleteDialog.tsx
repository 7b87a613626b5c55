// Asks before a profile is deleted, since its password goes with it.

import type { ReactNode } from 'react';
import type { Profile } from '../../shared/profile/profile.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import styles from './NameDialog.module.css';

export interface DeleteDialogProps {
  readonly profile: Profile;
  readonly onDelete: () => void;
  readonly onClose: () => void;
}

export function DeleteDialog({ profile, onDelete, onClose }: DeleteDialogProps): ReactNode {
  return (
    <Dialog title={`Delete ${profile.name}?`} onClose={onClose}>
      <div className={styles.form}>
        <p>Its settings and its password are deleted. Runs made with it stay.</p>
        <p className={styles.actions}>
          <Button primary onClick={onDelete}>
            Delete it
          </Button>
          <Button onClick={onClose}>Keep it</Button>
        </p>
      </div>
    </Dialog>
  );
}
