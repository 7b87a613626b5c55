// Says which runs of the history are looked for, and asks the host's words for it.

import type { RunQuery } from '../../shared/host/run-query.ts';

export interface HistoryFilter {
  readonly text: string;
  readonly outcome: NonNullable<RunQuery['outcome']> | '';
  /** A profile's id; empty for any. */
  readonly profile: string;
  /** `2026-03-01`, of this computer's zone; empty for no bound. The day itself is in it. */
  readonly since: string;
  readonly until: string;
  readonly pinned: boolean;
}

export const EMPTY_FILTER: HistoryFilter = {
  text: '',
  outcome: '',
  profile: '',
  since: '',
  until: '',
  pinned: false,
};

export function isEmptyFilter(filter: HistoryFilter): boolean {
  return Object.values(filter).every((value) => value === '' || value === false);
}

export function queryOf(filter: HistoryFilter): RunQuery {
  const { text, outcome, profile, pinned } = filter;
  const since = startOfDay(filter.since, 0);
  const until = startOfDay(filter.until, 1);
  return {
    ...(text.trim() !== '' && { text: text.trim() }),
    ...(outcome !== '' && { outcome }),
    ...(profile !== '' && { profile }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    ...(pinned && { pinned: true as const }),
  };
}

/** The first moment of the day, or of one some days later. */
function startOfDay(day: string, later: number): string | undefined {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  if (year === undefined) return undefined;
  const start = new Date(Number(year), Number(month) - 1, Number(date) + later);
  return Number.isNaN(start.getTime()) ? undefined : start.toISOString();
}
