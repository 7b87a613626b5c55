// Opens the dialog that is asked for.

import type { ReactNode } from 'react';
import { useStore } from '../state/store.ts';
import { useLater } from '../ui/later.ts';
import { NOT_LOADED, dialogs, setUp } from './parts.ts';
import { useWorkbench } from './workbench-context.ts';

export function Dialogs(): ReactNode {
  const workbench = useWorkbench();
  const { dialog, changing, changingRun } = workbench.stores;
  const change = useStore(changing);
  const runChange = useStore(changingRun);
  const name = useStore(dialog);
  const giveUp = (): void => {
    dialog.set(undefined);
    changing.set(undefined);
    changingRun.set(undefined);
    workbench.say('trouble', NOT_LOADED);
  };
  const ofProviders = name === 'providers';
  const any = useLater(
    dialogs,
    change !== undefined || runChange !== undefined || (name !== undefined && !ofProviders),
    giveUp,
  );
  const providers = useLater(setUp, ofProviders, giveUp);
  if (runChange) return any && <any.RunDialog {...runChange} />;
  if (change) return any && <any.ChangeDialog {...change} />;
  if (name === undefined) return null;
  if (name === 'providers') return providers && <providers.SetUpDialog />;
  return any && <any.AnyDialog name={name} />;
}
