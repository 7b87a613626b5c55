// Reads and writes how much of the history is kept.

import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_HISTORY, type HistorySettings } from '../../shared/host/history-settings.ts';
import { makeFolder, SETTINGS_FILE } from './run-history-files.ts';

/** What was set; the defaults for what was not, or cannot be read any more. */
export function readHistorySettings(folder: string): HistorySettings {
  let stored: Partial<Record<keyof HistorySettings, unknown>> | null;
  try {
    stored = JSON.parse(readFileSync(join(folder, SETTINGS_FILE), 'utf8')) as typeof stored;
  } catch {
    return DEFAULT_HISTORY;
  }
  const number = (name: 'maxRuns' | 'maxBytes'): number => {
    const value = stored?.[name];
    return Number.isSafeInteger(value) && (value as number) >= 0
      ? (value as number)
      : DEFAULT_HISTORY[name];
  };
  return {
    keep: stored?.keep !== false,
    maxRuns: number('maxRuns'),
    maxBytes: number('maxBytes'),
  };
}

export function writeHistorySettings(folder: string, settings: HistorySettings): void {
  makeFolder(folder);
  const path = join(folder, SETTINGS_FILE);
  const aside = `${path}.${String(process.pid)}`;
  writeFileSync(aside, `${JSON.stringify({ version: 1, ...settings }, null, 2)}\n`, {
    mode: 0o600,
  });
  renameSync(aside, path);
}
