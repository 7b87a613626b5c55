// What a run checks of the server's certificate, and which one it shows of its own.

import type { ReactNode } from 'react';
import type { TlsPlan } from '../../shared/run/plan.ts';
import { useStore } from '../state/store.ts';
import { FileOption } from './FileOption.tsx';
import styles from './Form.module.css';
import { TextOption } from './TextOption.tsx';
import { useWorkbench } from './workbench-context.ts';

export function TlsOptions(): ReactNode {
  const workbench = useWorkbench();
  const { form } = workbench.stores;
  const { tls } = useStore(form).rest;
  /** Sets a part; undefined takes it out. */
  const set = (part: { readonly [Key in keyof TlsPlan]?: TlsPlan[Key] | undefined }): void =>
    form.update((now) => {
      const entries = Object.entries({ ...now.rest.tls, ...part });
      const changed = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
      return { ...now, rest: { ...now.rest, tls: changed } };
    });
  const onTrouble = (message: string): void => workbench.say('trouble', message);
  return (
    <>
      <TextOption
        label="TLS name"
        note="Sent and looked for in the certificate, instead of the host."
        value={tls.serverName}
        onText={(value) => set({ serverName: value === '' ? undefined : value })}
      />
      <FileOption
        label="Own roots"
        note="PEM file of the only authorities to trust."
        set={tls.ca !== undefined}
        onText={(ca) => set({ ca })}
        onClear={() => set({ ca: undefined })}
        onTrouble={onTrouble}
      />
      <FileOption
        label="Client certificate"
        note="PEM file to show to the server."
        set={tls.certificate !== undefined}
        onText={(certificate) => set({ certificate })}
        onClear={() => set({ certificate: undefined })}
        onTrouble={onTrouble}
      />
      <FileOption
        label="Its key"
        note="PEM file; it is kept like a password."
        set={tls.key !== undefined}
        onText={(text) =>
          workbench.ask(async () => {
            const key = await workbench.host.putSecret(text, 'profile');
            set({ key });
          })
        }
        onClear={() => set({ key: undefined })}
        onTrouble={onTrouble}
      />
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={tls.insecure ?? false}
          onChange={({ target }) => set({ insecure: target.checked || undefined })}
        />
        Go on with a certificate that does not verify
      </label>
    </>
  );
}
