// Finds the transcript's rows that a verdict or a panel cites.

import type { RunLog } from './run-log.ts';

/** The row that stands for this event: its own, its reply's first line, or the row before it. */
export function rowOfSeq(log: RunLog, seq: number): number {
  const event = log.events[seq - 1];
  const shown = event?.type === 'reply.completed' ? event.lines[0] : seq;
  return Math.max(0, log.rows.rowNotAfter(shown - 1));
}

/** The number that this row shows. */
export function numberOfRow(log: RunLog, row: number): number {
  return log.rows.eventIndex(row) + 1;
}

/** The rows that these events stand for, each once, in order. */
export function rowsOfSeqs(log: RunLog, seqs: readonly number[]): readonly number[] {
  return [...new Set(seqs.map((seq) => rowOfSeq(log, seq)))].sort((a, b) => a - b);
}
