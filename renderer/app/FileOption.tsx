// Takes a small text file, as a certificate, and shows whether one is set.

import type { ReactNode } from 'react';
import { LinkButton } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';

export interface FileOptionProps {
  readonly label: string;
  readonly note: string;
  readonly set: boolean;
  readonly onText: (text: string) => void;
  readonly onClear: () => void;
  readonly onTrouble: (message: string) => void;
}

/** Most octets that are read: a bundle of all public roots has a quarter of that. */
const LIMIT = 1024 * 1024;

export function FileOption(props: FileOptionProps): ReactNode {
  const { label, note, set, onText, onClear, onTrouble } = props;
  const read = async (input: HTMLInputElement): Promise<void> => {
    const file = input.files?.[0];
    if (!file) return;
    if (file.size > LIMIT) onTrouble(`${file.name} is too large for ${label}.`);
    else onText(await file.text());
    // The input keeps no name of a file whose content is kept elsewhere, or was refused.
    input.value = '';
  };
  return (
    <Field
      label={label}
      note={
        set ? (
          <>
            One is set. <LinkButton onClick={onClear}>Take it out</LinkButton>
          </>
        ) : (
          note
        )
      }
    >
      {(ties) => (
        <input
          {...ties}
          type="file"
          accept=".pem,.crt,.cer,.key"
          onChange={({ target }) => void read(target)}
        />
      )}
    </Field>
  );
}
