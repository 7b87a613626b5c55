// Holds every dialog but the providers', which are large: loaded with the first that is opened.

import type { ReactNode } from 'react';
import { CommandPalette } from './CommandPalette.tsx';
import { CredentialDialog } from './CredentialDialog.tsx';
import { DiscoverDialog } from './DiscoverDialog.tsx';
import { ImportDialog } from './ImportDialog.tsx';
import { KeysDialog } from './KeysDialog.tsx';
import { OptionsDialog } from './OptionsDialog.tsx';
import { PreferencesDialog } from './PreferencesDialog.tsx';
import { ChangeDialog, SaveDialog } from './ProfileDialogs.tsx';
import { RunDialog } from './RunDialog.tsx';
import type { DialogName } from './stores.ts';

export { ChangeDialog, RunDialog };

export function AnyDialog({
  name,
}: {
  readonly name: Exclude<DialogName, 'providers'>;
}): ReactNode {
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
    case 'discover':
      return <DiscoverDialog />;
    case 'import':
      return <ImportDialog />;
    case 'save':
      return <SaveDialog />;
  }
}
