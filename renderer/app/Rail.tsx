// Ties the phase rail to the transcript.

import type { ReactNode, RefObject } from 'react';
import { PhaseRail } from '../run/rail/PhaseRail.tsx';
import type { TranscriptHandle } from '../run/transcript/Transcript.tsx';
import { useStore } from '../state/store.ts';
import styles from './App.module.css';
import { afterDrawing } from './after-drawing.ts';
import { useWorkbench } from './workbench-context.ts';

export function Rail({
  transcript,
}: {
  readonly transcript: RefObject<TranscriptHandle | null>;
}): ReactNode {
  const { stores } = useWorkbench();
  const log = useStore(stores.log);
  return (
    <div className={styles.rail} data-region="rail">
      <PhaseRail
        log={log}
        onPhase={(phase) => {
          const start = log?.events.findIndex(
            (event) => event.type === 'phase.started' && event.phase === phase,
          );
          if (!log || start === undefined || start < 0) return;
          stores.pane.set('main');
          // The first line behind the phase's start.
          const row = Math.min(log.rows.rowNotAfter(start) + 1, log.rows.length - 1);
          afterDrawing(() => transcript.current?.showRow(row));
        }}
      />
    </div>
  );
}
