// Asks the host for the runs that are looked for, again when the words or the runs change.

import { useEffect, useState } from 'react';
import type { RunPage, RunQuery } from '../../shared/host/run-query.ts';
import { queryOf } from './history-filter.ts';
import type { HistoryFilter } from './history-filter.ts';

/** Milliseconds without a key before it is asked. */
const PAUSE = 120;

/** Runs of a page. */
export const PAGE = 200;

/** Undefined until the first answer; `changed` is a value that changes when the runs may have. */
export function useHistoryPage(
  search: (query: RunQuery) => Promise<RunPage>,
  filter: HistoryFilter,
  pages: number,
  changed: unknown,
  onTrouble: (message: string) => void,
): RunPage | undefined {
  const [page, setPage] = useState<RunPage>();
  useEffect(() => {
    let stale = false;
    const read = async (): Promise<void> => {
      const found = await search({ ...queryOf(filter), limit: Math.min(1000, pages * PAGE) });
      if (!stale) setPage(found);
    };
    const timer = setTimeout(() => {
      read().catch((error: unknown) => {
        if (!stale) onTrouble(error instanceof Error ? error.message : String(error));
      });
    }, PAUSE);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
    // New functions are no reason to ask again.
  }, [filter, pages, changed]);
  return page;
}
