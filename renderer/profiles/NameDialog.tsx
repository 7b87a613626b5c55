// Asks for a profile's name, for a new one or a renamed one.

import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import styles from './NameDialog.module.css';

export interface NameDialogProps {
  readonly title: string;
  readonly name: string;
  /** What the button says. */
  readonly action: string;
  /** A second way, as saving over the profile that is loaded. */
  readonly other?: { readonly action: string; readonly onChoose: () => void } | undefined;
  readonly note?: ReactNode;
  /** Why it cannot be kept just now. */
  readonly barred?: string | undefined;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}

export function NameDialog(props: NameDialogProps): ReactNode {
  const [name, setName] = useState(props.name);
  const [error, setError] = useState<string>();
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (props.barred !== undefined) return;
          if (name.trim() === '') setError('Give it a name.');
          else props.onName(name.trim());
        }}
      >
        <Field label="Name" error={error} note={props.note}>
          {(ties) => (
            <input
              {...ties}
              value={name}
              maxLength={200}
              autoComplete="off"
              onChange={(event) => {
                setName(event.target.value);
                setError(undefined);
              }}
            />
          )}
        </Field>
        <p className={styles.actions}>
          <Button type="submit" primary barred={props.barred}>
            {props.action}
          </Button>
          {props.other && (
            <Button barred={props.barred} onClick={props.other.onChoose}>
              {props.other.action}
            </Button>
          )}
          <Button onClick={props.onClose}>Cancel</Button>
        </p>
      </form>
    </Dialog>
  );
}
