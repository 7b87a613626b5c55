// Takes a note on a kept run.

import { useRef } from 'react';
import type { ReactNode } from 'react';
import { NOTE_LIMIT } from '../../shared/host/note-limit.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import styles from '../ui/ShortDialog.module.css';

export interface NoteDialogProps {
  /** When and where the run was. */
  readonly run: string;
  readonly note: string;
  /** Why it cannot be kept just now. */
  readonly barred: string | undefined;
  readonly onNote: (note: string) => void;
  readonly onClose: () => void;
}

export function NoteDialog({ run, note, barred, onNote, onClose }: NoteDialogProps): ReactNode {
  const field = useRef<HTMLTextAreaElement>(null);
  return (
    <Dialog title="Note on the run" onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (barred === undefined) onNote(field.current?.value ?? '');
        }}
      >
        <Field label="Note" note={run}>
          {(ties) => (
            <textarea {...ties} ref={field} rows={4} defaultValue={note} maxLength={NOTE_LIMIT} />
          )}
        </Field>
        <p className={styles.actions}>
          <Button type="submit" primary barred={barred}>
            Keep the note
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </p>
      </form>
    </Dialog>
  );
}
