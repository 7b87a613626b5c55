// Reads what an `.ehlo` file holds: a profile, or the log of a run. Any program may have written it.

import { exports } from '../../shared/export/exports.ts';
import { LOG_FORMATS } from '../../shared/export/formats.ts';
import { checkEvent } from '../../shared/host/event-shape.ts';
import { FILE_LIMIT } from '../../shared/host/opened.ts';
import {
  isProfileFile,
  readProfileFile,
  type ProfileFile,
} from '../../shared/profile/profile-file.ts';
import type { RunEvent } from '../../shared/run/event.ts';
import { foldLog } from '../../shared/run/fold.ts';
import { LogError } from '../../shared/run/log-error.ts';
import { readLog } from '../../shared/run/log.ts';
import { buildReport } from '../../shared/run/report.ts';
import { withoutSignIn } from '../../shared/run/without-secrets.ts';
import { Refused } from './refusal.ts';

export type FileContent =
  | { readonly kind: 'profile'; readonly profile: ProfileFile }
  | { readonly kind: 'log'; readonly log: readonly RunEvent[] };

/** Throws a `Refused` for anything else. */
export function readFileContent(text: string): FileContent {
  if (text.length > FILE_LIMIT) throw refused('The file is too large to be one of Ehlo’s.');
  if (isProfileFile(text)) {
    const read = readProfileFile(text);
    if (!read.ok) throw refused(read.reason);
    return { kind: 'profile', profile: read.profile };
  }
  return { kind: 'log', log: readRunLog(text) };
}

function readRunLog(text: string): readonly RunEvent[] {
  try {
    const log = readLog(text).map(checked);
    // What it says must fold, and every export must be able to tell it: a window would stumble too.
    const report = buildReport(foldLog(log));
    for (const format of LOG_FORMATS) exports[format](log, report);
    return log;
  } catch (error) {
    if (error instanceof LogError && error.fault.kind === 'unknown-format') {
      throw refused(error.message);
    }
    throw refused('The file holds neither a profile nor the whole log of a run.');
  }
}

function checked(event: RunEvent, index: number): RunEvent {
  const known = checkEvent(event);
  if (known === undefined) throw new LogError({ kind: 'malformed', line: index + 1 });
  return known.type === 'run.started' ? { ...known, plan: withoutSignIn(known.plan) } : known;
}

function refused(message: string): Refused {
  return new Refused('invalid-request', message);
}
