// The newest runs: opened by Enter, noted by F2, deleted by Delete; Shift+F10 opens a menu.

import { Pin } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { RunId, RunSummary } from '../../shared/host/api.ts';
import { visible } from '../../shared/smtp/visible.ts';
import { LinkButton } from '../ui/Button.tsx';
import { cx } from '../ui/cx.ts';
import { Icon } from '../ui/Icon.tsx';
import { Shape } from '../ui/Shape.tsx';
import { useRoving } from '../ui/use-roving.ts';
import { clockTime, dayAndTime } from './clock-time.ts';
import styles from './HistoryList.module.css';
import { actByKey, RunMenu } from './RunMenu.tsx';
import type { RunChanges } from './RunMenu.tsx';
import { shapeOf } from './run-shape.ts';

export interface HistoryListProps extends RunChanges {
  readonly runs: readonly RunSummary[];
  readonly current: RunId | undefined;
  /** Runs that were chosen to be compared. */
  readonly chosen: readonly RunSummary[];
  /** The profile or practice server that a run was started from, as far as it is known. */
  readonly nameOf: (run: RunSummary) => string | undefined;
  readonly onOpen: (id: RunId) => void;
  /** Given where none of the newest is what is looked for: looks in all of them. */
  readonly onSearchAll: (() => void) | undefined;
}

const DAY_AND_TIME = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });

export function HistoryList(props: HistoryListProps): ReactNode {
  const { runs, onSearchAll, ...rest } = props;
  const roving = useRoving();
  if (runs.length === 0) {
    return onSearchAll ? (
      <p className={styles.empty}>
        None of the newest runs is like that.{' '}
        <LinkButton className={styles.all} onClick={onSearchAll}>
          Look in all
        </LinkButton>
      </p>
    ) : (
      <p className={styles.empty}>Every run is kept here, and opens again as it was.</p>
    );
  }
  return (
    <ul aria-label="Newest runs" {...roving}>
      {runs.map((run) => (
        <Item key={run.id} run={run} {...rest} />
      ))}
    </ul>
  );
}

interface ItemProps extends Omit<HistoryListProps, 'runs' | 'onSearchAll'> {
  readonly run: RunSummary;
}

function Item({ run, current, chosen, nameOf, onOpen, ...changes }: ItemProps): ReactNode {
  const [menuOpen, setMenuOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const [shape, words] = shapeOf(run);
  const started = DAY_AND_TIME.format(new Date(run.startedAt));
  const target = visible(run.target);
  const name = nameOf(run);
  const title = visible(run.title ?? words);
  const note = run.note === undefined ? undefined : visible(run.note);
  return (
    <li
      data-run={run.id}
      className={styles.row}
      onContextMenu={(event) => {
        event.preventDefault();
        setMenuOpen(true);
      }}
    >
      <button
        ref={button}
        type="button"
        data-roving
        className={styles.item}
        aria-current={run.id === current || undefined}
        aria-keyshortcuts="F2 Delete Shift+F10"
        title={[started, name, target, title, note].filter(Boolean).join('\n')}
        onClick={() => onOpen(run.id)}
        onKeyDown={(event) => actByKey(event, run, changes, () => setMenuOpen(true))}
      >
        <Shape kind={shape} size={11} label={words} />
        <span className={styles.run}>
          <span className={cx(styles.name, name === undefined && styles.target)}>
            {name ?? target}
          </span>
          <span className={styles.second}>{title}</span>
          <span className={styles.second}>
            <span className={styles.when}>{clockTime(run.startedAt)}</span>
            {run.pinned && <Pinned />}
            {name !== undefined && <span className={styles.target}>{target}</span>}
          </span>
        </span>
      </button>
      <RunMenu
        {...changes}
        run={run}
        isChosen={chosen.some(({ id }) => id === run.id)}
        label={`the run of ${dayAndTime(run.startedAt)}, ${target}`}
        open={menuOpen}
        onOpen={setMenuOpen}
        onClosed={() => button.current?.focus()}
        className={styles.more}
      />
    </li>
  );
}

function Pinned(): ReactNode {
  return (
    <span role="img" aria-label="pinned" className={styles.pin}>
      <Icon of={Pin} size={10} />
    </span>
  );
}
