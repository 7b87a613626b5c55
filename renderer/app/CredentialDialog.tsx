// Takes a password or a token, hands it to the vault, and keeps nothing of it.

import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { withSecret, withoutSecret } from '../run/settings-form.ts';
import { useStore } from '../state/store.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import styles from './Form.module.css';
import { useWorkbench } from './workbench-context.ts';

const KINDS = [
  { value: 'password', content: 'Password' },
  { value: 'token', content: 'OAuth 2.0 token' },
] as const;

const TAKE_TOKENS: readonly string[] = ['XOAUTH2', 'OAUTHBEARER'];

export function CredentialDialog(): ReactNode {
  const workbench = useWorkbench();
  const { about, dialog, form, fault, trouble } = workbench.stores;
  const barred = useStore(trouble)?.reason;
  const current = useStore(form);
  const [kind, setKind] = useState<'password' | 'token'>(
    TAKE_TOKENS.includes(current.mechanism) ? 'token' : 'password',
  );
  const [error, setError] = useState<string>();
  const secret = useRef<HTMLInputElement>(null);
  const keep = useRef<HTMLInputElement>(null);
  const close = (): void => dialog.set(undefined);

  /** Reads the field once and clears it: the text is in no state and in no other place. */
  const take = (): void => {
    const field = secret.current;
    if (!field) return;
    const text = field.value;
    field.value = '';
    if (text === '') {
      setError(kind === 'password' ? 'Type the password.' : 'Paste the token.');
      return;
    }
    const scope = keep.current?.checked ? 'profile' : 'run';
    workbench.ask(async () => {
      const ref = await workbench.host.putSecret(text, scope);
      form.update((now) => withSecret(now, kind, ref));
      fault.set(undefined);
      close();
    });
  };

  return (
    <Dialog title="Sign in" onClose={close}>
      <form
        className={styles.form}
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          if (barred === undefined) take();
        }}
      >
        <Field label="User">
          {(ties) => (
            <input
              {...ties}
              value={current.user}
              autoComplete="off"
              spellCheck={false}
              onChange={({ target }) => form.set(withoutSecret({ ...current, user: target.value }))}
            />
          )}
        </Field>
        <div className={styles.row}>
          <span>With</span>
          <Segmented label="Sign in with" value={kind} segments={KINDS} onChange={setKind} />
        </div>
        <Field
          label={kind === 'password' ? 'Password' : 'Token'}
          error={error}
          note="It is masked as [secret] in everything that is kept."
        >
          {(ties) => (
            <input
              {...ties}
              ref={secret}
              type="password"
              data-first={current.user === '' ? undefined : true}
              autoComplete="off"
              spellCheck={false}
              onChange={() => error !== undefined && setError(undefined)}
            />
          )}
        </Field>
        <label className={styles.check}>
          <input ref={keep} type="checkbox" defaultChecked />
          {about.get()?.secretsPersist
            ? 'Keep it encrypted for more runs; a saved profile keeps it for good'
            : 'Keep it in memory for more runs, until Ehlo ends'}
        </label>
        <Field label="authzid" note="Who to act as, if it is someone else; most never need it.">
          {(ties) => (
            <input
              {...ties}
              value={current.auth.authzid ?? ''}
              autoComplete="off"
              spellCheck={false}
              onChange={({ target }) => {
                const { authzid: _, ...auth } = current.auth;
                const authzid = target.value;
                form.set({ ...current, auth: { ...auth, ...(authzid !== '' && { authzid }) } });
              }}
            />
          )}
        </Field>
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={current.auth.allowClear ?? false}
            onChange={({ target }) =>
              form.set({ ...current, auth: { ...current.auth, allowClear: target.checked } })
            }
          />
          Send it in clear if the session is not encrypted
        </label>
        <p className={styles.actions}>
          <Button type="submit" primary barred={barred}>
            Use it
          </Button>
          <Button onClick={close}>Cancel</Button>
        </p>
      </form>
    </Dialog>
  );
}
