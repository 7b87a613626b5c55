// The middle of the window: what the run is doing or how it ended, over the transcript.

import { useEffect, useMemo } from 'react';
import type { ReactNode, RefObject } from 'react';
import { LineCites } from '../run/LineCite.tsx';
import { rowsOfSeqs } from '../run/evidence.ts';
import { Transcript } from '../run/transcript/Transcript.tsx';
import type { TranscriptHandle } from '../run/transcript/Transcript.tsx';
import type { RowMark } from '../run/transcript/TranscriptRow.tsx';
import type { RunLog } from '../run/run-log.ts';
import { rowLine } from '../run/transcript/row-text.ts';
import { isRunning, useFacts } from '../run/use-run-log.ts';
import { BrokenLog } from '../run/verdict/BrokenLog.tsx';
import { ConfirmSend } from '../run/verdict/ConfirmSend.tsx';
import { NothingYet } from '../run/verdict/NothingYet.tsx';
import { RunningLine } from '../run/verdict/RunningLine.tsx';
import { Starting } from '../run/verdict/Starting.tsx';
import { VerdictCard } from '../run/verdict/VerdictCard.tsx';
import { duration } from '../run/words/measures.ts';
import { useStore } from '../state/store.ts';
import { copyText } from '../ui/copy.ts';
import styles from './App.module.css';
import { focusRun } from './keep-focus.ts';
import { VerdictActions } from './VerdictActions.tsx';
import { verdictFold } from './verdict-fold.ts';
import { WHEN_ENDED } from './why-barred.ts';
import { useWorkbench } from './workbench-context.ts';

/** The lines so far; a run under way has no report to export yet. */
async function copyTranscript(log: RunLog): Promise<void> {
  await copyText(log.events.flatMap((event) => rowLine(event) ?? []).join('\n'));
}

export interface RunPaneProps {
  readonly transcript: RefObject<TranscriptHandle | null>;
  /** False where another tab has the transcript's place. */
  readonly showTranscript: boolean;
}

export function RunPane({ transcript, showTranscript }: RunPaneProps): ReactNode {
  const workbench = useWorkbench();
  const { stores } = workbench;
  const log = useStore(stores.log);
  const confirming = useStore(stores.confirming);
  const starting = useStore(stores.starting);
  const barred = useStore(stores.trouble)?.reason;
  const facts = useFacts(log);
  const judgement = facts?.settings.judgement;
  const open = useStore(verdictFold);
  const judged = judgement !== undefined;
  // It grows over the oldest lines; a reader who is among them opens it when they like.
  useEffect(
    () => verdictFold.set(transcript.current?.isFollowing() ?? true),
    [log, judged, transcript],
  );

  const marks = useMemo(() => {
    const found = new Map<number, RowMark>();
    if (!log || !judgement) return found;
    const { outcome, evidence } = judgement.verdict;
    const mark = outcome === 'failed' ? 'fail' : outcome === 'partial' ? 'warn' : 'cite';
    for (const row of rowsOfSeqs(log, evidence)) found.set(row, mark);
    return found;
  }, [log, judgement]);

  const cite = (row: number): void => {
    stores.pane.set('main');
    // Where the transcript had no place, it is drawn first.
    requestAnimationFrame(() => transcript.current?.showRow(row));
  };

  const slot = (): ReactNode => {
    if (confirming) {
      return (
        <ConfirmSend
          plan={confirming.plan}
          over={log !== undefined}
          barred={barred}
          onSend={() => workbench.ask(() => workbench.start(confirming))}
          onRehearse={() => {
            const plan = { ...confirming.plan, stopAfter: 'rcpt', send: false } as const;
            const { form, origin } = confirming;
            workbench.ask(() => workbench.start({ plan, form, origin }));
          }}
          onCancel={() => stores.confirming.set(undefined)}
          onLeft={focusRun}
        />
      );
    }
    if (starting) return <Starting over={log !== undefined} />;
    if (!log) return <NothingYet />;
    if (judgement) {
      return (
        <VerdictCard
          judgement={judgement}
          took={duration(log.events.at(-1)?.at ?? 0)}
          open={open && showTranscript}
          onOpen={(next) => verdictFold.set(next)}
          cites={(seqs) => <LineCites log={log} seqs={seqs} onCite={cite} />}
          actions={<VerdictActions log={log} judgement={judgement} />}
        />
      );
    }
    if (log.state.state === 'broken') return <BrokenLog message={log.state.message} />;
    return isRunning(log) ? (
      <RunningLine log={log} />
    ) : (
      <BrokenLog message="The log ended without a verdict." />
    );
  };

  return (
    <>
      <main className={styles.verdict}>{slot()}</main>
      {showTranscript && (
        <div className={styles.wire}>
          {log && (
            <Transcript
              key={log.id}
              ref={transcript}
              log={log}
              marks={marks}
              onCopyAll={() => workbench.attempt(() => copyTranscript(log))}
              onExport={() => workbench.ask(() => workbench.exportRun('text'))}
              exportBarred={barred ?? (judged ? undefined : WHEN_ENDED)}
            />
          )}
        </div>
      )}
    </>
  );
}
