// Builds what runs: the bundles of the command line and the desktop, and the window, in dist/.

import { chmodSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled } from './install.mjs';
import { root } from './project.mjs';
import { hashSources, isBuilt, noteBuilt } from './sources.mjs';

/** Milliseconds for which chunks of an earlier build stay: a program that runs loads them late. */
const CHUNKS_KEPT = 3_600_000;

/**
 * Builds every environment of vite.config.ts, and the window.
 * @param {string} [hash] Hash of the sources, where it is already known.
 * @returns {Promise<void>}
 */
export async function build(hash = hashSources()) {
  await bundleInto(join(root, 'dist'));
  chmodSync(join(root, 'dist', 'cli', 'ehlo.js'), 0o755);
  for (const door of ['cli', 'desktop']) removeOldChunks(join(root, 'dist', door, 'chunks'));
  noteBuilt(hash);
}

/**
 * Writes all bundles below a folder.
 * @param {string} folder
 * @returns {Promise<string[]>} The path of every module that went into one.
 */
export async function bundleInto(folder) {
  // Vite reads and sets this for the whole process: a test runner's own value would make
  // a development build of the window, and ours must not reach what runs afterwards.
  const { NODE_ENV: before } = process.env;
  process.env.NODE_ENV = 'production';
  try {
    return await bundleAll(folder);
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}

async function bundleAll(folder) {
  const { build: bundle, createBuilder } = await import('vite');
  const builder = await createBuilder({
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'warn',
  });
  const made = [];
  for (const environment of Object.values(builder.environments)) {
    if (environment.name === 'client' || environment.name === 'ssr') continue;
    const { build: options } = environment.config;
    options.outDir = join(folder, relative(join(root, 'dist'), options.outDir));
    made.push(await builder.build(environment));
  }
  made.push(
    await bundle({
      configFile: join(root, 'vite.window.config.ts'),
      logLevel: 'warn',
      build: { outDir: join(folder, 'window') },
    }),
  );
  const chunks = made.flat().flatMap(({ output }) => output);
  return [...new Set(chunks.flatMap(({ moduleIds }) => moduleIds ?? []))].sort();
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
