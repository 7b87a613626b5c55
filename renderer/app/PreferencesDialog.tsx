// The preferences: looks, font size, EHLO name, times for the steps, history, single-letter keys, updates.

import { useRef } from 'react';
import type { ReactNode } from 'react';
import type { Preferences } from '../../shared/host/api.ts';
import { useStore } from '../state/store.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { EhloNameField } from './EhloNameField.tsx';
import styles from './Form.module.css';
import { KeptRuns } from './KeptRuns.tsx';
import { StepTimes } from './StepTimes.tsx';
import { THEMES } from './themes.ts';
import { useWorkbench } from './workbench-context.ts';

const SIZES = [11, 12, 13, 14, 15, 16, 18, 20];

export function PreferencesDialog(): ReactNode {
  const workbench = useWorkbench();
  const { stores } = workbench;
  const now = useStore(stores.preferences);
  const about = useStore(stores.about);
  const change = (part: Partial<Preferences>): void =>
    workbench.attempt(() => workbench.savePreferences(part));
  /** The field whose fault kept the dialog open once. */
  const told = useRef<HTMLInputElement>(null);
  const close = (): void => {
    // Escape leaves a field without leaving it first, and what was typed is saved on leaving.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    const bad = document.querySelector<HTMLInputElement>('dialog[open] input:invalid');
    if (bad && bad !== told.current) {
      told.current = bad;
      bad.closest('details')?.setAttribute('open', '');
      bad.focus();
      return;
    }
    // The browser itself closes a dialog whose Escape is pressed again.
    if (bad) workbench.say('trouble', 'What does not fit its field was not saved.');
    stores.dialog.set(undefined);
  };
  return (
    <Dialog title="Preferences" onClose={close}>
      <div className={styles.form}>
        <div className={styles.row}>
          <span>Theme</span>
          <Segmented
            label="Theme"
            value={now.theme}
            segments={THEMES}
            onChange={(theme) => change({ theme })}
          />
        </div>
        <Field label="Font size">
          {(ties) => (
            <select
              {...ties}
              value={now.fontSize}
              onChange={({ target }) => change({ fontSize: Number(target.value) })}
            >
              {SIZES.map((size) => (
                <option key={size} value={size}>
                  {size} px{size === 13 ? ', the usual one' : ''}
                </option>
              ))}
            </select>
          )}
        </Field>
        <EhloNameField value={now.ehloName} onValue={(ehloName) => change({ ehloName })} />
        <StepTimes times={now} onChange={change} />
        <KeptRuns />
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={now.letterKeys}
            onChange={({ target }) => change({ letterKeys: target.checked })}
          />
          Single letters act outside text fields: E, V, /
        </label>
        {about?.findsUpdates && (
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={now.updates}
              onChange={({ target }) => change({ updates: target.checked })}
            />
            Look for a newer version at each start; it is installed only if you agree
          </label>
        )}
        <p className={styles.actions}>
          <Button onClick={close}>Done</Button>
        </p>
      </div>
    </Dialog>
  );
}
