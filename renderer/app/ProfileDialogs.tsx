// Ties the dialogs about profiles to the workbench: save, rename, describe, delete.

import type { ReactNode } from 'react';
import { fullName } from '../../shared/profile/full-name.ts';
import { visible } from '../../shared/smtp/visible.ts';
import { DetailsDialog } from '../profiles/DetailsDialog.tsx';
import { NameDialog } from '../profiles/NameDialog.tsx';
import { useStore } from '../state/store.ts';
import { ConfirmDelete } from '../ui/ConfirmDelete.tsx';
import { deleteProfile, describeProfile, renameProfile, saveProfile } from './profile-actions.ts';
import type { ProfileChange } from './stores.ts';
import { useWorkbench } from './workbench-context.ts';

export function ChangeDialog({ what, profile }: ProfileChange): ReactNode {
  const workbench = useWorkbench();
  const { changing, trouble, profiles } = workbench.stores;
  const others = useStore(profiles).filter(({ id }) => id !== profile.id);
  const barred = useStore(trouble)?.reason;
  const close = (): void => changing.set(undefined);
  switch (what) {
    case 'rename':
      return (
        <NameDialog
          title="Rename the profile"
          name={fullName(profile)}
          action="Rename"
          taken={others.map(fullName)}
          barred={barred}
          onName={(name) => {
            workbench.ask(() => renameProfile(workbench, profile, name));
            close();
          }}
          onClose={close}
        />
      );
    case 'details':
      return (
        <DetailsDialog
          profile={profile}
          folders={[...new Set(others.map(({ folder }) => folder))].filter((each) => each !== '')}
          isTaken={(name, folder) =>
            others.some((other) => other.name === name && other.folder === folder)
          }
          barred={barred}
          onSave={(details) => {
            workbench.ask(() => describeProfile(workbench, profile, details));
            close();
          }}
          onClose={close}
        />
      );
    case 'delete':
      return (
        <ConfirmDelete
          title={`Delete ${visible(fullName(profile))}?`}
          barred={barred}
          onDelete={() => {
            workbench.ask(() => deleteProfile(workbench, profile));
            close();
          }}
          onClose={close}
        >
          <p>Its settings and its password are deleted. Runs made with it stay.</p>
        </ConfirmDelete>
      );
  }
}

export function SaveDialog(): ReactNode {
  const workbench = useWorkbench();
  const { dialog, origin, profiles, form, about, trouble } = workbench.stores;
  const from = origin.get();
  const all = useStore(profiles);
  const loaded = from.kind === 'profile' ? all.find(({ id }) => id === from.id) : undefined;
  const { user, host, auth } = form.get();
  const close = (): void => dialog.set(undefined);
  const save = (name: string, id?: string): void => {
    workbench.ask(() => saveProfile(workbench, name, id));
    close();
  };
  const keeps = auth.password ?? auth.token;
  return (
    <NameDialog
      title="Save as a profile"
      name={loaded ? fullName(loaded) : user === '' ? host : `${user} at ${host}`}
      action={loaded ? 'Save as a new one' : 'Save'}
      other={
        loaded && {
          action: `Save over ${visible(fullName(loaded))}`,
          onChoose: () => save(fullName(loaded), loaded.id),
        }
      }
      taken={all.map(fullName)}
      onReplace={(name) => save(name, all.find((each) => fullName(each) === name)?.id)}
      note={
        keeps === undefined
          ? 'A slash makes a folder: Help desk / Scanner.'
          : about.get()?.secretsPersist
            ? 'The password is kept in this computer’s keychain.'
            : 'The password is kept in memory until Ehlo ends, never in a file.'
      }
      barred={useStore(trouble)?.reason}
      onName={(name) => save(name)}
      onClose={close}
    />
  );
}
