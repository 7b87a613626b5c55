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
import type { Updates } from './updater.ts';
import type { Place } from './window-place.ts';

export interface Front {
  readonly folder: string;
  readonly version: string;
  readonly early: EarlyPages;
  readonly openings: Openings;
  readonly window: () => BrowserWindow | undefined;
  readonly updates: Updates | undefined;
  /** Makes a window where there is none, and brings it forward. */
  readonly showWindow: () => void;
}

/** Serves every window from now on; answers how to keep a window's place. */
export function serveWindows(front: Front): (place: Place) => void {
  const { folder, version, early, openings, window, updates, showWindow } = front;
  const vault = safeStorageVault(folder, safeStorage);
  void forgetOrphans(folder, vault);
  const host = new Host({
    version,
    door: 'desktop',
    folder,
    vault,
    practice: practiceSource,
    print: pagePrinter(window),
    findsUpdates: updates !== undefined,
  });
  let begun = false;
  const hangUp = listenForWindows(host, early, (page) => {
    openings.listen(page);
    if (!begun && updates) void lookWhereWanted(host, updates);
    begun = true;
  });
  endTogether(async () => {
    await host.close();
    hangUp();
  });
  openings.serve((asked) => readOpening(host, asked), showWindow);
  return placeKeeper(folder);
}

/** At the start, once the window stands. */
async function lookWhereWanted(host: Host, updates: Updates): Promise<void> {
  // Preferences that cannot be read are told of in the window, and are no wish.
  const wanted = await host.preferences().catch(() => undefined);
  if (wanted?.updates) updates.lookQuietly();
}
