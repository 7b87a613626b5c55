// Takes the name by which Ehlo introduces itself on leaving the field, or says why it is none.

import { useState } from 'react';
import type { ReactNode } from 'react';
import { Field } from '../ui/Field.tsx';

export interface EhloNameFieldProps {
  readonly value: string;
  readonly onValue: (name: string) => void;
}

export function EhloNameField({ value, onValue }: EhloNameFieldProps): ReactNode {
  const [error, setError] = useState<string>();
  return (
    <Field
      label="EHLO name"
      note="What this computer calls itself; empty lets Ehlo choose."
      error={error}
    >
      {(ties) => (
        <input
          {...ties}
          className="wire"
          defaultValue={value}
          maxLength={255}
          pattern="\s*\S*\s*"
          spellCheck={false}
          autoComplete="off"
          onBlur={({ target }) => {
            const good = target.validity.valid;
            setError(good ? undefined : 'One word without blanks.');
            if (good) onValue(target.value.trim());
          }}
        />
      )}
    </Field>
  );
}
