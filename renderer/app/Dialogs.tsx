// Opens the dialog that is asked for.

import type { ReactNode } from 'react';
import { NameDialog } from '../profiles/NameDialog.tsx';
import { useStore } from '../state/store.ts';
import { CommandPalette } from './CommandPalette.tsx';
import { CredentialDialog } from './CredentialDialog.tsx';
import { KeysDialog } from './KeysDialog.tsx';
import { OptionsDialog } from './OptionsDialog.tsx';
import { PreferencesDialog } from './PreferencesDialog.tsx';
import { useWorkbench } from './workbench-context.ts';

export function Dialogs(): ReactNode {
  const { stores } = useWorkbench();
  switch (useStore(stores.dialog)) {
    case 'palette':
      return <CommandPalette />;
    case 'preferences':
      return <PreferencesDialog />;
    case 'credential':
      return <CredentialDialog />;
    case 'options':
      return <OptionsDialog />;
    case 'keys':
      return <KeysDialog />;
    case 'save':
      return <SaveDialog />;
    case undefined:
      return null;
  }
}

function SaveDialog(): ReactNode {
  const workbench = useWorkbench();
  const { dialog, origin, profiles, form, about } = workbench.stores;
  const from = origin.get();
  const loaded =
    from.kind === 'profile' ? profiles.get().find(({ id }) => id === from.id) : undefined;
  const { user, host, auth } = form.get();
  const close = (): void => dialog.set(undefined);
  const save = (name: string, id?: string): void => {
    workbench.attempt(() => workbench.saveProfile(name, id));
    close();
  };
  const keeps = auth.password ?? auth.token;
  return (
    <NameDialog
      title="Save as a profile"
      name={loaded?.name ?? (user === '' ? host : `${user} at ${host}`)}
      action={loaded ? 'Save as a new one' : 'Save'}
      other={
        loaded && {
          action: `Save over ${loaded.name}`,
          onChoose: () => save(loaded.name, loaded.id),
        }
      }
      note={
        keeps === undefined
          ? 'A slash makes a folder: Help desk / Scanner.'
          : about.get()?.secretsPersist
            ? 'The password is kept in this computer’s keychain.'
            : 'The password is kept in memory until Ehlo ends, never in a file.'
      }
      onName={save}
      onClose={close}
    />
  );
}
