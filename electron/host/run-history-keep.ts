// Keeps a run that has ended, in one write: for a door that has better to do while it runs.

import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunId } from '../../shared/host/api.ts';
import type { RunEvent } from '../../shared/run/event.ts';
import { writeLog } from '../../shared/run/log.ts';
import { entryOf, type RunOrigin } from './run-history-entry.ts';
import { LOG, makeFolder, newRunId, stemOf } from './run-history-files.ts';
import { appendIndex } from './run-history-index.ts';
import { writeOrigin } from './run-history-writer.ts';

/** Throws where the folder cannot be written to. A run that is kept under the id stays as it is. */
export function keepLog(
  folder: string,
  log: readonly RunEvent[],
  origin: RunOrigin = {},
  id: RunId = newRunId(),
): RunId {
  const [started] = log;
  if (started?.type !== 'run.started') throw new TypeError('A log begins with run.started.');
  makeFolder(folder);
  const stem = stemOf(started.startedAt, id);
  const path = join(folder, stem + LOG);
  if (existsSync(path)) return id;
  const octets = Buffer.from(writeLog(log), 'utf8');
  writeOrigin(folder, stem, origin);
  writeFileSync(path, octets, { mode: 0o600, flag: 'wx' });
  appendIndex(folder, [entryOf(stem, log, octets.length, origin)]);
  return id;
}
