// Sums up a log for lists and searches: where, when, how it ended, and words to find it by.

import { authority } from '../../shared/run/authority.ts';
import type { RunEvent } from '../../shared/run/event.ts';
import { LogError } from '../../shared/run/log-error.ts';
import { readEvent } from '../../shared/run/log.ts';
import type { Outcome } from '../../shared/run/verdict.ts';
import { upgradeLog } from '../../shared/run/upgrade-log.ts';
import type { Stem } from './run-history-files.ts';

/** What a run was started from. */
export interface RunOrigin {
  /** A profile's id, and its name at that time. */
  readonly profile?: string;
  readonly profileName?: string;
}

/** A line of the index. */
export interface RunEntry extends RunOrigin {
  readonly v: typeof ENTRY_VERSION;
  readonly stem: Stem;
  readonly bytes: number;
  readonly target: string;
  readonly startedAt: string;
  /** Absent where the run broke off. */
  readonly outcome?: Outcome;
  readonly title?: string;
  /** Lower case. */
  readonly words: string;
}

/** Entries of another version are made again. */
export const ENTRY_VERSION = 1;

/** Characters of `words`. */
const WORDS = 1200;

/** Events that an entry is made of; the others are not even parsed. A field may stand anywhere. */
const TOLD = /"type":"(?:run\.started|connection\.opened|reply\.completed|verdict\.reached)"/;

/** Reads as much of a log's text as an entry needs; throws a `LogError` where it is damaged. */
export function readEntry(stem: Stem, text: string, bytes: number, origin: RunOrigin): RunEntry {
  const lines = text.split('\n');
  // What stands behind the last line end was torn off, or is empty; rarely it is whole.
  const rest = lines.pop() ?? '';
  if (readEvent(rest) !== undefined) lines.push(rest);
  const events = lines.flatMap((line, index) => {
    if (!TOLD.test(line)) return [];
    const event = readEvent(line);
    if (event === undefined) throw new LogError({ kind: 'malformed', line: index + 1 });
    return event;
  });
  const last = events.at(-1);
  if (last?.type === 'verdict.reached' && last.seq !== lines.length) {
    throw new LogError({ kind: 'gap', expected: lines.length, found: last.seq });
  }
  return entryOf(stem, events, bytes, origin);
}

/** Makes the entry of a log's events, or of those that it is made of. */
export function entryOf(
  stem: Stem,
  log: readonly RunEvent[],
  bytes: number,
  { profile, profileName }: RunOrigin,
): RunEntry {
  const [started, ...events] = upgradeLog(log);
  if (started?.type !== 'run.started') throw new LogError({ kind: 'no-start' });
  const { connection, auth } = started.plan;
  const target = authority(connection);
  const said = [target, profileName ?? '', auth?.user ?? ''];
  const last = events.at(-1);
  const verdict = last?.type === 'verdict.reached' ? last.verdict : undefined;
  if (verdict) said.push(verdict.title, verdict.rule, verdict.reply?.text ?? '');
  for (const event of events) {
    if (event.type === 'connection.opened') said.push(event.address);
    if (event.type === 'reply.completed') {
      said.push(`${String(event.code)} ${event.text.slice(0, 120)}`);
    }
  }
  return {
    v: ENTRY_VERSION,
    stem,
    bytes,
    target,
    startedAt: started.startedAt,
    ...(verdict && { outcome: verdict.outcome, title: verdict.title }),
    ...(profile !== undefined && { profile }),
    ...(profileName !== undefined && { profileName }),
    words: said.join('\n').toLowerCase().slice(0, WORDS),
  };
}
