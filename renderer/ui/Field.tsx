// Lays out a labelled field of a form, with its error or a note under it.

import { useId } from 'react';
import type { ReactNode } from 'react';
import styles from './Field.module.css';

export interface FieldProps {
  readonly label: string;
  readonly error?: string | undefined;
  readonly note?: ReactNode;
  /** Gets what ties the control to its label and to the words under it. */
  readonly children: (ties: FieldTies) => ReactNode;
}

export interface FieldTies {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean | undefined;
}

export function Field({ label, error, note, children }: FieldProps): ReactNode {
  const id = useId();
  const wordsId = `${id}-words`;
  const words = error ?? note;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <div className={styles.control}>
        {children({
          id,
          'aria-describedby': words === undefined ? undefined : wordsId,
          'aria-invalid': error === undefined ? undefined : true,
        })}
        {words !== undefined && (
          <p id={wordsId} className={error === undefined ? styles.note : styles.error}>
            {words}
          </p>
        )}
      </div>
    </div>
  );
}
