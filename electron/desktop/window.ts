// Opens the window: sandboxed, where it stood last time, shown when there is something to see.

import { BrowserWindow, nativeTheme } from 'electron';
import { join } from 'node:path';
import { APP_PAGE } from './app-protocol.ts';
import { offerContextMenu } from './context-menu.ts';
import type { WindowPlace } from './window-place.ts';

/** The narrowest and lowest window in which everything can be reached. */
const MINIMUM = { minWidth: 480, minHeight: 400 };

/** The theme's own backgrounds, so that nothing flashes before the page has drawn. */
const BACKGROUND = { dark: '#16181c', light: '#ffffff' };

export interface WindowOptions {
  readonly place: WindowPlace;
  /** Whether the developer tools may be opened: never in a packaged app. */
  readonly devTools: boolean;
}

export function openWindow({ place, devTools }: WindowOptions): BrowserWindow {
  const { bounds, maximized } = place.recall();
  const window = new BrowserWindow({
    ...bounds,
    ...MINIMUM,
    title: 'Ehlo',
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: {
      preload: join(import.meta.dirname, 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools,
    },
  });
  offerContextMenu(window.webContents, devTools);
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
  window.on('close', () =>
    place.remember({ bounds: window.getNormalBounds(), maximized: window.isMaximized() }),
  );
  void window.loadURL(APP_PAGE);
  return window;
}
