// Reads and writes the small files beside a log: its origin, its note, its pin, and who writes it.

import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NOTE_LIMIT } from '../../shared/host/note-limit.ts';
import type { RunOrigin } from './run-history-entry.ts';
import { BESIDE, type Stem } from './run-history-files.ts';

/** Milliseconds after which nobody can still be writing a log. */
const LIVE_FOR = 3_600_000;

/** What the run was started from; nothing where that cannot be read. */
export function readOrigin(folder: string, stem: Stem): RunOrigin {
  try {
    const text = readFileSync(join(folder, stem + BESIDE.origin), 'utf8');
    const { profile, profileName } = JSON.parse(text) as Record<keyof RunOrigin, unknown>;
    return {
      ...(typeof profile === 'string' && { profile }),
      ...(typeof profileName === 'string' && { profileName }),
    };
  } catch {
    // The run itself is whole without it.
    return {};
  }
}

/** Empty where there is none. */
export function readNote(folder: string, stem: Stem): string {
  try {
    return readFileSync(join(folder, stem + BESIDE.note), 'utf8').slice(0, NOTE_LIMIT);
  } catch {
    return '';
  }
}

/** An empty text takes the note away. */
export function writeNote(folder: string, stem: Stem, text: string): void {
  const path = join(folder, stem + BESIDE.note);
  const note = text.trim().slice(0, NOTE_LIMIT);
  if (note === '') {
    rmSync(path, { force: true });
    return;
  }
  const aside = `${path}.${String(process.pid)}`;
  writeFileSync(aside, note, { mode: 0o600 });
  renameSync(aside, path);
}

export function writePin(folder: string, stem: Stem, pinned: boolean): void {
  const path = join(folder, stem + BESIDE.pinned);
  if (pinned) writeFileSync(path, '', { mode: 0o600 });
  else rmSync(path, { force: true });
}

/** Whether the process that writes the log is still there. */
export function isBeingWritten(folder: string, stem: Stem): boolean {
  const path = join(folder, stem + BESIDE.live);
  try {
    if (Date.now() - statSync(path).mtimeMs > LIVE_FOR) return false;
    process.kill(Number(readFileSync(path, 'utf8')), 0);
    return true;
  } catch (error) {
    // Another user's process: it is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
