// The settings that few runs need: how to reach the server, and what to check of it.

import type { ReactNode } from 'react';
import type { SettingsForm } from '../run/settings-form.ts';
import { useStore } from '../state/store.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import styles from './Form.module.css';
import { TextOption } from './TextOption.tsx';
import { TlsOptions } from './TlsOptions.tsx';
import { useWorkbench } from './workbench-context.ts';

const FAMILIES = [
  { value: 'both', content: 'IPv4 and IPv6' },
  { value: '4', content: 'IPv4 only' },
  { value: '6', content: 'IPv6 only' },
] as const;

const CLIENTS = [
  { value: 'raw', content: 'Ehlo itself' },
  { value: 'nodemailer', content: 'nodemailer' },
] as const;

type Text = 'connectIp' | 'sourceIp' | 'ehloName';

export function OptionsDialog(): ReactNode {
  const { stores } = useWorkbench();
  const form = useStore(stores.form);
  const { connection, rest } = form;
  const close = (): void => stores.dialog.set(undefined);
  const setText = (name: Text, value: string): void => {
    const { [name]: _, ...others } = connection;
    stores.form.set({ ...form, connection: { ...others, ...(value !== '' && { [name]: value }) } });
  };
  const setFamily = (choice: string): void => {
    const { family: _, ...others } = connection;
    const family = choice === '4' ? 4 : choice === '6' ? 6 : undefined;
    stores.form.set({ ...form, connection: { ...others, ...(family && { family }) } });
  };
  const setRest = (part: Partial<SettingsForm['rest']>): void =>
    stores.form.set({ ...form, rest: { ...rest, ...part } });
  return (
    <Dialog title="Connection options" onClose={close}>
      <div className={styles.form}>
        <TextOption
          label="Connect to"
          note="This address instead of what the name resolves to."
          value={connection.connectIp}
          onText={(value) => setText('connectIp', value)}
        />
        <TextOption
          label="Connect from"
          note="A local address."
          value={connection.sourceIp}
          onText={(value) => setText('sourceIp', value)}
        />
        <div className={styles.row}>
          <span>Addresses</span>
          <Segmented
            label="Addresses"
            value={String(connection.family ?? 'both') as 'both' | '4' | '6'}
            segments={FAMILIES}
            onChange={setFamily}
          />
        </div>
        <TextOption
          label="EHLO name"
          note="For these settings; empty takes the one from the preferences."
          value={connection.ehloName}
          onText={(value) => setText('ehloName', value)}
        />
        <TlsOptions />
        <div className={styles.row}>
          <span>Through</span>
          <Segmented
            label="Through"
            value={rest.via}
            segments={CLIENTS}
            onChange={(via) => setRest({ via })}
          />
        </div>
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={rest.followUp}
            onChange={({ target }) => setRest({ followUp: target.checked })}
          />
          Look further where the run alone does not tell why
        </label>
        <p className={styles.actions}>
          <Button onClick={close}>Done</Button>
        </p>
      </div>
    </Dialog>
  );
}
