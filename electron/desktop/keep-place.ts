// Keeps where the window stands when it closes.

import Store from 'electron-store';
import { ipcMain } from 'electron';
import { PLACE_FILE, type Place } from './window-place.ts';

/** Answers how to keep a place. */
export function placeKeeper(folder: string): (place: Place) => void {
  const store = new Store<Record<string, unknown>>({
    name: PLACE_FILE,
    cwd: folder,
    configFileMode: 0o600,
    clearInvalidConfig: true,
  });
  // The store answers any frame that asks where it lies; nobody here needs to ask.
  ipcMain.removeAllListeners('electron-store-get-data');
  return ({ bounds, maximized }) => {
    try {
      store.set({ bounds, maximized });
    } catch {
      // A disk that takes nothing more must not keep the window from closing.
    }
  };
}
