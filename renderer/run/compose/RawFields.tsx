// Chooses the file that is the message, and names the one that was read.

import { useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { visible } from '../../../shared/smtp/visible.ts';
import { octets } from '../../../shared/words/en/phrases.ts';
import { LinkButton } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import type { SettingsForm } from '../settings-form.ts';
import styles from './Composer.module.css';
import { base64Size, readBase64 } from './file-content.ts';
import { withFile } from './set-aside.ts';

export interface RawFieldsProps {
  readonly form: SettingsForm;
  readonly onForm: (form: SettingsForm) => void;
  readonly onTrouble: (message: string) => void;
}

export function RawFields({ form, onForm, onTrouble }: RawFieldsProps): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const nameId = useId();
  const { message } = form.rest;
  const raw = message?.kind === 'raw' ? message : undefined;
  const open = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    try {
      onForm(withFile(form, await readBase64(file), file.name));
    } catch (error) {
      onTrouble(error instanceof Error ? error.message : String(error));
    }
  };
  const size = raw ? base64Size(raw.content) : 0;
  const name = form.aside?.fileName ?? 'A file';
  return (
    <>
      <Field label="File">
        {(ties) => (
          <>
            <input
              ref={input}
              type="file"
              hidden
              aria-label="File of the message"
              accept=".eml,message/rfc822"
              onChange={({ target }) => {
                void open(target.files?.[0]);
                // The window keeps the name itself: a file may also be dropped.
                target.value = '';
              }}
            />
            <span id={nameId} className={styles.chosen}>
              {size > 0 ? `${visible(name)}, ${octets(size)} read` : 'Nothing chosen yet.'}
            </span>
            <LinkButton {...ties} aria-describedby={nameId} onClick={() => input.current?.click()}>
              {size > 0 ? 'Choose another' : 'Choose a file, or drop one on the window'}
            </LinkButton>
          </>
        )}
      </Field>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={raw?.rawLines ?? false}
          onChange={({ target }) => {
            const content = raw?.content ?? '';
            const changed = { kind: 'raw', content, rawLines: target.checked } as const;
            onForm({ ...form, rest: { ...form.rest, message: changed } });
          }}
        />
        send bare CR and LF as they stand
      </label>
    </>
  );
}
