// Writes a file so that whoever reads it, and whenever the computer stops, sees the old or the new one whole.

import {
  closeSync,
  fstatSync,
  fsyncSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
  type BigIntStats,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

const ASIDE = '.new';
/** How often a rename is tried on Windows, where a reader holds it up, and milliseconds between. */
const TRIES = 20;
const BETWEEN = 10;

export interface WriteOptions {
  /** Asked before the new file takes the old one's place; where it says no, nothing has changed. */
  readonly counts?: () => boolean;
  /** Whether it must be on the disk before it counts. */
  readonly durable?: boolean;
}

/**
 * Answers which file it is now, or undefined where it was not to count. Only one may write the
 * same file at a time; what an earlier one left half done goes.
 */
export function writeWhole(
  path: string,
  text: string,
  { counts = () => true, durable = true }: WriteOptions = {},
): BigIntStats | undefined {
  const target = real(path);
  sweep(target);
  const aside = `${target}.${String(process.pid)}${ASIDE}`;
  const file = openSync(aside, 'wx', 0o600);
  let written: BigIntStats;
  try {
    writeFileSync(file, text);
    if (durable) fsyncSync(file);
    written = fstatSync(file, { bigint: true });
  } catch (error) {
    closeSync(file);
    rmSync(aside, { force: true });
    throw error;
  }
  closeSync(file);
  if (!counts()) {
    rmSync(aside, { force: true });
    return undefined;
  }
  replace(aside, target);
  if (durable) syncFolder(dirname(target));
  return written;
}

/** The file itself where the path is a link to it, as to one that is kept with other settings. */
function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function sweep(target: string): void {
  const begins = `${basename(target)}.`;
  for (const name of readdirSync(dirname(target))) {
    if (name.startsWith(begins) && name.endsWith(ASIDE)) {
      rmSync(join(dirname(target), name), { force: true });
    }
  }
}

function replace(from: string, to: string): void {
  for (let left = process.platform === 'win32' ? TRIES : 1; ; left -= 1) {
    try {
      renameSync(from, to);
      return;
    } catch (error) {
      if (left <= 1) {
        rmSync(from, { force: true });
        throw error;
      }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, BETWEEN);
    }
  }
}

/** A rename is on the disk when its folder is; Windows and some disks know no such thing. */
function syncFolder(folder: string): void {
  try {
    const open = openSync(folder, 'r');
    try {
      fsyncSync(open);
    } finally {
      closeSync(open);
    }
  } catch {
    // The file is whole either way.
  }
}
