// Names a run by what it was started from: a profile, or a practice server.

import { useCallback, useMemo } from 'react';
import type { RunSummary } from '../../shared/host/api.ts';
import { fullName } from '../../shared/profile/full-name.ts';
import { visible } from '../../shared/smtp/visible.ts';
import { useStore } from '../state/store.ts';
import { useWorkbench } from './workbench-context.ts';

export type RunNaming = (run: RunSummary) => string | undefined;

/** Undefined for settings that were typed, and for a practice server that another window ran. */
export function useRunNames(): RunNaming {
  const { stores } = useWorkbench();
  const profiles = useStore(stores.profiles);
  const practice = useStore(stores.practice);
  const practised = useStore(stores.practised);
  const known = useMemo(() => new Map(profiles.map((each) => [each.id, each])), [profiles]);
  return useCallback(
    ({ id, profile }) => {
      const kept = profile === undefined ? undefined : known.get(profile);
      if (kept) return visible(fullName(kept));
      return practice.find(({ name }) => name === practised[id])?.title;
    },
    [known, practice, practised],
  );
}
