// Finds words in a transcript, a slice at a time, so that a long one never holds up the window.

import { useEffect, useState } from 'react';
import { transcriptLine } from '../../../shared/export/transcript-line.ts';
import type { RunLog } from '../run-log.ts';

export interface Found {
  /** Row numbers, ascending. */
  readonly rows: readonly number[];
  readonly searching: boolean;
}

export type FindStep = 'on' | 'back';

/**
 * The found row that a step leads to, round the end if need be; undefined if there is none, or
 * none as yet while the search goes on.
 */
export function foundNext(
  rows: readonly number[],
  from: number,
  step: FindStep,
  searching: boolean,
): number | undefined {
  if (step === 'on') return rows.find((row) => row > from) ?? (searching ? undefined : rows[0]);
  // Rows are found in order: those before this one are all known once one behind it is.
  if (searching && (rows.at(-1) ?? -1) < from) return undefined;
  return rows.findLast((row) => row < from) ?? (searching ? undefined : rows.at(-1));
}

const NOTHING: Found = { rows: [], searching: false };
const BEGUN: Found = { rows: [], searching: true };

/** Milliseconds of searching between two breaths. */
const SLICE = 6;

/** Looks again for a new query or when the log has grown; an empty query finds nothing. */
export function useFind(log: RunLog | undefined, query: string, version: number): Found {
  const [result, setResult] = useState<{
    readonly log: RunLog;
    readonly query: string;
    readonly found: Found;
  }>();
  useEffect(() => {
    if (!log || query === '') return;
    const known = result?.log === log && result.query === query ? result.found.rows : [];
    const search = startSearch(log, query, known);
    const step = (): void => {
      const found = search();
      setResult({ log, query, found });
      if (found.searching) timer = setTimeout(step, 0);
    };
    let timer = setTimeout(step, 0);
    return () => clearTimeout(timer);
    // `result` is where the last search stopped, not a reason for a new one.
  }, [log, query, version]);
  if (!log || query === '') return NOTHING;
  return result?.log === log && result.query === query ? result.found : BEGUN;
}

function startSearch(log: RunLog, query: string, known: readonly number[]): () => Found {
  const wanted = query.toLowerCase();
  const rows = [...known];
  let next = (known.at(-1) ?? -1) + 1;
  return () => {
    const stop = performance.now() + SLICE;
    for (; next < log.rows.length; next += 1) {
      const event = log.events[log.rows.eventIndex(next)];
      const text = event && transcriptLine(event)?.text;
      if (text?.toLowerCase().includes(wanted)) rows.push(next);
      if ((next & 255) === 255 && performance.now() > stop) break;
    }
    const searching = next < log.rows.length;
    if (searching) next += 1;
    return { rows: [...rows], searching };
  };
}
