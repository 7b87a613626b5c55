// Takes a number of seconds on leaving the field, and says what is wrong with one that is none.

import { useState } from 'react';
import type { ReactNode } from 'react';
import { Field } from '../ui/Field.tsx';

export interface SecondsFieldProps {
  readonly label: string;
  readonly note?: string;
  /** Milliseconds; undefined is an empty field. */
  readonly value: number | undefined;
  readonly placeholder?: string;
  /** What an empty field or too small a number is told. */
  readonly least: number;
  readonly mayBeEmpty?: boolean;
  readonly onValue: (milliseconds: number | undefined) => void;
}

/** Seconds; a step that takes longer has hung. */
const MOST = 600;

export function SecondsField(props: SecondsFieldProps): ReactNode {
  const { label, note, value, placeholder, least, mayBeEmpty = false, onValue } = props;
  const [error, setError] = useState<string>();
  const read = (text: string, typed: boolean): void => {
    const seconds = Number(text);
    const isEmpty = text === '' && typed;
    const good = isEmpty ? mayBeEmpty : text !== '' && seconds >= least && seconds <= MOST;
    setError(good ? undefined : `A number of seconds from ${least} to ${MOST}.`);
    if (good) onValue(isEmpty ? undefined : Math.round(seconds * 1000));
  };
  return (
    <Field label={label} note={note} error={error}>
      {(ties) => (
        <input
          {...ties}
          type="number"
          min={least}
          max={MOST}
          step="any"
          required={!mayBeEmpty}
          placeholder={placeholder}
          defaultValue={value === undefined ? '' : value / 1000}
          // What is no number at all reads as empty, but is told apart by its validity.
          onBlur={({ target }) => read(target.value, !target.validity.badInput)}
        />
      )}
    </Field>
  );
}
