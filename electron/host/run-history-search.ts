// Says whether a kept run is one that is looked for.

import type { RunQuery } from '../../shared/host/run-query.ts';
import type { RunEntry } from './run-history-entry.ts';

/** What a run is looked up in; `note` is read only where it may matter. */
export interface Searched {
  readonly entry: RunEntry;
  readonly pinned: boolean;
  readonly note: () => string;
}

/** Reads the query once; the function is for each run. */
export function matcher(query: RunQuery): (run: Searched) => boolean {
  const words = (query.text ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const target = query.target?.toLowerCase();
  const profile = query.profile?.toLowerCase();
  const since = time(query.since);
  const until = time(query.until);
  return ({ entry, pinned, note }) => {
    if (query.pinned && !pinned) return false;
    if (query.outcome !== undefined && query.outcome !== (entry.outcome ?? 'none')) return false;
    if (target !== undefined && !entry.target.toLowerCase().includes(target)) return false;
    if (
      profile !== undefined &&
      entry.profile !== query.profile &&
      entry.profileName?.toLowerCase() !== profile
    ) {
      return false;
    }
    if (since !== undefined || until !== undefined) {
      const at = Date.parse(entry.startedAt);
      if (at < (since ?? -Infinity) || at >= (until ?? Infinity)) return false;
    }
    if (words.every((word) => entry.words.includes(word))) return true;
    const noted = note().toLowerCase();
    return words.every((word) => entry.words.includes(word) || noted.includes(word));
  };
}

function time(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text);
}
