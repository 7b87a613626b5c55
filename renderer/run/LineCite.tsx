// Cites a line of the transcript by its number, and leads there.

import type { ReactNode } from 'react';
import styles from './LineCite.module.css';
import { numberOfRow, rowOfSeq } from './evidence.ts';
import type { RunLog } from './run-log.ts';

export interface LineCiteProps {
  readonly log: RunLog;
  /** Number of the event cited; the row that stands for it is what is shown. */
  readonly seq: number;
  readonly onCite: (row: number) => void;
}

export function LineCite({ log, seq, onCite }: LineCiteProps): ReactNode {
  const row = rowOfSeq(log, seq);
  const number = numberOfRow(log, row);
  return (
    <button
      type="button"
      className={styles.cite}
      aria-label={`line ${number}`}
      onClick={() => onCite(row)}
    >
      {number}
    </button>
  );
}
