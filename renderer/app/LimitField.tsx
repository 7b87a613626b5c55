// Takes a whole number within bounds on leaving the field, and says what is wrong with another.

import { useState } from 'react';
import type { ReactNode } from 'react';
import { grouped } from '../run/words/measures.ts';
import { Field } from '../ui/Field.tsx';

export interface LimitFieldProps {
  readonly label: string;
  readonly note?: string;
  readonly value: number;
  /** What one of the number typed stands for. */
  readonly unit?: number;
  readonly bounds: readonly [least: number, most: number];
  readonly onValue: (value: number) => void;
}

export function LimitField({ label, note, value, unit = 1, ...rest }: LimitFieldProps): ReactNode {
  const { bounds, onValue } = rest;
  const [least, most] = [bounds[0] / unit, bounds[1] / unit];
  const [error, setError] = useState<string>();
  const read = (text: string): void => {
    const number = Number(text);
    const good = Number.isInteger(number) && number >= least && number <= most;
    setError(good ? undefined : `A whole number from ${grouped(least)} to ${grouped(most)}.`);
    if (good && number * unit !== value) onValue(number * unit);
  };
  return (
    <Field label={label} note={note} error={error}>
      {(ties) => (
        <input
          {...ties}
          type="number"
          min={least}
          max={most}
          step={1}
          required
          defaultValue={Math.round(value / unit)}
          // Of what is no number at all the field says nothing.
          onBlur={({ target }) => read(target.value)}
        />
      )}
    </Field>
  );
}
