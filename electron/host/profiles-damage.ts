// Sets a damaged file of profiles aside, and finds the last good copy of it.

import { constants, copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseProfiles, type ParsedProfiles } from '../../shared/profile/parse-profiles.ts';
import { writeWhole } from './whole-file.ts';

/** Beside `profiles.json`: what was last saved, and what was found damaged. */
export const BACKUP = 'profiles.backup.json';
const DAMAGED = 'profiles.damaged-';

export interface GoodCopy {
  readonly path: string;
  readonly text: string;
  readonly parsed: Extract<ParsedProfiles, { state: 'read' }>;
  /** When it was saved: `2026-03-01 10:00 UTC`. */
  readonly savedAt: string;
}

/** Undefined where there is none, or none that this version can read. */
export function goodCopy(folder: string): GoodCopy | undefined {
  const path = join(folder, BACKUP);
  try {
    const text = readFileSync(path, 'utf8');
    const parsed = parseProfiles(text);
    if (parsed.state !== 'read') return undefined;
    const iso = statSync(path).mtime.toISOString();
    return { path, text, parsed, savedAt: `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC` };
  } catch {
    return undefined;
  }
}

/**
 * Moves the damaged file out of the way and puts the copy in its place; answers where it lies
 * now. There is a file at every moment, as none means that there are no profiles.
 */
export function setAside(
  folder: string,
  path: string,
  copy: GoodCopy | undefined,
  now: Date,
): string {
  const to = freeName(join(folder, `${DAMAGED}${now.toISOString().replaceAll(':', '-')}`));
  if (copy) {
    copyFileSync(path, to, constants.COPYFILE_EXCL);
    writeWhole(path, copy.text);
  } else {
    renameSync(path, to);
  }
  return to;
}

/** Whether a damaged file lies there, in which profiles may be that are nowhere else. */
export function hasSetAside(folder: string): boolean {
  try {
    return readdirSync(folder).some((name) => name.startsWith(DAMAGED));
  } catch {
    return false;
  }
}

function freeName(stem: string): string {
  for (let count = 1; ; count += 1) {
    const path = `${stem}${count === 1 ? '' : `-${count}`}.json`;
    if (!existsSync(path)) return path;
  }
}
