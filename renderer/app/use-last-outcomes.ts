// Knows how the newest run of each profile ended: of the newest runs from their list, of older ones from the host.

import { useMemo } from 'react';
import type { LastOutcomes } from '../../shared/profile/find-profiles.ts';
import type { Outcome } from '../../shared/run/verdict.ts';
import { useStore } from '../state/store.ts';
import { useWorkbench } from './workbench-context.ts';

export function useLastOutcomes(): LastOutcomes {
  const { stores } = useWorkbench();
  const runs = useStore(stores.runs);
  const kept = useStore(stores.outcomes);
  return useMemo(() => {
    const newest = new Map<string, Outcome>();
    for (const { profile, outcome } of runs) {
      if (profile !== undefined && outcome && !newest.has(profile)) newest.set(profile, outcome);
    }
    return { ...kept, ...Object.fromEntries(newest) };
  }, [runs, kept]);
}
