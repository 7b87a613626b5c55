// The newest runs; choosing one opens it again.

import { Pin } from 'lucide-react';
import type { ReactNode } from 'react';
import type { RunId, RunSummary } from '../../shared/host/api.ts';
import { visible } from '../../shared/smtp/visible.ts';
import { cx } from '../ui/cx.ts';
import { Icon } from '../ui/Icon.tsx';
import { Shape } from '../ui/Shape.tsx';
import { useRoving } from '../ui/use-roving.ts';
import { clockTime } from './clock-time.ts';
import styles from './HistoryList.module.css';
import { shapeOf } from './run-shape.ts';

export interface HistoryListProps {
  readonly runs: readonly RunSummary[];
  readonly current: RunId | undefined;
  /** The profile or practice server that a run was started from, as far as it is known. */
  readonly nameOf: (run: RunSummary) => string | undefined;
  /** Whether others are kept and left out, as they are not what is looked for. */
  readonly filtered: boolean;
  readonly onOpen: (id: RunId) => void;
}

const DAY_AND_TIME = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });

export function HistoryList({
  runs,
  current,
  nameOf,
  filtered,
  onOpen,
}: HistoryListProps): ReactNode {
  const roving = useRoving();
  if (runs.length === 0) {
    return (
      <p className={styles.empty}>
        {filtered
          ? 'None of the newest runs is like that.'
          : 'Every run is kept here, and opens again as it was.'}
      </p>
    );
  }
  return (
    <ul aria-label="Newest runs" {...roving}>
      {runs.map((run) => {
        const [shape, words] = shapeOf(run);
        const started = new Date(run.startedAt);
        const target = visible(run.target);
        const name = nameOf(run);
        const title = visible(run.title ?? words);
        return (
          <li key={run.id}>
            <button
              type="button"
              data-roving
              className={styles.item}
              aria-current={run.id === current || undefined}
              title={[DAY_AND_TIME.format(started), name, target, title].filter(Boolean).join('\n')}
              onClick={() => onOpen(run.id)}
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
          </li>
        );
      })}
    </ul>
  );
}

function Pinned(): ReactNode {
  return (
    <span role="img" aria-label="pinned" className={styles.pin}>
      <Icon of={Pin} size={10} />
    </span>
  );
}
