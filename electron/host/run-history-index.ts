// Keeps what lists show of each log, so that they need not be opened; the logs alone count.

import { appendFileSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { INDEX_FILE, type Stem } from './run-history-files.ts';
import { ENTRY_VERSION, type RunEntry } from './run-history-entry.ts';

/** Reads the entries; a line that is none, torn or of another version is left out. */
export function readIndex(folder: string): Map<Stem, RunEntry> {
  const entries = new Map<Stem, RunEntry>();
  let text: string;
  try {
    text = readFileSync(join(folder, INDEX_FILE), 'utf8');
  } catch {
    // Not there, or of no use: it is made again from the logs.
    return entries;
  }
  for (const line of text.split('\n')) {
    const entry = line === '' ? undefined : parseEntry(line);
    if (entry) entries.set(entry.stem, entry);
  }
  return entries;
}

/** One write, so that two doors' lines do not mix. A failure costs nothing but time later. */
export function appendIndex(folder: string, entries: readonly RunEntry[]): void {
  if (entries.length === 0) return;
  // Begins with a line end: what another door may have left torn spoils no entry of ours.
  const text = entries.map((entry) => `\n${JSON.stringify(entry)}`).join('');
  try {
    appendFileSync(join(folder, INDEX_FILE), `${text}\n`, { mode: 0o600 });
  } catch {
    // The next list reads the logs.
  }
}

/** Writes it anew without what is no longer there. */
export function rewriteIndex(folder: string, entries: Iterable<RunEntry>): void {
  const aside = join(folder, `${INDEX_FILE}.${String(process.pid)}`);
  try {
    let text = '';
    for (const entry of entries) text += `${JSON.stringify(entry)}\n`;
    writeFileSync(aside, text, { mode: 0o600 });
    renameSync(aside, join(folder, INDEX_FILE));
  } catch {
    rmSync(aside, { force: true });
  }
}

function parseEntry(line: string): RunEntry | undefined {
  let value: Partial<RunEntry> | null;
  try {
    value = JSON.parse(line) as Partial<RunEntry> | null;
  } catch {
    return undefined;
  }
  if (value?.v !== ENTRY_VERSION) return undefined;
  const { stem, bytes, target, startedAt, words } = value;
  const whole =
    typeof stem === 'string' &&
    typeof bytes === 'number' &&
    typeof target === 'string' &&
    typeof startedAt === 'string' &&
    typeof words === 'string';
  return whole ? (value as RunEntry) : undefined;
}
