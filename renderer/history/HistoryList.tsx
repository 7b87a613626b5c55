// The runs of this sitting, newest first; choosing one opens it again.

import type { ReactNode } from 'react';
import type { RunId, RunSummary } from '../../shared/host/api.ts';
import type { Outcome } from '../../shared/run/verdict.ts';
import { visible } from '../../shared/smtp/visible.ts';
import { Shape } from '../ui/Shape.tsx';
import type { ShapeKind } from '../ui/Shape.tsx';
import { useRoving } from '../ui/use-roving.ts';
import styles from './HistoryList.module.css';

export interface HistoryListProps {
  readonly runs: readonly RunSummary[];
  readonly current: RunId | undefined;
  readonly onOpen: (id: RunId) => void;
}

const SHAPES: Readonly<Record<Outcome, readonly [ShapeKind, string]>> = {
  ok: ['pass', 'passed'],
  partial: ['warn', 'partly'],
  failed: ['fail', 'failed'],
  inconclusive: ['inconclusive', 'inconclusive'],
};

const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

export function HistoryList({ runs, current, onOpen }: HistoryListProps): ReactNode {
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
        return (
          <li key={run.id}>
            <button
              type="button"
              data-roving
              className={styles.item}
              aria-current={run.id === current || undefined}
              title={run.title === undefined ? words : visible(run.title)}
              onClick={() => onOpen(run.id)}
            >
              <Shape kind={shape} size={11} label={words} />
              <span className={styles.when}>
                {run.state === 'running' ? 'now' : TIME.format(new Date(run.startedAt))}
              </span>
              <span className={styles.label}>{visible(run.target)}</span>
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
