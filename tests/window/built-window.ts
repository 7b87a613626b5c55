/** Builds the window for its tests when its sources have changed since the last time. */

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { execFile } from 'node:child_process';
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
    const stamp = join(cache, 'window.hash');
    const hash = await hashSources();
    const built = existsSync(join(WINDOW_FOLDER, 'index.html'));
    if (built && existsSync(stamp) && (await readFile(stamp, 'utf8')) === hash) return;
    // In a process of its own: this one's NODE_ENV would make it a development build.
    const vite = join(root, 'node_modules/vite/bin/vite.js');
    const config = join(root, 'vite.window.config.ts');
    await promisify(execFile)(process.execPath, [vite, 'build', '-c', config], {
      env: { ...process.env, NODE_ENV: 'production' },
    });
    await writeFile(stamp, hash);
  });
}

async function hashSources(): Promise<string> {
  const hash = createHash('sha256');
  hash.update(await readFile(join(root, 'package-lock.json')));
  for (const folder of ['renderer', 'shared']) {
    const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    for (const path of files.map((entry) => join(entry.parentPath, entry.name)).sort()) {
      hash.update(path.slice(root.length)).update(await readFile(path));
    }
  }
  return hash.digest('hex');
}
