// Finds everything by a few letters: commands, profiles, runs, practice servers.

import { Command } from 'cmdk';
import { Search } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Dialog } from '../ui/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Keys } from '../ui/Keys.tsx';
import styles from './CommandPalette.module.css';
import { useCommandList } from './commands-context.ts';
import { PALETTE_GROUPS, paletteGroups } from './palette-filter.ts';
import { useWorkbench } from './workbench-context.ts';

/** Commands of a group that are listed at once: whoever has thousands of profiles types a name. */
const MOST = 100;

export function CommandPalette(): ReactNode {
  const { stores } = useWorkbench();
  // What is barred is listed with its reason, so that nobody takes it for missing.
  const commands = useCommandList().filter(
    ({ hidden, enabled, reason }) => !hidden && (enabled !== false || reason !== undefined),
  );
  const [wanted, setWanted] = useState('');
  const close = (): void => stores.dialog.set(undefined);
  const carryOut = (run: () => void): void => {
    close();
    // Focus goes back to where it was first; the command may move it on.
    requestAnimationFrame(run);
  };
  return (
    <Dialog title="Commands" showTitle={false} onClose={close} className={styles.palette}>
      {/* It would sort the members of a group, but never the groups. */}
      <Command label="Commands" loop shouldFilter={false}>
        <div className={styles.input}>
          <Icon of={Search} size={16} />
          <Command.Input
            placeholder="What to do, or where to go"
            value={wanted}
            onValueChange={setWanted}
          />
        </div>
        <Command.List className={styles.list} label="Matches">
          <Command.Empty className={styles.empty}>Nothing has that name.</Command.Empty>
          {paletteGroups(commands, PALETTE_GROUPS, wanted).map(({ group, commands: members }) => (
            <Command.Group
              key={group}
              heading={headingOf(group, members.length)}
              className={styles.group}
            >
              {members.slice(0, MOST).map(({ id, label, detail, keys, enabled, reason, run }) => (
                <Command.Item
                  key={id}
                  value={id}
                  className={styles.item}
                  disabled={enabled === false}
                  onSelect={() => carryOut(run)}
                >
                  <span>{label}</span>
                  {(enabled === false ? reason : detail) !== undefined && (
                    <span className="sub">{enabled === false ? reason : detail}</span>
                  )}
                  <span className="spring" />
                  {keys?.[0] !== undefined && <Keys keys={keys[0]} />}
                </Command.Item>
              ))}
            </Command.Group>
          ))}
        </Command.List>
      </Command>
    </Dialog>
  );
}

function headingOf(group: string, count: number): string {
  return count > MOST ? `${group}: ${MOST} of ${count}, type on to find the others` : group;
}
