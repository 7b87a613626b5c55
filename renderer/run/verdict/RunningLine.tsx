// Says what the run is doing now, where the verdict will stand.

import type { ReactNode } from 'react';
import type { Phase } from '../../../shared/run/phase.ts';
import { transcriptLine } from '../../../shared/export/transcript-line.ts';
import { doing } from '../../../shared/words/en/phrases.ts';
import { Shape } from '../../ui/Shape.tsx';
import type { RunLog } from '../run-log.ts';
import { useElapsed, useFacts } from '../use-run-log.ts';
import { duration } from '../words/measures.ts';
import styles from './VerdictCard.module.css';
import { capitalised } from '../../../shared/words/first-letter.ts';

export function RunningLine({ log }: { readonly log: RunLog }): ReactNode {
  useFacts(log);
  const elapsed = useElapsed(log);
  const phase = currentPhase(log);
  return (
    <section
      className={styles.verdict}
      data-outcome="running"
      data-region="verdict"
      aria-labelledby="verdict-title"
    >
      <header className={styles.head}>
        <div className={styles.where}>
          <Shape kind="running" size={16} />
          <span>
            <strong>{phase === undefined ? 'Starting' : `At ${phase}`}</strong>
            <span className={styles.sure}>{duration(elapsed)} so far</span>
          </span>
        </div>
        <h1 id="verdict-title" tabIndex={-1}>
          {phase === undefined ? 'Starting' : capitalised(doing(phase))}
          <span className={styles.below}>{waitingFor(log)}</span>
        </h1>
      </header>
    </section>
  );
}

/** The phase under way, or the latest one. */
export function currentPhase(log: RunLog): Phase | undefined {
  const spans = log.spans.list;
  return (spans.findLast(({ state }) => state === 'running') ?? spans.at(-1))?.phase;
}

function waitingFor(log: RunLog): string {
  const last = log.rows.length - 1;
  const event = last >= 0 ? log.events[log.rows.eventIndex(last)] : undefined;
  if (!event) return 'Asking Ehlo to begin.';
  if (event.type === 'line.sent') return 'Waiting for the server to answer.';
  if (event.type === 'line.received') return 'Reading what the server says.';
  return transcriptLine(event)?.text ?? '';
}
