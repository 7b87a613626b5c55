// Keeps a run of the command line in the history, when its verdict has been told.

import type { RunEvent } from '../../shared/run/event.ts';
import { dataFolder } from '../host/data-folder.ts';
import type { RunOrigin } from '../host/run-history-entry.ts';
import { historyFolder } from '../host/run-history-files.ts';
import { keepLog } from '../host/run-history-keep.ts';
import { isPruningDue, notePruned } from '../host/run-history-due.ts';
import { readHistorySettings } from '../host/run-history-settings.ts';
import { tell, type Door } from './door.ts';
import type { RunOptions } from './run-options.ts';
import { reasonOf } from './system-error.ts';

/** A history that cannot be written is told of in a sentence, and costs the run nothing. */
export async function keepRun(
  log: readonly RunEvent[],
  origin: RunOrigin | undefined,
  { nagios }: RunOptions,
  door: Door,
): Promise<void> {
  const data = dataFolder(process.platform, door.env);
  const folder = historyFolder(data);
  const settings = readHistorySettings(folder);
  if (!settings.keep) return;
  try {
    keepLog(folder, log, origin);
    if (!isPruningDue(folder)) return;
    notePruned(folder);
    const { RunHistory } = await import('../host/run-history.ts');
    await new RunHistory(data).prune(settings);
  } catch (error) {
    // A monitor takes one line, and has it.
    if (nagios) return;
    tell(door, `ehlo: this run is not kept in the history (${reasonOf(error)}).`);
  }
}
