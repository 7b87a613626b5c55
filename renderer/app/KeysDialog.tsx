// Lists every key that does something.

import type { ReactNode } from 'react';
import { Dialog } from '../ui/Dialog.tsx';
import { Keys } from '../ui/Keys.tsx';
import { useCommandList } from './commands-context.ts';
import styles from './Form.module.css';
import { useWorkbench } from './workbench-context.ts';

/** Keys of the parts themselves, which are no commands. */
const MORE: readonly (readonly [string, readonly string[]])[] = [
  ['Move through lines, extend the selection', ['Up', 'Down', 'Shift+Down']],
  ['Copy the selected lines', ['Ctrl+C']],
  ['Explain this line', ['Space']],
  ['Rename, delete a profile', ['F2', 'Delete']],
  ['A profile’s folder, tags, colour, notes', ['Alt+Enter']],
];

export function KeysDialog(): ReactNode {
  const { stores } = useWorkbench();
  const commands = useCommandList().filter(({ keys }) => keys !== undefined);
  return (
    <Dialog title="All keys" onClose={() => stores.dialog.set(undefined)}>
      <div className={styles.form} tabIndex={0} role="region" aria-label="All keys">
        <dl className={styles.keys}>
          {[...commands.map(({ label, keys = [] }) => [label, keys] as const), ...MORE].map(
            ([label, keys]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>
                  {keys.map((key) => (
                    <span key={key}>
                      <Keys keys={key} />
                      <span className="vh">{key}</span>
                    </span>
                  ))}
                </dd>
              </div>
            ),
          )}
        </dl>
      </div>
    </Dialog>
  );
}
