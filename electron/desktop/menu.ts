// Builds the application menu: the system's own items, and the page's commands by their keys.

import { app, Menu, type BrowserWindow, type MenuItemConstructorOptions } from 'electron';
import { CHANNEL } from '../../shared/host/bridge.ts';
import { licences } from './about.ts';
import type { Updates } from './updater.ts';

export interface MenuOptions {
  readonly platform: NodeJS.Platform;
  readonly devTools: boolean;
  readonly window: () => BrowserWindow | undefined;
  /** Absent where the package knows no place for newer versions. */
  readonly updates?: Updates | undefined;
}

export function setApplicationMenu(options: MenuOptions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(applicationMenu(options)));
}

function applicationMenu({
  platform,
  devTools,
  window,
  updates,
}: MenuOptions): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin';
  const separator: MenuItemConstructorOptions = { type: 'separator' };

  /** The page knows the key already: outside macOS the menu only shows it. */
  const command = (label: string, key: string): MenuItemConstructorOptions => ({
    id: key,
    label,
    accelerator: key.replace('Ctrl', 'CommandOrControl'),
    registerAccelerator: mac,
    click: () => window()?.webContents.send(CHANNEL.menuKey, key),
  });
  const newer: MenuItemConstructorOptions[] = updates
    ? [{ id: 'updates', label: 'Check for &updates…', click: () => updates.look() }]
    : [];
  const preferences = command('Preferences…', 'Ctrl+,');

  return [
    ...(mac
      ? [
          {
            role: 'appMenu',
            submenu: [
              { role: 'about' },
              ...newer,
              separator,
              preferences,
              separator,
              { role: 'services' },
              separator,
              { role: 'hide' },
              { role: 'hideOthers' },
              { role: 'unhide' },
              separator,
              { role: 'quit' },
            ],
          } satisfies MenuItemConstructorOptions,
        ]
      : []),
    {
      label: '&File',
      submenu: [
        command('&New settings', 'Ctrl+N'),
        command('&Save as a profile', 'Ctrl+S'),
        separator,
        command('&Export the run as text', 'Ctrl+E'),
        command('Export the run as &PDF …', 'Ctrl+P'),
        command('&Copy for a ticket', 'Ctrl+Shift+C'),
        separator,
        ...(mac ? [] : [preferences, separator]),
        { role: mac ? 'close' : 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: '&Run',
      submenu: [command('&Run', 'Ctrl+Enter'), command('&Cancel the run', 'Esc')],
    },
    {
      label: '&View',
      submenu: [
        command('Co&mmands', 'Ctrl+K'),
        command('&Transcript', 'Ctrl+0'),
        command('&Certificate', 'Ctrl+1'),
        command('&Extensions', 'Ctrl+2'),
        command('&Authentication', 'Ctrl+3'),
        separator,
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        ...(devTools ? ([separator, { role: 'toggleDevTools' }] as const) : []),
      ],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [
        command('All &keys', '?'),
        ...licences(),
        ...(mac ? [] : newer),
        ...(mac ? [] : [{ id: 'about', label: '&About Ehlo', click: () => app.showAboutPanel() }]),
      ],
    },
  ];
}
