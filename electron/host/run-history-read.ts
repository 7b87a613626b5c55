// Reads the log of a kept run as it was written, or says what is wrong with the file.

import { readFileSync } from 'node:fs';
import { checkEvent } from '../../shared/host/event-shape.ts';
import type { RunEvent } from '../../shared/run/event.ts';
import { foldLog } from '../../shared/run/fold.ts';
import { LogError } from '../../shared/run/log-error.ts';
import { readLog } from '../../shared/run/log.ts';
import { buildReport } from '../../shared/run/report.ts';
import { upgradeLog } from '../../shared/run/upgrade-log.ts';

/** Most octets of a log; a run takes 8 MiB from its peer. */
export const KEPT_LIMIT = 64 * 1024 * 1024;

/** A log, and whether its last line was torn off in a crash. */
export interface KeptLog {
  readonly log: readonly RunEvent[];
  readonly torn: boolean;
}

/** Throws a `LogError` for a text that is no whole beginning of a log. */
export function parseKeptLog(text: string): KeptLog {
  const lines = readLog(text);
  const log = upgradeLog(lines).map((event, index) => {
    // A type of its own is for the fold to refuse, which says so.
    const known = index === 0 ? checkEvent(upgraded(event)) : checkEvent(event);
    if (known === undefined) throw new LogError({ kind: 'malformed', line: index + 1 });
    return known;
  });
  buildReport(foldLog(log));
  const rest = text.slice(text.lastIndexOf('\n') + 1);
  return { log, torn: rest !== '' && lines.length === text.split('\n').length - 1 };
}

export function readKeptLog(path: string): KeptLog {
  const octets = readFileSync(path);
  if (octets.length > KEPT_LIMIT) throw new LogError({ kind: 'malformed', line: 1 });
  return parseKeptLog(octets.toString('utf8'));
}

/** What a damaged log is told as; undefined for what is a bug, or the disk's own trouble. */
export function damageOf(error: unknown): string | undefined {
  if (error instanceof LogError) return error.message;
  // A made-up log need not hold what its types say, and then does not fold.
  if (error instanceof TypeError || error instanceof RangeError) {
    return 'Its events do not fit together.';
  }
  return undefined;
}

/** A log of a later version is not damaged: it stays where it is. */
export function isOfLaterVersion(error: unknown): boolean {
  return error instanceof LogError && error.fault.kind === 'unknown-format';
}

function upgraded(event: RunEvent): RunEvent {
  if (event.type !== 'run.started') throw new LogError({ kind: 'no-start' });
  return event;
}
