// Tells whether what was built is built from the sources as they are now.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './project.mjs';

const folders = ['electron', 'renderer', 'shared'];
const files = [
  'package.json',
  'package-lock.json',
  'vite.config.ts',
  'vite.window.config.ts',
  'tsconfig.base.json',
];
const stamp = join(root, 'dist', '.sources');

/**
 * Hashes the contents of all sources: times say nothing after a clone or a switch of
 * branches, and reading a few hundred small files takes some milliseconds.
 * @returns {string}
 */
export function hashSources() {
  const hash = createHash('sha256');
  const paths = folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name)),
    )
    .sort();
  for (const path of [...files.map((file) => join(root, file)), ...paths]) {
    hash
      .update(`${path.slice(root.length)}\0`)
      .update(readFileSync(path))
      .update('\0');
  }
  return hash.digest('hex');
}

/** Whether `dist` was built from sources with this hash. */
export function isBuilt(hash) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
}

/** Notes that `dist` is built from sources with this hash. */
export function noteBuilt(hash) {
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}
