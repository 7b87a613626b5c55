// Takes settings of another program by paste or file; the text is in no state, as it may hold a password.

import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import styles from './Setup.module.css';

export interface ImportFormProps {
  /** Why nothing can be imported just now. */
  readonly barred: string | undefined;
  /** Throws what is wrong with it. */
  readonly onText: (text: string) => Promise<void>;
  readonly onFile: (file: File) => Promise<void>;
}

export function ImportForm({ barred, onText, onFile }: ImportFormProps): ReactNode {
  const text = useRef<HTMLTextAreaElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  /** What is refused stays where it was given, to be put right. */
  const tell = (taken: Promise<void>): void => {
    setBusy(true);
    taken
      .catch((fault: unknown) => setError(fault instanceof Error ? fault.message : String(fault)))
      .finally(() => setBusy(false));
  };
  const take = (): void => {
    const value = text.current?.value ?? '';
    if (value.trim() === '') setError('Paste the settings, or choose a file.');
    else tell(onText(value));
  };
  return (
    <form
      aria-label="Import settings"
      onSubmit={(event) => {
        event.preventDefault();
        if (barred === undefined && !busy) take();
      }}
    >
      <Field
        label="Settings"
        error={error}
        note="An SMTP URL, .env, swaks, msmtprc, nodemailer, Thunderbird’s or Apple’s configuration, main.cf, or a file of Ehlo’s own. A password in it goes to the vault and is not shown again."
      >
        {(ties) => (
          <textarea
            {...ties}
            ref={text}
            data-first
            className="wire"
            rows={8}
            spellCheck={false}
            autoComplete="off"
            onChange={() => error !== undefined && setError(undefined)}
          />
        )}
      </Field>
      <input
        ref={file}
        type="file"
        hidden
        aria-label="File to import"
        onChange={({ target }) => {
          const [chosen] = target.files ?? [];
          target.value = '';
          if (chosen) tell(onFile(chosen));
        }}
      />
      <p className={styles.actions}>
        <Button type="submit" primary barred={barred}>
          Import
        </Button>
        <Button barred={barred} onClick={() => file.current?.click()}>
          Choose a file
        </Button>
      </p>
    </form>
  );
}
