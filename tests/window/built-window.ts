/** Builds the window for its tests when its sources have changed since the last time. */

import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { withLock } from '../peers/debian/lock.ts';

const root = resolve(import.meta.dirname, '../..');
const cache = join(root, 'node_modules/.cache/ehlo');

/** The folder that the door serves. */
export const WINDOW_FOLDER = join(root, 'dist/window');

/** One test process builds; the others wait for it and find it done. */
export async function ensureWindowBuilt(): Promise<void> {
  await mkdir(cache, { recursive: true });
  await withLock(join(cache, 'window.lock'), async () => {
    const build = pathToFileURL(join(root, 'build/build.mjs')).href;
    const script = `const { ensureBuilt } = await import('${build}'); await ensureBuilt();`;
    await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
      cwd: root,
    });
  });
}
