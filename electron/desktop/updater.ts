// Looks for a newer version when somebody asks for it, and never by itself.

import { app, dialog, type BrowserWindow } from 'electron';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Ask } from './look-for-update.ts';

/**
 * What the menu is to do. Undefined where the package names no place for updates, as one
 * that was not made for a release.
 */
export function updateCommand(window: () => BrowserWindow | undefined): (() => void) | undefined {
  if (!app.isPackaged || !existsSync(join(process.resourcesPath, 'app-update.yml'))) {
    return undefined;
  }
  const ask: Ask = (options) => {
    const asked = { noLink: true, ...options };
    const parent = window();
    return parent ? dialog.showMessageBox(parent, asked) : dialog.showMessageBox(asked);
  };
  let looking = false;
  return () => {
    if (looking) return;
    looking = true;
    // Loaded when it is used: it is nearly as large as all that the app needs for its start.
    void import('./look-for-update.ts')
      .then(({ lookForUpdate }) => lookForUpdate(ask))
      .finally(() => (looking = false));
  };
}
