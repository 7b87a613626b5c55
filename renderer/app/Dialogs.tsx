// Opens the dialog that is asked for.

import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import { useStore } from '../state/store.ts';
import { CommandPalette } from './CommandPalette.tsx';
import { CredentialDialog } from './CredentialDialog.tsx';
import { KeysDialog } from './KeysDialog.tsx';
import { OptionsDialog } from './OptionsDialog.tsx';
import { PreferencesDialog } from './PreferencesDialog.tsx';
import { ChangeDialog, SaveDialog } from './ProfileDialogs.tsx';
import type { DialogName } from './stores.ts';
import { useWorkbench } from './workbench-context.ts';

// What is known of the providers is large, and wanted now and then.
const SetUpDialog = lazy(() => import('./SetUpDialog.tsx'));

export function Dialogs(): ReactNode {
  const { dialog, changing } = useWorkbench().stores;
  const change = useStore(changing);
  const open = useStore(dialog);
  return change ? <ChangeDialog {...change} /> : dialogOf(open);
}

function dialogOf(name: DialogName | undefined): ReactNode {
  switch (name) {
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
    case 'providers':
      return (
        <Suspense>
          <SetUpDialog />
        </Suspense>
      );
    case 'save':
      return <SaveDialog />;
    case undefined:
      return null;
  }
}
