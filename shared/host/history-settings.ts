// States how much of the history is kept, and what may be set.

export interface HistorySettings {
  /** Whether runs are kept at all. */
  readonly keep: boolean;
  /** Most runs, pinned ones not counted. */
  readonly maxRuns: number;
  /** Most octets of all logs, pinned ones not counted. */
  readonly maxBytes: number;
}

/** How much there is. */
export interface HistorySize {
  readonly runs: number;
  readonly pinned: number;
  /** Octets of all logs. */
  readonly bytes: number;
}

export interface HistoryState {
  readonly settings: HistorySettings;
  readonly size: HistorySize;
}

export const MEBIBYTE = 1024 * 1024;

export const DEFAULT_HISTORY: HistorySettings = {
  keep: true,
  maxRuns: 10_000,
  maxBytes: 512 * MEBIBYTE,
};

/** The least and the most that may be set: a folder of more files is slow everywhere. */
export const HISTORY_BOUNDS = {
  maxRuns: [1, 100_000],
  maxBytes: [MEBIBYTE, 64 * 1024 * MEBIBYTE],
} as const;

export function isWithin(name: keyof typeof HISTORY_BOUNDS, value: number): boolean {
  const [least, most] = HISTORY_BOUNDS[name];
  return Number.isSafeInteger(value) && value >= least && value <= most;
}
