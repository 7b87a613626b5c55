// Asks for a profile's name, for a new one or a renamed one.

import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import styles from '../ui/ShortDialog.module.css';

export interface NameDialogProps {
  readonly title: string;
  readonly name: string;
  /** What the button says. */
  readonly action: string;
  /** A second way, as saving over the profile that is loaded. */
  readonly other?: { readonly action: string; readonly onChoose: () => void } | undefined;
  /** Names that other profiles have. */
  readonly taken: readonly string[];
  /** Saves over the profile that has the name, where that is a way. */
  readonly onReplace?: (name: string) => void;
  readonly note?: ReactNode;
  /** Why it cannot be kept just now. */
  readonly barred?: string | undefined;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}

/** Characters of a name at most, as a file of profiles may hold. */
const LIMIT = 200;

/** What is wrong with a name while it is typed. */
function tooLong(name: string): string | undefined {
  const length = name.trim().length;
  if (length <= LIMIT) return undefined;
  return `A name has ${String(LIMIT)} characters at most; this one has ${String(length)}.`;
}

export function NameDialog(props: NameDialogProps): ReactNode {
  const [name, setName] = useState(props.name);
  const [error, setError] = useState<string>();
  /** The name that was asked about, as another profile has it. */
  const [asked, setAsked] = useState<string>();
  const { taken, onReplace } = props;
  const give = (wanted: string): void => {
    const long = tooLong(wanted);
    if (wanted === '') setError('Give it a name.');
    else if (long !== undefined) setError(long);
    else if (taken.includes(wanted)) {
      setAsked(wanted);
      setError(
        `A profile has that name already. ${onReplace ? 'Give another name, or replace that one.' : 'Give another name.'}`,
      );
    } else props.onName(wanted);
  };
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (props.barred !== undefined) return;
          give(name.trim());
        }}
      >
        <Field label="Name" error={error} note={props.note}>
          {(ties) => (
            <input
              {...ties}
              value={name}
              autoComplete="off"
              onChange={(event) => {
                setName(event.target.value);
                setError(tooLong(event.target.value));
                setAsked(undefined);
              }}
            />
          )}
        </Field>
        <p className={styles.actions}>
          <Button type="submit" primary barred={props.barred}>
            {props.action}
          </Button>
          {asked !== undefined && onReplace && (
            <Button barred={props.barred} onClick={() => onReplace(asked)}>
              Replace that one
            </Button>
          )}
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
