// Installs the packages when what is installed is not what the lock file says.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npmScript, root, runNode } from './project.mjs';

/**
 * Makes `node_modules` agree with `package-lock.json`; does nothing when it does.
 * @returns {Promise<void>}
 */
export async function ensureInstalled() {
  requireNode();
  if (isInstalled()) return;
  console.error('Installing packages (npm ci) …');
  const code = await runNode([npmScript(), 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    // npm's report is no part of the output of what is started next.
    stdio: ['ignore', 2, 2],
  });
  if (code !== 0) throw new Error(`npm ci failed with exit code ${code}.`);
}

/**
 * Compares versions, not times: a fresh clone and a copied folder carry any time. npm
 * keeps a lock file of what it installed; optional packages may be missing from it.
 */
function isInstalled() {
  const wanted = readLock(join(root, 'package-lock.json'));
  const present = readLock(join(root, 'node_modules', '.package-lock.json'));
  if (!wanted) throw new Error('package-lock.json is missing or unreadable.');
  if (!present) return false;
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || present[path]?.version === entry.version,
  );
}

/** @returns {Record<string, { version?: string, optional?: boolean }> | undefined} */
function readLock(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** Says in one sentence what is wrong with an old Node, before something in it breaks. */
function requireNode() {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const [wanted, present] = [engines.node.replace('>=', ''), process.versions.node].map((version) =>
    version.split('.').map(Number),
  );
  const older = present[0] < wanted[0] || (present[0] === wanted[0] && present[1] < wanted[1]);
  if (!older) return;
  console.error(`Ehlo needs Node.js ${engines.node}; this is ${process.versions.node}.`);
  process.exit(1);
}
