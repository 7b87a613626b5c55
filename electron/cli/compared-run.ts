// Finds a run that is to be compared: in the history by its id, or in a file.

import { damageOf, KEPT_LIMIT, parseKeptLog, type KeptLog } from '../host/run-history-read.ts';
import { dataFolder } from '../host/data-folder.ts';
import { Refused } from '../host/refusal.ts';
import { RunHistory } from '../host/run-history.ts';
import { isProfileFile } from '../../shared/profile/profile-file.ts';
import type { RunEvent } from '../../shared/run/event.ts';
import { visible } from '../../shared/smtp/visible.ts';
import { tell, type Door } from './door.ts';
import { readBounded } from './files.ts';
import { quoted, UsageError } from './usage-error.ts';

/** `run` is `last`, the beginning of a kept run's id, or a path; a path has a dot or a slash. */
export function findRun(run: string, door: Door): readonly RunEvent[] {
  const { log, torn } = /[./\\]/.test(run) ? fromFile(run) : fromHistory(run, door);
  if (torn) tell(door, `ehlo: the last line of ${quoted(run)} was torn off in a crash.`);
  return log;
}

function fromHistory(run: string, { env }: Door): KeptLog {
  const history = new RunHistory(dataFolder(process.platform, env));
  try {
    const [id, other] = run === 'last' ? history.resolve('').slice(0, 1) : history.resolve(run);
    if (id === undefined) {
      throw new UsageError(
        'RUN',
        `no run is kept as ${quoted(run)}; a file is named with its ending.`,
      );
    }
    if (other !== undefined && run !== 'last') {
      throw new UsageError('RUN', `several runs begin with ${quoted(run)}.`);
    }
    return history.read(id);
  } catch (error) {
    if (error instanceof Refused) throw new UsageError('RUN', visible(error.message));
    throw error;
  }
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
