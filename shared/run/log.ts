// Writes and reads a run's log as NDJSON: one event a line.

import type { RunEvent } from './event.ts';
import { LogError } from './log-error.ts';

/** The event as a line, its end included. */
export function writeEvent(event: RunEvent): string {
  return `${JSON.stringify(event)}\n`;
}

/** A whole log as NDJSON. */
export function writeLog(events: Iterable<RunEvent>): string {
  let text = '';
  for (const event of events) text += writeEvent(event);
  return text;
}

/**
 * Reads one line of a log, or undefined if it is no event. Only what every event has is
 * looked at: the fold refuses gaps, unknown formats and types that a format does not have.
 */
export function readEvent(line: string): RunEvent | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  return isEvent(value) ? value : undefined;
}

/**
 * Reads a log. A last line without an end that is no event is left out: it was torn when
 * the program that wrote it was killed. Any other such line throws a `LogError`.
 */
export function readLog(text: string): RunEvent[] {
  const lines = text.split('\n');
  const events: RunEvent[] = [];
  for (const [index, line] of lines.entries()) {
    const last = index === lines.length - 1;
    if (last && line === '') break;
    const event = readEvent(line);
    if (event !== undefined) events.push(event);
    else if (!last) throw new LogError({ kind: 'malformed', line: index + 1 });
  }
  return events;
}

function isEvent(value: unknown): value is RunEvent {
  if (typeof value !== 'object' || value === null) return false;
  const { type, seq, at } = value as Partial<Record<keyof RunEvent, unknown>>;
  return (
    typeof type === 'string' &&
    Number.isInteger(seq) &&
    (seq as number) > 0 &&
    typeof at === 'number' &&
    at >= 0
  );
}
