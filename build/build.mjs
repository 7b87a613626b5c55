// Builds what runs: the command line's bundle in dist/cli.

import { chmodSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled } from './install.mjs';
import { root } from './project.mjs';
import { hashSources, isBuilt, noteBuilt } from './sources.mjs';

/** Milliseconds for which chunks of an earlier build stay: a program that runs loads them late. */
const CHUNKS_KEPT = 3_600_000;

/**
 * Builds every environment of vite.config.ts.
 * @param {string} [hash] Hash of the sources, where it is already known.
 * @returns {Promise<void>}
 */
export async function build(hash = hashSources()) {
  const { createBuilder } = await import('vite');
  const builder = await createBuilder({
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'warn',
  });
  for (const environment of Object.values(builder.environments)) {
    if (environment.name !== 'client' && environment.name !== 'ssr') {
      await builder.build(environment);
    }
  }
  chmodSync(join(root, 'dist', 'cli', 'ehlo.js'), 0o755);
  removeOldChunks(join(root, 'dist', 'cli', 'chunks'));
  noteBuilt(hash);
}

/** Chunks are named by their content, so those of this build are all new and the old ones idle. */
function removeOldChunks(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (Date.now() - statSync(path).mtimeMs > CHUNKS_KEPT) rmSync(path, { force: true });
  }
}

/** Builds when the sources have changed since the last time. */
export async function ensureBuilt() {
  const hash = hashSources();
  if (isBuilt(hash)) return;
  console.error('Building …');
  await build(hash);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await ensureInstalled();
  await build();
}
