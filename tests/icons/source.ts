/** Knows where the icons come from and where they go. */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** The one source; the window's own page shows it as well. */
export const SOURCE = join(root, 'renderer/app/icon.svg');
export const FOLDER = join(root, 'build/icons');

/** For Linux, a file each. */
export const PNG_SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
/** For Windows, in one file. */
export const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256];

/** The hash of the source that the icons in the folder were drawn from. */
export const HASH_FILE = join(FOLDER, 'source.sha256');

export function sourceHash(): string {
  const text = readFileSync(SOURCE, 'utf8').replaceAll('\r\n', '\n');
  return createHash('sha256').update(text).digest('hex');
}
