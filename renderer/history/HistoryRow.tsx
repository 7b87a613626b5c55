// One kept run in the history: opened by Enter, chosen by Space, noted by F2, deleted by Delete.

import { Pin } from 'lucide-react';
import { useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { RunSummary } from '../../shared/host/api.ts';
import { visible } from '../../shared/smtp/visible.ts';
import { Icon } from '../ui/Icon.tsx';
import { Shape } from '../ui/Shape.tsx';
import { clockTime, dayAndTime } from './clock-time.ts';
import styles from './HistoryView.module.css';
import { actByKey, RunMenu } from './RunMenu.tsx';
import type { RunChanges } from './RunMenu.tsx';
import { shapeOf } from './run-shape.ts';

export interface RunActions extends RunChanges {
  readonly onOpen: (run: RunSummary) => void;
}

export interface HistoryRowProps extends RunActions {
  readonly run: RunSummary;
  readonly name: string | undefined;
  readonly isCurrent: boolean;
  readonly isChosen: boolean;
}

export function HistoryRow(props: HistoryRowProps): ReactNode {
  const { run, name, isCurrent, isChosen, onOpen, onChoose } = props;
  const [menuOpen, setMenuOpen] = useState(false);
  const link = useRef<HTMLButtonElement>(null);
  const [shape, words] = shapeOf(run);
  const target = visible(run.target);
  const title = visible(run.title ?? words);
  const note = run.note === undefined ? undefined : visible(run.note.replaceAll('\n', ' '));
  const label = `the run of ${dayAndTime(run.startedAt)}, ${target}`;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (actByKey(event, run, props, () => setMenuOpen(true))) return;
    if (event.key !== ' ' || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onChoose(run);
  };
  return (
    <tr
      data-run={run.id}
      data-current={isCurrent || undefined}
      data-chosen={isChosen || undefined}
      onContextMenu={(event) => {
        event.preventDefault();
        setMenuOpen(true);
      }}
    >
      <td className={styles.choice}>
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={`Compare ${label}`}
          title="Choose two to compare (Space)"
          checked={isChosen}
          onChange={() => onChoose(run)}
        />
      </td>
      <td className={styles.outcome}>
        <Shape kind={shape} size={12} label={words} />
      </td>
      <td className={styles.time}>{clockTime(run.startedAt)}</td>
      <td className={styles.target} title={name === undefined ? target : `${name}\n${target}`}>
        {name ?? <span className="wire">{target}</span>}
      </td>
      <td className={styles.title}>
        <button
          ref={link}
          type="button"
          data-roving
          className={styles.open}
          aria-current={isCurrent || undefined}
          aria-keyshortcuts="Space F2 Delete Shift+F10"
          title={[title, note].filter(Boolean).join('\n')}
          onClick={() => onOpen(run)}
          onKeyDown={onKeyDown}
        >
          {title}
          {note !== undefined && <span className={styles.note}>{note}</span>}
        </button>
      </td>
      <td className={styles.more}>
        {run.pinned && (
          <span role="img" aria-label="pinned" title="Pinned: it stays whatever its age">
            <Icon of={Pin} size={12} />
          </span>
        )}
        <RunMenu
          {...props}
          label={label}
          open={menuOpen}
          onOpen={setMenuOpen}
          onClosed={() => link.current?.focus()}
          chooseKey="Space"
        />
      </td>
    </tr>
  );
}
