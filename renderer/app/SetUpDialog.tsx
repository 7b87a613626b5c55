// Fills the bar without knowing a server: by choosing a provider. Loaded when it is first opened.

import { useState } from 'react';
import type { ReactNode } from 'react';
import { signInWords } from '../../shared/profile/presets/preset-words.ts';
import type { Preset } from '../../shared/profile/presets/preset.ts';
import { ProviderDetails } from '../setup/ProviderDetails.tsx';
import { ProviderPicker } from '../setup/ProviderPicker.tsx';
import styles from '../setup/Setup.module.css';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { fillServer, knownAddress } from './fill-settings.ts';
import { useWorkbench } from './workbench-context.ts';

export function SetUpDialog(): ReactNode {
  const workbench = useWorkbench();
  const [preset, setPreset] = useState<Preset>();
  return (
    <Dialog
      // Anew for each step, so that focus begins where it is wanted.
      key={preset?.id ?? ''}
      title={preset?.name ?? 'Choose a provider'}
      className={styles.dialog}
      onClose={() => workbench.stores.dialog.set(undefined)}
    >
      <div className={styles.body}>
        {preset ? (
          <ProviderDetails
            preset={preset}
            address={knownAddress(workbench)}
            onFill={(settings) => {
              fillServer(workbench, settings);
              workbench.say(
                'done',
                `${preset.name} takes ${signInWords(preset)}. Nothing has run.`,
              );
            }}
            onBack={() => setPreset(undefined)}
          />
        ) : (
          <>
            <ProviderPicker onChoose={setPreset} />
            <p className={styles.actions}>
              <Button onClick={() => workbench.stores.dialog.set('discover')}>
                From an e-mail address
              </Button>
              <Button onClick={() => workbench.stores.dialog.set('import')}>Import settings</Button>
            </p>
          </>
        )}
      </div>
    </Dialog>
  );
}
