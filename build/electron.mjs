// Finds Electron, or tries once to fetch it, and opens the desktop app with it.

import { spawn } from 'node:child_process';
import { lookup } from 'node:dns/promises';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runNode } from './project.mjs';

const folder = join(root, 'node_modules', 'electron');
const app = join(root, 'dist', 'desktop', 'main.js');
/** Says that this version could not be fetched; it goes with the packages beside it. */
const failed = join(root, 'node_modules', '.cache', 'ehlo', 'electron-not-fetched');
/** Milliseconds for the whole download. */
const PATIENCE = 60_000;

/**
 * Electron's program where it is here already; nothing is fetched.
 * @returns {string | undefined}
 */
export function electronHere() {
  const chosen = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  return chosen ? present(join(chosen, programName())) : ownElectron();
}

/**
 * Electron's program: the one in the folder that `ELECTRON_OVERRIDE_DIST_PATH` names, else
 * the package's own, which is fetched where it has not been tried. The package itself is not
 * imported, since that would start a download by itself.
 * @returns {Promise<string | undefined>}
 */
export async function ensureElectron() {
  const found = electronHere();
  const chosen = Boolean(process.env.ELECTRON_OVERRIDE_DIST_PATH);
  if (found || chosen || process.env.EHLO_NO_DOWNLOAD === '1') return found;
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (existsSync(failed) && readFileSync(failed, 'utf8') === version) return undefined;
  console.error('Fetching Electron, once (at most a minute; EHLO_NO_DOWNLOAD=1 skips it) …');
  if ((await isReachable()) && (await fetchElectron()) && ownElectron()) return ownElectron();
  mkdirSync(join(failed, '..'), { recursive: true });
  writeFileSync(failed, version);
  console.error(
    'Electron could not be fetched, so that Ehlo opens in the browser. ' +
      `It is not tried again until \`npm ci\`, or: node ${join('node_modules', 'electron', 'install.js')}`,
  );
  return undefined;
}

/**
 * Opens the desktop app and waits for its end. Undefined where it ended before its first
 * window, as without a display; why is then printed. The sandbox is never turned off.
 * @param {string} program
 * @returns {Promise<number | undefined>}
 */
export function openDesktop(program) {
  const env = { ...process.env };
  delete env.ELECTRON_RUN_AS_NODE;
  const child = spawn(program, [app], { env, stdio: ['inherit', 'inherit', 'pipe', 'ipc'] });
  let shown = false;
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    if (shown) process.stderr.write(text);
    else errors = (errors + text).slice(-4_000);
  });
  child.on('message', (message) => (shown ||= message === 'shown'));
  // Ctrl-C reaches the app as well, which ends its runs first.
  const wait = () => undefined;
  process.on('SIGINT', wait);
  return new Promise((resolve) => {
    const end = (code, why) => {
      process.off('SIGINT', wait);
      // An app that is open already is brought forward, and the second start ends well.
      if (shown || code === 0) return resolve(code ?? 1);
      console.error(`Electron ended before its first window (${why}); Ehlo opens in the browser.`);
      if (errors) console.error(errors.trimEnd());
      resolve(undefined);
    };
    child.once('error', (error) => end(1, error.code ?? 'it could not be started'));
    child.once('close', (code, signal) => end(code, signal ?? `exit code ${code}`));
  });
}

/** Electron's installer writes `path.txt` last, when all of it is there. */
function ownElectron() {
  if (!existsSync(join(folder, 'path.txt'))) return undefined;
  return present(join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8')));
}

function programName() {
  if (process.platform === 'darwin') return join('Electron.app', 'Contents', 'MacOS', 'Electron');
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

function present(path) {
  return existsSync(path) ? path : undefined;
}

/** Without a network the installer would try again and again; a mirror or proxy is its own affair. */
async function isReachable() {
  if (process.env.ELECTRON_MIRROR || process.env.ELECTRON_GET_USE_PROXY) return true;
  const late = new Promise((resolve) => setTimeout(resolve, 5_000, false).unref());
  const known = lookup('github.com').then(
    () => true,
    () => false,
  );
  return Promise.race([known, late]);
}

/** Runs Electron's own installer; its report is no part of our output. */
async function fetchElectron() {
  const options = { stdio: ['ignore', 'ignore', 'ignore'], timeout: PATIENCE };
  return (await runNode([join(folder, 'install.js')], options)) === 0;
}
