// Looks for a newer version when somebody asks for it, or has asked for it to be done at each start.

import { app, dialog, type BrowserWindow } from 'electron';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Ask } from './look-for-update.ts';

export interface Updates {
  /** Says what it found, whatever that is. */
  look(): void;
  /** Says something only where there is a newer version. */
  lookQuietly(): void;
}

/**
 * Undefined where the package names no place for updates, as one that was not made for a
 * release.
 */
export function findUpdates(window: () => BrowserWindow | undefined): Updates | undefined {
  if (!app.isPackaged || !existsSync(join(process.resourcesPath, 'app-update.yml'))) {
    return undefined;
  }
  const ask: Ask = (options) => {
    const asked = { noLink: true, ...options };
    const parent = window();
    return parent ? dialog.showMessageBox(parent, asked) : dialog.showMessageBox(asked);
  };
  let looking = false;
  const look = (quietly: boolean): void => {
    if (looking) return;
    looking = true;
    // Loaded when it is used: it is larger than all that the app needs for its start.
    void import('./look-for-update.ts')
      .then(({ lookForUpdate }) => lookForUpdate(ask, quietly))
      .finally(() => (looking = false));
  };
  return { look: () => look(false), lookQuietly: () => look(true) };
}
