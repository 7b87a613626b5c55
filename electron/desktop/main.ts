// Starts the desktop door: one instance, one window, and an end that leaves no run behind.

import { app, dialog, nativeTheme, safeStorage, type BrowserWindow } from 'electron';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder } from '../host/data-folder.ts';
import { Host } from '../host/host.ts';
import { practiceSource } from '../practice/source.ts';
import { registerAppScheme, serveApp } from './app-protocol.ts';
import { commandLineOf, runCommandLine } from './command-line.ts';
import { confinePages } from './confine.ts';
import { listenForWindows } from './ipc.ts';
import { Openings } from './openings.ts';
import { endTogether } from './ending.ts';
import { setApplicationMenu } from './menu.ts';
import { safeStorageVault } from './safe-storage-vault.ts';
import { forgetOrphans } from './orphans.ts';
import { surviveCrash } from './crash.ts';
import { pagePrinter } from './print.ts';
import { updateCommand } from './updater.ts';
import { openWindow } from './window.ts';
import { openWindowPlace } from './window-place.ts';

/** As in package.json, which lies two folders up from the bundle. */
function version(): string {
  const text = readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

const folder = dataFolder();
const devTools = !app.isPackaged;
let window: BrowserWindow | undefined;

app.setName('Ehlo');
app.setPath('userData', folder);
// What Chromium keeps is not mixed with Ehlo's own files.
app.setPath('sessionData', join(folder, 'browser'));
app.enableSandbox();
registerAppScheme();

const words = commandLineOf(process.argv, app.isPackaged);
if (words) await runCommandLine(words);
// The folder's files are written by one process at a time.
else if (app.requestSingleInstanceLock()) begin();
else app.quit();

function begin(): void {
  const openings = new Openings();
  openings.take(process.argv.slice(1), process.cwd());
  app.on('second-instance', (_event, words, folder) => {
    comeForward();
    openings.take(words.slice(1), folder);
  });
  void app.whenReady().then(() => ready(openings), fail);
}

function comeForward(): void {
  if (!window) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function ready(openings: Openings): void {
  nativeTheme.themeSource = 'system';
  serveApp(join(import.meta.dirname, '..', 'window'));
  confinePages();
  const place = openWindowPlace(folder);
  const open = (): void => {
    window = openWindow({ place, devTools });
    surviveCrash(window);
    window.once('closed', () => (window = undefined));
    // `npm start` opens the browser instead where no window ever came.
    window.once('show', () => process.send?.('shown'));
  };
  // First: its process starts while the rest is done, and it can ask nothing before that.
  open();
  app.setAboutPanelOptions({ applicationName: 'Ehlo', applicationVersion: version() });
  const vault = safeStorageVault(folder, safeStorage);
  forgetOrphans(folder, vault);
  const host = new Host({
    version: version(),
    door: 'desktop',
    folder,
    vault,
    practice: practiceSource,
    print: pagePrinter(() => window),
  });
  const hangUp = listenForWindows(host, (page) => openings.listen(page));
  endTogether(async () => {
    await host.close();
    hangUp();
  });
  setApplicationMenu({
    platform: process.platform,
    devTools,
    window: () => window,
    updates: updateCommand(() => window),
  });
  app.on('activate', () => {
    if (!window) open();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  openings.serve(host, () => (window ? comeForward() : open()));
}

function fail(error: unknown): void {
  dialog.showErrorBox(
    'Ehlo could not start',
    error instanceof Error ? error.message : String(error),
  );
  app.exit(1);
}
