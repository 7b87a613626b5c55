// Reads a file of settings as it stands, before what keeps such files is loaded.

import { readFileSync } from 'node:fs';

/** Empty where the file is not there, or holds something else. */
export function readRecord(path: string): Readonly<Record<string, unknown>> {
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
