// Writes the message that a run hands over: envelope, subject, body, attachments, or a raw file.

import type { ReactNode } from 'react';
import type { SettingsForm } from '../settings-form.ts';
import { sends } from '../settings-form.ts';
import { BodyFields } from './BodyFields.tsx';
import styles from './Composer.module.css';
import { EnvelopeFields } from './EnvelopeFields.tsx';
import { RequestFields } from './RequestFields.tsx';

export interface ComposerProps {
  readonly form: SettingsForm;
  /** What is missing for a run, to be read before the fields. */
  readonly fault: string | undefined;
  readonly onChange: (form: SettingsForm) => void;
  readonly onTrouble: (message: string) => void;
  readonly actions: ReactNode;
}

export function Composer({ form, fault, onChange, onTrouble, actions }: ComposerProps): ReactNode {
  const { rest, stopAfter } = form;
  const change = (next: SettingsForm['rest']): void => onChange({ ...form, rest: next });
  return (
    <form
      className={styles.compose}
      aria-label="Message"
      onSubmit={(event) => event.preventDefault()}
    >
      <header className={styles.head}>
        <h1>Message</h1>
        <span className="sub">
          {sends(stopAfter)
            ? 'it is sent by the next run, once you have confirmed'
            : `not sent: the run stops after ${stopAfter}`}
        </span>
        <span className="spring" />
        {actions}
      </header>
      {fault !== undefined && (
        <p className={styles.fault} role="alert">
          {fault}
        </p>
      )}
      <EnvelopeFields rest={rest} onChange={change} />
      <BodyFields
        rest={rest}
        form={form}
        onChange={change}
        onForm={onChange}
        onTrouble={onTrouble}
      />
      <RequestFields rest={rest} onChange={change} />
    </form>
  );
}
