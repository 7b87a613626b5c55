// Says what the app is made of: its own version, those of its engines, and all licences.

import {
  app,
  shell,
  type AboutPanelOptionsOptions,
  type MenuItemConstructorOptions,
} from 'electron';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Written when the app is packaged, from what went into its bundles. */
const LICENCES = 'LICENSES.txt';

export function aboutPanel(version: string): AboutPanelOptionsOptions {
  const { electron, chrome, node } = process.versions;
  const engines = [`Electron ${electron ?? '-'}`, `Chromium ${chrome ?? '-'}`, `Node ${node}`];
  return {
    applicationName: 'Ehlo',
    applicationVersion: version,
    // The one text that the panels of all three systems show.
    copyright: `MIT licence, the Ehlo authors.\n${engines.join(', ')}.`,
  };
}

/** A menu item that opens the licences of the parts; none where nothing was packaged. */
export function licences(): MenuItemConstructorOptions[] {
  if (!app.isPackaged) return [];
  const path = join(process.resourcesPath, LICENCES);
  if (!existsSync(path)) return [];
  return [{ id: 'licences', label: '&Licences', click: () => void shell.openPath(path) }];
}
