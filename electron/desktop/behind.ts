// Puts the host behind the window: loaded while the window's own process starts.

import { safeStorage, type BrowserWindow } from 'electron';
import { Host } from '../host/host.ts';
import { practiceSource } from '../practice/source.ts';
import type { EarlyPages } from './early-pages.ts';
import { endTogether } from './ending.ts';
import { listenForWindows } from './ipc.ts';
import { placeKeeper } from './keep-place.ts';
import type { Openings } from './openings.ts';
import { forgetOrphans } from './orphans.ts';
import { pagePrinter } from './print.ts';
import { readOpening } from './read-opening.ts';
import { safeStorageVault } from './safe-storage-vault.ts';
import type { Place } from './window-place.ts';

export interface Front {
  readonly folder: string;
  readonly version: string;
  readonly early: EarlyPages;
  readonly openings: Openings;
  readonly window: () => BrowserWindow | undefined;
  /** Makes a window where there is none, and brings it forward. */
  readonly showWindow: () => void;
}

/** Serves every window from now on; answers how to keep a window's place. */
export function serveWindows(front: Front): (place: Place) => void {
  const { folder, version, early, openings, window, showWindow } = front;
  const vault = safeStorageVault(folder, safeStorage);
  forgetOrphans(folder, vault);
  const host = new Host({
    version,
    door: 'desktop',
    folder,
    vault,
    practice: practiceSource,
    print: pagePrinter(window),
  });
  const hangUp = listenForWindows(host, early, (page) => openings.listen(page));
  endTogether(async () => {
    await host.close();
    hangUp();
  });
  openings.serve((asked) => readOpening(host, asked), showWindow);
  return placeKeeper(folder);
}
