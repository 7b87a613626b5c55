// Finds words in a transcript, a slice at a time, so that a long one never holds up the window.

import { useEffect, useState } from 'react';
import { transcriptLine } from '../../../shared/export/transcript-line.ts';
import type { RunLog } from '../run-log.ts';

export interface Found {
  /** Row numbers, ascending. */
  readonly rows: readonly number[];
  readonly searching: boolean;
}

const NOTHING: Found = { rows: [], searching: false };

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
  return query !== '' && result?.log === log && result?.query === query ? result.found : NOTHING;
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
