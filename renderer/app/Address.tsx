// Ties the address bar to the workbench.

import { useEffect, useRef } from 'react';
import type { ReactNode, RefObject } from 'react';
import { AddressBar } from '../run/address/AddressBar.tsx';
import type { PastedTarget } from '../run/address/pasted-target.ts';
import { withSecret, withoutSecret } from '../run/settings-form.ts';
import type { SettingsForm } from '../run/settings-form.ts';
import { isRunning, useFacts } from '../run/use-run-log.ts';
import { useStore } from '../state/store.ts';
import styles from './App.module.css';
import { useOriginName } from './use-origin-name.ts';
import { useWorkbench } from './workbench-context.ts';

export interface AddressProps {
  readonly hostRef: RefObject<HTMLInputElement | null>;
  readonly runRef: RefObject<HTMLButtonElement | null>;
}

export function Address({ hostRef, runRef }: AddressProps): ReactNode {
  const workbench = useWorkbench();
  const { form, fault, log, dialog, trouble, origin } = workbench.stores;
  const current = useStore(log);
  useFacts(current);

  const starting = useStore(workbench.stores.starting);
  const running = isRunning(current) || starting;

  useEffect(() => {
    // What was pressed to start it may be gone: this button is there throughout.
    if (current && document.activeElement === document.body) runRef.current?.focus();
  }, [current, runRef]);

  const wrong = useStore(fault);
  const header = useRef<HTMLElement>(null);
  useEffect(() => {
    if (wrong) header.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [wrong]);

  const change = (next: SettingsForm): void => {
    fault.set(undefined);
    const { host, port } = form.get();
    const moved = next.host !== host || next.port !== port;
    // Another server than the practice server's is no longer that one, and trusts other roots.
    const left = moved && origin.get().kind === 'practice';
    if (left) origin.set({ kind: 'none' });
    form.set(left ? { ...next, rest: { ...next.rest, tls: {} } } : next);
  };

  const paste = ({ password, ...target }: PastedTarget): void => {
    const now = form.get();
    const { host, user = now.user } = target;
    // A secret is for the server and the user that it was given for.
    const same = host === now.host && user === now.user;
    change({ ...(same ? now : withoutSecret(now)), ...target });
    if (password === undefined) return;
    workbench.ask(async () => {
      const ref = await workbench.host.putSecret(password, 'profile');
      form.update((kept) => withSecret(kept, 'password', ref));
      workbench.say('done', 'The password in that address was put away; it is not shown again.');
    });
  };

  return (
    <header ref={header} className={styles.address} data-region="address">
      <AddressBar
        form={useStore(form)}
        fault={wrong}
        running={running}
        barred={useStore(trouble)?.reason}
        name={useOriginName()}
        hostRef={hostRef}
        runRef={runRef}
        onChange={change}
        onPaste={paste}
        onProvider={() => dialog.set('providers')}
        onCredential={() => dialog.set('credential')}
        onRun={() => workbench.run()}
        onCancel={() => workbench.cancel()}
      />
    </header>
  );
}
