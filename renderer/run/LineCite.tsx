// Cites a line of the transcript by its number, and leads there.

import type { ReactNode } from 'react';
import styles from './LineCite.module.css';
import { numberOfRow, rowOfSeq, rowsOfSeqs } from './evidence.ts';
import type { RunLog } from './run-log.ts';

export interface LineCiteProps {
  readonly log: RunLog;
  /** Number of the event cited; the row that stands for it is what is shown. */
  readonly seq: number;
  readonly onCite: (row: number) => void;
}

export function LineCite({ log, seq, onCite }: LineCiteProps): ReactNode {
  return <RowCite log={log} row={rowOfSeq(log, seq)} onCite={onCite} />;
}

export interface LineCitesProps extends Omit<LineCiteProps, 'seq'> {
  readonly seqs: readonly number[];
}

/** Cites each line once, though several of the events may stand in it, as a reply and its line do. */
export function LineCites({ seqs, ...rest }: LineCitesProps): ReactNode {
  return rowsOfSeqs(rest.log, seqs).map((row) => <RowCite key={row} row={row} {...rest} />);
}

function RowCite({
  log,
  row,
  onCite,
}: Omit<LineCiteProps, 'seq'> & { readonly row: number }): ReactNode {
  return <NumberCite number={numberOfRow(log, row)} onCite={() => onCite(row)} />;
}

export interface NumberCiteProps {
  readonly number: number;
  readonly onCite: () => void;
}

/** Cites a line by the number it shows. */
export function NumberCite({ number, onCite }: NumberCiteProps): ReactNode {
  return (
    <button
      type="button"
      className={styles.cite}
      aria-label={`line ${String(number)}`}
      onClick={onCite}
    >
      {number}
    </button>
  );
}
