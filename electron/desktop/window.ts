// Opens the window at once: sandboxed, where it stood last time, in the colour of its theme.

import { BrowserWindow } from 'electron';
import { join } from 'node:path';
import { APP_PAGE } from './app-protocol.ts';
import { offerContextMenu } from './context-menu.ts';
import type { Place } from './window-place.ts';

/** The narrowest and lowest window in which everything can be reached. */
const MINIMUM = { minWidth: 480, minHeight: 400 };

export interface WindowOptions {
  readonly place: Place;
  /** What is seen until the page has drawn. */
  readonly background: string;
  /** Whether the developer tools may be opened: never in a packaged app. */
  readonly devTools: boolean;
}

export function openWindow({ place, background, devTools }: WindowOptions): BrowserWindow {
  const { bounds, maximized } = place;
  const window = new BrowserWindow({
    ...bounds,
    ...MINIMUM,
    title: 'Ehlo',
    backgroundColor: background,
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
  if (maximized) window.maximize();
  void window.loadURL(APP_PAGE);
  return window;
}
