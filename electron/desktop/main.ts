// Starts the desktop door: one instance, and a window at once; `behind.ts` is all that it can ask for.

import { app, dialog, nativeTheme, type BrowserWindow } from 'electron';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder } from '../host/data-folder.ts';
import { aboutPanel } from './about.ts';
import { registerAppScheme, serveApp } from './app-protocol.ts';
import { firstBackground } from './background.ts';
import { commandLineOf, runCommandLine } from './command-line.ts';
import { confinePages } from './confine.ts';
import { surviveCrash } from './crash.ts';
import { EarlyPages } from './early-pages.ts';
import { setApplicationMenu } from './menu.ts';
import { Openings } from './openings.ts';
import { findUpdates } from './updater.ts';
import { openWindow } from './window.ts';
import { recallPlace, type Place } from './window-place.ts';

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
  app
    .whenReady()
    .then(() => ready(openings))
    .catch(fail);
}

function comeForward(): void {
  if (!window) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

async function ready(openings: Openings): Promise<void> {
  nativeTheme.themeSource = 'system';
  const readTheRest = serveApp(join(import.meta.dirname, '..', 'window'));
  confinePages();
  const early = new EarlyPages();
  let keepPlace: (place: Place) => void = () => undefined;
  const open = (): void => {
    const opened = openWindow({
      place: recallPlace(folder),
      background: firstBackground(folder),
      devTools,
    });
    window = opened;
    surviveCrash(opened);
    opened.on('close', () =>
      keepPlace({ bounds: opened.getNormalBounds(), maximized: opened.isMaximized() }),
    );
    opened.once('closed', () => (window = undefined));
    opened.webContents.once('did-finish-load', () => {
      // `npm start` opens the browser instead where no window ever came.
      process.send?.('shown');
      void readTheRest();
    });
  };
  const show = (): void => (window ? comeForward() : open());
  // First: its process starts while the rest is done.
  open();
  app.on('activate', () => {
    if (!window) open();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.setAboutPanelOptions(aboutPanel(version()));
  const updates = findUpdates(() => window);
  setApplicationMenu({
    platform: process.platform,
    devTools,
    window: () => window,
    updates,
  });
  const { serveWindows } = await import('./behind.ts');
  keepPlace = serveWindows({
    folder,
    version: version(),
    early,
    openings,
    window: () => window,
    updates,
    showWindow: show,
  });
}

function fail(error: unknown): void {
  dialog.showErrorBox(
    'Ehlo could not start',
    error instanceof Error ? error.message : String(error),
  );
  app.exit(1);
}
