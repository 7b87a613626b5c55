// Finds a run that is to be compared: in the history by its id, or in a file.

import { damageOf, KEPT_LIMIT, parseKeptLog, type KeptLog } from '../host/run-history-read.ts';
import { isProfileFile } from '../../shared/profile/profile-file.ts';
import type { RunEvent } from '../../shared/run/event.ts';
import { visible } from '../../shared/smtp/visible.ts';
import { tell, type Door } from './door.ts';
import { readBounded } from './files.ts';
import { keptRun, openHistory, refusing } from './kept-run.ts';
import { quoted, UsageError } from '../host/usage-error.ts';

/** `run` is `last`, the beginning of a kept run's id, or a path; a path has a dot or a slash. */
export function findRun(run: string, door: Door): readonly RunEvent[] {
  const { log, torn } = /[./\\]/.test(run) ? fromFile(run) : fromHistory(run, door);
  if (torn) tell(door, `ehlo: the last line of ${quoted(run)} was torn off in a crash.`);
  return log;
}

function fromHistory(run: string, door: Door): KeptLog {
  const history = openHistory(door);
  return refusing('RUN', () =>
    history.read(keptRun(history, 'RUN', run, '; a file is named with its ending')),
  );
}

function fromFile(path: string): KeptLog {
  const text = readBounded('RUN', path, KEPT_LIMIT).toString('utf8');
  if (isProfileFile(text)) {
    throw new UsageError('RUN', `${quoted(path)} holds a profile, and no run.`);
  }
  try {
    return parseKeptLog(text);
  } catch (error) {
    const why = damageOf(error);
    if (why === undefined) throw error;
    throw new UsageError('RUN', `${quoted(path)} holds no log that can be read. ${visible(why)}`);
  }
}
