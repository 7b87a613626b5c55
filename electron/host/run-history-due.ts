// Says when the history is to be pruned again, for a door that makes one run and ends.

import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PRUNED_FILE } from './run-history-files.ts';

/** Milliseconds: looking at ten thousand names after each run would be felt. */
const EVERY = 3_600_000;

export function isPruningDue(folder: string): boolean {
  try {
    return Date.now() - statSync(join(folder, PRUNED_FILE)).mtimeMs > EVERY;
  } catch {
    return true;
  }
}

export function notePruned(folder: string): void {
  writeFileSync(join(folder, PRUNED_FILE), '', { mode: 0o600 });
}
