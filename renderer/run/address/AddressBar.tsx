// The window's address bar: where to, how, as whom, how far, and the one button that runs it.

import { KeyRound, Library, Play, Square } from 'lucide-react';
import { useId } from 'react';
import type { ReactNode, RefObject } from 'react';
import { KNOWN_MECHANISMS } from '../../../shared/smtp/sasl-name.ts';
import { bar } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Keys, ariaKeys } from '../../ui/Keys.tsx';
import { cx } from '../../ui/cx.ts';
import { withSecurity, withoutSecret } from '../settings-form.ts';
import type { FormFault, SettingsForm } from '../settings-form.ts';
import { SelectField, TextField } from './AddressField.tsx';
import styles from './AddressBar.module.css';
import { readPastedTarget } from './pasted-target.ts';
import type { PastedTarget } from './pasted-target.ts';
import { mechanismOptions, SECURITY_OPTIONS, STOP_OPTIONS } from './options.ts';

export interface AddressBarProps {
  readonly form: SettingsForm;
  readonly fault: FormFault | undefined;
  readonly running: boolean;
  /** Why nothing can run just now. */
  readonly barred: string | undefined;
  /** Stands behind the host's caption: the practice server's or the profile's name. */
  readonly name: string | undefined;
  readonly hostRef: RefObject<HTMLInputElement | null>;
  readonly runRef: RefObject<HTMLButtonElement | null>;
  readonly onChange: (form: SettingsForm) => void;
  readonly onPaste: (target: PastedTarget) => void;
  readonly onProvider: () => void;
  readonly onCredential: () => void;
  readonly onRun: () => void;
  readonly onCancel: () => void;
}

export function AddressBar(props: AddressBarProps): ReactNode {
  const { form, fault, onChange } = props;
  const id = useId();
  const errorOf = (field: FormFault['field']): string | undefined =>
    fault?.field === field ? fault.message : undefined;
  const readHost = (text: string): void => {
    const target = readPastedTarget(text);
    if (target) props.onPaste(target);
  };
  return (
    <form
      className={styles.bar}
      aria-label="What to test"
      onKeyDown={(event) => {
        // Enter that is held down starts one run.
        if (event.repeat && event.key === 'Enter') event.preventDefault();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (!props.running && props.barred === undefined) props.onRun();
      }}
    >
      <div className={styles.fields}>
        <TextField
          id={`${id}-host`}
          caption="Submission server"
          className={styles.host}
          mark={
            <>
              <button
                type="button"
                className={styles.key}
                aria-label="Choose a provider"
                title="Choose a provider"
                onClick={props.onProvider}
              >
                <Icon of={Library} size={11} />
              </button>
              {props.name !== undefined && <em>{props.name}</em>}
            </>
          }
          error={errorOf('host')}
          value={form.host}
          inputRef={props.hostRef}
          onText={(host) => onChange(withoutSecret({ ...form, host }))}
          input={{
            className: 'wire',
            placeholder: 'mail.example.org',
            onBlur: (event) => readHost(event.target.value),
            onPaste: (event) => {
              const text = event.clipboardData.getData('text');
              if (readPastedTarget(text) === undefined) return;
              event.preventDefault();
              readHost(text);
            },
          }}
        />
        <TextField
          id={`${id}-port`}
          caption="Port"
          className={styles.port}
          error={errorOf('port')}
          value={form.port}
          onText={(port) => onChange({ ...form, port })}
          input={{ className: 'wire', inputMode: 'numeric' }}
        />
        <SelectField
          id={`${id}-security`}
          caption="Security"
          className={styles.security}
          value={form.security}
          options={SECURITY_OPTIONS}
          onChoose={(security) => onChange(withSecurity(form, security))}
        />
        <TextField
          id={`${id}-user`}
          caption="Sign in as"
          className={styles.user}
          error={errorOf('credential')}
          mark={
            <button
              type="button"
              className={styles.key}
              aria-label="Password or token"
              title="Password or token"
              onClick={props.onCredential}
            >
              <Icon of={KeyRound} size={11} />
              {hasSecret(form) ? <span className={styles.set}>set</span> : null}
            </button>
          }
          value={form.user}
          onText={(user) => onChange(withoutSecret({ ...form, user }))}
          input={{ placeholder: 'no sign-in' }}
        />
        <SelectField
          id={`${id}-mechanism`}
          caption="Mechanism"
          className={styles.mechanism}
          value={form.mechanism}
          options={mechanismOptions(KNOWN_MECHANISMS, form.mechanism)}
          onChoose={(mechanism) => onChange({ ...form, mechanism })}
        />
        <SelectField
          id={`${id}-stop`}
          caption="Stop after"
          className={styles.stop}
          value={form.stopAfter}
          options={STOP_OPTIONS}
          onChoose={(stopAfter) => onChange({ ...form, stopAfter })}
        />
      </div>
      <RunButton {...props} />
    </form>
  );
}

/** Run and Cancel are one button of one size, so that nothing moves when a run begins. */
function RunButton({ running, barred, runRef, onCancel }: AddressBarProps): ReactNode {
  const keys = running ? 'Esc' : 'Ctrl+Enter';
  return (
    <button
      ref={runRef}
      type={running ? 'button' : 'submit'}
      className={cx(styles.run, running && styles.cancel)}
      aria-keyshortcuts={ariaKeys(running ? 'Escape' : keys)}
      onClick={running ? onCancel : undefined}
      {...bar(running ? undefined : barred)}
    >
      <Icon of={running ? Square : Play} size={13} />
      <span>{running ? 'Cancel' : 'Run'}</span>
      <Keys keys={keys} />
    </button>
  );
}

function hasSecret(form: SettingsForm): boolean {
  return form.auth.password !== undefined || form.auth.token !== undefined;
}
