// Shows the run as a row of phases over a waterfall of their times, filling while it runs.

import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { PHASES } from '../../../shared/run/phase.ts';
import type { Phase } from '../../../shared/run/phase.ts';
import { sessionOrder } from '../../../shared/run/session-order.ts';
import { cx } from '../../ui/cx.ts';
import type { RunLog } from '../run-log.ts';
import { isRunning, useElapsed, useFacts } from '../use-run-log.ts';
import { PhaseCell } from './PhaseCell.tsx';
import styles from './PhaseRail.module.css';
import { PhaseTrace } from './PhaseTrace.tsx';
import { cellsOf, isCancelled } from './cells.ts';
import type { Span } from './spans.ts';

export interface PhaseRailProps {
  readonly log: RunLog | undefined;
  /** Brings the phase's first line into sight. */
  readonly onPhase: (phase: Phase) => void;
}

export function PhaseRail({ log, onPhase }: PhaseRailProps): ReactNode {
  const facts = useFacts(log);
  const elapsed = useElapsed(log);
  const running = isRunning(log);
  const plan = facts?.settings.plan;
  const order = useMemo(() => (plan ? sessionOrder(plan) : PHASES), [plan]);
  const spans = log?.spans.list ?? [];
  const cells = cellsOf(order, facts, spans, running, elapsed);
  return (
    <nav className={cx(styles.rail, facts === undefined && styles.teach)} aria-label="Phases">
      <ol className={styles.cells}>
        {cells.map((cell) => (
          <li key={cell.phase}>
            <PhaseCell cell={cell} onClick={() => onPhase(cell.phase)} />
          </li>
        ))}
      </ol>
      <PhaseTrace
        order={order}
        spans={isCancelled(facts) ? spans.map(withoutFailure) : spans}
        sheath={log?.spans.sheath}
        elapsed={elapsed}
        running={running}
      />
    </nav>
  );
}

function withoutFailure(span: Span): Span {
  return span.state === 'failed' ? { ...span, state: 'passed' } : span;
}
