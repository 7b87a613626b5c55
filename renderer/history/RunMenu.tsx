// What may be done to a kept run, under a button of its row; a list of many runs draws one menu only.

import { Ellipsis } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { RunSummary } from '../../shared/host/api.ts';
import { Tool } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { LaterMenu } from '../ui/LaterMenu.tsx';

export interface RunChanges {
  /** Takes it as one of the two to compare, or no more. */
  readonly onChoose: (run: RunSummary) => void;
  readonly onPin: (run: RunSummary) => void;
  readonly onNote: (run: RunSummary) => void;
  readonly onDelete: (run: RunSummary) => void;
}

export interface RunMenuProps extends RunChanges {
  readonly run: RunSummary;
  readonly isChosen: boolean;
  /** When and where the run was. */
  readonly label: string;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onClosed: () => void;
  /** The key that chooses it, where there is one. */
  readonly chooseKey?: string;
  readonly className?: string | undefined;
}

export function RunMenu(props: RunMenuProps): ReactNode {
  const { run, isChosen, label, open, onOpen, onClosed, chooseKey, className } = props;
  const button = { label: `Actions for ${label}`, tabIndex: -1, className };
  const dots = <Icon of={Ellipsis} size={12} />;
  if (!open) {
    return (
      <Tool {...button} aria-haspopup="menu" onClick={() => onOpen(true)}>
        {dots}
      </Tool>
    );
  }
  return (
    <LaterMenu
      label={button.label}
      open
      onOpenChange={onOpen}
      onClosed={onClosed}
      items={[
        {
          label: isChosen ? 'Do not compare' : 'Choose to compare',
          keys: chooseKey,
          onSelect: () => props.onChoose(run),
        },
        { label: run.pinned ? 'Unpin' : 'Pin', onSelect: () => props.onPin(run) },
        {
          label: run.note === undefined ? 'Note…' : 'Change the note…',
          keys: 'F2',
          onSelect: () => props.onNote(run),
        },
        { label: 'Delete…', keys: 'Del', danger: true, onSelect: () => props.onDelete(run) },
      ]}
    >
      <Tool {...button}>{dots}</Tool>
    </LaterMenu>
  );
}

/** Carries out what a key on a run's row asks for; false where it asks for nothing. */
export function actByKey(
  event: KeyboardEvent,
  run: RunSummary,
  { onNote, onDelete }: RunChanges,
  openMenu: () => void,
): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  // As a right click would: Shift+F10, or the key of its own that some keyboards have.
  const forMenu = event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10');
  const act = forMenu ? openMenu : { F2: onNote, Delete: onDelete }[event.key];
  if (!act) return false;
  event.preventDefault();
  act(run);
  return true;
}
