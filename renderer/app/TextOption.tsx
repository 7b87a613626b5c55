// Takes one line of text that may be left empty.

import type { ReactNode } from 'react';
import { Field } from '../ui/Field.tsx';

export interface TextOptionProps {
  readonly label: string;
  readonly note: string;
  readonly value: string | undefined;
  readonly onText: (value: string) => void;
}

export function TextOption({ label, note, value, onText }: TextOptionProps): ReactNode {
  return (
    <Field label={label} note={note}>
      {(ties) => (
        <input
          {...ties}
          className="wire"
          value={value ?? ''}
          maxLength={255}
          spellCheck={false}
          autoComplete="off"
          onChange={({ target }) => onText(target.value.trim())}
        />
      )}
    </Field>
  );
}
