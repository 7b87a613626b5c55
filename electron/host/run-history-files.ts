// Names the files of the history: one log a run, and small ones beside it, each with one fact.

import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RunId } from '../../shared/host/api.ts';

/*
 * history/
 *   TIME-ID.ndjson        the log; the file is begun once and only ever appended to
 *   TIME-ID.origin.json   the profile or practice server that it was started from
 *   TIME-ID.live          the process that writes it, while it does
 *   TIME-ID.pinned        empty: the run is kept whatever its age
 *   TIME-ID.note          what was noted
 *   index.ndjson          what a list shows of each log; made again from the logs where it is not there
 *   settings.json         how much is kept
 *   pruned                empty: its time says when the command line last let old runs go
 *   damaged/              logs that could not be read
 *
 * No file is read, changed and written again by two, so two doors at once lose nothing.
 */

/** What stands before the ending of a run's files. */
export type Stem = string & { readonly __brand: 'Stem' };

export const LOG = '.ndjson';
export const BESIDE = { origin: '.origin.json', live: '.live', pinned: '.pinned', note: '.note' };
export const INDEX_FILE = 'index.ndjson';
export const SETTINGS_FILE = 'settings.json';
export const PRUNED_FILE = 'pruned';

const STEM = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z-([0-9a-f]{12})$/;

/** A new id; the odds that two of a million runs share one are one in five hundred. */
export function newRunId(): RunId {
  return randomBytes(6).toString('hex') as RunId;
}

/** Sorts by time; no `:`, which Windows does not take. */
export function stemOf(startedAt: string, id: RunId): Stem {
  return `${new Date(startedAt).toISOString().replaceAll(':', '-')}-${id}` as Stem;
}

export function idOf(stem: Stem): RunId {
  return stem.slice(-12) as RunId;
}

/** ISO 8601. */
export function timeOf(stem: Stem): string {
  return `${stem.slice(0, 13)}:${stem.slice(14, 16)}:${stem.slice(17, 24)}`;
}

export function historyFolder(dataFolder: string): string {
  return join(dataFolder, 'history');
}

/** Only the user may look into it: logs hold names and addresses. */
export function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}

/** What lies in the folder. */
export interface Listing {
  /** Newest first. */
  readonly runs: readonly Stem[];
  readonly pinned: ReadonlySet<string>;
  readonly noted: ReadonlySet<string>;
  readonly live: ReadonlySet<string>;
  readonly origin: ReadonlySet<string>;
}

/** One look at the folder, without opening anything in it. */
export function listFolder(folder: string): Listing {
  const found = { runs: [] as Stem[], pinned: new Set<string>(), noted: new Set<string>() };
  const live = new Set<string>();
  const origin = new Set<string>();
  for (const name of names(folder)) {
    const stem = name.slice(0, 37);
    if (!STEM.test(stem)) continue;
    const ending = name.slice(37);
    if (ending === LOG) found.runs.push(stem as Stem);
    else if (ending === BESIDE.pinned) found.pinned.add(stem);
    else if (ending === BESIDE.note) found.noted.add(stem);
    else if (ending === BESIDE.live) live.add(stem);
    else if (ending === BESIDE.origin) origin.add(stem);
  }
  found.runs.sort().reverse();
  return { ...found, live, origin };
}

function names(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
