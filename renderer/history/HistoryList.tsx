// The runs of this sitting, newest first; choosing one opens it again.

import type { ReactNode } from 'react';
import type { RunId, RunSummary } from '../../shared/host/api.ts';
import type { Outcome } from '../../shared/run/verdict.ts';
import { visible } from '../../shared/smtp/visible.ts';
import { cx } from '../ui/cx.ts';
import { Shape } from '../ui/Shape.tsx';
import type { ShapeKind } from '../ui/Shape.tsx';
import { useRoving } from '../ui/use-roving.ts';
import { clockTime } from './clock-time.ts';
import styles from './HistoryList.module.css';

export interface HistoryListProps {
  readonly runs: readonly RunSummary[];
  readonly current: RunId | undefined;
  /** The profile or practice server that a run was started from, as far as it is known. */
  readonly nameOf: (run: RunSummary) => string | undefined;
  readonly onOpen: (id: RunId) => void;
}

const SHAPES: Readonly<Record<Outcome, readonly [ShapeKind, string]>> = {
  ok: ['pass', 'passed'],
  partial: ['warn', 'partly'],
  failed: ['fail', 'failed'],
  inconclusive: ['inconclusive', 'inconclusive'],
};

const DAY_AND_TIME = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });

export function HistoryList({ runs, current, nameOf, onOpen }: HistoryListProps): ReactNode {
  const roving = useRoving();
  if (runs.length === 0) {
    return (
      <p className={styles.empty}>
        Every run of this sitting is kept here, and opens again as it was.
      </p>
    );
  }
  return (
    <ul aria-label="Runs of this sitting" {...roving}>
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

function shapeOf({ state, outcome }: RunSummary): readonly [ShapeKind, string] {
  if (state === 'running') return ['running', 'running'];
  return outcome ? SHAPES[outcome] : ['inconclusive', 'without a verdict'];
}
