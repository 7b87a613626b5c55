// Starts Ehlo on any clone: installs and builds what is missing, then opens the window.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { ensureElectron, openDesktop } from './electron.mjs';
import { ensureInstalled } from './install.mjs';
import { root, runNode } from './project.mjs';

const entry = join(root, 'dist', 'cli', 'ehlo.js');
/** The run that works with no account of any kind. */
const practice = ['test', 'practice:healthy'];

/** Whether a browser could show itself. */
function hasDisplay() {
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * The command line to run. `npm start` opens the window, on the desktop or else in the
 * browser; without a display it runs the practice test and then serves the window; `--once`
 * runs the test alone; `-- test HOST` and the like stand for themselves.
 * @param {string[]} given
 * @returns {Promise<string[]>}
 */
async function commandLine(given) {
  if (given.length === 0 || given[0] === '--no-open') {
    if (hasDisplay() && given.length === 0) return ['serve'];
    await runNode([entry, ...practice]);
    return ['serve', '--no-open'];
  }
  if (given[0] === '--once') return [...practice, ...given.slice(1)];
  return given;
}

/** Ends with the desktop app, where it opened; comes back where the browser must do. */
async function tryDesktop() {
  const electron = await ensureElectron();
  const code = electron && (await openDesktop(electron));
  if (code !== undefined) process.exit(code);
}

await ensureInstalled();
await ensureBuilt();
if (process.argv.length === 2 && hasDisplay()) await tryDesktop();
process.argv = [process.execPath, entry, ...(await commandLine(process.argv.slice(2)))];
await import(pathToFileURL(entry).href);
